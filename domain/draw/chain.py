"""The arithmetic of a draw; `docs/verify_draw.py` does the same without this code.

    h_0  = SHA-256 of "CODE|hash of the rules|hash of the seed"
    h_n  = SHA-256 of "h_(n-1)|n|pseudonym"
    key  = SHA-256 of "seed|head|values", the values with commas between them
    order: HMAC-SHA256 with the key's digits as key of "n|pseudonym", the lowest first

Hashes are written in hexadecimal digits, and hashed as written.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from random import Random

SEED_BYTES = 32
SHORT_SYMBOLS = 26
"""130 bits of a hash, as a card shows it."""
PSEUDONYM_SYMBOLS = 16


def sha256_hex(text: str) -> str:
    """Return SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def seed_from(rng: Random) -> str:
    """Return a new seed: 64 hexadecimal digits."""
    return rng.randbytes(SEED_BYTES).hex()


def short(hash_hex: str) -> str:
    """Return the beginning of a hash as 26 symbols of base32."""
    return base64.b32encode(bytes.fromhex(hash_hex)).decode()[:SHORT_SYMBOLS]


def pseudonym(secret: bytes, code: str, member_id: int) -> str:
    """Return what a member is called in a draw; nobody can tell who it is without the secret."""
    made = hmac.digest(secret, f"draw|{code}|{member_id}".encode(), "sha256")
    return base64.b32encode(made).decode()[:PSEUDONYM_SYMBOLS]


def first_link(code: str, rules_hash: str, seed_hash: str) -> str:
    """Return the head of a chain without entries."""
    return sha256_hex(f"{code}|{rules_hash}|{seed_hash}")


def extend(head: str, first: int, pseudonyms: Iterable[str]) -> str:
    """Return the head after more entries, of which the first has number `first`."""
    for number, name in enumerate(pseudonyms, start=first):
        head = sha256_hex(f"{head}|{number}|{name}")
    return head


def draw_key(seed: str, head: str, values: Sequence[int]) -> str:
    """Return the key that orders the entries."""
    return sha256_hex(f"{seed}|{head}|{','.join(map(str, values))}")


def sort_value(key: str, number: int, name: str) -> bytes:
    """Return what an entry is sorted by; the lowest comes first."""
    return hmac.digest(key.encode(), f"{number}|{name}".encode(), "sha256")


def order(key: str, entries: Iterable[tuple[int, str]]) -> list[int]:
    """Return the numbers of (number, pseudonym) in the order that a key gives them."""
    return [
        number
        for _, number in sorted((sort_value(key, each, name), each) for each, name in entries)
    ]
