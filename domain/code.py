"""Short codes that people read aloud and type: no look-alikes, any case."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Digits and capitals without 0, O, 1, I and L."""


def generate(rng: Random, length: int) -> str:
    """Return a random code of `length` symbols; the caller makes sure that it is free."""
    return "".join(rng.choice(ALPHABET) for _ in range(length))


PROMOTION_LENGTH = 5
"""31^4 codes after the letter that tells what they stand for; they grow when many are taken."""
DRAWS_PER_LENGTH = 8


async def generate_free(
    rng: Random, letter: str, taken: Callable[[str], Awaitable[object | None]]
) -> str:
    """Return a code that begins with `letter` and that nobody has: `G7Q2K`, `T4MNP`, `F8KXY`."""
    length = PROMOTION_LENGTH
    while True:
        for _ in range(DRAWS_PER_LENGTH):
            drawn = letter + generate(rng, length - 1)
            if await taken(drawn) is None:
                return drawn
        length += 1


def normalize(typed: str) -> str:
    """Return a code as it is stored, from what somebody typed: ` k7q2 ` is `K7Q2`."""
    return typed.strip().upper()


INVITE_CODE_LENGTH = 12
INVITE_VALID_FOR = timedelta(days=2)


def hash_code(typed: str) -> str:
    """Return what is kept of a link's code, however somebody typed it."""
    return hashlib.sha256(normalize(typed).encode()).hexdigest()
