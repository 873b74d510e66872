"""Prices of flash sales and group buys: open to all of a chat, so they were asked as well."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Tx
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy, Team


@dataclass(frozen=True, slots=True)
class PublicPrice:
    """What a promotion asked, and while it ran."""

    price_minor: int
    currency: str
    starts_at: datetime
    ends_at: datetime


async def of_deals(tx: Tx, deal_ids: Collection[int]) -> dict[int, list[PublicPrice]]:
    """Return what promotions of deals asked: a flash sale its price, a group buy its teams' lowest."""
    sales = select(
        FlashSale.deal_id,
        FlashSale.price_minor,
        FlashSale.currency,
        FlashSale.starts_at,
        FlashSale.ends_at,
    ).where(FlashSale.deal_id.in_(deal_ids))
    reached = func.min(Team.price_minor)
    bought = (
        select(GroupBuy.deal_id, reached, GroupBuy.currency, GroupBuy.starts_at, GroupBuy.ends_at)
        .join(Team, Team.group_buy_id == GroupBuy.id)
        .where(GroupBuy.deal_id.in_(deal_ids), Team.price_minor.is_not(None))
        .group_by(GroupBuy.id)
    )
    found: dict[int, list[PublicPrice]] = {}
    for rows in (await tx.execute(sales), await tx.execute(bought)):
        for deal_id, price_minor, currency, starts_at, ends_at in rows:
            asked = PublicPrice(price_minor or 0, currency, starts_at, ends_at)
            found.setdefault(deal_id, []).append(asked)
    return found
