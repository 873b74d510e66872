"""POST /session: init data for a session of two hours.

The body names the platform, as the page heard it from Telegram. Nothing is stored of what is refused;
of init data that were too old a digest stays in memory, since desktops give the same ones again.
"""

import secrets
from collections import OrderedDict

import structlog
from aiohttp import web

from domain import deep_link
from domain.member import meet_member
from domain.referral.attribution import record_link
from domain.refusal import Refused
from domain.web_session.init_data import Launch
from domain.web_session.session import (
    LIVES_FOR,
    SessionScope,
    end_session,
    open_session,
    scope_of,
)
from views.storefront.shop_buttons import path_of
from web import edge
from web.edge import Visit
from web.site import SITE
from web.storefront.signed_in import INIT_DATA, LAUNCH, SESSION, read_launch, session_key, words_of

KEY_BYTES = 32
REMEMBERED_MAX = 1_000
PLATFORMS = ("android", "android_x", "ios", "macos", "tdesktop", "unigram", "web", "weba", "webk")
OLD = web.AppKey("old launches", OrderedDict[str, None])
log = structlog.get_logger("tuan.web")


def add_routes(app: web.Application) -> None:
    """Serve the exchange."""
    app[OLD] = OrderedDict()
    app.router.add_post("/session", _exchange)


async def _exchange(request: web.Request) -> web.StreamResponse:
    if len(request.headers.getall(INIT_DATA, ())) != 1:
        raise web.HTTPUnauthorized
    request[LAUNCH] = read_launch(request)
    return await _open(request)


async def _act(visit: Visit) -> web.StreamResponse:
    """Meet the member, follow the link by which they came, open a session."""
    site, launch = visit.request.app[SITE], visit.request[LAUNCH]
    scope = _scope(visit, launch)
    member = await meet_member(visit.tx, launch.person, now=visit.now, rng=visit.rng)
    if SESSION in visit.request.headers:
        await end_session(visit.tx, session_key(visit.request))
    link = deep_link.parse(launch.start)
    if launch.start:
        await deep_link.record_opening(visit.tx, member.id, link, now=visit.now)
    await record_link(visit.tx, member, link, now=visit.now)
    key = secrets.token_urlsafe(KEY_BYTES)
    await open_session(visit.tx, member, launch, key, scope, now=visit.now)
    said = {
        "session": key,
        "scope": scope,
        "seconds": int(LIVES_FOR.total_seconds()),
        "language": words_of(member, site).language,
        "path": path_of(link),
    }
    return web.json_response(said)


_open = edge.writes(_act)


def _scope(visit: Visit, launch: Launch) -> SessionScope:
    """Return what the init data open; what is too old is remembered, and counted by platform."""
    old, platform = visit.request.app[OLD], visit.said.get("platform")
    known = platform if platform in PLATFORMS else "other"
    try:
        return scope_of(launch, known, seen_before=launch.digest in old, now=visit.now)
    except Refused:
        log.info("init data of another time", platform=known)
        old[launch.digest] = None
        if len(old) > REMEMBERED_MAX:
            old.popitem(last=False)
        raise
