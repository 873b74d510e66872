"""Queries on the options of deals."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from storage.columns import lock_row
from storage.database import Tx
from storage.option.tables import DealOption


async def of_deals(
    tx: Tx, deal_ids: Collection[int], *, closed: bool = True
) -> dict[int, list[DealOption]]:
    """Return the options of each deal that has any, in their order; those that ended too, or not."""
    found: dict[int, list[DealOption]] = {}
    rows = select(DealOption).where(DealOption.deal_id.in_(deal_ids))
    if not closed:
        rows = rows.where(DealOption.closed_at.is_(None))
    for one in await tx.scalars(rows.order_by(DealOption.position, DealOption.id)):
        found.setdefault(one.deal_id, []).append(one)
    return found


async def of_deal(tx: Tx, deal_id: int, *, closed: bool = False) -> Sequence[DealOption]:
    """Return the options of a deal in their order, without those that ended unless asked for."""
    return (await of_deals(tx, (deal_id,), closed=closed)).get(deal_id, [])


async def lock(tx: Tx, option_id: int) -> DealOption | None:
    """Load an option and hold it until the transaction ends."""
    return await lock_row(tx, DealOption, DealOption.id == option_id)
