"""What one person pays for a deal alone: no promotion of the deal may cost more.

    the deal's own price             always
    a flash sale                     while it is announced or runs: anybody may take a piece
    a group buy that has come true   whoever joins now buys at once, without waiting for others

A promotion is refused above the lowest of these. Where one of them falls below a promotion that
runs already, the shop's admins are told, and its page offers to lower its price or to end it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from domain.group_buy.rules import price_for
from domain.money import Money
from domain.notify import notify_admins
from domain.refusal import Refused
from storage.database import Tx
from storage.deal.deals import PARTNER
from storage.deal.tables import Deal
from storage.delivery.kinds import Kind
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy
from storage.promotion.running import RunningPromotions, running_of
from storage.subject import FLASH_SALE, GROUP_BUY

Span = tuple[datetime, datetime]
"""From when until when something is sold."""


@dataclass(frozen=True, slots=True)
class AlonePrice:
    """The lowest price for one person, in minor units, and where it is asked."""

    minor: int
    where: str
    """`deal`, `flash_sale` or `group_buy`."""
    code: str


@dataclass(frozen=True, slots=True)
class PromotionPrice:
    """A promotion as far as its price goes; amounts are minor units."""

    kind: str
    id: int
    deal_id: int
    code: str
    title: str
    currency: str
    highest_minor: int
    """The most that anybody in it pays."""
    alone_minor: int | None
    """What it asks of one person without others; None sells to nobody alone."""
    span: Span


class DearerPromotion(TypedDict):
    """A promotion costs more than buying alone."""

    kind: str
    number: int
    title: str
    code: str
    price_minor: int
    alone_minor: int
    currency: str


DEARER: Kind[DearerPromotion] = Kind("promotion.dearer")


def group_buy_price(offer: GroupBuy, people: int | None = None) -> PromotionPrice:
    """Return the price of a group buy; `people` are in a team of it that has come true."""
    alone = None if people is None else price_for(offer.tiers, people + 1)
    return PromotionPrice(
        kind=GROUP_BUY,
        id=offer.id,
        deal_id=offer.deal_id,
        code=offer.code,
        title=offer.title,
        currency=offer.currency,
        highest_minor=offer.tiers[0][1],
        alone_minor=alone,
        span=(offer.starts_at, offer.ends_at),
    )


def flash_sale_price(sale: FlashSale) -> PromotionPrice:
    """Return the price of a flash sale."""
    return PromotionPrice(
        kind=FLASH_SALE,
        id=sale.id,
        deal_id=sale.deal_id,
        code=sale.code,
        title=sale.title,
        currency=sale.currency,
        highest_minor=sale.price_minor,
        alone_minor=sale.price_minor,
        span=(sale.starts_at, sale.ends_at),
    )


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans have a moment in common."""
    return one[0] < other[1] and other[0] < one[1]


def lowest_alone(deal: Deal, others: Iterable[PromotionPrice], span: Span) -> AlonePrice:
    """Return the lowest price at which one person can buy the deal during a span."""
    found = [AlonePrice(deal.price_minor, "deal", deal.code)]
    found += [
        AlonePrice(other.alone_minor, other.kind, other.code)
        for other in others
        if other.alone_minor is not None
        and other.deal_id == deal.id
        and other.currency == deal.currency
        and overlap(other.span, span)
    ]
    return min(found, key=lambda one: one.minor)


def dearer_than(
    promotion: PromotionPrice, deal: Deal, others: Iterable[PromotionPrice]
) -> AlonePrice | None:
    """Return the price that a promotion is above; None is as it should be."""
    if promotion.currency != deal.currency:
        return None
    rest = [other for other in others if (other.kind, other.id) != (promotion.kind, promotion.id)]
    alone = lowest_alone(deal, rest, promotion.span)
    return alone if promotion.highest_minor > alone.minor else None


def lowered_tiers(tiers: Sequence[Sequence[int]], most_minor: int) -> list[list[int]]:
    """Return tiers none of which is above a price; those that would not fall any more are left out."""
    lowered: list[list[int]] = []
    for people, price in tiers:
        least = min(price, most_minor)
        if not lowered or least < lowered[-1][1]:
            lowered.append([people, least])
    return lowered


def check_alone_price(price_minor: int, alone: AlonePrice, currency: str) -> None:
    """Refuse a promotion in which somebody would pay more than alone."""
    if price_minor > alone.minor:
        price = Money(alone.minor, currency)
        raise Refused("promotion.dearer", price=price, where=alone.where, code=alone.code)


def prices_of(running: RunningPromotions) -> list[PromotionPrice]:
    """Return the prices of promotions that run."""
    group_buys = [group_buy_price(one, running.come_true.get(one.id)) for one in running.group_buys]
    return [*group_buys, *map(flash_sale_price, running.sales)]


async def check_promotion_price(
    tx: Tx, deal: Deal, price_minor: int, span: Span, *, now: datetime
) -> None:
    """Refuse a price that one person pays less than, elsewhere during the span; and another shop's deal.

    Whoever publishes holds the deal, so that neither its price nor its promotions change meanwhile.
    """
    if deal.source.startswith(PARTNER):
        raise Refused("partner.not_ours", code=deal.code)
    others = prices_of(await running_of(tx, (deal.id,), now=now))
    check_alone_price(price_minor, lowest_alone(deal, others, span), deal.currency)


async def alone_price_below(
    tx: Tx, promotion: PromotionPrice, *, now: datetime
) -> AlonePrice | None:
    """Return the price for one person that a promotion is above; None is as it should be."""
    deal = await tx.get_one(Deal, promotion.deal_id)
    others = prices_of(await running_of(tx, (deal.id,), now=now))
    return dearer_than(promotion, deal, others)


async def dearer_promotions(
    tx: Tx, deals: Iterable[Deal], *, now: datetime
) -> list[tuple[PromotionPrice, AlonePrice]]:
    """Return the promotions of these deals that cost more than alone, each with that price."""
    known = {deal.id: deal for deal in deals}
    if not known:
        return []
    prices = prices_of(await running_of(tx, known, now=now))
    found = ((one, dearer_than(one, known[one.deal_id], prices)) for one in prices)
    return [(one, alone) for one, alone in found if alone is not None]


async def warn_of_dearer(tx: Tx, deals: Iterable[Deal], *, now: datetime) -> None:
    """Tell the admins of each promotion of these deals that costs more than alone."""
    for promotion, alone in await dearer_promotions(tx, deals, now=now):
        await notify_admins(tx, DEARER, _warning(promotion, alone), now=now)


def _warning(promotion: PromotionPrice, alone: AlonePrice) -> DearerPromotion:
    return {
        "kind": promotion.kind,
        "number": promotion.id,
        "title": promotion.title,
        "code": promotion.code,
        "price_minor": promotion.highest_minor,
        "alone_minor": alone.minor,
        "currency": promotion.currency,
    }
