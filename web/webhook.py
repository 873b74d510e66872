"""Where Telegram delivers updates: POST /telegram/webhook, one update in JSON a request.

    secret missing, doubled, wrong, not ASCII -> 401      too large -> 413     no update -> 400
    stored, or stored before                  -> 200      not stored -> 503: it comes again

The answer is given after the commit, and is empty: answers to people take the paced way of all calls.
"""

import hmac
import json
from typing import Any

from aiohttp import hdrs, web

from domain.web_address import WEBHOOK_PATH
from web import edge
from web.errors import worded
from web.site import SITE

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
BODY_BYTES_MAX = 1 << 20
NUMBER_MAX = (1 << 63) - 1
AGAIN_IN_S = 1


def add_routes(app: web.Application) -> None:
    """Take deliveries where updates come by webhook."""
    if app[SITE].receive is not None:
        app.router.add_post(WEBHOOK_PATH, _deliver)


def bears_secret(request: web.Request) -> bool:
    """Whether a request proves that it is Telegram's; nothing that a header may hold raises."""
    site = request.app[SITE]
    if site.receive is None or request.path != WEBHOOK_PATH:
        return False
    try:
        shown = request.headers.getall(SECRET_HEADER, [])
        known = site.settings.webhook_secret.encode()
        given = shown[0].encode("utf-8", "surrogateescape") if len(shown) == 1 else b""
        return hmac.compare_digest(given, known)
    except Exception:  # noqa: BLE001 - whatever it is, it is no proof
        return False


async def _deliver(request: web.Request) -> web.StreamResponse:
    receive = request.app[SITE].receive
    if receive is None or not bears_secret(request):
        return worded(request, 401, "web-key")
    raw = _update(await edge.read_body(request, BODY_BYTES_MAX))
    if not await receive(raw):
        return worded(request, 503, "web-database", retry_s=AGAIN_IN_S)
    return web.Response(headers={hdrs.CONTENT_LENGTH: "0"})


def _update(body: bytes) -> dict[str, Any]:
    """Return the update in a body; raise 400 of anything else."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest from None
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if type(number) is not int or not 0 < number <= NUMBER_MAX:
        raise web.HTTPBadRequest
    return dict(raw)
