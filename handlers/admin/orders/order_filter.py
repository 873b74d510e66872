"""Which orders the list shows: chosen on a page for each thing, and kept in the menu's data."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel
from domain.order.period import PRESETS, preset, read_period
from handlers.admin.context import AdminContext, Values, load, nothing
from handlers.admin.lists import Item
from handlers.admin.member_search import search_page
from handlers.admin.page import button, item, items, page, typed
from handlers.admin.states import Orders
from storage import members
from storage.chat import chats
from storage.flash_sale import sales
from storage.flash_sale.tables import FlashSale
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy
from storage.order.order_columns import OrderState
from storage.order.orders import OrderFilter
from storage.order_list import lists
from storage.order_list.tables import OrderList
from views.order import order_screens

LISTED_MAX = 200
ANY = "any"
KEYS = (
    "state",
    "chat_id",
    "group_buy_id",
    "flash_sale_id",
    "order_list_id",
    "member_id",
    "since",
    "until",
)
PROMOTIONS = {"g": "group_buy_id", "f": "flash_sale_id", "l": "order_list_id"}
"""What a button for a promotion begins with, and the value that it narrows a list to."""
Chosen = dict[str, Any]


async def begin(start_data: Any, manager: DialogManager) -> None:
    """Start the list with what it is opened for: the orders of somebody, or all."""
    given = start_data if isinstance(start_data, dict) else {}
    manager.dialog_data["filter"] = {name: given[name] for name in KEYS if name in given}


def chosen(ctx: AdminContext) -> OrderFilter:
    """Return which orders the list is about."""
    kept: Chosen = dict(ctx.data.get("filter") or {})
    if "state" in kept:
        kept["state"] = OrderState(kept["state"])
    for name in ("since", "until"):
        if name in kept:
            kept[name] = datetime.fromisoformat(kept[name])
    return OrderFilter(**kept)


async def words(ctx: AdminContext, wanted: OrderFilter) -> str:
    """Return what the list is narrowed to, in words; nothing where it is not."""
    chat = None if wanted.chat_id is None else await chats.find(ctx.tx, wanted.chat_id)
    person = None if wanted.member_id is None else await members.find(ctx.tx, wanted.member_id)
    promotion: GroupBuy | FlashSale | OrderList | None = None
    if wanted.group_buy_id is not None:
        promotion = await ctx.tx.get(GroupBuy, wanted.group_buy_id)
    elif wanted.flash_sale_id is not None:
        promotion = await ctx.tx.get(FlashSale, wanted.flash_sale_id)
    elif wanted.order_list_id is not None:
        promotion = await ctx.tx.get(OrderList, wanted.order_list_id)
    found = order_screens.filter_words(
        wanted,
        chat.title if chat else None,
        promotion.title if promotion else None,
        person.name if person else None,
        ctx.t,
    )
    if wanted.since is not None and wanted.until is not None:
        zone = ctx.settings.timezone
        found.append(order_screens.period(wanted.since, wanted.until, zone, ctx.t))
    return " · ".join(found)


async def choose(manager: DialogManager, forgets: Sequence[str], **values: object) -> None:
    """Narrow the list to some values, in place of others, and show its first page."""
    await load(manager, nothing, AccessLevel.EVERYWHERE)
    kept = {
        name: value
        for name, value in dict(manager.dialog_data.get("filter") or {}).items()
        if name not in forgets
    }
    manager.dialog_data["filter"] = kept | values
    manager.dialog_data.pop("position", None)
    await manager.switch_to(Orders.all)


async def clear(_: object, __: object, manager: DialogManager) -> None:
    """Show all orders."""
    await choose(manager, KEYS)


async def choose_state(_: object, __: object, manager: DialogManager, state: str) -> None:
    values = {} if state == ANY else {"state": OrderState(state).value}
    await choose(manager, ["state"], **values)


async def choose_chat(_: object, __: object, manager: DialogManager, chat_id: str) -> None:
    values = {} if chat_id == ANY else {"chat_id": int(chat_id)}
    await choose(manager, ["chat_id"], **values)


async def choose_promotion(_: object, __: object, manager: DialogManager, number: str) -> None:
    values = {}
    if number != ANY:
        name = PROMOTIONS[number[:1]]
        values = {name: int(number[1:])}
    await choose(manager, list(PROMOTIONS.values()), **values)


async def choose_person(_: object, __: object, manager: DialogManager, member_id: str) -> None:
    await choose(manager, ["member_id"], member_id=int(member_id))


async def choose_preset(_: object, pressed: Button, manager: DialogManager) -> None:
    async def bounds(ctx: AdminContext) -> Chosen:
        since, until = preset(pressed.widget_id or "", ctx.settings.timezone, now=ctx.now)
        return {"since": since.isoformat(), "until": until.isoformat()}

    found = await load(manager, bounds, AccessLevel.EVERYWHERE)
    await choose(manager, ["since", "until"], **found)


async def any_period(_: object, __: object, manager: DialogManager) -> None:
    await choose(manager, ["since", "until"])


async def type_period(_: object, __: object, manager: DialogManager, said: str) -> None:
    async def bounds(ctx: AdminContext) -> Chosen:
        since, until = read_period(said, ctx.settings.timezone, now=ctx.now)
        return {"since": since.isoformat(), "until": until.isoformat()}

    found = await load(manager, bounds, AccessLevel.EVERYWHERE)
    await choose(manager, ["since", "until"], **found)


def any_item(ctx: AdminContext) -> Item:
    return item(ANY, ctx.t.plain("order-button-any"))


async def states(ctx: AdminContext) -> Values:
    rows = [item(state.value, order_screens.state(state, ctx.t)) for state in OrderState]
    return {"items": [any_item(ctx), *rows]}


async def places(ctx: AdminContext) -> Values:
    known = await chats.known(ctx.tx, limit=LISTED_MAX)
    rows = [item(chat.id, chat.title) for chat in known]
    return {"items": [any_item(ctx), *rows], "chats": len(rows)}


async def promotions(ctx: AdminContext) -> Values:
    """The newest promotions of every kind."""
    found = [
        (one.created_at, item(f"g{one.id}", f"👥 {one.title}"))
        for one in await offers.listed(ctx.tx, limit=LISTED_MAX)
    ]
    found += [
        (one.created_at, item(f"f{one.id}", f"⚡ {one.title}"))
        for one in await sales.listed(ctx.tx, limit=LISTED_MAX)
    ]
    found += [
        (one.created_at, item(f"l{one.id}", f"📋 {one.title}"))
        for one in await lists.listed(ctx.tx, limit=LISTED_MAX)
    ]
    rows = [row for _, row in sorted(found, key=itemgetter(0), reverse=True)]
    return {"items": [any_item(ctx), *rows], "promotions": len(rows)}


WINDOWS = (
    page(
        Orders.state,
        "order-which-state",
        items("state", choose_state),
        reads=states,
        back=Orders.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Orders.chat,
        "order-which-chat",
        items("chat", choose_chat),
        reads=places,
        back=Orders.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Orders.promotion,
        "order-which-promotion",
        items("promotion", choose_promotion),
        reads=promotions,
        back=Orders.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Orders.period,
        "order-which-period",
        typed("period", type_period),
        *(button(name, choose_preset, text=f"order-button-{name}") for name in PRESETS),
        button("any", any_period, text="order-button-any"),
        reads=nothing,
        back=Orders.all,
        need=AccessLevel.EVERYWHERE,
    ),
    search_page(
        Orders.who, "order-who", choose_person, back=Orders.all, need=AccessLevel.EVERYWHERE
    ),
)
