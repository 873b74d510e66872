"""What is live on a page: the same few lines for everybody, counted at most once a second.

    GET /live/g/T4MNP   GET /live/f/F8KXY   GET /live/b/B4MNP

A page asks every two seconds, so that what it shows is at most three old. However many do, the database is asked once a second for each
promotion and language. `X-State` changes when the page's buttons do: then it reads itself anew.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic

from aiohttp import hdrs, web

from domain.deep_link import LinkKind
from domain.flash_sale.card import FlashSaleCard, sale_card
from domain.flash_sale.claim import find_sale
from domain.group_buy.card import GroupBuyCard, offer_card, team_card
from domain.order_list.card import OrderListCard, list_card
from domain.order_list.change import find_list
from storage.group_buy import offers, seats
from storage.group_buy.tables import GroupBuy, Team
from views.flash_sale import flash_sale_screens
from views.group_buy import group_buy_screens
from views.i18n import Html
from views.order_list import order_list_screens
from web import pages
from web.storefront.shop_pages import CODE, asked
from web.storefront.signed_in import ShopVisit, shows

GOOD_FOR_S = 1.0
KEPT_MAX = 1_000
STATE = "X-State"
STATE_CHARS = 12
Lines = Sequence[Html]


@dataclass(frozen=True)
class LiveState:
    """The lines of a promotion as they were at a moment."""

    made_s: float
    body: bytes
    state: str


class LiveStates:
    """The newest lines of each promotion and language; who asks while they are made waits for them."""

    def __init__(self, clock_s: Callable[[], float] = monotonic) -> None:
        self._clock_s = clock_s
        self._kept: OrderedDict[tuple[str, str], asyncio.Future[LiveState]] = OrderedDict()
        self.made = 0

    async def get(
        self, key: tuple[str, str], make: Callable[[], Awaitable[tuple[bytes, str]]]
    ) -> LiveState:
        """Return lines of the last second, or make them."""
        kept = self._kept.get(key)
        if kept is not None and (not kept.done() or self._is_good(kept)):
            return await asyncio.shield(kept)
        self._kept[key] = made = asyncio.get_running_loop().create_future()
        self._kept.move_to_end(key)
        if len(self._kept) > KEPT_MAX:
            self._kept.popitem(last=False)
        try:
            body, state = await make()
        except BaseException as error:
            del self._kept[key]
            made.set_exception(error if isinstance(error, Exception) else ConnectionResetError())
            made.exception()  # Nobody has to wait for it.
            raise
        self.made += 1
        fresh = LiveState(self._clock_s(), body, state)
        made.set_result(fresh)
        return fresh

    def _is_good(self, kept: "asyncio.Future[LiveState]") -> bool:
        return self._clock_s() - kept.result().made_s < GOOD_FOR_S


LIVE = web.AppKey("live", LiveStates)


def add_routes(app: web.Application) -> None:
    """Serve the lines."""
    app[LIVE] = LiveStates()
    app.router.add_get(f"/live/{{what:[gfb]}}/{CODE}", _serve)


async def _serve(request: web.Request) -> web.StreamResponse:
    key = (request.path, pages.language_for(request))

    async def make() -> tuple[bytes, str]:
        response = await _lines(request)
        assert isinstance(response, web.Response)  # noqa: S101 - `_lines_of` returns nothing else
        return response.body, response.headers[STATE]  # type: ignore[return-value]

    found = await request.app[LIVE].get(key, make)
    headers = {STATE: found.state, hdrs.CACHE_CONTROL: "no-store"}
    return web.Response(body=found.body, content_type="text/html", charset="utf-8", headers=headers)


async def _lines_of(visit: ShopVisit) -> web.StreamResponse:
    what = visit.request.match_info["what"]
    if what == "b":
        found = await find_list(visit.tx, asked(visit, LinkKind.ORDER_LIST).link.value)
        its = await list_card(visit.tx, found, visit.settings.timezone, now=visit.now)
        lines, state = order_list_screens.lines(its, visit.t), state_of_list(its)
    elif what == "g":
        card = await group_buy_card_by(visit, asked(visit, LinkKind.TEAM).link.value)
        lines, state = group_buy_screens.lines(card, visit.t), state_of(card)
    else:
        sale = await sale_card_by(visit, asked(visit, LinkKind.FLASH_SALE).link.value)
        lines, state = flash_sale_screens.lines(sale, visit.t), state_of(sale)
    text = pages.environment().get_template("shop/lines.html").render(lines=lines)
    return web.Response(text=text, headers={STATE: state})


_lines = shows(_lines_of)


async def group_buy_card_by(visit: ShopVisit, code: str) -> GroupBuyCard:
    """Return what the card of a group buy, or of one of its teams, says now; or raise 404."""
    zone = visit.settings.timezone
    team: Team | None = await seats.by_code(visit.tx, code)
    if team is not None:
        offer = await visit.tx.get_one(GroupBuy, team.group_buy_id)
        return await team_card(visit.tx, offer, team, zone, now=visit.now)
    found = await offers.by_code(visit.tx, code)
    if found is None:
        raise web.HTTPNotFound
    return await offer_card(visit.tx, found, zone, now=visit.now)


async def sale_card_by(visit: ShopVisit, code: str) -> FlashSaleCard:
    """Return what the card of a flash sale says now to readers of no chat; or refuse."""
    sale = await find_sale(visit.tx, code)
    return await sale_card(visit.tx, sale, None, visit.settings.timezone, now=visit.now)


def state_of_list(card: OrderListCard) -> str:
    """Return a word that changes when the buttons of a list's page do: its look, what is left."""
    seen = (card["state"], [item["left"] for item in card["items"]])
    return sha256(repr(seen).encode()).hexdigest()[:STATE_CHARS]


def state_of(card: GroupBuyCard | FlashSaleCard) -> str:
    """Return a word that changes when the buttons of a page do: its look, its price, its teams."""
    seen = (card["state"], card["price_minor"], repr(card.get("teams")))
    return sha256(repr(seen).encode()).hexdigest()[:STATE_CHARS]
