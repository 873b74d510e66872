"""Short codes that people read aloud and type: no look-alikes, any case."""

from random import Random

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and capitals without 0, O, 1, I and L."""


def draw(rng: Random, length: int) -> str:
    """Return a random code of `length` symbols; the caller makes sure that it is free."""
    return "".join(rng.choice(ALPHABET) for _ in range(length))


def normal(typed: str) -> str:
    """Return a code as it is stored, from what somebody typed: ` k7q2 ` is `K7Q2`."""
    return typed.strip().upper()
