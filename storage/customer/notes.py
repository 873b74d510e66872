"""Notes: what whoever runs the shop wrote down about a customer, sealed, one for each."""

from datetime import datetime

from sqlalchemy import ForeignKey, delete
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table, change_rows
from storage.database import Tx


class CustomerNote(Table):
    """The note about one member; it goes with them."""

    __tablename__ = "customer_notes"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    sealed: Mapped[str]
    """The words, sealed with the shop's key."""
    written_at: Mapped[datetime]
    written_by: Mapped[BigInt | None] = mapped_column(default=None)


async def find(tx: Tx, member_id: int) -> CustomerNote | None:
    """Return the note about a member."""
    return await tx.get(CustomerNote, member_id)


async def forget(tx: Tx, member_id: int) -> None:
    """Delete the note about a member, if there is one."""
    await change_rows(tx, delete(CustomerNote).where(CustomerNote.member_id == member_id))


async def forget_all(tx: Tx) -> None:
    """Delete every note: nobody can read them any more."""
    await change_rows(tx, delete(CustomerNote))
