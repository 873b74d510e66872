"""How far updates are read, and the ones that could not be understood.

The next offset is written in the same transaction as the effects of its updates, so each
update takes effect exactly once however often the process is killed.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx

RAW_CHARS_MAX = 20_000
"""How much of a poison update is kept."""
ERROR_CHARS_MAX = 2_000
"""How much of the reason is kept; PostgreSQL would refuse a NUL in it."""


class UpdateOffset(Table):
    """The next update to ask for, per bot: a new token may share the database."""

    __tablename__ = "update_offsets"

    bot_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    next_update_id: Mapped[BigInt]


class Quarantined(Table):
    """An update that failed validation or handling, kept to be looked at."""

    __tablename__ = "quarantined_updates"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    bot_id: Mapped[BigInt]
    update_id: Mapped[BigInt]
    raw: Mapped[str]
    error: Mapped[str]
    received_at: Mapped[datetime]


async def next_offset(tx: Tx, bot_id: int) -> int:
    """Return the offset for the next `getUpdates`; 0 before the first update."""
    row = await tx.get(UpdateOffset, bot_id)
    return 0 if row is None else row.next_update_id


async def advance(tx: Tx, bot_id: int, next_update_id: int) -> None:
    """Confirm every update below `next_update_id`."""
    await tx.merge(UpdateOffset(bot_id=bot_id, next_update_id=next_update_id))


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
