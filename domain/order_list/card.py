"""What the card of an order list says: every number on it is a count of rows, made now.

announced   it has not started            too_small   closed, the least sum was not reached
open        takes orders                  disabled    the shop called it off
done        closed, and it came true
"""

from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from domain.order_list.change import OwnOrder
from domain.order_list.rules import left_of, most_of
from domain.promotion.live_card import CardValues
from storage.chat.tables import Chat
from storage.database import Tx
from storage.order_list import list_orders, lists
from storage.order_list.list_orders import OrderedLine
from storage.order_list.tables import ListCloseReason, OrderList, OrderListItem, OrderListState

LINES_SHOWN_MAX = 15
"""Orders that a card shows, the newest; the others are a number and a button."""
PAGE_SIZE = 15
"""Orders on one page of the whole list."""
NAME_CHARS_MAX = 24


class OrderListCardState(StrEnum):
    """The looks of a card."""

    ANNOUNCED = "announced"
    OPEN = "open"
    DONE = "done"
    TOO_SMALL = "too_small"
    DISABLED = "disabled"


OVER = (OrderListCardState.DONE, OrderListCardState.TOO_SMALL, OrderListCardState.DISABLED)


class ListItem(TypedDict):
    """One thing on a list."""

    id: int
    label: str
    price_minor: int
    left: int | None
    """Units for everybody; None is without end."""
    most: int
    """Units that one member may have."""


class ListLine(TypedDict):
    """One order: its number, who ordered, and (units, label) of each item in it."""

    number: int
    name: str
    items: list[tuple[int, str]]


class OrderListCard(CardValues):
    """An order list as it is now."""

    list_id: int
    state: str
    """An `OrderListCardState`."""
    code: str
    title: str
    description: str
    currency: str
    photo: str | None
    starts_at: str
    ends_at: str
    items: list[ListItem]
    lines: list[ListLine]
    """The newest orders, the newest at the end."""
    orders: int
    sum_minor: int
    least_minor: int | None


class OwnListOrder(TypedDict):
    """What one member has of a list."""

    number: int
    """0 is no order."""
    note: str
    units: dict[int, int]
    """Units by the id of an item."""
    total_minor: int


def card_state(order_list: OrderList, *, now: datetime) -> OrderListCardState:
    """Return the look of a list."""
    if order_list.closed_reason == ListCloseReason.ENDED:
        return OrderListCardState.DONE
    if order_list.closed_reason is not None:
        return OrderListCardState(order_list.closed_reason)
    if now < order_list.starts_at and order_list.state != OrderListState.CLOSED:
        return OrderListCardState.ANNOUNCED
    return OrderListCardState.OPEN


async def order_list_card(
    tx: Tx, list_id: int, _: Chat | None, zone: str, now: datetime
) -> OrderListCard | None:
    """Return what the card of an order list says now; None if there is no such list."""
    order_list = await tx.get(OrderList, list_id)
    return None if order_list is None else await list_card(tx, order_list, zone, now=now)


async def list_card(tx: Tx, order_list: OrderList, zone: str, *, now: datetime) -> OrderListCard:
    """Return what a list says now: its items, its newest orders, its sum."""
    state = card_state(order_list, now=now)
    newest = await list_orders.page(
        tx, order_list.id, limit=LINES_SHOWN_MAX, newest_first=True, states=_shown(state)
    )
    return {
        "list_id": order_list.id,
        "state": state,
        "final": state in OVER,
        "live": state is OrderListCardState.OPEN,
        "zone": zone,
        "code": order_list.code,
        "title": order_list.title,
        "description": order_list.description,
        "currency": order_list.currency,
        "photo": order_list.photo,
        "starts_at": order_list.starts_at.isoformat(),
        "ends_at": order_list.ends_at.isoformat(),
        "items": [list_item(item) for item in await lists.items(tx, order_list.id)],
        "lines": [list_line(line) for line in reversed(newest)],
        "orders": await list_orders.count(tx, order_list.id),
        "sum_minor": await lists.sum_minor(tx, order_list.id),
        "least_minor": order_list.least_sum_minor,
    }


def _shown(state: OrderListCardState) -> tuple[str, ...]:
    """Return the orders that a card lists: none of a list that did not come true."""
    return (
        ()
        if state in (OrderListCardState.TOO_SMALL, OrderListCardState.DISABLED)
        else lists.COUNTED
    )


def list_item(item: OrderListItem) -> ListItem:
    """Return an item as a card shows it."""
    return {
        "id": item.id,
        "label": item.label,
        "price_minor": item.price_minor,
        "left": left_of(item),
        "most": most_of(item),
    }


def list_line(line: OrderedLine) -> ListLine:
    """Return an order as a card shows it."""
    return {
        "number": line.order.number,
        "name": line.name[:NAME_CHARS_MAX],
        "items": [(units, item.label) for item, units in line.quantities],
    }


def own_values(own: OwnOrder) -> OwnListOrder:
    """Return what a member has of a list, as their page shows it."""
    live = own.live and own.order is not None
    return {
        "number": own.order.number if own.order is not None and live else 0,
        "note": own.order.note if own.order is not None and live else "",
        "units": {item.id: own.units.get(item.id, 0) for item in own.items},
        "total_minor": own.total_minor,
    }


async def whole_list(tx: Tx, order_list: OrderList, page: int) -> tuple[list[ListLine], int]:
    """Return a page of all orders of a list by their number, and how many there are in all."""
    count = await list_orders.count(tx, order_list.id)
    last = max(0, (count - 1) // PAGE_SIZE)
    rows = await list_orders.page(
        tx, order_list.id, limit=PAGE_SIZE, offset=PAGE_SIZE * min(page, last)
    )
    return [list_line(line) for line in rows], count
