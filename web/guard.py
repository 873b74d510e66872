"""What every request passes: who it is, how much it is, how fast; and every answer: its headers.

too long a path, too many at once, too fast -> refused in words, before any handler
a handler raises                            -> `web.errors` words it
leaves                                      -> sealed with headers; pages may set their own
"""

import structlog
from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from domain.web_address import parse_networks
from web.client_address import Caller, Network, find_caller, is_believed, is_private
from web.errors import worded
from web.request_rate import RequestRate
from web.site import SITE
from web.webhook import bears_secret

PATH_CHARS_MAX = 2_048
OPEN_MAX = 256
"""Requests at work at once; Telegram itself delivers up to 100."""
CALLER = web.RequestKey("caller", Caller)
PROXIES = web.AppKey("proxies", tuple[Network, ...])
RATE = web.AppKey("rate", RequestRate)
DISBELIEVED = web.AppKey("disbelieved", set[str])
"""Proxies that are not believed, and of which the log has spoken."""
DISBELIEVED_MAX = 3
OPEN = web.AppKey("open", list[int])
"""How many requests are at work, in a list of one: an app cannot be changed while it runs."""
log = structlog.get_logger("tuan.web")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    hdrs.CACHE_CONTROL: "no-store",
}
SECURE_ONLY = "max-age=31536000"
"""A year, for this host alone: what else the domain serves is not ours to decide."""


def install(app: web.Application, rate: RequestRate | None = None) -> None:
    """Put the guard around every handler of an app."""
    app[PROXIES] = parse_networks(app[SITE].settings.web_proxies)
    app[RATE] = rate or RequestRate()
    app[OPEN], app[DISBELIEVED] = [0], set()
    app.middlewares.append(_guard)
    app.on_response_prepare.append(_seal)


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    app = request.app
    request[CALLER] = caller = _caller(request)
    if len(request.raw_path) > PATH_CHARS_MAX or "\0" in request.path:
        return worded(request, 414, "web-path")
    if app[OPEN][0] >= OPEN_MAX:
        return worded(request, 503, "web-busy", retry_s=1)
    if not bears_secret(request) and not app[RATE].take(caller.address):
        return worded(request, 429, "web-too_fast", retry_s=1)
    app[OPEN][0] += 1
    try:
        return await handler(request)
    finally:
        app[OPEN][0] -= 1


def _caller(request: web.Request) -> Caller:
    peer, forwarded = request.remote, request.headers.getall(hdrs.X_FORWARDED_FOR, ())
    if forwarded:
        _note_disbelieved(request.app, peer or "-")
    return find_caller(
        peer,
        forwarded,
        request.headers.getall(hdrs.X_FORWARDED_PROTO, ()),
        request.app[PROXIES],
    )


def _note_disbelieved(app: web.Application, peer: str) -> None:
    """Say once of a proxy in the same network that nobody named it: all that it brings count as one."""
    known = app[DISBELIEVED]
    if peer in known or len(known) >= DISBELIEVED_MAX:
        return
    if is_private(peer) and not is_believed(peer, app[PROXIES]):
        known.add(peer)
        log.warning("a proxy is not believed: name it in WEB_PROXIES", address=peer)


async def _seal(request: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on an answer just before it leaves."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    caller = request.get(CALLER)
    if caller is not None and caller.is_secure:
        response.headers.setdefault("Strict-Transport-Security", SECURE_ONLY)
    response.headers[hdrs.SERVER] = "Tuan"
