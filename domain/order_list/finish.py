"""How an order list ends, and what its members hear: each of them once.

    the end, or "close now" -> least sum reached -> each order: confirmed, a voucher for all its lines
                            -> not reached       -> each order: void, its units go back
    called off                                   -> each order: void, its units go back

Orders are dealt with one by one, each in a savepoint of its own, by whoever runs the pages of
`jobs.order_list`: one that fails is tried again and holds up no other.
"""

from datetime import datetime
from typing import TypedDict

from domain import voucher
from domain.notify import notify
from domain.order_list.rules import how_it_ends
from domain.promotion import live_card
from domain.refusal import Refused
from domain.voucher import Secret
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member
from storage.order_list import list_orders, lists
from storage.order_list.tables import (
    ListCloseReason,
    ListOrder,
    ListOrderState,
    OrderList,
    OrderListState,
)
from storage.subject import LIST_ORDER, ORDER_LIST


class ListVoid(TypedDict):
    """A list did not come true; nobody owes anything."""

    title: str
    why: str
    """A `ListCloseReason`."""


VOID: Kind[ListVoid] = Kind("order_list.void")


async def close_list_if_due(tx: Tx, list_id: int, *, now: datetime) -> bool:
    """Close a list whose end has come; return whether it did."""
    order_list = await lists.lock(tx, list_id)
    if order_list is None or order_list.state != OrderListState.OPEN or order_list.ends_at > now:
        return False
    await _end(tx, order_list, how_it_ends(order_list, await lists.sum_minor(tx, list_id)))
    return True


async def close_list_now(tx: Tx, list_id: int, *, now: datetime) -> OrderList:
    """Close a list before its end, as if that had come; or refuse."""
    order_list = await _running(tx, list_id)
    order_list.ends_at = max(order_list.starts_at, now)
    await _end(tx, order_list, how_it_ends(order_list, await lists.sum_minor(tx, list_id)))
    return order_list


async def call_off_list(tx: Tx, list_id: int) -> OrderList:
    """Call a list off: every order is void; or refuse."""
    order_list = await _running(tx, list_id)
    await _end(tx, order_list, ListCloseReason.DISABLED)
    return order_list


async def move_end(tx: Tx, list_id: int, ends_at: datetime) -> OrderList:
    """Give a running list another end, which is checked by whoever asks."""
    order_list = await _running(tx, list_id)
    order_list.ends_at = ends_at
    await tx.flush()
    await live_card.mark_changed(tx, ORDER_LIST, list_id)
    return order_list


async def _running(tx: Tx, list_id: int) -> OrderList:
    order_list = await lists.lock(tx, list_id)
    if order_list is None or order_list.state == OrderListState.CLOSED:
        code = "" if order_list is None else order_list.code
        raise Refused("order_list.closed", code=code)
    return order_list


async def _end(tx: Tx, order_list: OrderList, why: ListCloseReason) -> None:
    order_list.state, order_list.closed_reason = OrderListState.CLOSED, why
    await tx.flush()
    await live_card.mark_changed(tx, ORDER_LIST, order_list.id)


async def settle_order(tx: Tx, order_id: int, *, now: datetime, secret: Secret) -> bool:
    """Tell a member how the list ended, with the voucher if it came true; once, however often asked.

    An order of somebody who was banned meanwhile is given up instead.
    """
    known = await list_orders.find(tx, order_id)
    order_list = await lists.lock(tx, known.order_list_id) if known else None
    order = await list_orders.lock(tx, order_id)
    if order_list is None or order is None or order_list.state != OrderListState.CLOSED:
        return False
    if order.state != ListOrderState.OPEN:
        return False
    member = await tx.get_one(Member, order.member_id)
    if member.banned_at is not None:
        await _release(tx, order, ListOrderState.CANCELLED)
        return True
    if order_list.closed_reason != ListCloseReason.ENDED:
        await _release(tx, order, ListOrderState.VOID)
        values = ListVoid(title=order_list.title, why=order_list.closed_reason or "")
        await notify(tx, order.member_id, VOID, values, now=now)
        return True
    order.state = ListOrderState.CONFIRMED
    await tx.flush()
    await _issue(tx, order_list, order, now=now, secret=secret)
    return True


async def _issue(
    tx: Tx, order_list: OrderList, order: ListOrder, *, now: datetime, secret: Secret
) -> None:
    """Issue the one voucher for all lines of an order, to be paid at pick-up."""
    ordered = await list_orders.ordered(tx, order.id)
    await voucher.issue(
        tx,
        subject=LIST_ORDER,
        subject_id=order.id,
        member_id=order.member_id,
        title=order_list.title,
        quantity=sum(units for _, units in ordered),
        due_minor=sum(item.price_minor * units for item, units in ordered),
        currency=order_list.currency,
        store_id=order_list.store_id,
        days=order_list.voucher_days,
        why=ORDER_LIST,
        now=now,
        secret=secret,
    )


async def give_up_order(tx: Tx, order_id: int) -> None:
    """Take a live order from its member: its units go back. Its voucher is the caller's affair."""
    known = await list_orders.find(tx, order_id)
    order_list = await lists.lock(tx, known.order_list_id) if known else None
    order = await list_orders.lock(tx, order_id)
    if order_list is not None and order is not None and order.state in lists.LIVE:
        await _release(tx, order, ListOrderState.CANCELLED)
        await live_card.mark_changed(tx, ORDER_LIST, order_list.id)


async def _release(tx: Tx, order: ListOrder, state: ListOrderState) -> None:
    """Give the units of an order back; its lines stay, to say what it was."""
    for item_id, line in sorted((await list_orders.lines(tx, order.id)).items()):
        await lists.give_units(tx, item_id, line.quantity)
    order.state = state
    await tx.flush()
