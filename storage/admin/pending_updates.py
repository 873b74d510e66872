"""Queries on admins' updates that were put aside in a batch."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select

from storage.admin.tables import PendingUpdate
from storage.database import Tx

ROUND = 100
"""Updates that one look brings in."""


async def pending(tx: Tx, bot_id: int) -> Sequence[PendingUpdate]:
    """Return the updates that wait, the oldest first."""
    rows = (
        select(PendingUpdate)
        .where(PendingUpdate.bot_id == bot_id)
        .order_by(PendingUpdate.id)
        .limit(ROUND)
    )
    return (await tx.scalars(rows)).all()


async def later_of(tx: Tx, last: PendingUpdate) -> Sequence[PendingUpdate]:
    """Return what the same member has sent since, the oldest first."""
    rows = select(PendingUpdate).where(
        PendingUpdate.bot_id == last.bot_id,
        PendingUpdate.member_id == last.member_id,
        PendingUpdate.id > last.id,
    )
    return (await tx.scalars(rows.order_by(PendingUpdate.id).limit(ROUND))).all()


async def waiting_for(tx: Tx, bot_id: int, members: Collection[int]) -> Sequence[int]:
    """Return those of some members who wait for the menu to handle an update of theirs."""
    found = select(PendingUpdate.member_id).where(
        PendingUpdate.bot_id == bot_id, PendingUpdate.member_id.in_(members)
    )
    return (await tx.scalars(found.distinct())).all() if members else ()


async def delete_handled(tx: Tx, number: int) -> None:
    """Take an update out of the list of pending updates."""
    await tx.execute(delete(PendingUpdate).where(PendingUpdate.id == number))
