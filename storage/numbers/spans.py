"""Spans of time that rows are counted in: each is a range of one index, however many rows there are.

spans -> a small table in the question itself -> joined to the rows whose moment is within one
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Integer, Select, and_, column, func, select, values
from sqlalchemy.orm import InstrumentedAttribute

from storage.columns import UtcDateTime
from storage.database import Tx

Span = tuple[datetime, datetime]
"""A first moment, and one after the last."""
ChatFilter = Collection[int] | None
"""The chats in which something happened; None is everywhere, private chats too."""
At = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


@dataclass(frozen=True, slots=True)
class Counted:
    """Spans to count in, and in which chats. Spans may overlap; each is counted by itself."""

    spans: Sequence[Span]
    chats: ChatFilter = None

    @property
    def whole(self) -> Span:
        """From the first moment of all spans to the last."""
        return min(since for since, _ in self.spans), max(until for _, until in self.spans)


def span_table(spans: Sequence[Span]) -> CTE:
    """Return spans as a table of their places and ends."""
    rows = [(place, since, until) for place, (since, until) in enumerate(spans)]
    ends = (column("since", UtcDateTime), column("until", UtcDateTime))
    return values(column("place", Integer), *ends, name="spans").data(rows).cte("spans")


def by_span(at: At, counted: Counted, number: Any, *more: Any) -> Select[Any]:
    """Return the question how many rows there are in each span, and what `more` comes to."""
    spans = span_table(counted.spans)
    within = and_(at >= spans.c.since, at < spans.c.until)
    rows = select(spans.c.place, number, *more).select_from(spans).join(at.class_, within)
    return rows.group_by(spans.c.place)


def in_chats(rows: Select[Any], chat_id: Any, chats: ChatFilter) -> Select[Any]:
    """Leave what happened in some chats alone."""
    return rows if chats is None else rows.where(chat_id.in_(chats))


async def count(
    tx: Tx, at: At, counted: Counted, chat_id: Any, *where: Any, number: Any = None
) -> Mapping[int, int]:
    """Return how many rows there are by the place of their span."""
    rows = by_span(at, counted, func.count() if number is None else number).where(*where)
    found = await tx.execute(in_chats(rows, chat_id, counted.chats))
    return {place: int(number or 0) for place, number in found}
