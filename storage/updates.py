"""How far updates are read, which ones a webhook brought, and those that could not be understood.

The next offset, or the number of what a webhook brought, is written in the same transaction as the
effects of its updates, so each update takes effect exactly once however often the process is killed.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table as SqlTable
from sqlalchemy import delete, func, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx

RAW_CHARS_MAX = 20_000
"""How much of a poison update is kept."""
ERROR_CHARS_MAX = 2_000
"""How much of the reason is kept; PostgreSQL would refuse a NUL in it."""
SEEN_KEPT = timedelta(hours=48)
"""Telegram keeps what it cannot deliver for 24 hours."""


class UpdateOffset(Table):
    """The next update to ask for, per bot: a new token may share the database."""

    __tablename__ = "update_offsets"

    bot_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    next_update_id: Mapped[BigInt]


class UpdateSeen(Table):
    """An update that a webhook brought: Telegram may bring it again, and in any order."""

    __tablename__ = "updates_seen"

    bot_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    update_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime]


class Quarantined(Table):
    """An update that failed validation or handling, kept to be looked at."""

    __tablename__ = "quarantined_updates"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    bot_id: Mapped[BigInt]
    update_id: Mapped[BigInt]
    raw: Mapped[str]
    error: Mapped[str]
    received_at: Mapped[datetime]


_SEEN = cast(SqlTable, UpdateSeen.__table__)
_MAKE: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


async def next_offset(tx: Tx, bot_id: int) -> int:
    """Return the offset for the next `getUpdates`; 0 before the first update."""
    row = await tx.get(UpdateOffset, bot_id)
    return 0 if row is None else row.next_update_id


async def advance(tx: Tx, bot_id: int, next_update_id: int) -> None:
    """Confirm every update below `next_update_id`."""
    await tx.merge(UpdateOffset(bot_id=bot_id, next_update_id=next_update_id))


async def forget_offset(tx: Tx, bot_id: int) -> None:
    """Begin anew with whatever Telegram has not been told to forget."""
    await tx.execute(delete(UpdateOffset).where(UpdateOffset.bot_id == bot_id))


async def mark_seen(tx: Tx, bot_id: int, numbers: Sequence[int], *, now: datetime) -> set[int]:
    """Note updates that a webhook brought; return the numbers of those that are new."""
    rows = [{"bot_id": bot_id, "update_id": number, "seen_at": now} for number in numbers]
    make = _MAKE[tx.get_bind().dialect.name]
    written = make(_SEEN).values(rows).on_conflict_do_nothing().returning(_SEEN.c.update_id)
    return set((await tx.scalars(written)).all())


async def seen_among(tx: Tx, bot_id: int, numbers: Sequence[int]) -> Collection[int]:
    """Return which of these updates a webhook has brought."""
    rows = select(UpdateSeen.update_id).where(UpdateSeen.bot_id == bot_id)
    return set((await tx.scalars(rows.where(UpdateSeen.update_id.in_(numbers)))).all())


async def has_seen(tx: Tx, bot_id: int) -> bool:
    """Whether a webhook brought anything that is still remembered."""
    rows = select(UpdateSeen.update_id).where(UpdateSeen.bot_id == bot_id)
    return await tx.scalar(rows.limit(1)) is not None


async def forget_seen(tx: Tx, *, now: datetime, limit: int) -> int:
    """Delete up to `limit` of what a webhook brought too long ago to come again; return how many."""
    key = (_SEEN.c.bot_id, _SEEN.c.update_id)
    old = select(*key).where(_SEEN.c.seen_at < now - SEEN_KEPT).limit(limit)
    rows = delete(_SEEN).where(tuple_(*key).in_(old)).returning(_SEEN.c.update_id)
    return len((await tx.execute(rows)).all())


async def is_known(tx: Tx, error: str, *, since: datetime) -> bool:
    """Return whether an update was set aside for this reason since then."""
    rows = select(Quarantined.id).where(
        Quarantined.error == _storable(error)[:ERROR_CHARS_MAX], Quarantined.received_at >= since
    )
    return await tx.scalar(rows.limit(1)) is not None


async def reasons(tx: Tx, *, since: datetime, limit: int) -> Sequence[tuple[str, int]]:
    """Return why updates were set aside since then, and how many for each reason; the most first."""
    number = func.count(Quarantined.id)
    rows = select(Quarantined.error, number).where(Quarantined.received_at >= since)
    most = rows.group_by(Quarantined.error).order_by(number.desc(), Quarantined.error)
    return [(why, found) for why, found in await tx.execute(most.limit(limit))]


def quarantine(tx: Tx, *, bot_id: int, update_id: int, raw: str, error: str, now: datetime) -> None:
    """Set an update aside; the rest of its batch goes on."""
    tx.add(
        Quarantined(
            bot_id=bot_id,
            update_id=update_id,
            raw=_storable(raw)[:RAW_CHARS_MAX],
            error=_storable(error)[:ERROR_CHARS_MAX],
            received_at=now,
        )
    )


def _storable(text: str) -> str:
    """Return text that every database takes: half a surrogate pair is written as its escape."""
    return text.replace("\0", "").encode("utf-8", "backslashreplace").decode("utf-8")
