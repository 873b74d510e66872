"""Deals edited by hand: what was typed becomes cells, which the feed's next import leaves alone.

    title, description          words, made plain as a feed's are
    price, list_price           an amount in the deal's own currency, the price below the list price
    link, photo                 an address; `picture` is a photo that Telegram keeps
    start, until                a day, whose beginning or end is meant, or a moment on the shop's wall
    category                    one line, which is one of the tags too
    tags                        words, or, where there is a comma, what stands between commas
    stock                       "yes" or "no"

Posts that are out keep saying what was promised with them.
"""

import re
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, time

from domain.deal import price_history
from domain.deal.deal import TAGS, is_over, lock_deal
from domain.display_name import is_seen
from domain.feeds.limits import (
    CATEGORY_CHARS_MAX,
    DESCRIPTION_CHARS_MAX,
    TAG_CHARS_MAX,
    TAGS_MAX,
    TITLE_CHARS_MAX,
)
from domain.feeds.row import BadValue
from domain.feeds.words import normalize_tag, one_line, plain, web_link
from domain.link import find_problem
from domain.money import Money, read_price
from domain.option import feed as option_feed
from domain.promotion.alone_price import warn_of_dearer
from domain.refusal import Refused
from domain.typed_time import read_moment
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal, PriceChangeSource

NONE = "-"
"""What is typed to take something away."""
FIRST_MINUTE = time(0, 0)
LAST_MINUTE = time(23, 59)
COMMAS = re.compile("[,，、\n]")


@dataclass(frozen=True, slots=True)
class EditContext:
    """The shop's own zone and hosts (none allow all), and the moment, in UTC."""

    zone: str
    hosts: AbstractSet[str]
    now: datetime


def title(_: Deal, typed: str, __: EditContext) -> str:
    """Read a title: one line that says something."""
    line = one_line(check_length(typed, TITLE_CHARS_MAX), TITLE_CHARS_MAX)
    if not is_seen(line):
        raise Refused("feed.title")
    return line


def description(_: Deal, typed: str, __: EditContext) -> str:
    """Read a description; none is fine."""
    return plain(check_length(typed, DESCRIPTION_CHARS_MAX), DESCRIPTION_CHARS_MAX)


def price(deal: Deal, typed: str, _: EditContext) -> int:
    """Read a price below the list price."""
    minor = read_price(typed, deal.currency)
    before = deal.list_price_minor
    if before is not None and minor >= before:
        raise Refused("deal.price_above_list", list=Money(before, deal.currency))
    return minor


def list_price(deal: Deal, typed: str, _: EditContext) -> int | None:
    """Read a list price above the price; none claims no reduction."""
    if not typed:
        return None
    minor = read_price(typed, deal.currency)
    if minor <= deal.price_minor:
        raise Refused("deal.list_below_price", price=Money(deal.price_minor, deal.currency))
    return minor


def link(_: Deal, typed: str, context: EditContext) -> str | None:
    """Read an address of an allowed host."""
    found = parse_url(typed, "feed.link")
    if problem := find_problem(found, context.hosts):
        raise Refused(problem)
    return found


def photo(_: Deal, typed: str, __: EditContext) -> str | None:
    """Read the address of a picture."""
    return parse_url(typed, "feed.photo")


def picture(_: Deal, typed: str, __: EditContext) -> str:
    """Take the file id of a photo that Telegram keeps."""
    return typed


def start(deal: Deal, typed: str, context: EditContext) -> datetime | None:
    """Read when a deal begins, before its end; none has begun."""
    if not typed:
        return None
    at = read_moment(typed, context.zone, now=context.now, without_time=FIRST_MINUTE)
    if deal.ends_at is not None and at >= deal.ends_at:
        raise Refused("deal.ends_before_start")
    return at


def until(deal: Deal, typed: str, context: EditContext) -> datetime | None:
    """Read the end of a deal, which is still to come; none never ends."""
    if not typed:
        return None
    at = read_moment(typed, context.zone, now=context.now, without_time=LAST_MINUTE)
    if at <= context.now:
        raise Refused("admin.past")
    if deal.starts_at is not None and at <= deal.starts_at:
        raise Refused("deal.ends_before_start")
    return at


def stock(_: Deal, typed: str, __: EditContext) -> bool:
    """Read whether there is any."""
    return typed == "yes"


def category(_: Deal, typed: str, __: EditContext) -> str | None:
    """Read a category; none is fine."""
    return one_line(check_length(typed, CATEGORY_CHARS_MAX), CATEGORY_CHARS_MAX) or None


def tags(_: Deal, typed: str, __: EditContext) -> frozenset[str]:
    """Read tags in the form in which they are compared, or refuse too many and too long ones."""
    parts = COMMAS.split(typed) if COMMAS.search(typed) else typed.split()
    words = frozenset(normalize_tag(part) for part in parts) - {""}
    if len(words) > TAGS_MAX or any(len(part.strip()) > TAG_CHARS_MAX for part in parts):
        raise Refused("deal.tags", maximum=TAGS_MAX, characters=TAG_CHARS_MAX)
    return words


PRICES = ("price_minor", "list_price_minor", "currency")
"""They stand and fall together: a feed may change its currency."""
SPAN = ("starts_at", "ends_at")
LABELS = ("category", TAGS)
"""They stand and fall together: the category is one of the tags."""
FIELDS: Mapping[str, tuple[Callable[[Deal, str, EditContext], object], str, tuple[str, ...]]] = {
    "title": (title, "title", ("title",)),
    "description": (description, "description", ("description",)),
    "price": (price, "price_minor", PRICES),
    "list_price": (list_price, "list_price_minor", PRICES),
    "link": (link, "link", ("link",)),
    "photo": (photo, "photo", ("photo",)),
    "picture": (picture, "photo", ("photo",)),
    "start": (start, "starts_at", SPAN),
    "until": (until, "ends_at", SPAN),
    "category": (category, "category", LABELS),
    "tags": (tags, TAGS, LABELS),
    "stock": (stock, "in_stock", ("in_stock",)),
}
"""What can be edited: how it is read, its column, and the columns that are the deal's own then."""


def labels(category: str | None, words: Collection[str]) -> set[str]:
    """Return tags with the category among them."""
    return {*words, *([normalize_tag(category)] if category else [])}


def check_length(typed: str, maximum: int) -> str:
    """Return what was typed, or refuse what is too long."""
    if len(typed) > maximum:
        raise Refused("deal.too_long", maximum=maximum)
    return typed


def parse_url(typed: str, reason: str) -> str | None:
    """Return a web address, None for nothing, or refuse."""
    try:
        return web_link(typed, reason)
    except BadValue as bad:
        raise Refused(bad.reason, **bad.values) from None


async def edit(tx: Tx, deal_id: int, name: str, typed: str, context: EditContext) -> Deal:
    """Set one of `FIELDS` to what was typed, `-` for none; the cell is the deal's own from then on."""
    deal = await lock_deal(tx, deal_id)
    before = price_history.price_of(deal)
    read, column, owned = FIELDS[name]
    words = typed.strip()
    value = read(deal, "" if words == NONE else words, context)
    if column != TAGS:
        setattr(deal, column, value)
    if TAGS in owned:
        await _label(tx, deal, value if isinstance(value, frozenset) else None)
    if await price_history.record(tx, [(deal, before)], PriceChangeSource.EDIT, now=context.now):
        await option_feed.refresh(tx, deal)
        await warn_of_dearer(tx, (deal,), now=context.now)
    deal.own = sorted({*deal.own, *owned})
    deal.changed_at = context.now
    if deal.closed_at is not None and not is_over(deal, now=context.now):
        deal.closed_at = None
    return deal


async def _label(tx: Tx, deal: Deal, words: Collection[str] | None) -> None:
    """Set the tags of a deal, None for those that it has, with its category among them."""
    known = await deals.tags_of(tx, (deal.id,)) if words is None else {deal.id: words}
    wanted = labels(deal.category, known.get(deal.id, ()))
    if len(wanted) > TAGS_MAX:
        raise Refused("deal.tags", maximum=TAGS_MAX, characters=TAG_CHARS_MAX)
    await deals.set_tags(tx, {deal.id: wanted})


async def reset_edits(tx: Tx, deal_id: int, *, now: datetime) -> Deal:
    """Let the feed's next import decide about every cell again."""
    deal = await lock_deal(tx, deal_id)
    deal.own, deal.changed_at = [], now
    return deal
