"""Commission rates: what a promoter earns on a purchase, by deal, category or for everything.

A rate is never changed: a new one ends the old, and a conversion keeps a copy of what held.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Minor, Table
from storage.database import Tx

RATES_MAX = 10_000


class Rate(Table):
    """One rule: a share in basis points, or a fixed amount per unit."""

    __tablename__ = "commission_rates"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    made_at: Mapped[datetime]
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None, index=True)
    category: Mapped[str | None] = mapped_column(default=None, index=True)
    """With neither deal nor category it holds for everything."""
    rate_bp: Mapped[int | None] = mapped_column(default=None)
    fixed_minor: Mapped[Minor | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)
    """Of the fixed amount, which counts only for purchases in it."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


async def in_force(tx: Tx) -> Sequence[Rate]:
    """Return the rates that hold, the newest first."""
    rows = select(Rate).where(Rate.ended_at.is_(None))
    return (await tx.scalars(rows.order_by(Rate.id.desc()).limit(RATES_MAX))).all()


async def applicable(tx: Tx, deal_id: int | None) -> Sequence[Rate]:
    """Return the rates that may hold for a deal, the newest first: none of another deal's."""
    rows = select(Rate).where(
        Rate.ended_at.is_(None), or_(Rate.deal_id.is_(None), Rate.deal_id == deal_id)
    )
    return (await tx.scalars(rows.order_by(Rate.id.desc()).limit(RATES_MAX))).all()


async def find(tx: Tx, rate_id: int | None) -> Rate | None:
    """Return the rate with this number, None for none."""
    return None if rate_id is None else await tx.get(Rate, rate_id)
