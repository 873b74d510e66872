"""Promoter shops: a member's own page of chosen deals, in their own order."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage import columns
from storage.columns import BigInt, Table, lock_row
from storage.database import Tx
from storage.deal.deals import on_offer
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale, SaleState
from storage.group_buy.tables import GroupBuy, GroupBuyState
from storage.subject import FLASH_SALE, GROUP_BUY

RUNNING_MAX = 5
"""Promotions of one deal that are shown beside it."""


class PromoterShop(Table):
    """One member's page; the title is as typed, escaped when shown."""

    __tablename__ = "promoter_shops"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    title: Mapped[str]
    made_at: Mapped[datetime]


class ShopDeal(Table):
    """One deal on a member's page."""

    __tablename__ = "promoter_shop_deals"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("promoter_shops.member_id"), primary_key=True, autoincrement=False
    )
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), primary_key=True)
    position: Mapped[int]


async def lock(tx: Tx, member_id: int) -> PromoterShop | None:
    """Load a member's shop and hold it: what is on it changes step by step."""
    return await lock_row(tx, PromoterShop, PromoterShop.member_id == member_id)


async def open_shop(tx: Tx, member_id: int, *, title: str, now: datetime) -> PromoterShop:
    """Open a member's shop; two at once open one."""
    await columns.insert_if_absent(tx, PromoterShop(member_id=member_id, title=title, made_at=now))
    found = await lock(tx, member_id)
    if found is None:
        raise LookupError(f"the shop of {member_id} is not there")
    return found


async def shop_deals(tx: Tx, member_id: int) -> Sequence[ShopDeal]:
    """Return what a member chose, in their order."""
    found = select(ShopDeal).where(ShopDeal.member_id == member_id)
    return (await tx.scalars(found.order_by(ShopDeal.position, ShopDeal.deal_id))).all()


async def positions(tx: Tx, member_id: int) -> Sequence[int]:
    """Return the places that are taken on a member's page."""
    found = select(ShopDeal.position).where(ShopDeal.member_id == member_id)
    return (await tx.scalars(found)).all()


async def deal_ids(tx: Tx, member_id: int) -> frozenset[int]:
    """Return the ids of the deals on a member's page, on offer or not."""
    found = select(ShopDeal.deal_id).where(ShopDeal.member_id == member_id)
    return frozenset(await tx.scalars(found))


async def deals_on_offer(
    tx: Tx, member_id: int, *, now: datetime, limit: int, offset: int
) -> tuple[list[Deal], int]:
    """Return a page of the chosen deals that are on offer, and how many there are."""
    shown = (ShopDeal.member_id == member_id) & on_offer(now)
    found = select(Deal).join(ShopDeal, ShopDeal.deal_id == Deal.id).where(shown)
    total = await tx.scalar(select(func.count()).select_from(found.subquery())) or 0
    ordered = found.order_by(ShopDeal.position, Deal.id).limit(limit).offset(offset)
    return list(await tx.scalars(ordered)), int(total)


async def running_promotions(tx: Tx, deal_id: int, *, now: datetime) -> list[tuple[str, str]]:
    """Return (kind, code) of the promotions of a deal that can be joined now."""
    buys = select(GroupBuy.code).where(
        GroupBuy.deal_id == deal_id,
        GroupBuy.state == GroupBuyState.OPEN,
        GroupBuy.starts_at <= now,
        GroupBuy.ends_at > now,
    )
    sales = select(FlashSale.code).where(
        FlashSale.deal_id == deal_id,
        FlashSale.state == SaleState.OPEN,
        FlashSale.starts_at <= now,
        FlashSale.ends_at > now,
    )
    found = [(GROUP_BUY, code) for code in await tx.scalars(buys.limit(RUNNING_MAX))]
    return found + [(FLASH_SALE, code) for code in await tx.scalars(sales.limit(RUNNING_MAX))]
