"""Queries on other shops and their offers."""

from collections.abc import Sequence

from sqlalchemy import func, select

from storage.columns import lock_row
from storage.database import Tx
from storage.deal.tables import Deal
from storage.partner.tables import PartnerOffer, PartnerShop, PartnerState


async def by_key(tx: Tx, key: str) -> PartnerShop | None:
    """Return the shop with a key, held until the transaction ends."""
    return await lock_row(tx, PartnerShop, PartnerShop.key == key)


async def lock(tx: Tx, partner_id: int) -> PartnerShop | None:
    """Load a shop and hold it until the transaction ends."""
    return await lock_row(tx, PartnerShop, PartnerShop.id == partner_id)


async def count(tx: Tx, *, state: PartnerState | None = None) -> int:
    """Count the shops, of one state or of all."""
    rows = select(func.count()).select_from(PartnerShop)
    return await tx.scalar(rows if state is None else rows.where(PartnerShop.state == state)) or 0


async def listed(tx: Tx, *, limit: int) -> Sequence[PartnerShop]:
    """Return the shops, the newest first."""
    return (
        await tx.scalars(select(PartnerShop).order_by(PartnerShop.id.desc()).limit(limit))
    ).all()


async def offer(tx: Tx, partner_id: int, code: str, host: str) -> tuple[PartnerOffer, Deal] | None:
    """Return what was taken of a shop's offer for a host."""
    rows = select(PartnerOffer, Deal).join(Deal, Deal.id == PartnerOffer.deal_id)
    its = (PartnerOffer.partner_id == partner_id, PartnerOffer.code == code)
    found = (await tx.execute(rows.where(*its, PartnerOffer.host == host))).one_or_none()
    return None if found is None else (found[0], found[1])


async def deals(tx: Tx, partner_id: int | None = None) -> Sequence[tuple[PartnerOffer, Deal]]:
    """Return what was taken of a shop, or of all."""
    rows = select(PartnerOffer, Deal).join(Deal, Deal.id == PartnerOffer.deal_id)
    if partner_id is not None:
        rows = rows.where(PartnerOffer.partner_id == partner_id)
    return [(one, deal) for one, deal in await tx.execute(rows.order_by(PartnerOffer.deal_id))]
