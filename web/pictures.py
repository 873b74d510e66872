"""Pictures: those of the web as they are, those that only Telegram has by way of the bot.

    GET /picture/d/K7Q2   /picture/g/G7Q2K   /picture/f/F8KXY   /picture/b/B4MNP

They are named by what they show, never by a file id, so nobody can ask for another file of the bot's.
A few are kept in memory; at most two are fetched at once.
"""

import asyncio
from collections import OrderedDict

from aiohttp import hdrs, web

from domain import code
from domain.picture.kind import GIF, JPEG, PNG, WEBP
from storage.deal import deals
from storage.deal.local_picture import local_picture
from storage.flash_sale import sales
from storage.group_buy import offers
from storage.order_list import lists
from web.site import SITE
from web.storefront.shop_pages import CODE
from web.storefront.signed_in import ShopVisit, shows

KEPT_BYTES_MAX = 32 << 20
FETCHED_AT_ONCE_MAX = 2
KEPT_FOR = "public, max-age=3600"


class FetchedPictures:
    """Pictures that were fetched, the last used at the end."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._gate = asyncio.Semaphore(FETCHED_AT_ONCE_MAX)

    async def get(self, file_id: str, request: web.Request) -> bytes | None:
        """Return a picture of Telegram's, None where it cannot be had."""
        if file_id not in self._kept:
            async with self._gate:
                found = await _fetch(file_id, request)
            if found is None:
                return None
            self._kept[file_id] = found
            while sum(map(len, self._kept.values())) > KEPT_BYTES_MAX:
                self._kept.popitem(last=False)
        found = self._kept.get(file_id)
        if found is not None:
            self._kept.move_to_end(file_id)
        return found


KEPT = web.AppKey("pictures", FetchedPictures)


def add_routes(app: web.Application) -> None:
    """Serve the pictures."""
    app[KEPT] = FetchedPictures()
    app.router.add_get(f"/picture/{{what:[dgfb]}}/{CODE}", _serve)


def picture_url(photo: str | None, name: str) -> str | None:
    """Return where a browser finds a picture: its address, or ours where Telegram alone has it."""
    if photo is None:
        return None
    if photo.startswith(("http:", "https:")):
        return photo if photo.startswith("https://") else None
    return f"/picture/{name}"


async def _photo_of(visit: ShopVisit) -> web.StreamResponse:
    what, wanted = visit.request.match_info["what"], visit.request.match_info["code"]
    by_code = {
        "d": deals.by_code,
        "g": offers.by_code,
        "f": sales.by_code,
        "b": lists.by_code,
    }[what]
    found = await by_code(visit.tx, code.normalize(wanted))
    photo = None if found is None else found.photo
    if photo is None or photo.startswith(("http:", "https:")):
        raise web.HTTPNotFound
    return web.Response(text=photo)


_find = shows(_photo_of)


async def _serve(request: web.Request) -> web.StreamResponse:
    """Ask the database first, and Telegram after the transaction."""
    named = await _find(request)
    assert isinstance(named, web.Response)  # noqa: S101 - `_photo_of` returns nothing else
    body = await request.app[KEPT].get(named.text or "", request)
    kind = None if body is None else kind_of(body)
    if body is None or kind is None:
        raise web.HTTPNotFound
    return web.Response(body=body, content_type=kind, headers={hdrs.CACHE_CONTROL: KEPT_FOR})


async def _fetch(photo: str, request: web.Request) -> bytes | None:
    """Return a picture that lies beside the shop's feed, or that Telegram has."""
    if not photo.startswith("file:"):
        return await request.app[SITE].fetch_picture(photo)
    path = local_picture(photo)
    try:
        return None if path is None else await asyncio.to_thread(path.read_bytes)
    except OSError:
        return None


def kind_of(body: bytes) -> str | None:
    """Return what a picture says that it is by its first bytes, None where it is none that we serve."""
    marks = {JPEG: "image/jpeg", PNG: "image/png", GIF: "image/gif"}
    found = (kind for mark, kind in marks.items() if body.startswith(mark))
    return next(found, "image/webp" if body[8:12] == WEBP else None)
