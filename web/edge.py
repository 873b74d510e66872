"""The edge of the web server: one transaction for each request, committed when its handler returns.

    read the body whole -> begin -> handler decides and does -> commit -> answer
                                    Refused, a bug: rolled back, answered in words

The body comes first, for SQLite has one writer: a visitor who types slowly must not hold it. The network
is shut while a write transaction is open, as it is for the bot's own updates.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from domain.settings import Settings
from storage.database import Tx
from storage.network_guard import forbid_network
from views.i18n import Translate
from web import pages
from web.site import SITE, Site

BODY_WITHIN_S = 10.0
BODY_BYTES_MAX = 64 * 1024
FIELDS_MAX = 100


@dataclass(frozen=True)
class Visit:
    """One request inside its transaction."""

    request: web.Request
    tx: Tx
    now: datetime
    rng: Random
    settings: Settings
    t: Translate
    said: dict[str, Any]
    """What the body says: the fields of a form, or a JSON object; empty without a body."""


Act = Callable[[Visit], Awaitable[web.StreamResponse]]


def writes(act: Act) -> Handler:
    """Return a handler that commits what `act` did, and then wakes the sender."""

    async def handler(request: web.Request) -> web.StreamResponse:
        site, said = request.app[SITE], await read_fields(request)
        with forbid_network():
            async with site.database.begin() as tx:
                response = await act(_visit(site, request, tx, said))
        site.wake()
        return response

    return handler


def reads(act: Act) -> Handler:
    """Return a handler that sees one snapshot and cannot write."""

    async def handler(request: web.Request) -> web.StreamResponse:
        site = request.app[SITE]
        async with site.database.read() as tx:
            return await act(_visit(site, request, tx, {}))

    return handler


async def read_body(request: web.Request, bytes_max: int = BODY_BYTES_MAX) -> bytes:
    """Return a body whole; raise 413 where it is larger, 408 where it does not come."""
    if (request.content_length or 0) > bytes_max:
        raise web.HTTPRequestEntityTooLarge(bytes_max, request.content_length or 0)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_WITHIN_S):
            async for part in request.content.iter_any():
                body += part
                if len(body) > bytes_max:
                    raise web.HTTPRequestEntityTooLarge(bytes_max, len(body))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(body)


async def read_fields(request: web.Request) -> dict[str, Any]:
    """Return a form's fields or a JSON object; raise 400 or 415 of anything else."""
    body = await read_body(request)
    if not body:
        return {}
    kind = request.content_type
    try:
        if kind == "application/json":
            said = json.loads(body)
        elif kind == "application/x-www-form-urlencoded":
            said = _form(body)
        else:
            raise web.HTTPUnsupportedMediaType
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest from None
    if not isinstance(said, dict):
        raise web.HTTPBadRequest
    return said


def _form(body: bytes) -> dict[str, str]:
    pairs = parse_qsl(
        body.decode("ascii"),
        keep_blank_values=True,
        strict_parsing=True,
        errors="strict",
        max_num_fields=FIELDS_MAX,
    )
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a field stands twice")
    return said


def _visit(site: Site, request: web.Request, tx: Tx, said: dict[str, Any]) -> Visit:
    t = pages.words_for(request)
    return Visit(request, tx, site.clock.now(), site.rng, site.settings, t, said)


def back_to(path: str) -> web.Response:
    """Return the answer to a form that was taken: look at `path` now."""
    return web.Response(status=303, headers={hdrs.LOCATION: path})
