"""Reminders: who asked to be told before a promotion ends."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx

MEMBERS_MAX = 10_000
"""The most people who are reminded of one thing."""


class Reminder(Table):
    """One member's wish to be reminded of one team or flash sale, once."""

    __tablename__ = "reminders"

    subject: Mapped[str] = mapped_column(primary_key=True)
    """`team` or `flash_sale`."""
    subject_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[BigInt] = mapped_column(primary_key=True)


async def members(tx: Tx, subject: str, subject_id: int) -> list[int]:
    """Return who asked to be reminded, in the order of their ids."""
    rows = (
        select(Reminder.member_id)
        .where(Reminder.subject == subject, Reminder.subject_id == subject_id)
        .order_by(Reminder.member_id)
        .limit(MEMBERS_MAX)
    )
    return list(await tx.scalars(rows))
