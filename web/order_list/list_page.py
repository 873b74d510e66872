"""An order list in the Mini App: what is on it, one's own order, and its acts, by the verbs of the chat.

GET  /b/B4MNP            the list; to members also who ordered what
POST /b/B4MNP/set        {"item": its number, "units": how many of it in all}
POST /b/B4MNP/note       {"note": words}        POST /b/B4MNP/clear
"""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from domain.deep_link import LinkKind, build_payload
from domain.order_list.card import OrderListCard, list_card, own_values
from domain.order_list.change import (
    OrderChange,
    cancel_order,
    change_order,
    find_list,
    own_order,
    set_note,
)
from domain.pickup.choice import list_order_facts
from domain.quantity import QUANTITY_MAX, quantity_of
from domain.refusal import Refused
from storage.order_list.tables import OrderList
from views.order_list import order_list_screens
from views.pickup.choice_screens import pickup_lines
from views.storefront.act_forms import OwnStanding
from views.storefront.list_forms import in_list
from web.basket.pickup_act import with_places
from web.pictures import picture_url
from web.storefront.live import state_of_list
from web.storefront.shop_pages import CODE, asked, number_of, said, show, words_of
from web.storefront.signed_in import ShopVisit, acts, shows

Act = Callable[[ShopVisit, OrderList], Awaitable[str]]


def add_routes(app: web.Application) -> None:
    """Serve order lists."""
    app.router.add_get(f"/b/{CODE}", shows(_page))
    for name, act in ACTS.items():
        app.router.add_post(f"/b/{CODE}/{name}", acts(_on_list(act)))


async def _page(visit: ShopVisit) -> web.StreamResponse:
    wanted = asked(visit, LinkKind.ORDER_LIST)
    order_list = await find_list(visit.tx, wanted.link.value)
    card = await list_card(visit.tx, order_list, visit.settings.timezone, now=visit.now)
    own = await _standing(visit, order_list, card)
    return show(
        visit,
        "promotion.html",
        start=build_payload(LinkKind.ORDER_LIST, card["code"], wanted.by),
        title=card["title"],
        picture=picture_url(card["photo"], f"b/{card['code']}"),
        path=f"/b/{card['code']}",
        lines=order_list_screens.lines(card, visit.t),
        state=state_of_list(card),
        is_over=card["final"],
        own=own,
        pay_link=None,
        teams=[],
        orders=order_list_screens.order_lines(card, visit.t) if own is not None else [],
    )


async def _standing(
    visit: ShopVisit, order_list: OrderList, card: OrderListCard
) -> OwnStanding | None:
    """Return the reader's own order, with where it is fetched; None for a visitor nobody knows."""
    if visit.who is None:
        return None
    own = await own_order(visit.tx, order_list, visit.member.id, hold=False)
    lines = []
    if own.live and own.order is not None:
        lines = pickup_lines(await list_order_facts(visit.tx, order_list, own.order.id), visit.t)
    standing = in_list(card, own_values(own), lines, visit.t)
    if not own.live or own.order is None:
        return standing
    return await with_places(visit, standing, [f"l{own.order.id}"])


def _on_list(act: Act) -> Callable[[ShopVisit], Awaitable[web.StreamResponse]]:
    async def done(visit: ShopVisit) -> web.StreamResponse:
        order_list = await find_list(visit.tx, asked(visit, LinkKind.ORDER_LIST).link.value)
        return said(await act(visit, order_list))

    return done


async def _set(visit: ShopVisit, order_list: OrderList) -> str:
    item_id, typed = number_of(visit, "item"), words_of(visit, "units")
    if item_id is None:
        raise Refused("order_list.no_item")
    units = 0 if typed == "0" else quantity_of(typed, QUANTITY_MAX, "group_buy.quantity")
    change = OrderChange({item_id: units})
    own = await change_order(visit.tx, order_list.id, visit.member, change, now=visit.now)
    return order_list_screens.said(own, visit.t)


async def _note(visit: ShopVisit, order_list: OrderList) -> str:
    note = words_of(visit, "note") or ""
    await set_note(visit.tx, order_list.id, visit.member, note, now=visit.now)
    return visit.t.plain("storefront-noted")


async def _clear(visit: ShopVisit, order_list: OrderList) -> str:
    own = await cancel_order(visit.tx, order_list.id, visit.member, now=visit.now)
    return order_list_screens.said(own, visit.t)


ACTS: Mapping[str, Act] = {"set": _set, "note": _note, "clear": _clear}
