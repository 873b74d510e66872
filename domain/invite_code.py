"""The codes of invitations: long enough not to be guessed, and of which only a hash is kept."""

import hashlib
from datetime import timedelta

from domain import code

CODE_LENGTH = 12
LIVES_FOR = timedelta(days=2)


def digest(typed: str) -> str:
    """Return what is kept of a link's code, however somebody typed it."""
    return hashlib.sha256(code.normal(typed).encode()).hexdigest()
