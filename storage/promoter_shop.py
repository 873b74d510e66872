"""Promoter shops: a member's own page of chosen deals, in their own order."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


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
