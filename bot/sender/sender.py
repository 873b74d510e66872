"""The sender: says what the outbox holds, in ticks, never without a durable mark.

    tick:  ONE short transaction   what ended is recorded, what goes next is marked `sending`
           after its commit        the marked calls wait for their turn and are made

A mark that cannot be written stops sending before the send; what ended meanwhile is kept in
memory and recorded as soon as the database takes it. After a kill, at most the rows that were
marked and not recorded are in doubt, and `storage.delivery.sending.recover` settles them by policy.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import structlog
from aiogram import Bot

from bot.limits import RateLimiter
from bot.sender.attempt import Attempt
from bot.sender.chat_queue import ChatQueue, Loader
from bot.sender.connectivity import ConnectionMonitor
from bot.sender.prepare import Preparer
from bot.sender.render import GENERIC_RENDERERS, Renderer
from bot.sender.results import (
    Alarm,
    Migrate,
    ResultHandler,
    TickBatch,
    follow_supergroup,
    write_tick,
)
from bot.sender.uploads import UploadCache
from domain.clock import Clock
from domain.delivery.breaker import Breaker
from storage import errors
from storage.database import Database
from storage.delivery import cooldowns, sending

TICK_S = 0.05
IDLE_S = 0.25
AHEAD_S = 0.02
"""Rows are marked for a tick, two commits and this much more ahead of their departure."""
HORIZON_MAX_S = 0.5
IN_FLIGHT_MAX = 200
"""Calls on their way at once; Telegram answers about a thousand with a minute's wait."""
MARKED_LEAST = 10
"""Rows that may be marked and not have left: a kill leaves them in doubt though nothing was said.

Twice what the overall limit lets out in a tick, if that is more.
"""
RESULTS_MAX = 10
"""So many results are recorded at once, without waiting for the next tick."""
DRAIN_WITHIN_S = 10.0
"""How long a graceful stop waits for calls that have left."""
LAST_TRIES = 5
"""How often a graceful stop tries to record what landed last."""
STUCK_FIRST_S, STUCK_MAX_S = 0.1, 5.0
"""Pauses after the database would not take a page."""
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
        wordings: Mapping[str, Renderer],
        language: Callable[[], str],
        alarm: Alarm,
        migrate: Migrate = follow_supergroup,
    ) -> None:
        self._bot, self._database, self._clock = bot, database, clock
        self._limits, self._alarm, self._migrate = limits, alarm, migrate
        self._line = ChatQueue()
        self._loader = Loader(database, clock, self._line)
        self._photos = UploadCache(database, bot.id)
        self._breaker = Breaker()
        self._connection = ConnectionMonitor(bot)
        self._preparer = Preparer(
            self._line,
            limits,
            self._breaker,
            self._photos,
            {**GENERIC_RENDERERS, **wordings},
            language,
            alarm,
        )
        self._in_flight: dict[asyncio.Task[None], Attempt] = {}
        self._next = TickBatch()
        self._bell = asyncio.Event()
        self._closing = False
        self._commit_s = 0.0
        self._stuck_s = 0.0
        self._results = ResultHandler(
            self._line, self._photos, self._breaker, self._connection, alarm, self._loader.ask
        )
        self.tally = self._results.tally

    @property
    def connected(self) -> bool:
        """Whether Telegram answers, as far as the sender knows."""
        return self._connection.connected

    @property
    def _boarding_max(self) -> int:
        per_tick = self._limits.budget.rates.overall_per_second * TICK_S
        return max(MARKED_LEAST, round(2 * per_tick))

    def wake(self) -> None:
        """Look at the outbox now: something was queued that should go at once."""
        self._loader.look()
        self._bell.set()

    def reload(self) -> None:
        """Read again what is due: held rows were released, which no look would notice."""
        self._loader.ask()
        self._bell.set()

    def close(self) -> None:
        """Begin no more calls, let `run` record those on their way and return."""
        self._closing = True
        self._bell.set()

    async def run(self) -> None:
        """Send until `close`; every trouble is waited out and recovered from."""
        while not self._closing and not await self._patiently(self._begin):
            await self._nap(self._stuck_s)
        try:
            while not self._closing:
                started = time.monotonic()
                await self._patiently(self._tick)
                await self._nap(self._pause_s() - (time.monotonic() - started))
        finally:
            await self._drain()

    async def _begin(self) -> None:
        now, real = self._clock.now(), datetime.now(UTC)
        async with self._database.begin() as tx:
            unknown, again = await sending.recover(tx, now=now)
            frozen = await cooldowns.active(tx, real_now=real)
        self._limits.restore(frozen)
        if unknown or again or frozen:
            log.info("picking up", unknown=unknown, again=again, frozen=len(frozen))

    async def _tick(self) -> None:
        now = self._clock.now()
        self._connection.ping_if_due()
        if self._connection.connected and not self._closing:
            await self._loader.refresh()
            self._limits.budget.backlog = max(self._loader.backlog, len(self._line))
            room = self._room()
            if room > 0:
                await self._preparer.call(self._next, room, self._horizon_s(), now=now)
        await self._commit_tick(now)

    async def _commit_tick(self, now: datetime) -> None:
        """Write down what there is, and let the marked calls go."""
        page, self._next = self._next, TickBatch()
        page.cooldowns, self._limits.unsaved = self._limits.unsaved, {}
        if not page:
            return
        started = time.monotonic()
        try:
            async with self._database.begin() as tx:
                marked = await write_tick(tx, page, self._photos, self._migrate, now=now)
        except BaseException:
            self._undo_tick(page)
            raise
        self._commit_s = max(time.monotonic() - started, self._commit_s * 0.9)
        self._photos.saved()
        self._turned(page, marked)

    def _turned(self, page: TickBatch, marked: set[int]) -> None:
        for flight in page.finished:
            self._results.recorded(flight)
        for row, settled in page.decided:
            self.tally[settled.state] += 1
            self._line.done(row)
        if page.breaker_ignored:
            self._loader.ask()
        for flight in page.to_send:
            if flight.row.id in marked:
                self._start(flight)
            else:
                self._abandon(flight)
                self._line.done(flight.row)

    def _undo_tick(self, page: TickBatch) -> None:
        """Undo in memory what the database did not take."""
        boarding = page.to_send
        page.never_left |= {flight.row.id for flight in boarding}
        page.to_send = []
        for flight in boarding:
            self._abandon(flight)
            self._line.put_back(flight.row, time.monotonic())
        page.cooldowns |= self._limits.unsaved
        self._limits.unsaved = page.cooldowns
        page.finished.extend(self._next.finished)
        page.breaker_ignored |= self._next.breaker_ignored
        self._next = page

    def _start(self, flight: Attempt) -> None:
        flight.row = replace(flight.row, attempts=flight.row.attempts + 1)
        task = asyncio.create_task(self._run_attempt(flight))
        self._in_flight[task] = flight
        task.add_done_callback(self._in_flight.pop)

    async def _run_attempt(self, flight: Attempt) -> None:
        end = await flight.perform(self._bot, self._limits)
        self._next.breaker_ignored |= self._results.handle_result(flight, end)
        if not self._connection.connected:
            self._cancel_waiting()
        self._next.finished.append(flight)
        if len(self._next.finished) >= RESULTS_MAX:
            self._bell.set()

    def _cancel_waiting(self) -> None:
        """Let nobody leave who has not left: the marked rows go back to the queue."""
        for task, flight in self._in_flight.items():
            flight.cancel(task)

    def _abandon(self, flight: Attempt) -> None:
        if flight.content is not None:
            self._photos.ended(flight.content, None)

    def _room(self) -> int:
        """Return how many more rows to mark: enough to last until after the next commit."""
        boarding = sum(flight.is_waiting for flight in self._in_flight.values())
        now = time.monotonic()
        ahead = self._limits.budget.departures_by(now + self._horizon_s(), now)
        return min(
            ahead - boarding, self._boarding_max - boarding, IN_FLIGHT_MAX - len(self._in_flight)
        )

    def _horizon_s(self) -> float:
        return min(TICK_S + AHEAD_S + 2 * self._commit_s, HORIZON_MAX_S)

    def _pause_s(self) -> float:
        if self._stuck_s:
            return self._stuck_s
        if self._in_flight or self._next or len(self._line):
            return TICK_S
        return self._loader.quiet_s(IDLE_S)

    async def _patiently(self, step: Callable[[], Awaitable[None]]) -> bool:
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

    async def _nap(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(max(0.001, seconds)):
                await self._bell.wait()
        except TimeoutError:
            return
        self._bell.clear()

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
            if await self._patiently(self._tick):
                return
            await asyncio.sleep(self._stuck_s)
