"""Packing lists: what was packed, and what a list said when it was taken."""
