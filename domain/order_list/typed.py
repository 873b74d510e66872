"""An order list in the words that an operator types, in a menu or on the command line.

K7Q2                       the deal, at its own price and under its own name
K7Q2:5.00                  at this price
K7Q2:5.00:30               thirty of them
K7Q2:5.00:30 Apples 5 kg   under this name
K7Q2/M                     one of the deal's options, at its own price and with what is left of it

The code alone of a deal with options means each of them that can be had.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.deal.deal import find_deal
from domain.feeds.words import shortened
from domain.money import read_price
from domain.option.option import label as option_label
from domain.option.option import price_of
from domain.option.promotion import choosable, find_option, with_option
from domain.order_list.rules import (
    ITEMS_MAX,
    LABEL_CHARS_MAX,
    STOCK_MAX,
    ItemTerms,
    OrderListTerms,
)
from domain.promotion.terms import read_end, read_start, read_stores
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.database import Tx
from storage.deal.tables import Deal
from storage.option.tables import DealOption

COLON, SLASH, BLANK = ":", "/", "_"
"""Before a price or stock, before an option, and for a blank in the name of an option."""
PARTS_MAX = 3


@dataclass(frozen=True, kw_only=True)
class TypedOrderList:
    """An order list as somebody types it; an empty word asks for nothing."""

    title: str
    items: Sequence[str]
    ends: str
    """A wall time, or a span from the start."""
    starts: str = ""
    least: str = ""
    store: str = ""
    voucher_days: int = 30
    description: str = ""
    per_member: int = 0
    """The most units of an item for one member; 0 is without limit."""


async def read_items(tx: Tx, typed: str) -> list[tuple[ItemTerms, str]]:
    """Return the items that were typed in one line, each with its currency; or refuse."""
    word = typed.strip()
    if not {COLON, SLASH, " "} & set(word):
        deal = await find_deal(tx, word)
        found = await choosable(tx, deal)
        if found:
            return [(_of_option(deal, one), deal.currency) for one in found]
    return [await _read_item(tx, word)]


def _of_option(deal: Deal, option: DealOption) -> ItemTerms:
    """Return an option of a deal as an item, at its own price and with what is left of it."""
    name, price = (
        shortened(option_label(option.words), LABEL_CHARS_MAX // 2),
        price_of(option, deal),
    )
    return ItemTerms(
        deal_id=deal.id,
        price_minor=price,
        label=with_option(shortened(deal.title, LABEL_CHARS_MAX - len(name) - 3), name),
        stock=option.stock_left,
        extra_minor=price - deal.price_minor,
    )


async def _read_item(tx: Tx, typed: str) -> tuple[ItemTerms, str]:
    first, _, label = typed.strip().partition(" ")
    parts = first.split(COLON)
    if len(parts) > PARTS_MAX:
        raise Refused("order_list.item_typed", typed=typed[:40])
    code, _, option = parts[0].partition(SLASH)
    deal = await find_deal(tx, code)
    item = ItemTerms(deal_id=deal.id)
    if option:
        found = await choosable(tx, deal)
        place = find_option([option_label(one.words) for one in found], option.replace(BLANK, " "))
        item = _of_option(deal, found[place])
    price, stock = (*parts[1:], "", "")[:2]
    return (
        replace(
            item,
            price_minor=read_price(price, deal.currency) if price else item.price_minor,
            label=label.strip() or item.label,
            stock=_stock(stock) if stock else item.stock,
        ),
        deal.currency,
    )


def _stock(typed: str) -> int:
    if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= STOCK_MAX:
        return int(typed[:9])
    raise Refused("order_list.stock", maximum=STOCK_MAX, typed=typed[:TYPED_SHOWN_MAX])


async def read_order_list(
    tx: Tx, typed: TypedOrderList, *, zone: str, now: datetime
) -> OrderListTerms:
    """Return the terms that were typed, unchecked but for their items; wall times are of `zone`."""
    if not 1 <= len(typed.items) <= ITEMS_MAX:
        raise Refused("order_list.items", maximum=ITEMS_MAX)
    items = [item for one in typed.items for item in await read_items(tx, one)]
    starts_at = read_start(typed.starts, zone, now=now)
    return OrderListTerms(
        title=typed.title,
        items=[replace(item, per_member=typed.per_member or None) for item, _ in items],
        starts_at=starts_at,
        ends_at=read_end(typed.ends, zone, starts_at, now=now),
        least_sum_minor=read_price(typed.least, items[0][1]) if typed.least else None,
        store_ids=await read_stores(tx, typed.store),
        voucher_days=typed.voucher_days,
        description=typed.description,
    )
