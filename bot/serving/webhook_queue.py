"""Updates that Telegram delivers: put together for a moment, taken in as batches, then answered.

    delivered -> waits up to 5 ms for others, or for the batch before it -> ONE transaction -> answered
                                              not committed -> answered so, and nothing is stored

Whoever delivers is told after the commit. So what was answered well is kept, and what was not comes again.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.received import number_of
from bot.report import Report
from bot.updates import BATCH_MAX
from storage import errors

GATHER_S = 0.005
WAITING_MAX = 1_000
"""More than Telegram has on the way at once; what comes beyond is told to come again."""
log = structlog.get_logger("tuan.webhook")
Raw = dict[str, Any]
Take = Callable[[Sequence[Raw]], Coroutine[Any, Any, None]]


class WebhookQueue:
    """Takes in what is delivered to one bot, from `run` until `close`."""

    def __init__(self, take: Take, report: Report, is_held: Callable[[], bool]) -> None:
        self._take = take
        self._report = report
        self._is_held = is_held
        self._waiting: deque[tuple[Raw, asyncio.Future[bool]]] = deque()
        self._came = asyncio.Event()
        self._open = False
        self._failing = False
        self._settling = False
        self._turned_at_s = time.monotonic()
        self.delivered_at_s: float | None = None
        """When the last update was taken in, by the monotonic clock."""

    @property
    def is_open(self) -> bool:
        """Whether updates are taken in at all."""
        return self._open and self._is_held()

    @property
    def turn_at_s(self) -> float:
        """When a batch was begun that is not settled yet, else now."""
        return self._turned_at_s if self._settling else time.monotonic()

    async def put(self, raw: Raw) -> bool:
        """Take one update in; return whether it is stored, or was before."""
        if not self.is_open or len(self._waiting) >= WAITING_MAX:
            return False
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((raw, stored))
        self._came.set()
        return await stored

    async def run(self) -> None:
        """Take in what comes until `close`."""
        self._open = True
        while self._open or self._waiting:
            await self._came.wait()
            if self._open and len(self._waiting) < BATCH_MAX:
                await asyncio.sleep(GATHER_S)
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), BATCH_MAX))]
            if not self._waiting and self._open:
                self._came.clear()
            if batch:
                self._settling, self._turned_at_s = True, time.monotonic()
                await self._settle(batch)
                self._settling = False

    def close(self) -> None:
        """Take in what waits, nothing new, and let `run` return."""
        self._open = False
        self._came.set()

    async def _settle(self, batch: Sequence[tuple[Raw, asyncio.Future[bool]]]) -> None:
        stored = await self._stored({number_of(raw): raw for raw, _ in batch})
        for _, told in batch:
            with suppress(asyncio.InvalidStateError):  # Who delivered it has gone.
                told.set_result(stored)

    async def _stored(self, raws: dict[int, Raw]) -> bool:
        try:
            await self._take([raws[number] for number in sorted(raws)])
        except Exception as error:  # noqa: BLE001 - whatever it is, the update comes again
            if not (isinstance(error, (SQLAlchemyError, OSError)) and errors.is_transient(error)):
                self._report.bug("deliveries failed", error)
            elif not self._failing:
                log.warning("the database does not take the updates", why=str(error))
            self._failing = True
            return False
        if self._failing:
            log.info("updates flow again")
        self._failing, self.delivered_at_s = False, time.monotonic()
        return True
