"""Who goes next: a queue of calls that wait for their slot, in real time.

    turn -> ready (by lane, then by age) -> a permit
         -> later (until its chat opens)  -> ready
         -> parked (a call to its chat is in flight) -> later
         -> Postponed, when its chat stays shut longer than the caller's patience

One slow chat holds up nobody: a call that must wait for its chat waits apart from those that
only wait for the overall limit. Replies go before proofs, proofs before broadcasts, whoever
came first. One timer wakes the queue; a turn costs O(log n) and no task of its own.
"""

import asyncio
import heapq
import math
import time
from dataclasses import dataclass
from itertools import count

from bot.limits.budget import Budget, Permit
from bot.limits.scope import CallTarget
from domain.delivery.outcome import Postponed
from storage.delivery.tables import Lane

WAITING_MAX = 1_000
"""Calls that may wait at once; one more is postponed on the spot."""


@dataclass(slots=True, eq=False)
class _Waiter:
    place: CallTarget
    lane: Lane
    number: int
    patience_until: float
    future: asyncio.Future[Permit]

    @property
    def rank(self) -> tuple[int, int]:
        return self.lane, self.number


class Waiters:
    """Hands out tickets of one budget on the running event loop."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._numbers = count()
        self._ready: list[tuple[tuple[int, int], _Waiter]] = []
        self._later: list[tuple[float, int, _Waiter]] = []
        self._parked: dict[tuple[str, int | str], list[_Waiter]] = {}
        self._waiting = 0
        self._timer: asyncio.TimerHandle | None = None

    async def acquire(self, place: CallTarget, lane: Lane, patience_s: float) -> Permit:
        """Return a permit as soon as the call may depart; it must then be landed or cancelled."""
        now = time.monotonic()
        if self._waiting >= WAITING_MAX:
            raise Postponed(1.0)
        future: asyncio.Future[Permit] = asyncio.get_running_loop().create_future()
        waiter = _Waiter(place, lane, next(self._numbers), now + patience_s, future)
        self._waiting += 1
        try:
            self._place(waiter, now)
            self.serve()
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and not future.exception():
                self._budget.cancel(future.result())
            raise
        finally:
            self._waiting -= 1

    def serve(self) -> None:
        """Give a permit to everyone whose time has come, and set the timer for the next."""
        now = time.monotonic()
        while self._later and self._later[0][0] <= now:
            waiter = heapq.heappop(self._later)[2]
            heapq.heappush(self._ready, (waiter.rank, waiter))
        self._wake_at(min(self._serve_ready(now), self._later[0][0] if self._later else math.inf))

    def release(self, place: CallTarget) -> None:
        """A call to `place` was answered: look again at those who wait for its chat."""
        now = time.monotonic()
        for waiter in self._parked.pop(place.scope, ()):
            self._place(waiter, now)
        if self._ready or self._later:
            self.serve()

    def anew(self) -> None:
        """Look again at everyone who waits for a chat: the limits are others now."""
        now = time.monotonic()
        waiting = [waiter for _, _, waiter in self._later]
        waiting += [waiter for some in self._parked.values() for waiter in some]
        self._later.clear()
        self._parked.clear()
        for waiter in waiting:
            self._place(waiter, now)
        self.serve()

    def _serve_ready(self, now: float) -> float:
        """Serve from the ready ones; return when the overall limit has room again."""
        while self._ready:
            waiter = self._ready[0][1]
            if waiter.future.done():
                heapq.heappop(self._ready)
            elif waiter.place.counted and (opens := self._room_at(waiter, now)) > now:
                return opens
            else:
                heapq.heappop(self._ready)
                self._serve_one(waiter, now)
        return math.inf

    def _room_at(self, waiter: _Waiter, now: float) -> float:
        return self._budget.opens_at(waiter.lane, now)

    def _serve_one(self, waiter: _Waiter, now: float) -> None:
        if self._budget.chat_opens_at(waiter.place, now, waiter.lane) > now:
            self._place(waiter, now)
        else:
            waiter.future.set_result(self._budget.take(waiter.place, waiter.lane, now))

    def _place(self, waiter: _Waiter, now: float) -> None:
        opens = self._budget.chat_opens_at(waiter.place, now, waiter.lane)
        if waiter.future.done():
            return
        if opens == math.inf:
            self._parked.setdefault(waiter.place.scope, []).append(waiter)
        elif opens > waiter.patience_until:
            waiter.future.set_exception(Postponed(opens - now))
        elif opens > now:
            heapq.heappush(self._later, (opens, waiter.number, waiter))
        else:
            heapq.heappush(self._ready, (waiter.rank, waiter))

    def _wake_at(self, moment: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if moment < math.inf:
            delay = max(0.0, moment - time.monotonic())
            self._timer = asyncio.get_running_loop().call_later(delay, self.serve)
