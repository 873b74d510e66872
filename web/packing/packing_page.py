"""Packing lists in the Mini App, for the staff of stores and admins: what is to be packed, ticked off.

GET  /packing            the lists that there are
GET  /packing/-3-        one of them, by page; its name is that of the chat's buttons
POST /packing/-3-/tick   {"order": its key}

Who may is looked up anew at each step, as in the chat.
"""

import re

from aiohttp import web

from domain.packing import access, packing_list
from storage.packing.packing_rows import PackingScope
from views.packing import packing_screens
from views.packing.packing_screens import read_scope, scope_word
from views.pager import cut
from views.storefront.act_forms import ActForm
from web.storefront.shop_pages import said, show, words_of
from web.storefront.signed_in import ShopVisit, acts, shows_members

SCOPE = "{scope:(?:[a-z][0-9]{1,9})?-[0-9]{0,9}-}"
KEY = re.compile(r"[a-z][0-9]{1,9}")
PER_PAGE = 30
PAGE_CHARS_MAX = 5


def add_routes(app: web.Application) -> None:
    """Serve packing lists."""
    app.router.add_get("/packing", shows_members(_lists))
    app.router.add_get(f"/packing/{SCOPE}", shows_members(_list))
    app.router.add_post(f"/packing/{SCOPE}/tick", acts(_tick))


async def _lists(visit: ShopVisit) -> web.StreamResponse:
    stores, promotions = await access.lists_of(visit.tx, visit.member.id)
    named = [(PackingScope(store_id=store.id), f"📍 {store.name}") for store in stores]
    named += [(PackingScope(subject, number), title) for subject, number, title in promotions]
    found = [(f"/packing/{scope_word(scope)}", title) for scope, title in named]
    return show(visit, "packing_lists.html", lists=found)


async def _scope(visit: ShopVisit) -> PackingScope:
    """Return the list that an address names, for somebody who hands out there; or refuse."""
    word = visit.request.match_info["scope"]
    if word[0] not in (*packing_screens.LETTERS.values(), "-"):
        raise web.HTTPNotFound
    scope = read_scope(word)
    await access.require(visit.tx, visit.member.id, scope)
    return scope


async def _list(visit: ShopVisit) -> web.StreamResponse:
    scope, t = await _scope(visit), visit.t
    made = await packing_list.load(visit.tx, scope)
    typed = visit.request.query.get("page", "")[:PAGE_CHARS_MAX]
    number = int(typed) if typed.isascii() and typed.isdecimal() else 0
    page = cut([(who, one) for who in made.people for one in who.lines], number, PER_PAGE)
    orders = [
        (
            packing_screens.line_words(person, line, made, t),
            None
            if line.fetched
            else ActForm(
                "tick",
                t.plain(f"storefront-packing-{'undo' if line.packed else 'pack'}"),
                {"order": line.row.key},
            ),
        )
        for person, line in page.items
    ]
    title = await access.title_of(visit.tx, scope)
    return show(
        visit,
        "packing.html",
        title=packing_screens.heading(made, title, t),
        path=f"/packing/{scope_word(scope)}",
        sums=packing_screens.sums(made, t),
        orders=orders,
        number=page.number,
        pages=page.pages,
    )


async def _tick(visit: ShopVisit) -> web.StreamResponse:
    scope = await _scope(visit)
    key = words_of(visit, "order") or ""
    if not KEY.fullmatch(key):
        raise web.HTTPBadRequest
    packed = await packing_list.tick(visit.tx, scope, key, visit.member.id, now=visit.now)
    return said(visit.t.plain("packing-toast-packed" if packed else "packing-toast-open"))
