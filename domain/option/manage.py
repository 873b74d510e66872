"""Options added, edited and ended by hand: what was typed is the option's own from then on.

name        a word for each of the deal's kinds, parted by `·` or `/`: M · red
price       an amount in the deal's currency; none is the deal's price
stock       how many there are; none is unknown
photo       an address
in_stock    "yes" or "no"
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from domain.deal.deal import lock_deal
from domain.deal.edit import NONE, check_length, parse_url
from domain.display_name import is_seen
from domain.feeds.limits import OPTION_CHARS_MAX, OPTION_KINDS_MAX, OPTIONS_MAX, STOCK_MAX
from domain.feeds.words import one_line
from domain.money import read_price
from domain.option import feed
from domain.option.option import KINDS, PRICES, label
from domain.option.promotion import find_option
from domain.refusal import Refused
from storage.database import Tx
from storage.deal.tables import Deal
from storage.option import options
from storage.option.tables import DealOption

PARTED = re.compile(r"\s*[·/]\s*")
TYPED_CHARS_MAX = OPTION_KINDS_MAX * (OPTION_CHARS_MAX + 3)


def read_words(typed: str) -> list[str]:
    """Read what an option is called, `M · red`, or refuse."""
    parts = PARTED.split(check_length(typed, TYPED_CHARS_MAX).strip())
    words = [one_line(part, OPTION_CHARS_MAX) for part in parts]
    if not 1 <= len(words) <= OPTION_KINDS_MAX or not all(map(is_seen, words)):
        raise Refused("option.name", maximum=OPTION_KINDS_MAX)
    return words


def read_stock(typed: str) -> int | None:
    """Read how many there are; nothing is unknown."""
    if not typed:
        return None
    if not (typed.isascii() and typed.isdecimal()) or int(typed[:12]) > STOCK_MAX:
        raise Refused("option.stock", maximum=STOCK_MAX)
    return int(typed)


def _price(typed: str, deal: Deal) -> int | None:
    return read_price(typed, deal.currency) if typed else None


FIELDS: Mapping[str, tuple[Callable[[str, Deal], object], str, tuple[str, ...]]] = {
    "name": (lambda typed, _: read_words(typed), "words", ("words",)),
    "price": (_price, "price_minor", PRICES),
    "stock": (lambda typed, _: read_stock(typed), "stock_left", ("stock_left",)),
    "photo": (lambda typed, _: parse_url(typed, "feed.photo"), "photo", ("photo",)),
    "in_stock": (lambda typed, _: typed == "yes", "in_stock", ("in_stock",)),
}
"""What can be edited: how it is read, its column, and the columns that are the option's own then."""


async def add_option(
    tx: Tx, deal_id: int, name: str, price: str = "", stock: str = "", *, now: datetime
) -> DealOption:
    """Add an option to a deal, at the deal's price unless another is typed; or refuse."""
    deal = await lock_deal(tx, deal_id)
    known = await options.of_deal(tx, deal_id, closed=True)
    words = read_words(name)
    if sum(one.closed_at is None for one in known) >= OPTIONS_MAX:
        raise Refused("option.too_many", maximum=OPTIONS_MAX)
    _check_words(deal, known, words)
    if not deal.option_kinds:
        deal.option_kinds = [""] * len(words)
        deal.own = sorted({*deal.own, KINDS})
    made = DealOption(
        deal_id=deal.id,
        position=max((one.position for one in known), default=-1) + 1,
        words=words,
        price_minor=_price(price.strip(), deal),
        stock_left=read_stock(stock.strip()),
    )
    tx.add(made)
    await _changed(tx, deal, now=now)
    return made


def _check_words(
    deal: Deal, known: Sequence[DealOption], words: Sequence[str], but: int | None = None
) -> None:
    """Refuse a name that has not a word for each kind, or that another option has."""
    if deal.option_kinds and len(words) != len(deal.option_kinds):
        kinds = " · ".join(kind or "?" for kind in deal.option_kinds)
        raise Refused("option.words", kinds=kinds)
    taken = {label(one.words).casefold() for one in known if not one.closed_at and one.id != but}
    if label(words).casefold() in taken:
        raise Refused("option.taken", option=label(words))


async def find(tx: Tx, deal: Deal, typed: str) -> DealOption:
    """Return the option of a deal that was typed, one that has ended included; or refuse."""
    found = await options.of_deal(tx, deal.id, closed=True)
    if not found:
        raise Refused("option.none", code=deal.code)
    running = [one for one in found if not one.closed_at]
    try:
        return running[find_option([label(one.words) for one in running], typed)]
    except Refused:
        return found[find_option([label(one.words) for one in found], typed)]


async def lock(tx: Tx, option_id: int) -> tuple[Deal, DealOption]:
    """Return an option with its deal, both held until the transaction ends, or refuse."""
    known = await tx.get(DealOption, option_id)
    if known is None:
        raise Refused("option.gone", title="")
    deal = await lock_deal(tx, known.deal_id)
    option = await options.lock(tx, option_id)
    if option is None:
        raise Refused("option.gone", title=deal.title)
    return deal, option


async def edit_option(
    tx: Tx, option_id: int, field: str, typed: str, *, now: datetime
) -> DealOption:
    """Set one of `FIELDS` to what was typed, `-` for none; imports leave it alone from then on."""
    deal, option = await lock(tx, option_id)
    read, column, owned = FIELDS[field]
    said = typed.strip()
    value = read("" if said == NONE else said, deal)
    if column == "words" and isinstance(value, list):
        known = await options.of_deal(tx, deal.id, closed=True)
        _check_words(deal, known, value, but=option.id)
    setattr(option, column, value)
    if column == PRICES[0]:
        option.list_price_minor = None
    option.own = sorted({*option.own, *owned})
    await _changed(tx, deal, now=now)
    return option


async def end_option(tx: Tx, option_id: int, ended: bool, *, now: datetime) -> DealOption:
    """End an option, or bring it back; twice is once. Promotions that offer it refuse it at once."""
    deal, option = await lock(tx, option_id)
    if ended == (option.closed_at is not None):
        return option
    if not ended:
        known = await options.of_deal(tx, deal.id, closed=True)
        _check_words(deal, known, option.words, but=option.id)
    option.closed_at = now if ended else None
    option.own = sorted({*option.own, "closed_at"})
    await _changed(tx, deal, now=now)
    return option


async def name_kinds(tx: Tx, deal_id: int, typed: str, *, now: datetime) -> Deal:
    """Say what the options of a deal differ in: `Size, Colour`; as many as their names have words."""
    deal = await lock_deal(tx, deal_id)
    kinds = [one_line(part, OPTION_CHARS_MAX) for part in re.split("[,，、]", typed)]
    if not 1 <= len(kinds) <= OPTION_KINDS_MAX or not all(map(is_seen, kinds)):
        raise Refused("option.kinds", maximum=OPTION_KINDS_MAX)
    if deal.option_kinds and len(kinds) != len(deal.option_kinds):
        raise Refused("option.kinds_count", number=len(deal.option_kinds))
    deal.option_kinds = kinds
    deal.own = sorted({*deal.own, KINDS})
    deal.changed_at = now
    return deal


async def _changed(tx: Tx, deal: Deal, *, now: datetime) -> None:
    deal.changed_at = now
    await tx.flush()
    await feed.refresh(tx, deal)
