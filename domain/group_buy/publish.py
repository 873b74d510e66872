"""Publishing a group buy: what the operator wants, checked, and frozen from then on.

words -> terms + deal -> checked -> group buy (and the one team of a pool) -> a card in every chat
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from domain import code
from domain.campaign.schedule import parse_every
from domain.deal.deal import is_over, lock_deal
from domain.group_buy.join import new_team
from domain.group_buy.rules import (
    DURATION_MAX,
    DURATION_MIN,
    PEOPLE_MAX,
    TITLE_CHARS_MAX,
    check_tiers,
    goal,
)
from domain.link import find_problem
from domain.money import read_price
from domain.option.promotion import freeze, offered, read_options
from domain.pickup.point import choose_points
from domain.promotion import live_card
from domain.promotion.alone_price import check_promotion_price
from domain.promotion.terms import (
    PAYS,
    check_currency,
    read_end,
    read_span,
    read_start,
    read_stores,
)
from domain.quantity import QUANTITY_MAX
from domain.reduction import reference
from domain.refusal import Refused
from storage.chat.chats import CHATS_MAX
from storage.database import Tx
from storage.deal.tables import Deal
from storage.group_buy import offers, seats
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    GroupBuyState,
    PaymentMethod,
    PaymentTiming,
)
from storage.subject import GROUP_BUY

HOLD_S_MIN, HOLD_S_MAX = 60, 7 * 86_400
VOUCHER_DAYS_MAX = 3_650


@dataclass(frozen=True, kw_only=True)
class GroupBuyTerms:
    """What a group buy is to be, before it is checked; the rest comes from the deal."""

    tiers: Sequence[tuple[int, int]]
    """`(people, price in minor units)`, the first is the goal."""
    starts_at: datetime
    ends_at: datetime
    shape: GroupBuyShape = GroupBuyShape.POOL
    duration: timedelta | None = None
    """How long a team has; None is until the end of the offer."""
    size: int | None = None
    ends_when_full: bool = True
    per_member: int = 1
    stock: int | None = None
    pay: PaymentMethod = PaymentMethod.ON_PICKUP
    pay_when: PaymentTiming = PaymentTiming.AT_END
    hold_s: int = 900
    store_ids: Sequence[int] = ()
    """Where its orders may be picked up; none is in any store."""
    voucher_days: int = 30
    description: str | None = None
    """Terms to show under the card; None takes the deal's description."""
    options: Mapping[str, int | None] | None = None
    """Names of the deal's options that are offered, each with its units or None; None is all of them.

    Where they have units of their own, `stock` is the sum of them.
    """


@dataclass(frozen=True, kw_only=True)
class TypedGroupBuy:
    """The same as an operator types it; an empty word, or 0, asks for nothing."""

    tiers: str
    """`10:17.90,15:16.50`: people, and the price for each of them."""
    starts: str
    ends: str
    """A wall time, or a span from the start."""
    teams: bool
    lasts: str
    size: int
    keep_open: bool
    per_member: int
    stock: int
    pay: str
    hold: str
    store: str
    voucher_days: int
    description: str
    options: str = ""
    """`S=5, M=10` or `S, M`; nothing is all options."""


def read_tiers(typed: str, currency: str) -> list[tuple[int, int]]:
    """Read `10:17.90,15:16.50` as `[(10, 1790), (15, 1650)]`, or refuse."""
    tiers = []
    for part in typed.split(","):
        people, colon, price = part.strip().partition(":")
        plain = people.isascii() and people.isdecimal() and len(people) <= 6
        if not colon or not plain:
            raise Refused("group_buy.tiers_typed", typed=typed[:40])
        tiers.append((int(people), read_price(price, currency)))
    return tiers


async def read_group_buy(
    tx: Tx, typed: TypedGroupBuy, *, currency: str, zone: str, now: datetime
) -> GroupBuyTerms:
    """Return the terms that were typed, unchecked; wall times are of `zone`."""
    if typed.pay not in PAYS:
        raise Refused("group_buy.pay", typed=typed.pay[:20])
    pay, pay_when = PAYS[typed.pay]
    starts_at = read_start(typed.starts, zone, now=now)
    return GroupBuyTerms(
        tiers=read_tiers(typed.tiers, currency),
        starts_at=starts_at,
        ends_at=read_end(typed.ends, zone, starts_at, now=now),
        shape=GroupBuyShape.TEAM if typed.teams else GroupBuyShape.POOL,
        duration=read_span(typed.lasts) if typed.lasts else None,
        size=typed.size or None,
        ends_when_full=not typed.keep_open,
        per_member=typed.per_member,
        stock=typed.stock or None,
        pay=pay,
        pay_when=pay_when,
        hold_s=parse_every(typed.hold),
        store_ids=await read_stores(tx, typed.store),
        voucher_days=typed.voucher_days,
        description=typed.description or None,
        options=read_options(typed.options) or None,
    )


def check_group_buy(
    terms: GroupBuyTerms, deal: Deal, *, now: datetime, hosts: AbstractSet[str] = frozenset()
) -> None:
    """Refuse terms that cannot be kept, each with the way to mend it."""
    check_tiers(terms.tiers, deal.list_price_minor)
    if terms.ends_at <= max(now, terms.starts_at):
        raise Refused("group_buy.ends_too_early")
    if not DURATION_MIN <= lasts(terms) <= DURATION_MAX:
        raise Refused("group_buy.duration")
    if terms.size is not None and not terms.tiers[-1][0] <= terms.size <= PEOPLE_MAX:
        raise Refused("group_buy.size", people=terms.tiers[-1][0])
    if not 1 <= terms.per_member <= QUANTITY_MAX:
        raise Refused("group_buy.per_member", maximum=QUANTITY_MAX)
    if terms.stock is not None and terms.stock < goal(terms.tiers):
        raise Refused("group_buy.stock", people=goal(terms.tiers))
    if not HOLD_S_MIN <= terms.hold_s <= HOLD_S_MAX:
        raise Refused("group_buy.hold")
    if not 1 <= terms.voucher_days <= VOUCHER_DAYS_MAX:
        raise Refused("group_buy.voucher_days", maximum=VOUCHER_DAYS_MAX)
    check_currency(terms.pay, deal.currency)
    now_in_stars = terms.pay is PaymentMethod.STARS and terms.pay_when is PaymentTiming.NOW
    if now_in_stars and len(terms.tiers) > 1:
        raise Refused("payment.tiers_now")
    if terms.pay is PaymentMethod.EXTERNAL and deal.link is None:
        raise Refused("group_buy.no_link", code=deal.code)
    if problem := find_problem(deal.link, hosts):
        raise Refused(problem)


def lasts(terms: GroupBuyTerms) -> timedelta:
    """Return how long a team has to fill."""
    return terms.duration or terms.ends_at - terms.starts_at


def size_of(terms: GroupBuyTerms) -> int | None:
    """Return the most seats of a team: a team that is led has as many as its last tier says."""
    return terms.size or (terms.tiers[-1][0] if terms.shape is GroupBuyShape.TEAM else None)


async def check_offer(
    tx: Tx, terms: GroupBuyTerms, deal: Deal, *, now: datetime, hosts: AbstractSet[str]
) -> None:
    """Refuse terms that cannot be kept, or by which somebody would pay more than alone."""
    check_group_buy(terms, deal, now=now, hosts=hosts)
    span = (terms.starts_at, terms.ends_at)
    await check_promotion_price(tx, deal, terms.tiers[0][1], span, now=now)


async def publish_group_buy(
    tx: Tx,
    deal: Deal,
    terms: GroupBuyTerms,
    places: Sequence[tuple[int, int | None]],
    *,
    now: datetime,
    rng: Random,
    hosts: AbstractSet[str] = frozenset(),
) -> GroupBuy:
    """Publish a group buy into chats, given as (chat id, topic or None); raises `Refused`."""
    deal = await lock_deal(tx, deal.id)
    if is_over(deal, now=now):
        raise Refused("group_buy.deal_over", code=deal.code)
    if len(places) > CHATS_MAX:
        raise Refused("group_buy.chats", maximum=CHATS_MAX)
    chosen, units = await offered(tx, deal, terms.options)
    if units:
        terms = replace(terms, stock=sum(units.values()))
    await check_offer(tx, terms, deal, now=now, hosts=hosts)
    drawn = await code.generate_free(rng, "G", lambda typed: offers.by_code(tx, typed))
    offer = _offer(deal, terms, drawn, now=now)
    offer.option_count = len(chosen)
    tx.add(offer)
    await tx.flush()
    lowest = terms.tiers[-1][1]
    measured = await reference.of_promotion(tx, deal, lowest, terms.starts_at)
    offer.reference = reference.as_json(measured)
    await freeze(tx, GROUP_BUY, offer.id, deal, chosen, lowest_minor=lowest, stock=units)
    if terms.store_ids:
        await choose_points(tx, GROUP_BUY, offer, terms.store_ids)
    if terms.shape is GroupBuyShape.POOL:
        drawn = await code.generate_free(rng, "T", lambda typed: seats.by_code(tx, typed))
        tx.add(new_team(offer, drawn, leader_id=None, opened_at=max(now, terms.starts_at)))
        await tx.flush()
    await live_card.publish(tx, GROUP_BUY, offer.id, places, now=now)
    return offer


def _offer(deal: Deal, terms: GroupBuyTerms, drawn: str, *, now: datetime) -> GroupBuy:
    return GroupBuy(
        code=drawn,
        deal_id=deal.id,
        shape=terms.shape,
        title=deal.title[:TITLE_CHARS_MAX],
        currency=deal.currency,
        tiers=[list(tier) for tier in terms.tiers],
        starts_at=terms.starts_at,
        ends_at=terms.ends_at,
        duration_s=int(lasts(terms).total_seconds()),
        created_at=now,
        description=deal.description if terms.description is None else terms.description,
        list_price_minor=deal.list_price_minor,
        photo=deal.photo,
        link=deal.link,
        size=size_of(terms),
        ends_when_full=terms.ends_when_full,
        per_member=terms.per_member,
        stock_total=terms.stock,
        pay=terms.pay,
        pay_when=terms.pay_when,
        hold_s=terms.hold_s,
        voucher_days=terms.voucher_days,
        state=GroupBuyState.OPEN if terms.starts_at <= now else GroupBuyState.SCHEDULED,
    )


async def open_group_buy_if_due(tx: Tx, group_buy_id: int, *, now: datetime) -> bool:
    """Open a scheduled group buy whose time has come; return whether it did."""
    offer = await offers.lock(tx, group_buy_id)
    if offer is None or offer.state != GroupBuyState.SCHEDULED or offer.starts_at > now:
        return False
    offer.state = GroupBuyState.OPEN
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return True
