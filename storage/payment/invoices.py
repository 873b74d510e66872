"""Queries on invoices."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, update

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.payment.tables import Invoice, InvoiceState

PAYABLE = (InvoiceState.OPEN, InvoiceState.CHECKING)
"""States in which Telegram may be told to charge."""
LATE = (InvoiceState.LAPSED, InvoiceState.CANCELLED)
"""States in which money comes late."""
KEPT = (InvoiceState.PAID, InvoiceState.FULFILLED)


async def lock(tx: Tx, invoice_id: str) -> Invoice | None:
    """Load an invoice as it is now and hold it; None if there is none."""
    return await lock_row(tx, Invoice, Invoice.id == invoice_id)


async def payable_of(tx: Tx, subject: str, subject_id: int) -> Sequence[Invoice]:
    """Return the invoices of an order that may still be paid, the newest first, held."""
    rows = (
        select(Invoice)
        .where(
            Invoice.subject == subject,
            Invoice.subject_id == subject_id,
            Invoice.state.in_(PAYABLE),
        )
        .order_by(Invoice.created_at.desc(), Invoice.id)
        .with_for_update()
    )
    return (await tx.scalars(rows)).all()


async def move(
    tx: Tx, subject: str, subject_id: int, was: Collection[InvoiceState], to: InvoiceState
) -> int:
    """Move the invoices of an order that are in some states on; return how many were."""
    moved = update(Invoice).where(
        Invoice.subject == subject, Invoice.subject_id == subject_id, Invoice.state.in_(was)
    )
    return await change_rows(tx, moved.values(state=to))


async def lapse_due(tx: Tx, *, now: datetime) -> int:
    """Let invoices lapse whose time is over; return how many."""
    over = update(Invoice).where(Invoice.state.in_(PAYABLE), Invoice.expires_at <= now)
    return await change_rows(tx, over.values(state=InvoiceState.LAPSED))
