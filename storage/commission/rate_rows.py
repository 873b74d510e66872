"""Queries on commission rates: which hold, and which apply to a purchase."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from storage.commission.tables import CommissionRate
from storage.database import Tx

RATES_MAX = 10_000


async def in_force(tx: Tx) -> Sequence[CommissionRate]:
    """Return the rates that hold, the newest first."""
    rows = select(CommissionRate).where(CommissionRate.ended_at.is_(None))
    return (await tx.scalars(rows.order_by(CommissionRate.id.desc()).limit(RATES_MAX))).all()


async def applicable(tx: Tx, deal_id: int | None) -> Sequence[CommissionRate]:
    """Return the rates that may hold for a deal, the newest first: none of another deal's."""
    rows = select(CommissionRate).where(
        CommissionRate.ended_at.is_(None),
        or_(CommissionRate.deal_id.is_(None), CommissionRate.deal_id == deal_id),
    )
    return (await tx.scalars(rows.order_by(CommissionRate.id.desc()).limit(RATES_MAX))).all()


async def find(tx: Tx, rate_id: int | None) -> CommissionRate | None:
    """Return the rate with this number, None for none."""
    return None if rate_id is None else await tx.get(CommissionRate, rate_id)
