"""Publishing a flash sale, and stopping one: what the operator wants, checked, then frozen.

words -> terms + deal -> checked -> flash sale, allotments -> a card in every chat
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from domain import code
from domain.campaign.schedule import parse_every
from domain.deal.deal import is_over, lock_deal
from domain.draw.chain import seed_from, sha256_hex
from domain.draw.opening import DICE, cancel_draw, commit_draw
from domain.flash_sale.claim import find_sale
from domain.flash_sale.stock import STOCK_MAX, SaleNotice, release_allotment
from domain.link import find_problem
from domain.money import read_price
from domain.option.promotion import freeze, offered, read_options
from domain.pickup.point import choose_points
from domain.promotion import live_card
from domain.promotion.alone_price import (
    alone_price_below,
    check_promotion_price,
    flash_sale_price,
    warn_of_dearer,
)
from domain.promotion.terms import PAYS, check_currency, read_span, read_start, read_stores
from domain.quantity import QUANTITY_MAX
from domain.reduction import reference
from domain.refusal import Refused
from storage.chat.chats import CHATS_MAX
from storage.database import Tx
from storage.deal.tables import Deal
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.flash_sale import due_rows, sales
from storage.flash_sale.tables import Allotment, ClaimState, FlashSale, SaleState
from storage.group_buy.tables import CloseReason, PaymentMethod
from storage.promotion import waiting_lists
from storage.subject import FLASH_SALE

PRICE_MAX = 10**12
LASTS_MIN = timedelta(seconds=10)
LASTS_MAX = timedelta(days=60)
AHEAD_MAX = timedelta(days=366)
LATE_MAX = timedelta(minutes=1)
"""A start so little in the past is now."""
HOLD_S_MIN, HOLD_S_MAX = 60, 7 * 86_400
WINDOW_S_MAX = 3_600
VOUCHER_DAYS_MAX = 3_650
TITLE_CHARS_MAX = 128
DIGITS_MAX = 18
SALE_PAYS = ("pickup", "shop", "stars", "card")
"""Of `PAYS`; money for a claim always comes first."""
STOPPED: Kind[SaleNotice] = Kind("flash_sale.stopped")
"""A sale was stopped that one had entered."""


@dataclass(frozen=True, kw_only=True)
class FlashSaleTerms:
    """What a flash sale is to be, before it is checked; the rest comes from the deal."""

    price_minor: int
    starts_at: datetime
    lasts: timedelta
    stock: int | None = None
    """Units for all chats together; None is unlimited."""
    per_member: int = 1
    per_order: int = 1
    hold_s: int = 900
    window_s: int = 0
    dice: bool = False
    """Whether dice in the first chat have a say in the order of the window's entries."""
    allotments: Mapping[int, int] = field(default_factory=dict)
    """Units kept for a chat, by its id."""
    allotted_for: timedelta | None = None
    """How long allotments are kept; None is half of the time."""
    pay: PaymentMethod = PaymentMethod.ON_PICKUP
    store_ids: Sequence[int] = ()
    """Where its orders may be picked up; none is in any store."""
    voucher_days: int = 30
    options: Mapping[str, int | None] | None = None
    """Names of the deal's options that are offered, each with its units or None; None is all of them.

    With units of their own, the stock is their sum.
    """


@dataclass(frozen=True, kw_only=True)
class TypedFlashSale:
    """The same as an operator types it; an empty word, or 0, asks for nothing."""

    price: str
    stock: int
    starts: str
    lasts: str
    per_member: int
    per_order: int
    pay: str
    hold: str
    window: str
    allot: str
    """`-1001=20,-1002=30`: units kept for a chat."""
    allot_for: str
    store: str
    voucher_days: int
    dice: bool = True
    options: str = ""
    """`S=5, M=10` or `S, M`; nothing is all options."""


def read_allotments(typed: str) -> dict[int, int]:
    """Read `-1001=20,-1002=30` as units by chat, or refuse; a chat named twice is refused."""
    found: dict[int, int] = {}
    for part in filter(None, (word.strip() for word in typed.split(","))):
        chat, equals, units = part.partition("=")
        digits = chat.removeprefix("-"), units
        plain = all(d.isascii() and d.isdecimal() and len(d) <= DIGITS_MAX for d in digits)
        if not equals or not plain or int(chat) in found:
            raise Refused("flash_sale.allotment_typed", typed=part[:40])
        found[int(chat)] = int(units)
    return found


async def read_flash_sale(
    tx: Tx, typed: TypedFlashSale, *, currency: str, zone: str, now: datetime
) -> FlashSaleTerms:
    """Return the terms that were typed, unchecked; wall times are of `zone`."""
    if typed.pay not in SALE_PAYS:
        raise Refused("flash_sale.pay", typed=typed.pay[:20])
    return FlashSaleTerms(
        price_minor=read_price(typed.price, currency),
        starts_at=read_start(typed.starts, zone, now=now),
        lasts=read_span(typed.lasts),
        stock=typed.stock or None,
        per_member=typed.per_member,
        per_order=typed.per_order,
        hold_s=parse_every(typed.hold),
        window_s=0 if typed.window in {"", "0"} else parse_every(typed.window),
        dice=typed.dice,
        allotments=read_allotments(typed.allot),
        allotted_for=read_span(typed.allot_for) if typed.allot_for else None,
        pay=PAYS[typed.pay][0],
        store_ids=await read_stores(tx, typed.store),
        voucher_days=typed.voucher_days,
        options=read_options(typed.options) or None,
    )


def check_flash_sale(
    terms: FlashSaleTerms,
    deal: Deal,
    chats: Sequence[int],
    *,
    now: datetime,
    hosts: AbstractSet[str] = frozenset(),
) -> None:
    """Refuse terms that cannot be kept, each with the way to mend it."""
    _check_times(terms, now=now)
    check_price(terms.price_minor, deal.list_price_minor)
    if terms.stock is not None and not 1 <= terms.stock <= STOCK_MAX:
        raise Refused("flash_sale.stock", maximum=STOCK_MAX)
    if not 1 <= terms.per_order <= terms.per_member <= QUANTITY_MAX:
        raise Refused("flash_sale.limits", maximum=QUANTITY_MAX)
    if not HOLD_S_MIN <= terms.hold_s <= HOLD_S_MAX:
        raise Refused("flash_sale.hold", minimum=HOLD_S_MIN)
    if not 1 <= terms.voucher_days <= VOUCHER_DAYS_MAX:
        raise Refused("flash_sale.voucher_days", maximum=VOUCHER_DAYS_MAX)
    check_currency(terms.pay, deal.currency)
    if terms.pay is PaymentMethod.EXTERNAL and deal.link is None:
        raise Refused("flash_sale.no_link", code=deal.code)
    if problem := find_problem(deal.link, hosts):
        raise Refused(problem)
    _check_allotments(terms, chats)


def check_price(price_minor: int, list_price_minor: int | None) -> None:
    """Refuse a price that is none, or that the deal's list price is not above."""
    if not 1 <= price_minor <= PRICE_MAX:
        raise Refused("flash_sale.price")
    if list_price_minor is not None and price_minor >= list_price_minor:
        raise Refused("flash_sale.price_above_list")


def _check_times(terms: FlashSaleTerms, *, now: datetime) -> None:
    if not now - LATE_MAX <= terms.starts_at <= now + AHEAD_MAX:
        raise Refused("flash_sale.starts")
    if not LASTS_MIN <= terms.lasts <= LASTS_MAX or terms.starts_at + terms.lasts <= now:
        raise Refused("flash_sale.lasts")
    if not 0 <= terms.window_s <= min(WINDOW_S_MAX, terms.lasts.total_seconds() / 2):
        raise Refused("flash_sale.window")


def _check_allotments(terms: FlashSaleTerms, chats: Sequence[int]) -> None:
    if not terms.allotments:
        return
    units = terms.allotments.values()
    if terms.stock is None or min(units) < 1 or sum(units) > terms.stock:
        raise Refused("flash_sale.allotments")
    if not set(terms.allotments) <= set(chats):
        raise Refused("flash_sale.allotment_chat")
    if not timedelta() < allotted_for(terms) <= terms.lasts:
        raise Refused("flash_sale.allotted_for")


def allotted_for(terms: FlashSaleTerms) -> timedelta:
    """Return how long allotments are kept apart."""
    return terms.lasts / 2 if terms.allotted_for is None else terms.allotted_for


async def check_sale(
    tx: Tx,
    terms: FlashSaleTerms,
    deal: Deal,
    chats: Sequence[int],
    *,
    now: datetime,
    hosts: AbstractSet[str],
) -> None:
    """Refuse terms that cannot be kept, or by which somebody would pay more than alone."""
    check_flash_sale(terms, deal, chats, now=now, hosts=hosts)
    span = (terms.starts_at, terms.starts_at + terms.lasts)
    await check_promotion_price(tx, deal, terms.price_minor, span, now=now)


async def publish_flash_sale(
    tx: Tx,
    deal: Deal,
    terms: FlashSaleTerms,
    places: Sequence[tuple[int, int | None]],
    *,
    now: datetime,
    rng: Random,
    hosts: AbstractSet[str] = frozenset(),
) -> FlashSale:
    """Publish a flash sale into chats, given as (chat id, topic or None); raises `Refused`.

    The admins hear of promotions of the deal that cost more than it.
    """
    deal = await lock_deal(tx, deal.id)
    if is_over(deal, now=now):
        raise Refused("flash_sale.deal_over", code=deal.code)
    if not 1 <= len(places) <= CHATS_MAX:
        raise Refused("flash_sale.chats", maximum=CHATS_MAX)
    chats = [chat_id for chat_id, _ in places]
    chosen, units = await offered(tx, deal, terms.options)
    if units:
        terms = replace(terms, stock=sum(units.values()))
    await check_sale(tx, terms, deal, chats, now=now, hosts=hosts)
    drawn = await code.generate_free(rng, "F", lambda typed: sales.by_code(tx, typed))
    sale = _sale(deal, terms, drawn, seed_from(rng), now=now)
    sale.option_count = len(chosen)
    measured = await reference.of_promotion(tx, deal, terms.price_minor, terms.starts_at)
    sale.reference = reference.as_json(measured)
    sale.dice = DICE if terms.window_s and terms.dice else 0
    tx.add(sale)
    await tx.flush()
    if sale.dice:
        await commit_draw(tx, sale, places[0], now=now, rng=rng)
    price = terms.price_minor
    await freeze(tx, FLASH_SALE, sale.id, deal, chosen, lowest_minor=price, stock=units)
    if terms.store_ids:
        await choose_points(tx, FLASH_SALE, sale, terms.store_ids)
    tx.add_all(
        Allotment(flash_sale_id=sale.id, chat_id=chat_id, units_total=units, units_left=units)
        for chat_id, units in terms.allotments.items()
    )
    await tx.flush()
    await live_card.publish(tx, FLASH_SALE, sale.id, places, now=now)
    await warn_of_dearer(tx, (deal,), now=now)
    return sale


def _sale(deal: Deal, terms: FlashSaleTerms, drawn: str, seed: str, *, now: datetime) -> FlashSale:
    kept = sum(terms.allotments.values())
    return FlashSale(
        code=drawn,
        deal_id=deal.id,
        title=deal.title[:TITLE_CHARS_MAX],
        currency=deal.currency,
        price_minor=terms.price_minor,
        starts_at=terms.starts_at,
        ends_at=terms.starts_at + terms.lasts,
        created_at=now,
        seed=seed,
        seed_hash=sha256_hex(seed),
        description=deal.description,
        list_price_minor=deal.list_price_minor,
        photo=deal.photo,
        link=deal.link,
        stock_total=terms.stock,
        stock_left=None if terms.stock is None else terms.stock - kept,
        per_member=terms.per_member,
        per_order=terms.per_order,
        hold_s=terms.hold_s,
        window_s=terms.window_s,
        allot_until=terms.starts_at + allotted_for(terms) if kept else None,
        pay=terms.pay,
        voucher_days=terms.voucher_days,
    )


async def stop_flash_sale(tx: Tx, typed: str, *, now: datetime) -> FlashSale:
    """Stop a flash sale: nothing more is sold, what was sold or held stays so; twice is once."""
    sale = await sales.lock(tx, (await find_sale(tx, typed)).id)
    if sale is None or sale.state == SaleState.CLOSED:
        raise Refused("flash_sale.closed", code=typed[:TITLE_CHARS_MAX])
    await cancel_draw(tx, sale, now=now)
    await end_flash_sale(tx, sale, CloseReason.DISABLED)
    entered = await due_rows.entries(tx, sale.id)
    await sales.record_draw(tx, [(row[0], ClaimState.UNLUCKY, None, False) for row in entered])
    facts = SaleNotice(title=sale.title, code=sale.code)
    told = [(row[1], facts) for row in entered]
    await outbox.put_notices(tx, STOPPED, told, now=now, expires_at=now + LASTS_MAX)
    return sale


async def lower_sale_price(tx: Tx, flash_sale_id: int, *, now: datetime) -> FlashSale:
    """Lower the price of a flash sale to what one person pays elsewhere, or refuse.

    Whoever has pieces keeps the price they were shown; who only entered gets the new one.
    """
    sale = await sales.lock(tx, flash_sale_id)
    if sale is None or sale.state == SaleState.CLOSED or sale.ends_at <= now:
        raise Refused("flash_sale.closed", code="" if sale is None else sale.code)
    alone = await alone_price_below(tx, flash_sale_price(sale), now=now)
    if alone is None:
        raise Refused("promotion.not_dearer")
    sale.price_minor = alone.minor
    await sales.lower_entries(tx, sale.id, alone.minor)
    await tx.flush()
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    await warn_of_dearer(tx, (await tx.get_one(Deal, sale.deal_id),), now=now)
    return sale


async def end_flash_sale(tx: Tx, sale: FlashSale, why: CloseReason) -> None:
    """Close a flash sale: units come together again, nobody waits any more."""
    await release_allotment(tx, sale)
    await waiting_lists.cancel_waiting(tx, FLASH_SALE, sale.id)
    sale.state, sale.closed_reason = SaleState.CLOSED, why
    await tx.flush()
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
