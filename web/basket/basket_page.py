"""The basket in the Mini App: everything that is ordered and not fetched, by the verbs of the chat.

GET  /basket
POST /basket/set     {"order": its short name, "item": of a list, or 0, "units": how many in all}
POST /basket/out     {"order": its short name}: with a fresh proof where money or a voucher goes
POST /basket/note    {"note": words}
"""

import re

from aiohttp import web

from domain.basket import basket, change
from domain.basket.basket import Basket, own_order
from domain.basket.together import TOGETHER
from domain.deep_link import LinkPage
from domain.promotion.payment import holds_money
from domain.quantity import QUANTITY_MAX, quantity_of
from domain.refusal import Refused
from storage.order.order_columns import OrderKind
from views.basket import basket_screens
from views.storefront.act_forms import ActForm
from views.storefront.basket_forms import of_entry, of_note
from web.basket.pickup_act import place_form
from web.storefront.shop_pages import bot_link, number_of, said, show, words_of
from web.storefront.signed_in import ShopVisit, acts, shows

KEY = re.compile(r"[a-z][0-9]{1,9}")
ADDRESSES = {OrderKind.FLASH_SALE: "f", OrderKind.ORDER_LIST: "b"}


def add_routes(app: web.Application) -> None:
    """Serve the basket."""
    app.router.add_get("/basket", shows(_page))
    app.router.add_post("/basket/set", acts(_set))
    app.router.add_post("/basket/out", acts(_out))
    app.router.add_post("/basket/note", acts(_note))


async def _page(visit: ShopVisit) -> web.StreamResponse:
    if visit.who is None:
        return show(visit, "only_members.html", start=LinkPage.BASKET)
    found, t = await basket.load(visit.tx, visit.member.id, now=visit.now), visit.t
    noted = found.note is None
    entries = [
        (
            f"/{ADDRESSES.get(one.row.kind, 'g')}/{one.code}",
            basket_screens.entry_words(one, t),
            basket_screens.details(one, t, noted=noted),
            of_entry(one, t),
        )
        for one in found.entries
    ]
    return show(
        visit,
        "basket.html",
        start=LinkPage.BASKET,
        entries=entries,
        lines=basket_screens.sums(found, t) if found.entries else [],
        forms=await _whole(visit, found),
        due=sum(one.is_due for one in found.entries),
        pay_link=bot_link(visit, LinkPage.BASKET),
    )


async def _whole(visit: ShopVisit, found: Basket) -> list[ActForm]:
    """Return the forms that are about everything: the place, the note."""
    if not found.entries:
        return []
    alone = len(found.entries) == 1
    key = found.entries[0].key if alone else TOGETHER
    return [*await place_form(visit, key), of_note(found, visit.t)]


def _key(visit: ShopVisit) -> str:
    key = words_of(visit, "order") or ""
    if not KEY.fullmatch(key):
        raise web.HTTPBadRequest
    return key


async def _set(visit: ShopVisit) -> web.StreamResponse:
    key, item_id, typed = _key(visit), number_of(visit, "item") or 0, words_of(visit, "units")
    units = 0 if typed == "0" else quantity_of(typed, QUANTITY_MAX, "group_buy.quantity")
    if item_id > 2**31 - 1:
        raise Refused("order_list.no_item")
    if not units:
        await _check_gives_up(visit, key)
    await change.set_units(visit.tx, visit.member, key, item_id, units, now=visit.now)
    return said(visit.t.plain("basket-toast", units=units))


async def _out(visit: ShopVisit) -> web.StreamResponse:
    key = _key(visit)
    await _check_gives_up(visit, key)
    await change.set_units(visit.tx, visit.member, key, basket.NO_ITEM, 0, now=visit.now)
    return said(visit.t.plain("basket-toast", units=0))


async def _check_gives_up(visit: ShopVisit, key: str) -> None:
    """Want a fresh proof where a member gives up what is theirs: it has a voucher, or was paid."""
    row = await own_order(visit.tx, visit.member.id, key)
    if row.voucher_id is not None or await holds_money(visit.tx, row.subject or "", row.id):
        visit.check_fresh()


async def _note(visit: ShopVisit) -> web.StreamResponse:
    await change.set_note(visit.tx, visit.member, words_of(visit, "note") or "", now=visit.now)
    return said(visit.t.plain("storefront-noted"))
