"""Promotions: group buys and flash sales with their seats, stock and time left, those that run first."""

from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Button

from domain.promotion import access
from handlers.admin.context import AdminContext, Values
from handlers.admin.order_lists import new_list, order_list_page
from handlers.admin.page import button, item, items, page
from handlers.admin.promotions import claims_page, flash_sales, group_buys, points_page, seats_page
from handlers.admin.promotions.promotion_kind import (
    FLASH_SALES,
    GROUP_BUYS,
    ORDER_LISTS,
    PromotionKind,
)
from handlers.admin.states import New, Promotions
from storage.flash_sale import claims, sales
from storage.flash_sale.tables import FlashSale, SaleState
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy, GroupBuyState
from storage.order_list import lists
from storage.order_list.tables import OrderList, OrderListState
from storage.subject import FLASH_SALE, GROUP_BUY, ORDER_LIST
from views.i18n import Translate

LISTED_MAX = 200
PAGES: dict[str, tuple[PromotionKind[Any], State]] = {
    "g": (GROUP_BUYS, Promotions.group_buy),
    "f": (FLASH_SALES, Promotions.flash_sale),
    "l": (ORDER_LISTS, Promotions.order_list),
}
"""What the list opens, by the first letter of an item's id."""
Line = tuple[bool, str, str]
"""(whether it is over, id, name)"""


async def every(ctx: AdminContext) -> Values:
    """The promotions of whoever looks, those that run first."""
    lines = [
        *await group_buy_lines(ctx),
        *await flash_sale_lines(ctx),
        *await order_list_lines(ctx),
    ]
    found = sorted(lines, key=itemgetter(0))
    return {"items": [item(id_, name) for _, id_, name in found], "promotions": len(found)}


async def group_buy_lines(ctx: AdminContext) -> list[Line]:
    """Return the group buys that somebody is in charge of."""
    return [
        (
            offer.state == GroupBuyState.CLOSED,
            f"g{offer.id}",
            of_offer(offer, await offers.count_people(ctx.tx, offer.id), ctx.t, now=ctx.now),
        )
        for offer in await offers.running_or_newest(ctx.tx, limit=LISTED_MAX)
        if await access.may_manage(ctx.tx, ctx.by, GROUP_BUY, offer.id)
    ]


async def flash_sale_lines(ctx: AdminContext) -> list[Line]:
    """Return the flash sales that somebody is in charge of."""
    return [
        (
            sale.state == SaleState.CLOSED,
            f"f{sale.id}",
            of_sale(sale, (await claims.counts(ctx.tx, sale.id)).units, ctx.t, now=ctx.now),
        )
        for sale in await sales.running_or_newest(ctx.tx, limit=LISTED_MAX)
        if await access.may_manage(ctx.tx, ctx.by, FLASH_SALE, sale.id)
    ]


async def order_list_lines(ctx: AdminContext) -> list[Line]:
    """Return the order lists that somebody is in charge of."""
    found = await lists.running_or_newest(ctx.tx, limit=LISTED_MAX)
    sums = await lists.sums_minor(ctx.tx, [one.id for one in found])
    return [
        (
            one.state == OrderListState.CLOSED,
            f"l{one.id}",
            of_list(one, *sums.get(one.id, (0, 0)), ctx.t, now=ctx.now),
        )
        for one in found
        if await access.may_manage(ctx.tx, ctx.by, ORDER_LIST, one.id)
    ]


def of_list(one: OrderList, orders: int, minor: int, t: Translate, *, now: datetime) -> str:
    worth = f"{orders} · {t.money(minor, one.currency)}"
    if one.state == OrderListState.CLOSED:
        return f"✔️ 📋 {worth} · {one.title}"
    return f"📋 {worth} · ⏳ {left(one.ends_at - now, t)} · {one.title}"


def of_offer(offer: GroupBuy, people: int, t: Translate, *, now: datetime) -> str:
    goal = offer.tiers[0][0]
    if offer.state == GroupBuyState.CLOSED:
        return f"✔️ 👥 {people}/{goal} · {offer.title}"
    return f"👥 {people}/{goal} · ⏳ {left(offer.ends_at - now, t)} · {offer.title}"


def of_sale(sale: FlashSale, units: int, t: Translate, *, now: datetime) -> str:
    stock = "∞" if sale.stock_total is None else sale.stock_total
    if sale.state == SaleState.CLOSED:
        return f"✔️ ⚡ {units}/{stock} · {sale.title}"
    return f"⚡ {units}/{stock} · ⏳ {left(sale.ends_at - now, t)} · {sale.title}"


def left(span: timedelta, t: Translate) -> str:
    """Return a time that is left in the two largest units."""
    minutes = max(0, int(span.total_seconds()) // 60)
    if minutes >= 24 * 60:
        return t.plain("admin-left-days", days=minutes // 1440, hours=minutes // 60 % 24)
    return t.plain("admin-left-hours", hours=minutes // 60, minutes=minutes % 60)


async def choose(_: object, __: object, manager: DialogManager, chosen: str) -> None:
    kind, state = PAGES[chosen[:1]]
    manager.dialog_data[kind.key] = int(chosen[1:])
    await manager.switch_to(state)


async def new(_: object, pressed: Button, manager: DialogManager) -> None:
    """Ask which deal becomes a group buy or a flash sale, then for its terms."""
    type_ = (pressed.widget_id or "").removeprefix("new_")
    await manager.start(New.deals, data={"type": type_})


DIALOG = Dialog(
    page(
        Promotions.all,
        "admin-promotions",
        items("promotion", choose),
        *(
            button(f"new_{name}", new, text=f"admin-button-new-{name}")
            for name in (GROUP_BUY, FLASH_SALE)
        ),
        button("new_order_list", new_list.begin, text="admin-button-new-order_list"),
        reads=every,
    ),
    *order_list_page.WINDOWS,
    *new_list.WINDOWS,
    *group_buys.WINDOWS,
    *seats_page.WINDOWS,
    *flash_sales.WINDOWS,
    *claims_page.WINDOWS,
    *points_page.WINDOWS,
)
