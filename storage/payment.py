"""Payments: what was paid, is owed back, or was given back, line by line.

Lines are only ever added. The money of a seat or claim is the sum of its lines, and a line's
key is unique, so the same event told twice is written once.

    paid +        difference_due -, refund_due -       what the shop owes
                  difference_paid, refunded            what it has given back
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table
from storage.database import Tx

ASKED_AT_ONCE = 10_000
"""Seats or claims of one question: databases take only so many values."""


class Line(StrEnum):
    """What a line says."""

    PAID = "paid"
    DIFFERENCE_DUE = "difference_due"
    DIFFERENCE_PAID = "difference_paid"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class Payment(Table):
    """One line about one seat or claim; the amount is always above zero, the kind says whose."""

    __tablename__ = "payments"
    __table_args__ = (Index("ix_payments_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    """`seat:12:paid`: the event, which happens once."""
    subject: Mapped[str]
    """`seat` or `claim`."""
    subject_id: Mapped[int]
    member_id: Mapped[BigInt] = mapped_column(index=True)
    kind: Mapped[str]
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[BigInt | None] = mapped_column(default=None)
    """The person who said so; None is the shop itself or its command line."""


async def known(tx: Tx, key: str) -> bool:
    """Return whether an event has been written down already."""
    return await tx.scalar(select(Payment.id).where(Payment.key == key)) is not None


async def sums(tx: Tx, subject: str, subject_id: int) -> dict[str, int]:
    """Return the sum of the lines of a seat or claim, by their kind."""
    rows = (
        select(Payment.kind, func.sum(Payment.amount_minor))
        .where(Payment.subject == subject, Payment.subject_id == subject_id)
        .group_by(Payment.kind)
    )
    return {kind: int(amount) for kind, amount in await tx.execute(rows)}


async def sums_of(tx: Tx, subject: str, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Return the same for many seats or claims; one without lines is not in it."""
    rows = select(Payment.subject_id, Payment.kind, func.sum(Payment.amount_minor)).where(
        Payment.subject == subject
    )
    rows = rows.group_by(Payment.subject_id, Payment.kind)
    found: dict[int, dict[str, int]] = {}
    for start in range(0, len(ids), ASKED_AT_ONCE):
        some = rows.where(Payment.subject_id.in_(ids[start : start + ASKED_AT_ONCE]))
        for subject_id, kind, amount in await tx.execute(some):
            found.setdefault(subject_id, {})[kind] = int(amount)
    return found
