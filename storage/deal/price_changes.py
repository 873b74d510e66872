"""Price changes: what a deal cost from when on, appended and never changed."""

from collections.abc import Sequence

from sqlalchemy import select

from storage.database import Tx
from storage.deal.tables import PriceChange

READ_MAX = 1_000
"""So many of a deal's changes are looked at; the database keeps all."""


async def history(tx: Tx, deal_id: int) -> Sequence[PriceChange]:
    """Return the changes of a deal's price, the oldest first."""
    rows = select(PriceChange).where(PriceChange.deal_id == deal_id)
    newest = (await tx.scalars(rows.order_by(PriceChange.id.desc()).limit(READ_MAX))).all()
    return newest[::-1]
