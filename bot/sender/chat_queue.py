"""The rows in memory that wait to be sent, and which of them goes next.

Each chat has its own little queue, in order; at most one row of a chat is on its way. A chat
whose turn may come stands in one of two heaps:

    ready    its first row may go as far as anyone knew, best lane and oldest first
    later    it may not be sent to before some moment

So finding the next row costs O(log n), however many chats wait for their minute.
"""

import heapq
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from domain.clock import Clock
from storage.database import Database, Tx
from storage.delivery import sending
from storage.delivery.sending import DueRow
from storage.delivery.tables import Lane

Rank = tuple[int, datetime, int]
CHAT_ROWS_MAX = 50
"""One chat has at most so many rows in memory; the rest stay in the database for later."""
LOOK_AGAIN_S = 0.05
"""A chat that waits for an answer is looked at again after so long."""


def rank(row: DueRow) -> Rank:
    """Return what rows are ordered by: lane, then due moment, then age."""
    return row.lane, row.due_at, row.id


@dataclass(slots=True)
class _Chat:
    rows: list[tuple[Rank, DueRow]] = field(default_factory=list)
    busy: bool = False


class ChatQueue:
    """Rows by chat; moments are real seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._chats: dict[int, _Chat] = {}
        self._ready: list[tuple[Rank, int]] = []
        self._later: list[tuple[float, int]] = []
        self.known: set[int] = set()
        """The ids of all rows here, and of those on their way."""
        self.full: set[int] = set()
        """Chats that have more rows in the database than are kept here."""
        self.wants_more = False
        """Such a chat has room again."""

    def __len__(self) -> int:
        return len(self.known)

    @property
    def ready(self) -> int:
        """How many chats may be sent to, as far as anyone knew."""
        return len(self._ready)

    def add(self, rows: Iterable[DueRow]) -> None:
        """Take in rows in the order of their rank; those that are here already are ignored."""
        for row in rows:
            chat = self._chats.setdefault(row.chat_id, _Chat())
            if row.id in self.known or row.chat_id in self.full:
                continue
            if len(chat.rows) >= CHAT_ROWS_MAX:
                self.full.add(row.chat_id)
                continue
            self.known.add(row.id)
            self._append(chat, row)

    def take(self, until: float, opens_at: Callable[[DueRow], float]) -> DueRow | None:
        """Return the next row whose chat opens by `until`; its chat is busy until `done`."""
        while self._later and self._later[0][0] <= until:
            self._mark_ready(heapq.heappop(self._later)[1])
        while self._ready:
            first, chat_id = heapq.heappop(self._ready)
            chat = self._chats.get(chat_id)
            if chat is None or chat.busy or not chat.rows or chat.rows[0][0] != first:
                continue
            row = chat.rows[0][1]
            opens = opens_at(row)
            if opens <= until:
                heapq.heappop(chat.rows)
                chat.busy = True
                self._make_room(chat_id, len(chat.rows))
                return row
            self.wait(chat_id, until + LOOK_AGAIN_S if opens == math.inf else opens)
        return None

    def wait(self, chat_id: int, moment: float) -> None:
        """Leave a chat alone until `moment`."""
        heapq.heappush(self._later, (moment, chat_id))

    def done(self, row: DueRow) -> None:
        """Forget a row that has left for good; the next of its chat may come."""
        self.known.discard(row.id)
        self._release(row.chat_id)

    def put_back(self, row: DueRow, not_before: float) -> None:
        """Take a row back to the front of its chat."""
        chat = self._chats.setdefault(row.chat_id, _Chat())
        chat.busy = False
        self.known.add(row.id)
        heapq.heappush(chat.rows, (rank(row), row))
        self.wait(row.chat_id, not_before)

    def forget(self, chat_id: int) -> None:
        """Drop what waits for a chat: it is held, cooling down or somewhere else now."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return
        self.known.difference_update(row.id for _, row in chat.rows)
        chat.rows.clear()
        self.full.discard(chat_id)
        if not chat.busy:
            del self._chats[chat_id]

    def _make_room(self, chat_id: int, rows: int) -> None:
        if chat_id in self.full and rows <= CHAT_ROWS_MAX // 2:
            self.full.discard(chat_id)
            self.wants_more = True

    def _append(self, chat: _Chat, row: DueRow) -> None:
        heapq.heappush(chat.rows, (rank(row), row))
        if not chat.busy and chat.rows[0][1] is row:
            heapq.heappush(self._ready, (rank(row), row.chat_id))

    def _release(self, chat_id: int) -> None:
        chat = self._chats.get(chat_id)
        if chat is None:
            return
        chat.busy = False
        if chat.rows:
            self._mark_ready(chat_id)
        else:
            self.full.discard(chat_id)
            del self._chats[chat_id]

    def _mark_ready(self, chat_id: int) -> None:
        chat = self._chats.get(chat_id)
        if chat is not None and not chat.busy and chat.rows:
            heapq.heappush(self._ready, (chat.rows[0][0], chat_id))


LOOK_EVERY_S = 0.1
PAGE_AGAIN_S = 5.0
LOW = 100
"""With fewer chats than this that may be sent to, the next page is fetched."""
ROWS_MAX = 5_000
"""Nothing more is fetched beyond so many rows in memory, however long their chats must wait."""


class Loader:
    """Fills one queue from one database."""

    def __init__(self, database: Database, clock: Clock, queue: ChatQueue) -> None:
        self._database = database
        self._clock = clock
        self._queue = queue
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
            if self._wants_fetch(now, moment):
                await self._fetch_page(tx, now)
                self._page_at = moment + PAGE_AGAIN_S
            elif newest != self._newest:
                await self._fetch_new(tx, now)
            self._newest = newest

    def _wants_fetch(self, now: datetime, moment: float) -> bool:
        low = self._queue.ready < LOW and any(self._more.values())
        fell_due = self._next_due is not None and self._next_due <= now
        wanted = self._asked or low or fell_due or self._queue.wants_more
        return (wanted or moment >= self._page_at) and len(self._queue) < ROWS_MAX

    async def _fetch_page(self, tx: Tx, now: datetime) -> None:
        self._asked = self._queue.wants_more = False
        for lane in Lane:
            await self._fetch(tx, lane, now, after_id=0)
        self._next_due = await sending.next_due(tx, now=now)
        all_here = not any(self._more.values()) and not self._queue.full
        self.backlog = len(self._queue) if all_here else await sending.backlog(tx, now=now)

    async def _fetch_new(self, tx: Tx, now: datetime) -> None:
        for lane in Lane:
            if not self._more.get(lane, True):
                await self._fetch(tx, lane, now, after_id=self._newest)
        self._next_due = await sending.next_due(tx, now=now)
        self.backlog = max(self.backlog, len(self._queue))

    async def _fetch(self, tx: Tx, lane: Lane, now: datetime, *, after_id: int) -> None:
        rows = await sending.due_rows(
            tx,
            lane,
            now=now,
            real_now=datetime.now(UTC),
            known=self._queue.known,
            full=self._queue.full,
            after_id=after_id,
        )
        self._queue.add(rows)
        self._more[lane] = len(rows) >= sending.BATCH_SIZE
