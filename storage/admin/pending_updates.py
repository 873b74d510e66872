"""Queries on admins' updates that were put aside in a batch."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from storage.admin.tables import Set
from storage.database import Tx

ROUND = 100
"""Updates that one look brings in."""


async def waiting(tx: Tx, bot_id: int) -> Sequence[Set]:
    """Return the updates that wait, the oldest first."""
    rows = select(Set).where(Set.bot_id == bot_id).order_by(Set.id).limit(ROUND)
    return (await tx.scalars(rows)).all()


async def done(tx: Tx, number: int) -> None:
    """Take an update out of the tray."""
    await tx.execute(delete(Set).where(Set.id == number))
