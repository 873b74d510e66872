"""Keeps the network shut while a batch of updates is open: commit first, then speak."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_batch_open: ContextVar[bool] = ContextVar("batch_open", default=False)


class SpokeTooEarly(RuntimeError):
    """Something called Telegram inside an open write transaction: a bug of ours."""


@contextmanager
def network_shut() -> Iterator[None]:
    """Make every call to Telegram from inside the block raise `SpokeTooEarly`."""
    token = _batch_open.set(True)
    try:
        yield
    finally:
        _batch_open.reset(token)


def must_be_open(method: str) -> None:
    """Raise where the network is shut; `method` is the call that was tried."""
    if _batch_open.get():
        raise SpokeTooEarly(f"{method} was called inside a write transaction; return it instead")
