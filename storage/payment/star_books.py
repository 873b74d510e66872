"""Queries on the books of Stars."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, func, select

from storage.columns import lock_row
from storage.database import Tx
from storage.payment.tables import Charge, Invoice, PaymentWay, StarBook, StarEntry
from storage.payment.tables import StarEntryState as State

BOOK = 1
"""The one row of the books."""


async def find_book(tx: Tx) -> StarBook | None:
    """Return how the books stood at the last look; None before the first."""
    return await tx.get(StarBook, BOOK)


async def lock_book(tx: Tx) -> StarBook | None:
    """Load the books' row as it is now and hold it."""
    return await lock_row(tx, StarBook, StarBook.id == BOOK)


async def is_used(tx: Tx) -> bool:
    """Whether anybody was ever asked for Stars here."""
    asked = select(Invoice.id).where(Invoice.way == PaymentWay.STARS)
    return bool(await tx.scalar(select(exists(asked))))


async def next_position(tx: Tx) -> int:
    """Return where Telegram's list goes on behind what is known of it."""
    last = await tx.scalar(select(func.max(StarEntry.position)))
    return 0 if last is None else last + 1


async def sum_nano(tx: Tx) -> int:
    """Return what all entries come to."""
    return int(await tx.scalar(select(func.coalesce(func.sum(StarEntry.amount_nano), 0))) or 0)


async def count_since(tx: Tx, position: int) -> Mapping[State, tuple[int, int]]:
    """Return (count, nanostars) of the entries from a position on, by their state."""
    rows = (
        select(StarEntry.state, func.count(), func.sum(StarEntry.amount_nano))
        .where(StarEntry.position >= position)
        .group_by(StarEntry.state)
    )
    return {State(state): (count, int(nano)) for state, count, nano in await tx.execute(rows)}


async def count_missing(tx: Tx, *, until: datetime) -> int:
    """Return how many charges in Stars of before a moment Telegram does not list."""
    listed = select(StarEntry.position).where(
        StarEntry.transaction_id == Charge.charge_id, StarEntry.amount_nano > 0
    )
    lost = select(func.count()).where(
        Charge.way == PaymentWay.STARS, Charge.paid_at < until, ~exists(listed)
    )
    return int(await tx.scalar(lost) or 0)
