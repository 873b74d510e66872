"""Queries on the orders of lists: one member's, a page of the lines, all of them with names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from storage.chat.tables import Chat
from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.members import Member
from storage.order_list.lists import COUNTED, LIVE
from storage.order_list.tables import (
    ListOrder,
    ListOrderLine,
    ListOrderState,
    OrderList,
    OrderListItem,
)


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """One order with its member's name, and what it has of which item."""

    order: ListOrder
    name: str
    quantities: Sequence[tuple[OrderListItem, int]]


async def of_member(tx: Tx, list_id: int, member_id: int, *, hold: bool = True) -> ListOrder | None:
    """Return a member's order of a list, whatever became of it; held until the transaction ends, or not."""
    its = (ListOrder.order_list_id == list_id, ListOrder.member_id == member_id)
    if hold:
        return await lock_row(tx, ListOrder, *its)
    return (await tx.scalars(select(ListOrder).where(*its))).one_or_none()


async def find(tx: Tx, order_id: int) -> ListOrder | None:
    """Return an order as it stands now, without holding it."""
    rows = select(ListOrder).where(ListOrder.id == order_id)
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def lock(tx: Tx, order_id: int) -> ListOrder | None:
    """Load an order and hold it until the transaction ends."""
    return await lock_row(tx, ListOrder, ListOrder.id == order_id)


async def lines(tx: Tx, order_id: int) -> dict[int, ListOrderLine]:
    """Return the lines of an order by their item."""
    rows = select(ListOrderLine).where(ListOrderLine.order_id == order_id)
    rows = rows.order_by(ListOrderLine.item_id).execution_options(populate_existing=True)
    return {line.item_id: line for line in await tx.scalars(rows)}


async def set_line(tx: Tx, order_id: int, item: OrderListItem, had: int, units: int) -> None:
    """Let an order that had so many units of an item have others."""
    one = (ListOrderLine.order_id == order_id, ListOrderLine.item_id == item.id)
    if not units:
        await change_rows(tx, delete(ListOrderLine).where(*one))
    elif had:
        await change_rows(tx, update(ListOrderLine).where(*one).values(quantity=units))
    else:
        cells = {"order_id": order_id, "item_id": item.id, "quantity": units}
        connection = await tx.connection()
        await connection.execute(insert(ListOrderLine), cells | {"price_minor": item.price_minor})


async def drop_lines(tx: Tx, order_id: int) -> None:
    """Take every line out of an order."""
    await change_rows(tx, delete(ListOrderLine).where(ListOrderLine.order_id == order_id))


async def change_state(
    tx: Tx, order_id: int, before: ListOrderState, after: ListOrderState
) -> bool:
    """Move an order from one state to another; return False if it was in neither's way."""
    rows = update(ListOrder).where(ListOrder.id == order_id, ListOrder.state == before)
    return await change_rows(tx, rows.values(state=after)) > 0


async def count(tx: Tx, list_id: int) -> int:
    """Count the live orders of a list."""
    rows = select(func.count()).where(
        ListOrder.order_list_id == list_id, ListOrder.state.in_(COUNTED)
    )
    return await tx.scalar(rows) or 0


async def page(
    tx: Tx,
    list_id: int,
    *,
    limit: int,
    offset: int = 0,
    newest_first: bool = False,
    states: Collection[str] = COUNTED,
) -> list[OrderedLine]:
    """Return orders of a list by their number, each with its member's name and lines."""
    number = ListOrder.number.desc() if newest_first else ListOrder.number
    rows = (
        select(ListOrder, Member.name)
        .join(Member, Member.id == ListOrder.member_id)
        .where(ListOrder.order_list_id == list_id, ListOrder.state.in_(states))
        .order_by(number)
        .limit(limit)
        .offset(offset)
    )
    found = (await tx.execute(rows.execution_options(populate_existing=True))).all()
    quantities = await _quantities(tx, [order.id for order, _ in found])
    return [OrderedLine(order, name, quantities.get(order.id, ())) for order, name in found]


async def _quantities(
    tx: Tx, order_ids: Sequence[int]
) -> dict[int, list[tuple[OrderListItem, int]]]:
    found: dict[int, list[tuple[OrderListItem, int]]] = {}
    rows = (
        select(ListOrderLine.order_id, OrderListItem, ListOrderLine.quantity)
        .join(OrderListItem, OrderListItem.id == ListOrderLine.item_id)
        .where(ListOrderLine.order_id.in_(order_ids))
        .order_by(ListOrderLine.order_id, OrderListItem.position)
    )
    for order_id, item, quantity in await tx.execute(rows):
        found.setdefault(order_id, []).append((item, quantity))
    return found


async def ordered(tx: Tx, order_id: int) -> Sequence[tuple[OrderListItem, int]]:
    """Return what an order has of which item."""
    return (await _quantities(tx, [order_id])).get(order_id, ())


async def live_of_member(tx: Tx, member_id: int) -> Sequence[tuple[ListOrder, OrderList]]:
    """Return a member's live orders with their lists, the newest first."""
    rows = (
        select(ListOrder, OrderList)
        .join(OrderList, OrderList.id == ListOrder.order_list_id)
        .where(ListOrder.member_id == member_id, ListOrder.state.in_(LIVE))
        .order_by(ListOrder.id.desc())
    )
    return [(order, order_list) for order, order_list in await tx.execute(rows)]


async def worth(tx: Tx, order_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return how many units some orders have, and what they come to."""
    units = func.sum(ListOrderLine.quantity)
    minor = func.sum(ListOrderLine.quantity * ListOrderLine.price_minor)
    rows = select(ListOrderLine.order_id, units, minor).group_by(ListOrderLine.order_id)
    found = await tx.execute(rows.where(ListOrderLine.order_id.in_(order_ids)))
    return {order_id: (int(count), int(amount)) for order_id, count, amount in found}


async def chat_title(tx: Tx, chat_id: int | None) -> str | None:
    """Return what the chat of an order is called."""
    chat = None if chat_id is None else await tx.get(Chat, chat_id)
    return None if chat is None else chat.title


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup; the messages of before stay behind."""
    rows = update(ListOrder).where(ListOrder.chat_id == old)
    await change_rows(tx, rows.values(chat_id=new, message_id=None))
