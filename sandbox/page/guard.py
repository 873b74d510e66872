"""Who may talk to the sandbox, and what a browser may do with its page.

The page has no password, so a web site must not reach it through a visitor's browser: neither by
a name that suddenly points here (the Host must be this machine's own) nor by a form or script on
another site (the Origin must be the page itself). The same holds for the Bot API beside it: bots
are no browsers and name no Origin. Of what a site can ask without one, such as a picture,
browsers say themselves that it comes from elsewhere; only following a link to the page is left.
"""

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from sandbox.api.refusals import BotApiRefusal, forbidden
from sandbox.people.acts import CannotAct

HOSTS = frozenset(("127.0.0.1", "localhost", "::1"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "frame-src http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
ELSEWHERE = frozenset(("cross-site", "same-site"))
"""What a browser says of a request that another site made."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def is_page_request(request: web.Request) -> bool:
    """Whether a request is meant for the page rather than for the Bot API."""
    return request.path == "/" or request.path.startswith(("/page/", "/api/"))


def refusal_reason(request: web.Request) -> str | None:
    """Return why a request is turned away, None when it may pass."""
    if (request.url.host or "") not in HOSTS:
        return "The sandbox answers on this machine's own address only."
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None and origin != f"http://{request.host}":
        return "The sandbox answers its own page only."
    elsewhere = request.headers.get("Sec-Fetch-Site") in ELSEWHERE
    if elsewhere and not (request.path == "/" and request.method == hdrs.METH_GET):
        return "The sandbox answers its own page only."
    return None


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn strangers away; word what cannot be done on the page and what makes no sense."""
    if reason := refusal_reason(request):
        return _turned_away(request, reason)
    if not is_page_request(request):
        return await handler(request)
    try:
        return await handler(request)
    except (CannotAct, BotApiRefusal) as error:
        return _sentence(409, str(error))
    except (KeyError, IndexError, TypeError, ValueError) as error:
        return _sentence(400, f"not understood: {type(error).__name__} {error}")


def _turned_away(request: web.Request, reason: str) -> web.Response:
    if is_page_request(request):
        return _sentence(403, reason)
    return web.json_response(forbidden(reason).json(), status=403)


def _sentence(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)


async def seal(request: web.Request, response: web.StreamResponse) -> None:
    """Put the page's headers on an answer just before it leaves."""
    if is_page_request(request):
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
