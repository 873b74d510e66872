"""Draws: a committed seed, numbered entries, dice, and what came of them."""
