"""Keeps the network shut while a batch of updates is open: commit first, then speak."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_batch_open: ContextVar[bool] = ContextVar("batch_open", default=False)


class NetworkInTransaction(RuntimeError):
    """Something called Telegram inside an open write transaction: a bug of ours."""


@contextmanager
def forbid_network() -> Iterator[None]:
    """Make every call to Telegram from inside the block raise `NetworkInTransaction`."""
    token = _batch_open.set(True)
    try:
        yield
    finally:
        _batch_open.reset(token)


def check_network_allowed(method: str) -> None:
    """Raise where the network is shut; `method` is the call that was tried."""
    if _batch_open.get():
        raise NetworkInTransaction(
            f"{method} was called inside a write transaction; return it instead"
        )
