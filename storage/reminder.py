"""Reminders: who asked to be told before a promotion ends."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class Reminder(Table):
    """One member's wish to be reminded of one team or flash sale, once."""

    __tablename__ = "reminders"

    subject: Mapped[str] = mapped_column(primary_key=True)
    """`team` or `flash_sale`."""
    subject_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[BigInt] = mapped_column(primary_key=True)
