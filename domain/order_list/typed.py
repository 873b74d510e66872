"""An order list in the words that an operator types, in a menu or on the command line.

K7Q2                       the deal, at its own price and under its own name
K7Q2:5.00                  at this price
K7Q2:5.00:30               thirty of them
K7Q2:5.00:30 Apples 5 kg   under this name
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.deal.deal import find_deal
from domain.money import read_price
from domain.order_list.rules import ITEMS_MAX, STOCK_MAX, ItemTerms, OrderListTerms
from domain.promotion.terms import read_end, read_start, read_stores
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.database import Tx

COLON = ":"
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


async def read_item(tx: Tx, typed: str) -> tuple[ItemTerms, str]:
    """Return an item as it was typed, and its currency; or refuse."""
    first, _, label = typed.strip().partition(" ")
    parts = first.split(COLON)
    if len(parts) > PARTS_MAX:
        raise Refused("order_list.item_typed", typed=typed[:40])
    deal = await find_deal(tx, parts[0])
    price, stock = (*parts[1:], "", "")[:2]
    return (
        ItemTerms(
            deal_id=deal.id,
            price_minor=read_price(price, deal.currency) if price else None,
            label=label.strip() or None,
            stock=_stock(stock) if stock else None,
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
    items = [await read_item(tx, one) for one in typed.items]
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
