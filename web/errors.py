"""Every refusal in words: a page for a browser, JSON for a program, in the reader's language.

Refused                      a rule said no: 404 of what is not there, else 409
HTTP errors                  what the request lacks or has too much of
a database in trouble        503 with nothing stored: the same again in a moment
anything else                500, and the owner hears of it
"""

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import SQLAlchemyError

from domain.refusal import Refused
from storage import errors
from views.i18n import refusal_key
from web import pages
from web.site import SITE

KEYS = {
    400: "web-not_understood",
    401: "web-unauthorized",
    403: "web-forbidden",
    404: "web-not_found",
    405: "web-method",
    408: "web-too_slow",
    411: "web-not_understood",
    413: "web-too_large",
    415: "web-not_understood",
}
NOT_THERE = ("not_found", "unknown", "gone")
"""How the reasons of refusals end that are about something that is not there."""
STATUS = {
    "admin.nobody": 403,
    "admin.not_yours": 403,
    "web_session.clock": 401,
    "web_session.old": 401,
    "web_session.over": 401,
    "web_session.other_account": 401,
    "web_session.reading": 403,
    "web_session.not_fresh": 403,
}
"""Reasons of refusals that HTTP has a number of its own for."""
AGAIN_IN_S = 2
KEPT = (hdrs.ALLOW, hdrs.WWW_AUTHENTICATE, hdrs.RETRY_AFTER)
"""Headers of an HTTP error that say what would do."""


@web.middleware
async def in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer whatever a handler raises in words."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return _http_error(request, error)
    except Refused as refused:
        return answer(request, status_of(refused), refusal_key(refused.reason), **refused.values)
    except ConnectionResetError:  # The visitor has gone; nobody is left to be answered.
        return web.Response()
    except (SQLAlchemyError, OSError) as error:
        if not errors.is_transient(error):
            return _broken(request, error)
        return worded(request, 503, "web-database", retry_s=AGAIN_IN_S)
    except Exception as error:  # noqa: BLE001 - the visitor is answered, the owner is told
        return _broken(request, error)


def status_of(refused: Refused) -> int:
    """Return the HTTP status of a refusal."""
    return STATUS.get(refused.reason) or (404 if refused.reason.endswith(NOT_THERE) else 409)


def worded(
    request: web.Request, status: int, key: str, *, retry_s: int | None = None
) -> web.StreamResponse:
    """Answer with a text, and say in how many seconds the same may do."""
    response = answer(request, status, key)
    if retry_s is not None:
        response.headers[hdrs.RETRY_AFTER] = str(retry_s)
    return response


def answer(request: web.Request, status: int, key: str, **values: object) -> web.StreamResponse:
    """Answer with a text: a page for people, else JSON."""
    t = pages.words_for(request)
    if pages.wants_html(request):
        return pages.page(request, "error.html", status=status, t=t, said=t(key, **values))
    return web.json_response({"error": t.plain(key, **values)}, status=status)


def _http_error(request: web.Request, error: web.HTTPException) -> web.StreamResponse:
    key = KEYS.get(error.status, "web-not_understood" if error.status < 500 else "web-broken")
    response = worded(request, error.status, key)
    response.headers.update({name: error.headers[name] for name in KEPT if name in error.headers})
    return response


def _broken(request: web.Request, error: BaseException) -> web.StreamResponse:
    request.app[SITE].bug("a page failed", error)
    return worded(request, 500, "web-broken")
