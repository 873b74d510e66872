"""What runs now as a group buy or a flash sale, beside the price of the deal alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.money import Money
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale import sales
from storage.flash_sale.tables import FlashSale
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy
from storage.subject import FLASH_SALE, GROUP_BUY

SHOWN_MAX = 6
"""Promotions above the list of deals."""


@dataclass(frozen=True, slots=True)
class RunningPromotion:
    """A promotion that can be joined now."""

    kind: str
    id: int
    code: str
    title: str
    price: Money
    alone: Money | None
    """What the deal costs without it; None where that is not more."""


def running_promotion(offer: GroupBuy | FlashSale, deal: Deal) -> RunningPromotion:
    """Return what a list says of a promotion; a group buy costs what its goal brings."""
    if isinstance(offer, GroupBuy):
        kind, minor = GROUP_BUY, offer.tiers[0][1]
    else:
        kind, minor = FLASH_SALE, offer.price_minor
    dearer = deal.currency == offer.currency and deal.price_minor > minor
    alone = Money(deal.price_minor, deal.currency) if dearer else None
    price = Money(minor, offer.currency)
    return RunningPromotion(kind, offer.id, offer.code, offer.title, price, alone)


async def running_now(tx: Tx, *, now: datetime) -> Sequence[RunningPromotion]:
    """Return the promotions that can be joined now, the one that ends first at the top."""
    found: list[GroupBuy | FlashSale] = [
        *await offers.joinable(tx, now=now, limit=SHOWN_MAX),
        *await sales.joinable(tx, now=now, limit=SHOWN_MAX),
    ]
    first = sorted(found, key=lambda offer: (offer.ends_at, offer.code))[:SHOWN_MAX]
    return [running_promotion(offer, await tx.get_one(Deal, offer.deal_id)) for offer in first]
