"""Placing, changing and taking back an order of a list, whichever way somebody says it.

    lock the list -> refuse | lock the own order -> take and give units, item by item -> the card

All the ways come through here: buttons, `/order`, replies in words. A change says how many units of
an item somebody wants in all, so doing it twice is doing it once; what runs out halfway is refused,
and takes back the steps before it. An order that has nothing left in it is taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain import code
from domain.order_list.rules import (
    check_units,
    clean_note,
    refuse_list,
    sold_out,
    total_minor,
)
from domain.promotion import live_card
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.database import Tx
from storage.members import Member
from storage.order_list import list_orders, lists
from storage.order_list.tables import (
    ListOrder,
    ListOrderState,
    OrderList,
    OrderListItem,
)
from storage.subject import ORDER_LIST


@dataclass(frozen=True, slots=True)
class OrderChange:
    """How many units of which item somebody wants in all, and where they said so."""

    wanted: Mapping[int, int] = field(default_factory=dict)
    chat_id: int | None = None
    message_id: int | None = None
    """The reply that says so."""
    anew: bool = False
    """Whether what is not named is taken out: an edited reply says it all again."""


@dataclass(frozen=True, slots=True)
class OwnOrder:
    """A list as one member has it; units by item, 0 of none."""

    order_list: OrderList
    items: Sequence[OrderListItem]
    order: ListOrder | None
    units: Mapping[int, int]

    @property
    def total_minor(self) -> int:
        """What the order comes to."""
        return total_minor(self.units, {item.id: item.price_minor for item in self.items})

    @property
    def said(self) -> Sequence[tuple[OrderListItem, int]]:
        """What is in the order, in the order of the list."""
        return [(item, self.units[item.id]) for item in self.items if self.units.get(item.id)]

    @property
    def live(self) -> bool:
        """Whether there is an order."""
        return self.order is not None and self.order.state in lists.COUNTED


async def find_list(tx: Tx, typed: str) -> OrderList:
    """Return the order list behind a code as somebody typed it, or refuse."""
    wanted = code.normalize(typed)
    found = await lists.by_code(tx, wanted)
    if found is None:
        raise Refused("order_list.not_found", code=wanted[:TYPED_SHOWN_MAX])
    return found


async def own_order(
    tx: Tx, order_list: OrderList, member_id: int, *, hold: bool = True
) -> OwnOrder:
    """Return what a member has of a list; an order that was taken back counts as none.

    It is held until the transaction ends, unless that only reads.
    """
    order = await list_orders.of_member(tx, order_list.id, member_id, hold=hold)
    items = await lists.items(tx, order_list.id)
    there = order is not None and order.state in lists.COUNTED
    found = await list_orders.lines(tx, order.id) if order is not None and there else {}
    return OwnOrder(order_list, items, order, {one: line.quantity for one, line in found.items()})


async def change_order(
    tx: Tx, list_id: int, member: Member, change: OrderChange, *, now: datetime
) -> OwnOrder:
    """Let a member's order have so many units of some items, or refuse; nothing else changes."""
    own = await _opened(tx, list_id, member, now=now)
    known = {item.id: item for item in own.items}
    if not set(change.wanted) <= set(known):
        raise Refused("order_list.no_item")
    wanted = {**dict.fromkeys(own.units, 0), **change.wanted} if change.anew else change.wanted
    moves = {one: n for one, n in sorted(wanted.items()) if n != own.units.get(one, 0)}
    if not moves:
        return own
    left = {**own.units, **moves}
    order = await _placed(tx, own, member.id, change, now=now)
    for item_id, units in moves.items():
        await _move(tx, known[item_id], order, own.units.get(item_id, 0), units)
    whole = not own.live or (change.anew and own.order is not None)
    order.message_id = change.message_id if whole else None
    order.changed_at = now
    order.state = ListOrderState.OPEN if any(left.values()) else ListOrderState.CANCELLED
    await tx.flush()
    await live_card.mark_changed(tx, ORDER_LIST, list_id)
    return await own_order(tx, own.order_list, member.id)


async def add_first(
    tx: Tx, list_id: int, item_id: int, member: Member, *, chat_id: int | None, now: datetime
) -> OwnOrder | None:
    """Order one unit of an item, for who has none of it; None for who has: they choose how many."""
    own = await _opened(tx, list_id, member, now=now)
    if own.units.get(item_id):
        return None
    change = OrderChange({item_id: 1}, chat_id=chat_id)
    return await change_order(tx, list_id, member, change, now=now)


async def cancel_order(tx: Tx, list_id: int, member: Member, *, now: datetime) -> OwnOrder:
    """Take a member's whole order back, or refuse; its number stays theirs."""
    own = await _opened(tx, list_id, member, now=now)
    if not own.live:
        raise Refused("order_list.not_in", title=own.order_list.title)
    return await change_order(tx, list_id, member, OrderChange(anew=True), now=now)


async def set_note(tx: Tx, list_id: int, member: Member, typed: str, *, now: datetime) -> OwnOrder:
    """Write a note on a member's order, or take it off; or refuse."""
    note = clean_note(typed)
    own = await _opened(tx, list_id, member, now=now)
    if own.order is None or not own.live:
        raise Refused("order_list.not_in", title=own.order_list.title)
    own.order.note, own.order.changed_at = note, now
    await tx.flush()
    return own


async def _opened(tx: Tx, list_id: int, member: Member, *, now: datetime) -> OwnOrder:
    """Return a list that takes orders, held, with what the member has of it; or refuse."""
    order_list = await lists.lock(tx, list_id)
    if order_list is None:
        raise Refused("order_list.not_found", code="")
    refuse_list(order_list, banned=member.banned_at is not None, now=now)
    return await own_order(tx, order_list, member.id)


async def _placed(
    tx: Tx, own: OwnOrder, member_id: int, change: OrderChange, *, now: datetime
) -> ListOrder:
    """Return the member's order; one that was taken back begins anew under its number."""
    order = own.order
    if order is None:
        own.order_list.last_number += 1
        order = ListOrder(
            order_list_id=own.order_list.id,
            member_id=member_id,
            number=own.order_list.last_number,
            placed_at=now,
            changed_at=now,
            chat_id=change.chat_id,
        )
        tx.add(order)
        await tx.flush()
    elif not own.live:
        await list_orders.drop_lines(tx, order.id)
        order.placed_at, order.chat_id, order.note = now, change.chat_id, ""
    return order


async def _move(tx: Tx, item: OrderListItem, order: ListOrder, had: int, units: int) -> None:
    """Let an order have so many units of an item, by the item's guarded counter."""
    check_units(item, units)
    if units > had and not await lists.take_units(tx, item.id, units - had):
        raise sold_out(item, had)
    if units < had:
        await lists.give_units(tx, item.id, had - units)
    await list_orders.set_line(tx, order.id, item, had, units)
