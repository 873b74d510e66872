"""A new order list, step by step: deals are ticked or typed, then its title, end, least sum and chats.

items -> title -> review: until when, from which sum on, which chats -> published
"""

from typing import Any

from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.deal.deal import find_deal
from domain.feeds.words import shortened
from domain.money import read_price
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ITEMS_MAX, TITLE_CHARS_MAX
from domain.order_list.typed import TypedOrderList, read_items, read_order_list
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.lists import tickable
from handlers.admin.new_post.where import places, tick, tick_all, ticked_in
from handlers.admin.page import acts, button, dial, following, items, line, page, typed
from handlers.admin.states import Promotions
from storage import stores
from storage.chat import chats
from storage.deal import deals
from storage.deal.tables import Deal
from views.i18n import Html

LISTED_MAX = 200
NAME_CHARS_MAX = 14
STORES_MAX = 20
"""Stores that the button goes through; a list of more is given its stores on its page."""
ENDS = ("1d", "2d", "3d", "7d")
MOST = (0, 1, 2, 3, 5, 10)
"""Units of each item for one member; 0 is without limit."""
ANYWHERE = ""
KEYS = ("list_items", "list_title", "list_ends", "list_least", "list_most", "list_store", "chats")


async def begin(_: object, __: object, manager: DialogManager) -> None:
    """Begin a new list with nothing in it."""
    for name in KEYS:
        manager.dialog_data.pop(name, None)
    await manager.switch_to(Promotions.new_items)


def chosen(ctx: AdminContext) -> list[str]:
    """Return the items so far, as `domain.order_list.typed` reads them."""
    return list(ctx.data.get("list_items", ()))


def deal_code(item: str) -> str:
    """Return the code of an item's deal: what stands before its option, price and name."""
    return item.partition(" ")[0].partition(":")[0].partition("/")[0].upper()


async def on_offer(ctx: AdminContext) -> Values:
    """The deals on offer, with those that are ticked."""
    codes = [deal_code(one) for one in chosen(ctx)]
    found = await deals.search(ctx.tx, "", now=ctx.now, limit=LISTED_MAX)
    rows = [tickable(deal.code, _name(ctx, deal), deal.code in codes) for deal in found]
    return {"items": rows, "ticked": len(codes), "lines": await _lines(ctx)}


def _name(ctx: AdminContext, deal: Deal) -> str:
    return f"{ctx.t.money(deal.price_minor, deal.currency)} · {deal.title}"


async def _lines(ctx: AdminContext) -> Html:
    said = []
    for one in chosen(ctx):
        for item, currency in await read_items(ctx.tx, one):
            deal = await ctx.tx.get_one(Deal, item.deal_id)
            price = deal.price_minor if item.price_minor is None else item.price_minor
            label, money = item.label or deal.title, ctx.t.money(price, currency)
            said.append(ctx.t("admin-new-list-item", label=label, price=money))
    return Html("\n".join(said))


async def tick_deal(_: object, __: object, manager: DialogManager, code: str) -> None:
    """Tick a deal, or take its tick away."""
    kept = list(manager.dialog_data.get("list_items", ()))
    others = [one for one in kept if deal_code(one) != code]
    if len(others) == len(kept):
        if len(kept) >= ITEMS_MAX:
            raise Refused("order_list.items", maximum=ITEMS_MAX)
        others.append(code)
    manager.dialog_data["list_items"] = others


async def type_items(_: object, __: object, manager: DialogManager, said: str) -> None:
    """Take items as they were typed, one in a line, in place of what was ticked."""
    lines = [one.strip() for one in said.splitlines() if one.strip()]

    async def check(ctx: AdminContext) -> None:
        if not 1 <= len(lines) <= ITEMS_MAX:
            raise Refused("order_list.items", maximum=ITEMS_MAX)
        for one in lines:
            await read_items(ctx.tx, one)

    await load(manager, check)
    manager.dialog_data["list_items"] = lines


async def to_title(_: object, __: object, manager: DialogManager) -> None:
    """Go on to the title, once there are items."""
    if not manager.dialog_data.get("list_items"):
        raise Refused("order_list.items", maximum=ITEMS_MAX)
    await manager.switch_to(Promotions.new_title)


async def type_title(_: object, __: object, manager: DialogManager, said: str) -> None:
    """Keep the title, and go on to the chats."""
    title = " ".join(said.split())
    if not 0 < len(title) <= TITLE_CHARS_MAX:
        raise Refused("order_list.title", maximum=TITLE_CHARS_MAX)
    manager.dialog_data["list_title"] = title
    await manager.switch_to(Promotions.new_chats)


async def title(ctx: AdminContext) -> Values:
    return {"count": len(chosen(ctx))}


async def to_review(_: object, __: object, manager: DialogManager) -> None:
    """Go on to the review, once there is a where."""
    if not ticked_in(manager.dialog_data):
        raise Refused("admin.no_chat_ticked")
    await manager.switch_to(Promotions.new_list)


def typed_list(ctx: AdminContext) -> TypedOrderList:
    """Return the list as it is so far."""
    data: dict[str, Any] = ctx.data
    return TypedOrderList(
        title=str(data.get("list_title", "")),
        items=chosen(ctx),
        ends=str(data.get("list_ends", ENDS[1])),
        least=str(data.get("list_least", "")),
        store=str(data.get("list_store", ANYWHERE)),
        per_member=int(data.get("list_most", 0)),
    )


async def pickup_choices(ctx: AdminContext) -> dict[str, str]:
    """Return where a list may be picked up, as it is typed, each in words: anywhere, at a store, at all."""
    open_stores = await stores.open_stores(ctx.tx)
    found = {ANYWHERE: ctx.t.plain("admin-list-store-any")}
    found |= {one.code: shortened(one.name, NAME_CHARS_MAX) for one in open_stores[:STORES_MAX]}
    if 1 < len(open_stores) <= STORES_MAX:
        every = ",".join(one.code for one in open_stores)
        found[every] = ctx.t.plain("admin-list-store-all", count=len(open_stores))
    return found


async def review(ctx: AdminContext) -> Values:
    """What is about to be published."""
    wanted, t = typed_list(ctx), ctx.t
    terms = await read_order_list(ctx.tx, wanted, zone=ctx.settings.timezone, now=ctx.now)
    deal = await ctx.tx.get_one(Deal, terms.items[0].deal_id)
    least, where = terms.least_sum_minor, await pickup_choices(ctx)
    return {
        "title": wanted.title,
        "lines": await _lines(ctx),
        "ends": t.moment(terms.ends_at, ctx.settings.timezone),
        "least": "none" if least is None else t.money(least, deal.currency),
        "chats": len(ticked_in(ctx.data)),
        "value": t.plain(f"admin-list-lasts-{wanted.ends}"),
        "most": wanted.per_member,
        "where": where.get(wanted.store, where[ANYWHERE]),
        "stores": len(where) > 1,
    }


async def cycle_end(_: object, __: object, manager: DialogManager) -> None:
    """Let the list be open for the next span."""
    manager.dialog_data["list_ends"] = following(
        ENDS, manager.dialog_data.get("list_ends", ENDS[1])
    )


async def cycle_most(_: object, __: object, manager: DialogManager) -> None:
    """Let one member have the next number of each item."""
    manager.dialog_data["list_most"] = following(MOST, manager.dialog_data.get("list_most", 0))


async def cycle_store(_: object, __: object, manager: DialogManager) -> None:
    """Let the list be picked up at the next store, at all of them, or anywhere."""
    there = tuple(await load(manager, pickup_choices))
    manager.dialog_data["list_store"] = following(
        there, manager.dialog_data.get("list_store", ANYWHERE)
    )


async def type_least(_: object, __: object, manager: DialogManager, said: str) -> None:
    """Keep the least sum; 0 asks for none."""
    words = said.strip()

    async def check(ctx: AdminContext) -> None:
        first = await find_deal(ctx.tx, deal_code(chosen(ctx)[0]))
        read_price(words, first.currency)

    if words == "0":
        words = ""
    else:
        await load(manager, check)
    manager.dialog_data["list_least"] = words


async def show_made(manager: DialogManager, list_id: int) -> None:
    """Open the page of the list that was published."""
    manager.dialog_data["order_list_id"] = list_id
    await manager.switch_to(Promotions.order_list)


@acts("order_list.new", "order_lists", need=AccessLevel.SOME_CHATS, then=show_made)
async def publish(ctx: AdminContext) -> int:
    """Publish the list into the chats that are ticked."""
    zone, ticked = ctx.settings.timezone, sorted(ticked_in(ctx.data))
    terms = await read_order_list(ctx.tx, typed_list(ctx), zone=zone, now=ctx.now)
    if not all(ctx.by.has(chat_id) for chat_id in ticked):
        raise Refused("admin.not_yours")
    found = await chats.all_of(ctx.tx, ticked)
    where = [(chat.id, chat.thread_id) for chat in found]
    made = await publish_order_list(ctx.tx, terms, where, now=ctx.now, rng=ctx.rng)
    return made.id


WINDOWS = (
    page(
        Promotions.new_items,
        "admin-new-list-items",
        line("lines"),
        items("deal", tick_deal),
        typed("list_items", type_items),
        button("on", to_title, text="admin-button-go-on", when="ticked"),
        reads=on_offer,
        back=Promotions.all,
    ),
    page(
        Promotions.new_title,
        "admin-new-list-title",
        typed("list_title", type_title),
        reads=title,
        back=Promotions.new_items,
    ),
    page(
        Promotions.new_chats,
        "admin-new-list-chats",
        items("list_chat", tick),
        button("all", tick_all),
        button("on", to_review, text="admin-button-go-on"),
        reads=places,
        back=Promotions.new_title,
    ),
    page(
        Promotions.new_list,
        "admin-new-list",
        line("lines"),
        dial("list_lasts", cycle_end),
        dial("list_most", cycle_most),
        dial("list_store", cycle_store, when="stores"),
        typed("list_least", type_least),
        button("publish_list", publish),
        reads=review,
        back=Promotions.new_chats,
    ),
)
