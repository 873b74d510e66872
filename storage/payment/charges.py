"""Queries on charges, and the numbers of receipts."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from storage.columns import change_rows, dialect_insert, lock_row
from storage.database import Tx
from storage.payment.tables import Charge, ChargeState, PaymentWay, ReceiptSeries

SERIES = 1
"""The one row of the series."""


async def find(tx: Tx, charge_id: str) -> Charge | None:
    """Return the charge with a number of Telegram's."""
    return await tx.scalar(select(Charge).where(Charge.charge_id == charge_id))


async def lock(tx: Tx, number: int) -> Charge | None:
    """Load a charge as it is now and hold it; None if there is none."""
    return await lock_row(tx, Charge, Charge.id == number)


async def next_receipt(tx: Tx) -> int:
    """Return the next number of a receipt; who takes one at the same time waits for this one's end."""
    insert = dialect_insert(tx.get_bind().dialect.name)
    row = insert(ReceiptSeries).values(id=SERIES, last=1)
    row = row.on_conflict_do_update(
        index_elements=[ReceiptSeries.id], set_={"last": ReceiptSeries.last + 1}
    )
    return int((await tx.scalars(row.returning(ReceiptSeries.last))).one())


async def require_refund(
    tx: Tx, subject: str, subject_id: int, *, reason: str, now: datetime
) -> int:
    """Mark what was charged for an order as to be given back; return how many charges that is."""
    due = update(Charge).where(
        Charge.subject == subject,
        Charge.subject_id == subject_id,
        Charge.state == ChargeState.PAID,
    )
    values = {"state": ChargeState.REFUND_DUE, "reason": reason, "try_at": now}
    return await change_rows(tx, due.values(values))


async def refunds_due(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return charges in Stars that Telegram is to be asked to give back, the longest due first."""
    waits = (ChargeState.REFUND_DUE, ChargeState.ASKED)
    rows = select(Charge.id).where(
        Charge.state.in_(waits), Charge.try_at <= now, Charge.way == PaymentWay.STARS
    )
    return (await tx.scalars(rows.order_by(Charge.try_at, Charge.id).limit(limit))).all()


async def of_member(tx: Tx, member_id: int, *, limit: int) -> Sequence[Charge]:
    """Return what a member has paid, the newest first."""
    rows = select(Charge).where(Charge.member_id == member_id)
    return (await tx.scalars(rows.order_by(Charge.id.desc()).limit(limit))).all()


async def of_subject(tx: Tx, subject: str, subject_id: int) -> Sequence[Charge]:
    """Return what was charged for an order, the oldest first."""
    rows = select(Charge).where(Charge.subject == subject, Charge.subject_id == subject_id)
    return (await tx.scalars(rows.order_by(Charge.id))).all()
