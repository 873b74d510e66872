"""The sender: says what the outbox holds, in ticks, never without a durable mark.

    tick:  ONE short transaction   what ended is recorded, what goes next is marked `sending`
           after its commit        the marked calls wait for their permit and are made

A mark that cannot be written stops sending before the send; what ended meanwhile is kept in
memory and recorded as soon as the database takes it. After a kill, at most the rows that were
marked and not recorded are in doubt, and `storage.delivery.sending.recover` settles them by policy.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

import structlog
from aiogram import Bot

from bot.limits import RateLimiter
from bot.sender.attempt import Attempt
from bot.sender.chat_queue import ChatQueue, Loader
from bot.sender.connectivity import ConnectionMonitor
from bot.sender.prepare import Preparer, TextsOf
from bot.sender.render import GENERIC_RENDERERS
from bot.sender.results import (
    Alarm,
    Migrate,
    ResultHandler,
    TickBatch,
    follow_supergroup,
    write_tick,
)
from bot.sender.uploads import BrokenPictures, UploadCache
from domain.clock import Clock
from domain.delivery import in_doubt
from domain.delivery.breaker import Breaker
from storage import errors
from storage.database import Database
from storage.deal import deals
from storage.delivery import sending
from views.notice import Renderers

TICK_S = 0.05
IDLE_S = 0.25
AHEAD_S = 0.02
"""Rows are marked for a tick, two commits and this much more before they are sent."""
HORIZON_MAX_S = 0.5
IN_FLIGHT_MAX = 200
"""Calls on their way at once; Telegram answers about a thousand with a minute's wait."""
MARKED_LEAST = 10
"""Rows that may be marked and not sent yet: a kill leaves them in doubt though nothing was sent.

Twice what the overall limit lets out in a tick, if that is more.
"""
RESULTS_MAX = 10
"""So many results are recorded at once, without waiting for the next tick."""
DRAIN_WITHIN_S = 10.0
"""How long a graceful stop waits for calls that have left."""
LAST_TRIES = 5
"""How often a graceful stop tries to record what ended last."""
STUCK_FIRST_S, STUCK_MAX_S = 0.1, 5.0
"""Pauses after the database would not take a batch."""
log = structlog.get_logger("tuan.sender")


class Sender:
    """One bot's sender over one outbox; `run` until `close`."""

    def __init__(
        self,
        *,
        bot: Bot,
        database: Database,
        clock: Clock,
        limits: RateLimiter,
        renderers: Renderers,
        texts: TextsOf,
        alarm: Alarm,
        migrate: Migrate = follow_supergroup,
        allowed: Callable[[], bool] = lambda: True,
    ) -> None:
        self._bot, self._database, self._clock = bot, database, clock
        self._limits, self._alarm, self._migrate = limits, alarm, migrate
        self._allowed = allowed
        """Whether this process may send now."""
        self._queue = ChatQueue()
        self._loader = Loader(database, clock, self._queue)
        self._uploads = UploadCache(database, bot.id)
        self._broken = BrokenPictures()
        self._breaker = Breaker()
        self._connection = ConnectionMonitor(bot)
        self._preparer = Preparer(
            self._queue,
            limits,
            self._breaker,
            self._uploads,
            {**GENERIC_RENDERERS, **renderers},
            texts,
            alarm,
            self._broken,
        )
        self._in_flight: dict[asyncio.Task[None], Attempt] = {}
        self._next = TickBatch()
        self._woken = asyncio.Event()
        self._closing = False
        self._commit_s = 0.0
        self._stuck_s = 0.0
        self._results = ResultHandler(
            self._queue,
            self._uploads,
            self._breaker,
            self._connection,
            alarm,
            self._loader.ask,
            self._broken,
        )
        self.tally = self._results.tally

    @property
    def connected(self) -> bool:
        """Whether Telegram answers, as far as the sender knows."""
        return self._connection.connected

    @property
    def _marked_max(self) -> int:
        per_tick = self._limits.budget.rates.overall_per_second * TICK_S
        return max(MARKED_LEAST, round(2 * per_tick))

    def wake(self) -> None:
        """Look at the outbox now: something was queued that should go at once."""
        self._loader.look()
        self._woken.set()

    def reload(self) -> None:
        """Read again what is due: held rows were released, which no look would notice."""
        self._loader.ask()
        self._woken.set()

    def close(self) -> None:
        """Begin no more calls, let `run` record those on their way and return."""
        self._closing = True
        self._woken.set()

    async def run(self) -> None:
        """Send until `close`; every failure is waited out and recovered from."""
        while not self._closing and not await self._try(self._begin):
            await self._pause(self._stuck_s)
        try:
            while not self._closing:
                started = time.monotonic()
                await self._try(self._tick)
                await self._pause(self._pause_s() - (time.monotonic() - started))
        finally:
            await self._drain()

    async def _begin(self) -> None:
        now, real = self._clock.now(), datetime.now(UTC)
        async with self._database.begin() as tx:
            unknown, again = await in_doubt.recover(tx, now=now)
            frozen = await sending.active_cooldowns(tx, real_now=real)
            self._broken.remember(await deals.broken_photos(tx))
        self._limits.restore(frozen)
        if unknown or again or frozen:
            log.info("picking up", unknown=unknown, again=again, frozen=len(frozen))

    async def _tick(self) -> None:
        now = self._clock.now()
        self._connection.ping_if_due()
        if self._connection.connected and self._allowed() and not self._closing:
            await self._loader.refresh()
            self._limits.budget.backlog = max(self._loader.backlog, len(self._queue))
            room = self._room()
            if room > 0:
                await self._preparer.call(self._next, room, self._horizon_s(), now=now)
        await self._commit_tick(now)

    async def _commit_tick(self, now: datetime) -> None:
        """Write down what there is, and let the marked calls go."""
        batch, self._next = self._next, TickBatch()
        batch.cooldowns, self._limits.unsaved = self._limits.unsaved, {}
        if not batch:
            return
        started = time.monotonic()
        try:
            async with self._database.begin() as tx:
                marked = await write_tick(tx, batch, self._uploads, self._migrate, now=now)
        except BaseException:
            self._undo_tick(batch)
            raise
        self._commit_s = max(time.monotonic() - started, self._commit_s * 0.9)
        self._uploads.saved()
        self._apply_tick(batch, marked)

    def _apply_tick(self, batch: TickBatch, marked: set[int]) -> None:
        for attempt in batch.finished:
            self._results.recorded(attempt)
        for row, settled in batch.decided:
            self.tally[settled.state] += 1
            self._queue.done(row)
        if batch.breaker_ignored:
            self._loader.ask()
        for attempt in batch.to_send:
            if attempt.row.id in marked:
                self._start(attempt)
            else:
                self._abandon(attempt)
                self._queue.done(attempt.row)

    def _undo_tick(self, batch: TickBatch) -> None:
        """Undo in memory what the database did not take."""
        marked = batch.to_send
        batch.never_left |= {attempt.row.id for attempt in marked}
        batch.to_send = []
        for attempt in marked:
            self._abandon(attempt)
            self._queue.put_back(attempt.row, time.monotonic())
        batch.cooldowns |= self._limits.unsaved
        self._limits.unsaved = batch.cooldowns
        batch.finished.extend(self._next.finished)
        batch.breaker_ignored |= self._next.breaker_ignored
        self._next = batch

    def _start(self, attempt: Attempt) -> None:
        attempt.row = replace(attempt.row, attempts=attempt.row.attempts + 1)
        task = asyncio.create_task(self._run_attempt(attempt))
        self._in_flight[task] = attempt
        task.add_done_callback(self._in_flight.pop)

    async def _run_attempt(self, attempt: Attempt) -> None:
        end = await attempt.perform(self._bot, self._limits)
        self._next.breaker_ignored |= self._results.handle_result(attempt, end)
        if not self._connection.connected:
            self._cancel_waiting()
        self._next.finished.append(attempt)
        if len(self._next.finished) >= RESULTS_MAX:
            self._woken.set()

    def _cancel_waiting(self) -> None:
        """Cancel calls that have not left: their rows go back to the queue."""
        for task, attempt in self._in_flight.items():
            attempt.cancel(task)

    def _abandon(self, attempt: Attempt) -> None:
        if attempt.content is not None:
            self._uploads.ended(attempt.content, None)

    def _room(self) -> int:
        """Return how many more rows to mark: enough to last until after the next commit."""
        marked = sum(attempt.is_waiting for attempt in self._in_flight.values())
        now = time.monotonic()
        ahead = self._limits.budget.departures_by(now + self._horizon_s(), now)
        return min(ahead - marked, self._marked_max - marked, IN_FLIGHT_MAX - len(self._in_flight))

    def _horizon_s(self) -> float:
        return min(TICK_S + AHEAD_S + 2 * self._commit_s, HORIZON_MAX_S)

    def _pause_s(self) -> float:
        if self._stuck_s:
            return self._stuck_s
        if self._in_flight or self._next or len(self._queue):
            return TICK_S
        return self._loader.quiet_s(IDLE_S)

    async def _try(self, step: Callable[[], Awaitable[None]]) -> bool:
        """Run a step; return False when the database is in trouble, after saying so once."""
        try:
            await step()
        except Exception as error:
            # Whatever it was, nothing was sent without a mark, and the next try may succeed.
            if not self._stuck_s:
                if errors.is_transient(error):
                    log.error("cannot record, sending stops", why=str(error))
                else:
                    log.error("sender failed", exc_info=error)
                    self._alarm("owner.sender_failed", reason=str(error))
            self._stuck_s = min(max(self._stuck_s * 2, STUCK_FIRST_S), STUCK_MAX_S)
            return False
        if self._stuck_s:
            log.info("can record again, sending goes on")
        self._stuck_s = 0.0
        return True

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(max(0.001, seconds)):
                await self._woken.wait()
        except TimeoutError:
            return
        self._woken.clear()

    async def _drain(self) -> None:
        """Wait for calls that have left, give up the others, and record them all."""
        await self._connection.close()
        self._cancel_waiting()
        if self._in_flight:
            _, late = await asyncio.wait(tuple(self._in_flight), timeout=DRAIN_WITHIN_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for _ in range(LAST_TRIES):
            if await self._try(self._tick):
                return
            await asyncio.sleep(self._stuck_s)
