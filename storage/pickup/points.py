"""Which stores the orders of a promotion may be picked up at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, delete, select

from storage.database import Tx
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.group_buy.tables import GroupBuy, Seat, SeatState
from storage.order_list.tables import ListOrder, ListOrderState, OrderList
from storage.pickup.tables import PromotionPoint
from storage.stores import Store
from storage.subject import CLAIM, FLASH_SALE, GROUP_BUY, LIST_ORDER, ORDER_LIST, SEAT

POINTS_MAX = 50
"""Stores of one promotion."""


@dataclass(frozen=True, eq=False)
class OrderTable:
    """A table of orders, seen from picking up."""

    letter: str
    """What the short names of its orders begin with, as `Branch.letter`."""
    promotion: str
    """What its promotions are called in `storage.subject`."""
    promotions: Any
    table: Any
    promotion_id: Any
    counts: ColumnElement[bool]
    """Which orders take a place in a time: those that live, and those picked up in it."""


ORDER_TABLES: Mapping[str, OrderTable] = {
    SEAT: OrderTable(
        "s",
        GROUP_BUY,
        GroupBuy,
        Seat,
        Seat.group_buy_id,
        Seat.state.in_((SeatState.RESERVED, SeatState.CONFIRMED, SeatState.REDEEMED)),
    ),
    CLAIM: OrderTable(
        "c",
        FLASH_SALE,
        FlashSale,
        Claim,
        Claim.flash_sale_id,
        Claim.state.in_((ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.REDEEMED)),
    ),
    LIST_ORDER: OrderTable(
        "l",
        ORDER_LIST,
        OrderList,
        ListOrder,
        ListOrder.order_list_id,
        ListOrder.state.in_(
            (ListOrderState.OPEN, ListOrderState.CONFIRMED, ListOrderState.REDEEMED)
        ),
    ),
}
"""By what an order is called in `storage.subject`."""


async def of_promotion(
    tx: Tx, subject: str, subject_id: int, store_id: int | None
) -> Sequence[Store]:
    """Return the open stores of a promotion, the oldest first; none where any will do."""
    if store_id is not None:
        only = await tx.get(Store, store_id)
        return [] if only is None else [only]
    rows = (
        select(Store)
        .join(PromotionPoint, PromotionPoint.store_id == Store.id)
        .where(
            PromotionPoint.subject == subject,
            PromotionPoint.subject_id == subject_id,
            Store.closed_at.is_(None),
        )
        .order_by(Store.id)
    )
    return (await tx.scalars(rows)).all()


async def of_orders(tx: Tx, subject: str, ids: Collection[int]) -> dict[int, list[int]]:
    """Return for each order whose promotion has several stores which of those are open."""
    if subject not in ORDER_TABLES or not ids:
        return {}
    found: dict[int, list[int]] = {}
    for order_id, store_id in await tx.execute(_points_of(ORDER_TABLES[subject], ids)):
        found.setdefault(order_id, []).append(store_id)
    return found


def _points_of(orders: OrderTable, ids: Collection[int]) -> Select[Any]:
    rows: Select[Any] = select(orders.table.id, PromotionPoint.store_id).join(
        PromotionPoint,
        (PromotionPoint.subject == orders.promotion)
        & (PromotionPoint.subject_id == orders.promotion_id),
    )
    rows = rows.join(Store, Store.id == PromotionPoint.store_id)
    rows = rows.where(orders.table.id.in_(ids), Store.closed_at.is_(None))
    return rows.order_by(orders.table.id, PromotionPoint.store_id)


class Promotion(Protocol):
    """What both kinds of promotion have."""

    id: Any
    store_id: Any


async def write(tx: Tx, subject: str, promotion: Promotion, store_ids: Sequence[int]) -> None:
    """Write the stores of a promotion in place of those before; none is any, one stands in its row."""
    mine = (PromotionPoint.subject == subject, PromotionPoint.subject_id == promotion.id)
    await tx.execute(delete(PromotionPoint).where(*mine))
    several = store_ids if len(store_ids) > 1 else []
    promotion.store_id = store_ids[0] if len(store_ids) == 1 else None
    tx.add_all(
        PromotionPoint(subject=subject, subject_id=promotion.id, store_id=store_id)
        for store_id in several
    )
    await tx.flush()
