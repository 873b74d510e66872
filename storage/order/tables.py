"""What members want whoever packs or hands out their order to know.

Seats and claims alone: an order of a list has had its note in its own row from the beginning.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class OrderNote(Table):
    """A member's words on one order."""

    __tablename__ = "order_notes"
    __table_args__ = (Index("ix_order_notes_member", "member_id"),)

    subject: Mapped[str] = mapped_column(primary_key=True)
    """What the order is, in the words of `storage.subject`."""
    subject_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    note: Mapped[str]
    written_at: Mapped[datetime]
