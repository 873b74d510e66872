"""Orders: every seat, claim and recorded purchase, the newest first, narrowed, as a file, one by one.

all -> state, chat, promotion, period, customer -> all
    -> one -> its voucher, its customer, its promotion, its payment
"""

from datetime import datetime

from aiogram import F
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button, Row

from domain.admin.authority import AccessLevel
from domain.order import export
from domain.order.export import OrderExport
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import listed
from handlers.admin.messages import send_csv
from handlers.admin.orders import order_filter, order_page
from handlers.admin.page import acts, button, item, opens, page
from handlers.admin.states import Orders
from handlers.admin.widgets import I18nText, translate
from storage.order import orders
from storage.order.orders import OrderPage, OrderPosition, OrderRow
from views.order import order_screens

FILE_NAME = "orders"


def position_of(order: OrderRow) -> list[str]:
    """Return the place of an order as the menu's data keep it."""
    return [order.at.isoformat(), order.key]


def kept_position(ctx: AdminContext, way: str) -> OrderPosition | None:
    """Return where the page begins or ends, if it was turned this way."""
    kept = ctx.data.get("position")
    if not isinstance(kept, dict) or way not in kept:
        return None
    at, key = kept[way]
    return OrderPosition(datetime.fromisoformat(at), key)


async def turned(ctx: AdminContext, wanted: orders.OrderFilter) -> OrderPage:
    """Return the page that the list stands at, and remember its ends for the buttons that turn."""
    older, newer = kept_position(ctx, "older"), kept_position(ctx, "newer")
    found = await orders.page(ctx.tx, wanted, older_than=older, newer_than=newer)
    if found.orders:
        ends = (found.orders[0], found.orders[-1])
        ctx.data["ends"] = {"newer": position_of(ends[0]), "older": position_of(ends[1])}
    return found


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Turn to the page behind the last order shown, or before the first."""
    way, ends = pressed.widget_id or "", manager.dialog_data.get("ends")
    if isinstance(ends, dict) and way in ends:
        manager.dialog_data["position"] = {way: ends[way]}


TURNS = (
    button("newer", turn, text="deal-button-previous", when="newer"),
    button("older", turn, text="deal-button-next", when="older"),
)


async def every(ctx: AdminContext) -> Values:
    """A page of the orders that are wanted."""
    wanted = order_filter.chosen(ctx)
    found = await turned(ctx, wanted)
    narrowed = await order_filter.words(ctx, wanted)
    return {
        "items": [item(order.key, order_screens.item(order, ctx.t)) for order in found.orders],
        "number": await orders.count(ctx.tx, wanted),
        "filter": narrowed or "none",
        "narrowed": "yes" if narrowed else "no",
        "is_narrowed": bool(narrowed),
        "some": bool(found.orders),
        "newer": found.newer,
        "older": found.older,
    }


async def send_file(manager: DialogManager, made: OrderExport) -> None:
    caption = translate(manager).plain(
        "order-file", orders=made.orders, all="yes" if made.whole else "no"
    )
    await send_csv(manager, FILE_NAME, made.text, caption=caption)


@acts("orders.export", "orders", then=send_file)
async def export_file(ctx: AdminContext) -> OrderExport:
    """Return the orders that are wanted as a sheet; that it was asked for is written down."""
    made = await export.sheet(ctx.tx, order_filter.chosen(ctx))
    ctx.facts["orders"] = made.orders
    return made


DIALOG = Dialog(
    page(
        Orders.all,
        "order-list",
        I18nText("order-list-empty", when=~F["some"]),
        listed("order", opens("order", Orders.one, read=str)),
        Row(*TURNS),
        Row(
            button("state", Orders.state, text="order-button-state"),
            button("chat", Orders.chat, text="order-button-chat"),
            button("promotion", Orders.promotion, text="order-button-promotion"),
        ),
        Row(
            button("period", Orders.period, text="order-button-period"),
            button("who", Orders.who, text="order-button-who"),
        ),
        button("export", export_file, text="order-button-export", when="some"),
        button("clear", order_filter.clear, text="order-button-clear", when="is_narrowed"),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    *order_filter.WINDOWS,
    *order_page.WINDOWS,
    on_start=order_filter.begin,
)
