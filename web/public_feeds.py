"""The shop's public face, off unless WEB_PUBLIC is set: feeds of what runs, a calendar of what comes.

GET /feed.xml   RSS 2.0      GET /feed.json   JSON Feed 1.1      GET /sales.ics   iCalendar
"""

from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web

from domain.promotion.shelf import running_promotion
from storage.deal.tables import Deal
from storage.flash_sale import sales
from storage.flash_sale.tables import FlashSale
from storage.group_buy import offers
from storage.group_buy.tables import GroupBuy
from views.storefront import public_feeds
from views.storefront.public_feeds import PublicOffer
from web.edge import Visit, reads
from web.storefront.catalogue import promotion_path

SHOWN_MAX = 50
KEPT_FOR = "public, max-age=60"


def add_routes(app: web.Application) -> None:
    """Serve the feeds and the calendar."""
    app.router.add_get("/feed.xml", reads(_rss))
    app.router.add_get("/feed.json", reads(_json_feed))
    app.router.add_get("/sales.ics", reads(_calendar))


async def _rss(visit: Visit) -> web.StreamResponse:
    url, title = visit.settings.web_url, visit.t.plain("storefront-title")
    body = public_feeds.rss(await _offers(visit, _running), title, url)
    return _file(body, "application/rss+xml")


async def _json_feed(visit: Visit) -> web.StreamResponse:
    url, title = visit.settings.web_url, visit.t.plain("storefront-title")
    body = public_feeds.json_feed(await _offers(visit, _running), title, url)
    return _file(body, "application/feed+json")


async def _calendar(visit: Visit) -> web.StreamResponse:
    host, title = visit.settings.web_url.split("://")[1], visit.t.plain("storefront-title")
    found = await _offers(visit, _coming)
    return _file(public_feeds.calendar(found, title, host, now=visit.now), "text/calendar")


Promotion = GroupBuy | FlashSale


async def _running(visit: Visit) -> list[Promotion]:
    return [
        *await offers.joinable(visit.tx, now=visit.now, limit=SHOWN_MAX),
        *await sales.joinable(visit.tx, now=visit.now, limit=SHOWN_MAX),
    ]


async def _coming(visit: Visit) -> list[Promotion]:
    return [
        *await offers.coming(visit.tx, now=visit.now, limit=SHOWN_MAX),
        *await sales.coming(visit.tx, now=visit.now, limit=SHOWN_MAX),
    ]


async def _offers(
    visit: Visit, find: Callable[[Visit], Awaitable[list[Promotion]]]
) -> list[PublicOffer]:
    found = sorted(await find(visit), key=lambda one: (one.starts_at, one.code), reverse=True)
    shown = []
    for one in found:
        running = running_promotion(one, await visit.tx.get_one(Deal, one.deal_id))
        shown.append(
            PublicOffer(
                code=one.code,
                title=one.title,
                words=f"{visit.t.money(running.price.minor, running.price.currency)} · {one.description}",
                url=visit.settings.web_url + promotion_path(running.kind, one.code),
                starts_at=one.starts_at,
                ends_at=one.ends_at,
            )
        )
    return shown


def _file(body: bytes, kind: str) -> web.Response:
    headers = {hdrs.CACHE_CONTROL: KEPT_FOR}
    return web.Response(body=body, content_type=kind, charset="utf-8", headers=headers)
