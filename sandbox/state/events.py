"""What just happened, told to whoever watches: the chat page, and tests of it.

A watcher that falls behind loses the oldest events and gets one `resync` instead, so that a
sleeping browser tab costs a bounded amount of memory and knows that it must load afresh.

Every event is a dict with `kind` (message, edit, delete, pin, service, ephemeral, answer, call,
chat, member, unmodelled, meter, resync) and what belongs to that kind.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

Event = dict[str, Any]
EVENTS_WAITING_MAX = 1000


class Condition:
    """Rung after a change; wakes everyone who waits.

    A condition without its lock: the sandbox lives on one event loop and changes its world
    between awaits only.
    """

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


class Subscription:
    """An async iterator of events from the moment it was made; close it when done."""

    def __init__(self, close: Callable[["Subscription"], None]) -> None:
        self._waiting: deque[Event] = deque()
        self._bell = Condition()
        self._close = close
        self._open = True

    def put(self, event: Event) -> None:
        """Queue one event; when full, all that waits is replaced by a `resync`."""
        if len(self._waiting) >= EVENTS_WAITING_MAX:
            self._waiting.clear()
            self._waiting.append({"kind": "resync"})
        self._waiting.append(event)
        self._bell.notify_all()

    def drain(self) -> list[Event]:
        """Take all that waits, without waiting for more."""
        taken = list(self._waiting)
        self._waiting.clear()
        return taken

    def close(self) -> None:
        """Stop listening; an iteration that waits ends."""
        self._open = False
        self._close(self)
        self._bell.notify_all()

    def __aiter__(self) -> "Subscription":
        return self

    async def __anext__(self) -> Event:
        await self._bell.until(lambda: bool(self._waiting) or not self._open)
        if not self._waiting:
            raise StopAsyncIteration
        return self._waiting.popleft()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class EventBus:
    """The sandbox's loudspeaker."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()

    @property
    def heard(self) -> bool:
        """Whether anyone listens; asked before an event is put together."""
        return bool(self._subscriptions)

    def subscribe(self) -> Subscription:
        """Listen from now on: `async for event in box.events.subscribe()`."""
        subscription = Subscription(self._subscriptions.discard)
        self._subscriptions.add(subscription)
        return subscription

    def emit(self, kind: str, **values: Any) -> None:
        """Tell every subscriber."""
        for subscription in tuple(self._subscriptions):
            subscription.put({"kind": kind, **values})

    def close(self) -> None:
        """End every subscription."""
        for subscription in tuple(self._subscriptions):
            subscription.close()
