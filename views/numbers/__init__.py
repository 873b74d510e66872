"""The shop's numbers as pictures and in words, and what a page of them is about."""
