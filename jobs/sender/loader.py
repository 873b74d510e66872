"""Brings due rows from the database into the line, in pages, and notices new ones cheaply.

    page     the first rows of each lane: at the start, when the line runs low, when a row
             falls due, when somebody asked, and now and then in case something was missed
    news     only rows newer than any seen: a look at the highest id finds out

News are taken only while a lane is in memory completely: otherwise a new row of a chat could
overtake an older one that still waits in the database.
"""

import time
from datetime import UTC, datetime

from bot.clock import Clock
from jobs.sender.line import Line
from storage import sending
from storage.database import Database, Tx
from storage.outbox import Lane

LOOK_EVERY_S = 0.1
PAGE_AGAIN_S = 5.0
LOW = 100
"""With fewer chats than this that may be sent to, the next page is fetched."""

ROWS_MAX = 5_000
"""No page is fetched beyond so many rows in memory, however long their chats must wait."""


class Loader:
    """Fills one line from one database."""

    def __init__(self, database: Database, clock: Clock, line: Line) -> None:
        self._database = database
        self._clock = clock
        self._line = line
        self._newest = 0
        self._more: dict[Lane, bool] = {}
        self._next_due: datetime | None = None
        self._asked = True
        self._look_at = self._page_at = 0.0
        self.backlog = 0
        """Rows that are due, in memory or not, when last looked."""

    def look(self) -> None:
        """Have the next `refresh` look for news, however short ago the last look was."""
        self._look_at = 0.0

    def ask(self) -> None:
        """Have the next `refresh` read a page."""
        self._asked = True

    def quiet_s(self, most_s: float) -> float:
        """Return for how long nothing falls due, at most `most_s` seconds of the shop's clock."""
        if self._next_due is None:
            return most_s
        return min(most_s, max(0.0, (self._next_due - self._clock.now()).total_seconds()))

    async def refresh(self) -> None:
        """Bring in what is due; most calls cost nothing, a look costs one small query."""
        moment, now = time.monotonic(), self._clock.now()
        fell_due = self._next_due is not None and self._next_due <= now
        if moment < self._look_at and not self._asked and not fell_due:
            return
        self._look_at = moment + LOOK_EVERY_S
        async with self._database.read() as tx:
            newest = await sending.newest_id(tx)
            if self._wants_page(now, moment):
                await self._page(tx, now)
                self._page_at = moment + PAGE_AGAIN_S
            elif newest != self._newest:
                await self._news(tx, now)
            self._newest = newest

    def _wants_page(self, now: datetime, moment: float) -> bool:
        low = self._line.ready < LOW and any(self._more.values())
        fell_due = self._next_due is not None and self._next_due <= now
        wanted = self._asked or low or fell_due or self._line.wants_more
        return (wanted or moment >= self._page_at) and len(self._line) < ROWS_MAX

    async def _page(self, tx: Tx, now: datetime) -> None:
        self._asked = self._line.wants_more = False
        for lane in Lane:
            await self._fetch(tx, lane, now, after_id=0)
        self._next_due = await sending.next_due(tx, now=now)
        all_here = not any(self._more.values()) and not self._line.full
        self.backlog = len(self._line) if all_here else await sending.backlog(tx, now=now)

    async def _news(self, tx: Tx, now: datetime) -> None:
        for lane in Lane:
            if not self._more.get(lane, True):
                await self._fetch(tx, lane, now, after_id=self._newest)
        self._next_due = await sending.next_due(tx, now=now)
        self.backlog = max(self.backlog, len(self._line))

    async def _fetch(self, tx: Tx, lane: Lane, now: datetime, *, after_id: int) -> None:
        rows = await sending.due(
            tx,
            lane,
            now=now,
            real_now=datetime.now(UTC),
            known=self._line.known,
            full=self._line.full,
            after_id=after_id,
        )
        self._line.add(rows)
        self._more[lane] = len(rows) >= sending.PAGE
