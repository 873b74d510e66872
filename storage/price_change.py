"""Price changes: what a deal cost from when on, appended and never changed."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Minor, Table
from storage.database import Tx

READ_MAX = 1_000
"""So many of a deal's changes are looked at; the database keeps all."""


class By(StrEnum):
    """What changed a price."""

    IMPORT = "import"
    EDIT = "edit"
    ADD = "add"


class PriceChange(Table):
    """The price of a deal from a moment on; without a price before, the first that is known."""

    __tablename__ = "price_changes"
    __table_args__ = (Index("ix_price_changes_deal", "deal_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"))
    at: Mapped[datetime]
    by: Mapped[str]
    price_minor: Mapped[Minor]
    currency: Mapped[str]
    before_minor: Mapped[Minor | None] = mapped_column(default=None)
    before_currency: Mapped[str | None] = mapped_column(default=None)


async def of(tx: Tx, deal_id: int) -> Sequence[PriceChange]:
    """Return the changes of a deal's price, the oldest first."""
    rows = select(PriceChange).where(PriceChange.deal_id == deal_id)
    newest = (await tx.scalars(rows.order_by(PriceChange.id.desc()).limit(READ_MAX))).all()
    return newest[::-1]
