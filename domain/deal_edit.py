"""Deals edited by hand: what was typed becomes cells, which the feed's next import leaves alone.

    title, description          words, made plain as a feed's are
    price, list_price           an amount in the deal's own currency, the price below the list price
    link, photo                 an address; `picture` is a photo that Telegram keeps
    until                       a day, whose end is meant, or a moment on the shop's wall
    stock                       "yes" or "no"

Posts that are out keep saying what was promised with them.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time

from domain import price_history
from domain.deal import held, is_over
from domain.feeds.limits import DESCRIPTION_CHARS_MAX, TITLE_CHARS_MAX
from domain.feeds.row import BadValue
from domain.feeds.words import one_line, plain, web_link
from domain.link_host import is_allowed
from domain.money import Money
from domain.price import read_price
from domain.refusal import Refused
from domain.schedule import instant, parse_moment
from storage.database import Tx
from storage.deal import Deal
from storage.price_change import By

NONE = "-"
"""What is typed to take something away."""

LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class House:
    """The shop's own zone and hosts (none allow all), and the moment, in UTC."""

    zone: str
    hosts: AbstractSet[str]
    now: datetime


def title(_: Deal, typed: str, __: House) -> str:
    """Read a title: one line that says something."""
    line = one_line(within(typed, TITLE_CHARS_MAX), TITLE_CHARS_MAX)
    if not line:
        raise Refused("feed.title")
    return line


def description(_: Deal, typed: str, __: House) -> str:
    """Read a description; none is fine."""
    return plain(within(typed, DESCRIPTION_CHARS_MAX), DESCRIPTION_CHARS_MAX)


def price(deal: Deal, typed: str, _: House) -> int:
    """Read a price below the list price."""
    minor = read_price(typed, deal.currency)
    before = deal.list_price_minor
    if before is not None and minor >= before:
        raise Refused("deal.price_above_list", list=Money(before, deal.currency))
    return minor


def list_price(deal: Deal, typed: str, _: House) -> int | None:
    """Read a list price above the price; none claims no reduction."""
    if not typed:
        return None
    minor = read_price(typed, deal.currency)
    if minor <= deal.price_minor:
        raise Refused("deal.list_below_price", price=Money(deal.price_minor, deal.currency))
    return minor


def link(_: Deal, typed: str, house: House) -> str | None:
    """Read an address of an allowed host."""
    found = address(typed, "feed.link")
    if found is not None and not is_allowed(found, house.hosts):
        raise Refused("lint.link_host")
    return found


def photo(_: Deal, typed: str, __: House) -> str | None:
    """Read the address of a picture."""
    return address(typed, "feed.photo")


def picture(_: Deal, typed: str, __: House) -> str:
    """Take the file id of a photo that Telegram keeps."""
    return typed


def until(deal: Deal, typed: str, house: House) -> datetime | None:
    """Read the end of a deal, which is still to come; none never ends."""
    if not typed:
        return None
    at = instant(wall(typed), house.zone)
    if at <= house.now:
        raise Refused("desk.past")
    if deal.starts_at is not None and at <= deal.starts_at:
        raise Refused("deal.ends_before_start")
    return at


def stock(_: Deal, typed: str, __: House) -> bool:
    """Read whether there is any."""
    return typed == "yes"


PRICES = ("price_minor", "list_price_minor", "currency")
"""They stand and fall together: a feed may change its currency."""

SPAN = ("starts_at", "ends_at")
FIELDS: Mapping[str, tuple[Callable[[Deal, str, House], object], str, tuple[str, ...]]] = {
    "title": (title, "title", ("title",)),
    "description": (description, "description", ("description",)),
    "price": (price, "price_minor", PRICES),
    "list_price": (list_price, "list_price_minor", PRICES),
    "link": (link, "link", ("link",)),
    "photo": (photo, "photo", ("photo",)),
    "picture": (picture, "photo", ("photo",)),
    "until": (until, "ends_at", SPAN),
    "stock": (stock, "in_stock", ("in_stock",)),
}
"""What can be edited: how it is read, its column, and the columns that are the deal's own then."""


def within(typed: str, maximum: int) -> str:
    """Return what was typed, or refuse what is too long."""
    if len(typed) > maximum:
        raise Refused("deal.too_long", maximum=maximum)
    return typed


def address(typed: str, reason: str) -> str | None:
    """Return a web address, None for nothing, or refuse."""
    try:
        return web_link(typed, reason)
    except BadValue as bad:
        raise Refused(bad.reason, **bad.values) from None


def wall(typed: str) -> datetime:
    """Return the wall time that was typed: a moment, or the last minute of a day."""
    try:
        return datetime.combine(date.fromisoformat(typed), LAST_MINUTE)
    except ValueError:
        pass
    try:
        return parse_moment(typed)
    except Refused:
        raise Refused("deal.until", typed=typed[:20]) from None


async def edit(tx: Tx, deal_id: int, name: str, typed: str, house: House) -> Deal:
    """Set one of `FIELDS` to what was typed, `-` for none; the cell is the deal's own from then on."""
    deal = await held(tx, deal_id)
    before = price_history.price_of(deal)
    read, column, owned = FIELDS[name]
    words = typed.strip()
    setattr(deal, column, read(deal, "" if words == NONE else words, house))
    await price_history.record(tx, [(deal, before)], By.EDIT, now=house.now)
    deal.own = sorted({*deal.own, *owned})
    deal.changed_at = house.now
    if deal.closed_at is not None and not is_over(deal, now=house.now):
        deal.closed_at = None
    return deal


async def give_back(tx: Tx, deal_id: int, *, now: datetime) -> Deal:
    """Let the feed's next import decide about every cell again."""
    deal = await held(tx, deal_id)
    deal.own, deal.changed_at = [], now
    return deal
