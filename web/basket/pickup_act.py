"""Where and when something is picked up, chosen in the Mini App: one order, or all in the basket.

POST /pickup/s12/choose   {"option": "3_2026-12-07_570"}: a store, a day and a minute where it has times
POST /pickup/b0/choose    the same for everything that may be had there
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aiohttp import web

from domain.basket import together
from domain.basket.together import Choosing, PickupTogether
from domain.pickup import choice
from domain.pickup.point import has_times
from domain.refusal import Refused
from views.storefront.act_forms import CLAIMS_SHOWN_MAX, ActForm, OwnStanding
from views.storefront.basket_forms import of_place
from web.storefront.shop_pages import said, words_of
from web.storefront.signed_in import ShopVisit, acts

ORDER = "{order:[a-z][0-9]{1,9}}"
PLACE = re.compile(r"([0-9]{1,9})(?:_([0-9]{4}-[0-9]{2}-[0-9]{2})(?:_([0-9]{1,4}))?)?")


def add_routes(app: web.Application) -> None:
    """Serve the choice."""
    app.router.add_post(f"/pickup/{ORDER}/choose", acts(_choose))


async def place_form(visit: ShopVisit, key: str) -> list[ActForm]:
    """Return the form that chooses where an order is picked up; nothing where there is no choice."""
    try:
        choosing = await together.find_choosing(visit.tx, visit.member.id, key, now=visit.now)
    except Refused:
        return []
    if not choice.is_choosable(choosing.stores):
        return []
    zone = visit.settings.timezone
    offered = {
        store.id: await together.times_of(visit.tx, choosing, store, shop_zone=zone)
        for store in choosing.stores
        if has_times(store)
    }
    form = of_place(choosing, offered, visit.t)
    return [] if form is None else [form]


async def with_places(visit: ShopVisit, own: OwnStanding, keys: Sequence[str]) -> OwnStanding:
    """Return how a member stands, with the choice of where each of their orders is fetched."""
    places = [form for key in keys[:CLAIMS_SHOWN_MAX] for form in await place_form(visit, key)]
    return replace(own, forms=[*places, *own.forms])


async def _choose(visit: ShopVisit) -> web.StreamResponse:
    store_id, at = _read(visit)
    key = visit.request.match_info["order"]
    choosing = await together.find_choosing(visit.tx, visit.member.id, key, now=visit.now)
    return said(await _written(visit, choosing, store_id, at))


async def _written(
    visit: ShopVisit, choosing: Choosing, store_id: int, at: tuple[str, int | None] | None
) -> str:
    now, zone, t = visit.now, visit.settings.timezone, visit.t
    if not isinstance(choosing, PickupTogether):
        await choice.choose(visit.tx, choosing, store_id, at, now=now, shop_zone=zone)
        return t.plain("pickup-toast")
    made = await together.choose(visit.tx, choosing, store_id, at, now=now, shop_zone=zone)
    others = [t.plain("basket-not-there", title=title) for title in made.others]
    return " ".join([t.plain("pickup-toast"), *others])


def _read(visit: ShopVisit) -> tuple[int, tuple[str, int | None] | None]:
    """Return the store and the time that a page sent; raise 400 for another thing."""
    found = PLACE.fullmatch(words_of(visit, "option") or "")
    if found is None:
        raise web.HTTPBadRequest
    store_id, day, minute = found.groups()
    if day is None:
        return int(store_id), None
    try:
        date.fromisoformat(day)
    except ValueError:
        raise web.HTTPBadRequest from None
    return int(store_id), (day, None if minute is None else int(minute))
