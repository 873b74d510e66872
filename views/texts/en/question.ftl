# Questions that are answered by typing, once they are over.
question-not-taken = I did not take that as an answer: you went on to something else, or my question was too old. To be asked again: { $again }
question-not-taken-by-menu = The menu did not take that as an answer: you went on to something else, or its question was too old. If you meant it as the answer, send it again.
