"""The rows in memory that wait to be sent, and which of them goes next.

Each chat has its own little line, in order; at most one row of a chat is on its way. A chat
whose turn may come stands in one of two heaps:

    ready    its first row may go as far as anyone knew, best lane and oldest first
    later    it may not be sent to before some moment

So finding the next row costs O(log n), however many chats wait for their minute.
"""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from storage.sending import Due

Rank = tuple[int, datetime, int]

CHAT_ROWS_MAX = 50
"""One chat has at most so many rows in memory; the rest stay in the database for later."""

LOOK_AGAIN_S = 0.05
"""A chat that waits for an answer is looked at again after so long."""


def rank(row: Due) -> Rank:
    """Return what rows are ordered by: lane, then due moment, then age."""
    return row.lane, row.due_at, row.id


@dataclass(slots=True)
class _Chat:
    rows: list[tuple[Rank, Due]] = field(default_factory=list)
    busy: bool = False


class Line:
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

    def add(self, rows: Iterable[Due]) -> None:
        """Take in rows in the order of their rank; those that are here already are ignored."""
        for row in rows:
            chat = self._chats.setdefault(row.chat_id, _Chat())
            if row.id in self.known or row.chat_id in self.full:
                continue
            if len(chat.rows) >= CHAT_ROWS_MAX:
                self.full.add(row.chat_id)
                continue
            self.known.add(row.id)
            self._join(chat, row)

    def take(self, until: float, opens_at: Callable[[Due], float]) -> Due | None:
        """Return the next row whose chat opens by `until`; its chat is busy until `done`."""
        while self._later and self._later[0][0] <= until:
            self._call_up(heapq.heappop(self._later)[1])
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
            self.wait(chat_id, min(opens, until + LOOK_AGAIN_S) if opens > 1e12 else opens)
        return None

    def wait(self, chat_id: int, moment: float) -> None:
        """Leave a chat alone until `moment`."""
        heapq.heappush(self._later, (moment, chat_id))

    def done(self, row: Due) -> None:
        """Forget a row that has left for good; the next of its chat may come."""
        self.known.discard(row.id)
        self._free(row.chat_id)

    def put_back(self, row: Due, not_before: float) -> None:
        """Take a row back to the front of its chat."""
        chat = self._chats.setdefault(row.chat_id, _Chat())
        chat.busy = False
        self.known.add(row.id)
        heapq.heappush(chat.rows, (rank(row), row))
        self.wait(row.chat_id, not_before)

    def forget(self, chat_id: int) -> None:
        """Drop what waits for a chat: it is held, frozen or somewhere else now."""
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

    def _join(self, chat: _Chat, row: Due) -> None:
        heapq.heappush(chat.rows, (rank(row), row))
        if not chat.busy and chat.rows[0][1] is row:
            heapq.heappush(self._ready, (rank(row), row.chat_id))

    def _free(self, chat_id: int) -> None:
        chat = self._chats.get(chat_id)
        if chat is None:
            return
        chat.busy = False
        if chat.rows:
            self._call_up(chat_id)
        else:
            self.full.discard(chat_id)
            del self._chats[chat_id]

    def _call_up(self, chat_id: int) -> None:
        chat = self._chats.get(chat_id)
        if chat is not None and not chat.busy and chat.rows:
            heapq.heappush(self._ready, (chat.rows[0][0], chat_id))
