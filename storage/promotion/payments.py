"""Queries on payments: sums of what was paid, is owed back, or was given back."""

from collections.abc import Sequence

from sqlalchemy import case, func, select

from storage.database import Tx
from storage.promotion.tables import Payment, PaymentKind
from storage.subject import SHIPPING

ASKED_AT_ONCE = 10_000
"""Seats or claims of one question: databases take only so many values."""


async def is_recorded(tx: Tx, key: str) -> bool:
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


async def count_owed(tx: Tx) -> int:
    """Count the seats and claims of which something is still to be given back."""
    due, back = (
        (PaymentKind.DIFFERENCE_DUE, PaymentKind.REFUND_DUE),
        (
            PaymentKind.DIFFERENCE_PAID,
            PaymentKind.REFUNDED,
        ),
    )
    sign = case((Payment.kind.in_(due), 1), else_=-1)
    owed = (
        select(Payment.subject_id)
        .where(Payment.kind.in_((*due, *back)), Payment.subject != SHIPPING)
        .group_by(Payment.subject, Payment.subject_id)
        .having(func.sum(sign * Payment.amount_minor) > 0)
    )
    return await tx.scalar(select(func.count()).select_from(owed.subquery())) or 0
