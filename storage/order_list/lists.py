"""Queries on order lists and their items: found, locked, listed; what is left, and what is due."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import case, func, or_, select, update

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.order_list.tables import (
    ListOrder,
    ListOrderLine,
    ListOrderState,
    OrderList,
    OrderListItem,
    OrderListState,
)

LIVE = (ListOrderState.OPEN, ListOrderState.CONFIRMED)
"""States in which an order can still be given up."""
COUNTED = (*LIVE, ListOrderState.REDEEMED)
"""States whose lines have units."""


async def by_code(tx: Tx, code: str) -> OrderList | None:
    """Return the order list with this code, written as it is stored."""
    return (await tx.scalars(select(OrderList).where(OrderList.code == code))).one_or_none()


async def lock(tx: Tx, list_id: int) -> OrderList | None:
    """Load an order list and hold it until the transaction ends."""
    return await lock_row(tx, OrderList, OrderList.id == list_id, key_share=True)


async def items(tx: Tx, list_id: int) -> Sequence[OrderListItem]:
    """Return what is on a list, in its order, as it stands now."""
    rows = select(OrderListItem).where(OrderListItem.order_list_id == list_id)
    rows = rows.order_by(OrderListItem.position).execution_options(populate_existing=True)
    return (await tx.scalars(rows)).all()


async def take_units(tx: Tx, item_id: int, units: int) -> bool:
    """Take units of an item; return False if there are not as many."""
    taken = OrderListItem.units_taken + units
    free = or_(OrderListItem.stock_total.is_(None), taken <= OrderListItem.stock_total)
    rows = update(OrderListItem).where(OrderListItem.id == item_id, free)
    return await change_rows(tx, rows.values(units_taken=taken)) > 0


async def give_units(tx: Tx, item_id: int, units: int) -> None:
    """Give units of an item back."""
    rows = update(OrderListItem).where(
        OrderListItem.id == item_id, OrderListItem.units_taken >= units
    )
    await change_rows(tx, rows.values(units_taken=OrderListItem.units_taken - units))


async def sum_minor(tx: Tx, list_id: int) -> int:
    """Return what a list's live orders come to."""
    worth = func.sum(ListOrderLine.quantity * ListOrderLine.price_minor)
    rows = select(worth).join(ListOrder, ListOrder.id == ListOrderLine.order_id)
    rows = rows.where(ListOrder.order_list_id == list_id, ListOrder.state.in_(COUNTED))
    return int(await tx.scalar(rows) or 0)


async def sums_minor(tx: Tx, list_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return for some lists how many live orders there are, and what they come to."""
    worth = func.sum(ListOrderLine.quantity * ListOrderLine.price_minor)
    rows = (
        select(ListOrder.order_list_id, func.count(ListOrder.id.distinct()), worth)
        .join(ListOrderLine, ListOrderLine.order_id == ListOrder.id)
        .where(ListOrder.order_list_id.in_(list_ids), ListOrder.state.in_(COUNTED))
        .group_by(ListOrder.order_list_id)
    )
    return {one: (int(count), int(minor or 0)) for one, count, minor in await tx.execute(rows)}


async def listed(tx: Tx, *, limit: int) -> Sequence[OrderList]:
    """Return the newest order lists of any state."""
    return (await tx.scalars(select(OrderList).order_by(OrderList.id.desc()).limit(limit))).all()


async def running_or_newest(tx: Tx, *, limit: int) -> Sequence[OrderList]:
    """Return the lists that are not closed, the one that ends first at the top, then others."""
    over = OrderList.state == OrderListState.CLOSED
    ends_first = case((over, None), else_=OrderList.ends_at)
    rows = select(OrderList).order_by(over, ends_first, OrderList.id.desc())
    return (await tx.scalars(rows.limit(limit))).all()


async def joinable(tx: Tx, *, now: datetime, limit: int) -> Sequence[OrderList]:
    """Return the lists that take orders now, the one that ends first at the top."""
    rows = select(OrderList).where(
        OrderList.state != OrderListState.CLOSED,
        OrderList.starts_at <= now,
        OrderList.ends_at > now,
    )
    return (await tx.scalars(rows.order_by(OrderList.ends_at, OrderList.id).limit(limit))).all()


async def joinable_with(tx: Tx, deal_id: int, *, now: datetime) -> OrderList | None:
    """Return the list that takes orders of a deal now; of several the one that ends last."""
    has = select(OrderListItem.order_list_id).where(OrderListItem.deal_id == deal_id)
    rows = select(OrderList).where(
        OrderList.id.in_(has),
        OrderList.state != OrderListState.CLOSED,
        OrderList.starts_at <= now,
        OrderList.ends_at > now,
    )
    rows = rows.order_by(OrderList.ends_at.desc(), OrderList.id).limit(1)
    return (await tx.scalars(rows)).one_or_none()


async def to_open(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the lists that have not opened though their time has come."""
    rows = select(OrderList.id).where(
        OrderList.state == OrderListState.SCHEDULED, OrderList.starts_at <= now
    )
    return (await tx.scalars(rows.order_by(OrderList.starts_at, OrderList.id).limit(limit))).all()


async def to_close(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the lists whose end has come."""
    rows = select(OrderList.id).where(
        OrderList.state == OrderListState.OPEN, OrderList.ends_at <= now
    )
    return (await tx.scalars(rows.order_by(OrderList.ends_at, OrderList.id).limit(limit))).all()


async def to_settle(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the orders of closed lists whose members have not been told how it ended."""
    rows = (
        select(ListOrder.id)
        .join(OrderList, OrderList.id == ListOrder.order_list_id)
        .where(OrderList.state == OrderListState.CLOSED, ListOrder.state == ListOrderState.OPEN)
    )
    return (await tx.scalars(rows.order_by(ListOrder.id).limit(limit))).all()
