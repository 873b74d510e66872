"""Queries on what payment providers charged: amounts that go back, and what payers told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from storage.columns import lock_row
from storage.database import Tx
from storage.payment.tables import Charge, ChargeState, PaymentWay
from storage.provider.tables import (
    OrderDetails,
    ProviderRefund,
    ProviderRefundState,
    RefundApproval,
)

OPEN = (ProviderRefundState.DUE, ProviderRefundState.ASKED)


async def charge_of(tx: Tx, subject: str, subject_id: int) -> Charge | None:
    """Return what a provider charged for an order and has not given back."""
    rows = select(Charge).where(
        Charge.subject == subject,
        Charge.subject_id == subject_id,
        Charge.way == PaymentWay.PROVIDER,
        Charge.state != ChargeState.REFUNDED,
    )
    return await tx.scalar(rows.order_by(Charge.id.desc()).limit(1))


async def lock(tx: Tx, number: int) -> ProviderRefund | None:
    """Load a refund as it is now and hold it; None if there is none."""
    return await lock_row(tx, ProviderRefund, ProviderRefund.id == number)


async def listed(tx: Tx, *, limit: int) -> Sequence[tuple[ProviderRefund, Charge]]:
    """Return what is to be given back, the longest due first."""
    rows = select(ProviderRefund, Charge).join(Charge, Charge.id == ProviderRefund.charge_id)
    rows = rows.where(ProviderRefund.state.in_(OPEN)).order_by(ProviderRefund.id).limit(limit)
    return [(refund, charge) for refund, charge in await tx.execute(rows)]


async def count_open(tx: Tx) -> int:
    """Return how many refunds are to be made."""
    rows = select(func.count()).where(ProviderRefund.state.in_(OPEN))
    return int(await tx.scalar(rows) or 0)


async def to_ask(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return refunds that the provider's API is to be asked for, the longest due first."""
    rows = select(ProviderRefund.id).where(
        ProviderRefund.state.in_(OPEN), ProviderRefund.try_at <= now
    )
    return (
        await tx.scalars(rows.order_by(ProviderRefund.try_at, ProviderRefund.id).limit(limit))
    ).all()


async def of_charge(tx: Tx, charge_id: int) -> Sequence[ProviderRefund]:
    """Return what of a charge is owed back or went back, the oldest first."""
    rows = select(ProviderRefund).where(ProviderRefund.charge_id == charge_id)
    return (await tx.scalars(rows.order_by(ProviderRefund.id))).all()


async def approvals(tx: Tx, number: int) -> set[int]:
    """Return who has said yes to a refund."""
    rows = select(RefundApproval.by_id).where(RefundApproval.refund_id == number)
    return set((await tx.scalars(rows)).all())


async def details_of(tx: Tx, subject: str, subject_id: int) -> OrderDetails | None:
    """Return what somebody told the shop when they paid for an order."""
    rows = select(OrderDetails).join(Charge, Charge.id == OrderDetails.charge_id)
    rows = rows.where(Charge.subject == subject, Charge.subject_id == subject_id)
    return await tx.scalar(rows.order_by(OrderDetails.id.desc()).limit(1))
