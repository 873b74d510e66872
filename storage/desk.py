"""The desk's tray: updates of admins' menus, put aside in the batch and handled after it.

A menu talks to Telegram while it works, so it cannot run inside the batch's transaction. Its
update is stored there instead, and deleted once it was handled. A kill loses none that waits. One
that was being handled never comes again, for nobody knows how far it came: its member is told so.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx

ROUND = 100
"""Updates that one look brings in."""


class Set(Table):
    """One update that waits for the desk, as JSON."""

    __tablename__ = "desk_updates"
    __table_args__ = (UniqueConstraint("bot_id", "update_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    bot_id: Mapped[BigInt]
    update_id: Mapped[BigInt]
    member_id: Mapped[BigInt] = mapped_column(index=True)
    body: Mapped[str]
    at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)


async def waiting(tx: Tx, bot_id: int) -> Sequence[Set]:
    """Return the updates that wait, the oldest first."""
    rows = select(Set).where(Set.bot_id == bot_id).order_by(Set.id).limit(ROUND)
    return (await tx.scalars(rows)).all()


async def done(tx: Tx, number: int) -> None:
    """Take an update out of the tray."""
    await tx.execute(delete(Set).where(Set.id == number))
