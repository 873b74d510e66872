"""Who ordered what from a list, as a sheet: one line for each item of each order there ever was."""

from domain import csv_file
from storage.database import Tx
from storage.order_list import list_orders
from storage.order_list.tables import ListOrderState, OrderList

COLUMNS = (
    "number",
    "member_id",
    "name",
    "state",
    "item",
    "quantity",
    "price",
    "sum",
    "currency",
    "note",
    "placed_at",
)
ORDERS_MAX = 100_000


async def orders_csv(tx: Tx, order_list: OrderList) -> str:
    """Return the orders of a list, as CSV."""
    every = await list_orders.page(
        tx, order_list.id, limit=ORDERS_MAX, states=tuple(ListOrderState)
    )
    lines = []
    for line in every:
        order = line.order
        for item, units in line.quantities:
            amounts = (item.price_minor, item.price_minor * units)
            lines.append(
                [
                    order.number,
                    order.member_id,
                    line.name,
                    order.state,
                    item.label,
                    units,
                    *(csv_file.to_decimal(minor, order_list.currency) for minor in amounts),
                    order_list.currency,
                    order.note,
                    order.placed_at.isoformat(timespec="seconds"),
                ]
            )
    return csv_file.to_csv(COLUMNS, lines)
