"""Waiting for something to become true without asking again and again.

Whoever changes the world rings; a waiter looks at the world only then. A condition without
its lock: the sandbox lives on one event loop and changes its world between awaits only.
"""

import asyncio
from collections.abc import Callable


class Condition:
    """Rung after a change; wakes everyone who waits."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Event] = set()

    def notify_all(self) -> None:
        """Wake all waiters once."""
        for waiter in self._waiters:
            waiter.set()

    async def until(self, true: Callable[[], bool], timeout_s: float | None = None) -> None:
        """Return as soon as `true()`; raise TimeoutError after `timeout_s` real seconds."""
        waiter = asyncio.Event()
        self._waiters.add(waiter)
        try:
            async with asyncio.timeout(timeout_s):
                while not true():
                    waiter.clear()
                    await waiter.wait()
        finally:
            self._waiters.discard(waiter)
