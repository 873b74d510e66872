# Questions that are answered by typing, once they are over.
question-not-taken = I did not take that as an answer: you had gone on to something else, or my question was too old. { $again } asks again.
question-not-taken-by-menu = I did not take that for the menu: you had gone on to something else, or its question was too old. If you meant it as the answer, send it again.
