"""An order list in the menus: its items and orders, a later end, an early one, calling it off."""

from functools import partial

from aiogram import F

from domain.order_list.finish import call_off_list, close_list_now, move_end
from domain.order_list.rules import LASTS_MAX, left_of
from domain.promotion.terms import read_end
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import button, item, items, line, page, typed
from handlers.admin.promotions.points_page import packing_of
from handlers.admin.promotions.promotion_kind import ORDER_LISTS
from handlers.admin.states import Promotions
from handlers.admin.widgets import I18nText
from storage import stores
from storage.order_list import list_orders, lists
from storage.order_list.tables import ListOrderState, OrderList, OrderListState
from views.i18n import Html, Translate

LISTED_MAX = 500
NAME_CHARS_MAX = 24


async def one(ctx: AdminContext) -> Values:
    """How an order list stands."""
    found, t, zone = await ORDER_LISTS.find(ctx), ctx.t, ctx.settings.timezone
    every = await list_orders.count(ctx.tx, found.id)
    minor = await lists.sum_minor(ctx.tx, found.id)
    return {
        "title": found.title,
        "code": found.code,
        "state": t(f"admin-promotion-{found.closed_reason or found.state}"),
        "starts": t.moment(found.starts_at, zone),
        "ends": t.moment(found.ends_at, zone),
        "orders": every,
        "sum": t.money(minor, found.currency),
        "least": t.money(found.least_sum_minor or 0, found.currency),
        "asks_sum": found.least_sum_minor is not None,
        "things": await things(ctx, found, t),
        "running": found.state != OrderListState.CLOSED,
        "stores": await stores.count_open(ctx.tx),
        "packable": ctx.by.everywhere,
    }


async def things(ctx: AdminContext, found: OrderList, t: Translate) -> Html:
    """Return a line for each item: how many were ordered, and how many are left."""
    lines = []
    for thing in await lists.items(ctx.tx, found.id):
        left = left_of(thing)
        price = t.money(thing.price_minor, found.currency)
        lines.append(
            t(
                "admin-order_list-item",
                label=thing.label,
                price=price,
                taken=thing.units_taken,
                left="none" if left is None else str(left),
            )
        )
    return Html("\n".join(lines))


async def every(ctx: AdminContext) -> Values:
    """All orders of a list, by their numbers, those that were taken back included."""
    found, t = await ORDER_LISTS.find(ctx), ctx.t
    rows = await list_orders.page(ctx.tx, found.id, limit=LISTED_MAX, states=tuple(ListOrderState))
    shown = []
    for row in rows:
        ordered = ", ".join(f"{units}× {thing.label}" for thing, units in row.quantities)
        mark = "" if row.order.state in lists.COUNTED else "✖️ "
        name = row.name[:NAME_CHARS_MAX] or t.plain("order-erased")
        shown.append(item(row.order.id, f"{mark}{row.order.number}. {name}: {ordered}"))
    return {"items": shown, "title": found.title, "orders": len(shown)}


async def of_order(ctx: AdminContext) -> Values:
    """One order with its note."""
    found, number = await ORDER_LISTS.find(ctx), ctx.chosen("list_order_id")
    order = await list_orders.find(ctx.tx, number)
    if order is None or order.order_list_id != found.id:
        raise Refused("order_list.no_item")
    ordered = await list_orders.ordered(ctx.tx, order.id)
    minor = sum(thing.price_minor * units for thing, units in ordered)
    lines = [ctx.t("voucher-content", quantity=n, label=thing.label) for thing, n in ordered]
    if order.note:
        lines.append(ctx.t("voucher-note", note=order.note))
    return {
        "title": found.title,
        "number": order.number,
        "state": ctx.t(f"admin-list-order-{order.state}"),
        "moment": ctx.t.moment(order.changed_at, ctx.settings.timezone),
        "lines": Html("\n".join(lines)),
        "sum": ctx.t.money(minor, found.currency),
    }


@ORDER_LISTS.acts("extend", then=Promotions.order_list)
async def extend(ctx: AdminContext) -> None:
    """Let the list close later."""
    found = await ORDER_LISTS.find(ctx)
    ends_at = read_end(ctx.said, ctx.settings.timezone, found.ends_at, now=ctx.now)
    if not found.ends_at < ends_at <= found.starts_at + LASTS_MAX:
        raise Refused("order_list.lasts")
    await move_end(ctx.tx, found.id, ends_at)


@ORDER_LISTS.acts("close", sure="admin-order_list-close-sure", shows=one)
async def close(ctx: AdminContext) -> None:
    """Close the list now, as if its end had come."""
    await close_list_now(ctx.tx, (await ORDER_LISTS.find(ctx)).id, now=ctx.now)


@ORDER_LISTS.acts("call_off", sure="admin-order_list-call-off-sure", shows=one)
async def call_off(ctx: AdminContext) -> None:
    """Call the list off."""
    await call_off_list(ctx.tx, (await ORDER_LISTS.find(ctx)).id)


WINDOWS = (
    page(
        Promotions.order_list,
        "admin-order_list",
        line("things"),
        I18nText("admin-order_list-least", when=F["asks_sum"]),
        button("list_orders", Promotions.list_orders, when="orders"),
        button("sheet", ORDER_LISTS.sheet, when="orders"),
        button("packing", packing_of(ORDER_LISTS), text="packing-button-list", when="packable"),
        button("points", Promotions.order_list_points, text="pickup-button-points", when="stores"),
        button("extend", Promotions.list_end, when="running"),
        button("close", close, when="running"),
        button("call_off", call_off, when="running"),
        reads=one,
        back=Promotions.all,
    ),
    page(
        Promotions.list_orders,
        "admin-list-orders",
        items("list_order", Promotions.list_order),
        reads=every,
        back=Promotions.order_list,
    ),
    page(
        Promotions.list_order,
        "admin-list-order",
        line("lines"),
        reads=of_order,
        back=Promotions.list_orders,
    ),
    page(
        Promotions.list_end,
        "admin-extend",
        typed("list_end", extend),
        button("hour", partial(extend, said="1h")),
        button("day", partial(extend, said="1d"), text="admin-button-one-day"),
        reads=one,
        back=Promotions.order_list,
    ),
)
