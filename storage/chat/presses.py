"""Counts of presses: added in batches, forgotten when they are old."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import BigInteger, delete, literal, select, tuple_
from sqlalchemy import Table as SqlTable

from storage.chat.tables import ButtonKind, PressCount
from storage.columns import dialect_insert
from storage.database import Tx

QUARTER_HOUR = timedelta(minutes=15)
KEPT = timedelta(days=400)
_PRESSES = cast(SqlTable, PressCount.__table__)
_KEY = (_PRESSES.c.at, _PRESSES.c.chat_id, _PRESSES.c.kind)
_CELLS = ("at", "chat_id", "kind", "number")


def _adding(rows: Any) -> Any:
    more = _PRESSES.c.number + rows.excluded.number
    return rows.on_conflict_do_update(index_elements=_KEY, set_={"number": more})


@cache
def _add(dialect: str) -> Any:
    """Return the statement that adds; on the way of every press, to build it costs more than to run it."""
    return _adding(dialect_insert(dialect)(_PRESSES))


async def add(tx: Tx, tally: Mapping[tuple[int, ButtonKind], int], *, now: datetime) -> None:
    """Add the presses of a batch, by (chat, kind), to those of the present quarter."""
    if tally:
        at = quarter_hour_start(now)
        cells = [
            {"at": at, "chat_id": chat_id, "kind": kind.value, "number": number}
            for (chat_id, kind), number in sorted(tally.items())
        ]
        await tx.execute(_add(tx.get_bind().dialect.name), cells)


def quarter_hour_start(moment: datetime) -> datetime:
    """Return when the quarter of an hour begins that a moment is in."""
    past = timedelta(seconds=moment.timestamp() % QUARTER_HOUR.total_seconds())
    return (moment - past).replace(microsecond=0)


async def forget(tx: Tx, *, now: datetime, limit: int) -> int:
    """Delete up to `limit` of the rows that are not kept any more; return how many."""
    old = select(*_KEY).where(_PRESSES.c.at < now - KEPT).limit(limit)
    rows = delete(_PRESSES).where(tuple_(*_KEY).in_(old)).returning(_PRESSES.c.chat_id)
    return len((await tx.execute(rows)).all())


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup; quarters that both have are added up."""
    its = _PRESSES.c.chat_id == old
    moved = select(_PRESSES.c.at, literal(new, BigInteger), _PRESSES.c.kind, _PRESSES.c.number)
    make = dialect_insert(tx.get_bind().dialect.name)
    await tx.execute(_adding(make(_PRESSES).from_select(_CELLS, moved.where(its))))
    await tx.execute(delete(_PRESSES).where(its))
