"""Queries on flash sales: found by code, locked, listed."""

from collections.abc import Sequence

from sqlalchemy import case, select

from storage.columns import lock_row
from storage.database import Tx
from storage.flash_sale.tables import ClaimState, FlashSale, SaleState

LIVE = (ClaimState.ENTERED, ClaimState.HELD, ClaimState.CONFIRMED)
"""States in which a member can still step back."""
COUNTED = (ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.REDEEMED)
"""States that have units, and that count against a member's limit."""


async def by_code(tx: Tx, code: str) -> FlashSale | None:
    """Return the flash sale with this code, written as it is stored."""
    return (await tx.scalars(select(FlashSale).where(FlashSale.code == code))).one_or_none()


async def lock(tx: Tx, flash_sale_id: int) -> FlashSale | None:
    """Load a flash sale and hold it until the transaction ends."""
    return await lock_row(tx, FlashSale, FlashSale.id == flash_sale_id, key_share=True)


async def listed(tx: Tx, *, limit: int) -> Sequence[FlashSale]:
    """Return the newest flash sales of any state."""
    return (await tx.scalars(select(FlashSale).order_by(FlashSale.id.desc()).limit(limit))).all()


async def running_or_newest(tx: Tx, *, limit: int) -> Sequence[FlashSale]:
    """Return the flash sales that are not closed, the one that ends first at the top, then others."""
    over = FlashSale.state == SaleState.CLOSED
    ends_first = case((over, None), else_=FlashSale.ends_at)
    rows = select(FlashSale).order_by(over, ends_first, FlashSale.id.desc())
    return (await tx.scalars(rows.limit(limit))).all()
