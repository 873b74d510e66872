"""What a group has ordered, what waits to be picked up, and what its host has earned."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from storage.commission.tables import HOST_LEVEL, CommissionShare, Conversion, ConversionState
from storage.database import Tx
from storage.pickup.points import ORDER_TABLES
from storage.vouchers import Voucher, VoucherState

GONE = (ConversionState.REJECTED, ConversionState.REVERSED)


class HostEarnings(NamedTuple):
    """In one currency, in minor units: what the group paid for, and what the host has of it."""

    currency: str
    purchases: int
    paid_minor: int
    earned_minor: int


class HostOrders(NamedTuple):
    """How many orders of a group live or were fetched, wait to be fetched, and of those are there."""

    orders: int
    to_fetch: int
    arrived: int


async def earnings(tx: Tx, host_id: int) -> Sequence[HostEarnings]:
    """Return what a host has earned, without what was taken back, by currency."""
    rows = (
        select(
            Conversion.currency,
            func.count(),
            func.sum(Conversion.amount_minor),
            func.sum(CommissionShare.amount_minor),
        )
        .join(CommissionShare, CommissionShare.conversion_id == Conversion.id)
        .where(
            Conversion.host_id == host_id,
            CommissionShare.level == HOST_LEVEL,
            Conversion.state.not_in(GONE),
        )
        .group_by(Conversion.currency)
        .order_by(Conversion.currency)
    )
    return [
        HostEarnings(currency, int(count), int(paid), int(earned))
        for currency, count, paid, earned in await tx.execute(rows)
    ]


async def orders(tx: Tx, chat_id: int) -> HostOrders:
    """Return how the orders of a group stand."""
    made = to_fetch = arrived = 0
    for subject, table in ORDER_TABLES.items():
        here = table.table.chat_id == chat_id
        made += int(
            await tx.scalar(select(func.count(table.table.id)).where(here, table.counts)) or 0
        )
        rows = (
            select(func.count(Voucher.id), func.count(Voucher.arrived_at))
            .join(table.table, table.table.id == Voucher.subject_id)
            .where(here, Voucher.subject == subject, Voucher.state == VoucherState.ISSUED)
        )
        waits, there = (await tx.execute(rows)).one()
        to_fetch, arrived = to_fetch + int(waits), arrived + int(there)
    return HostOrders(made, to_fetch, arrived)
