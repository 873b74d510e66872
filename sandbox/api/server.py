"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>.

Of the simulated latency one half passes before a call is counted and handled, the other half
before its answer leaves.
"""

import asyncio
import json
import re
import socket
import struct
from hmac import compare_digest
from typing import Any

from aiohttp import web

from sandbox.api.calls import read_call
from sandbox.api.gateway import ApiResponse
from sandbox.api.refusals import BotApiRefusal, too_many_requests
from sandbox.backend import Backend
from sandbox.control.faults import FaultKind
from sandbox.state.chats import Json

BODY_BYTES_MAX = 70 * 1024 * 1024
OPEN_MAX = 1000
"""Requests open at once; more are answered 429 with a minute's wait."""
CROWDED_S = 60
TOKEN_SHAPE = re.compile(r"\d+:[\w-]+$")
RESET = struct.pack("ii", 1, 0)


def application(box: Backend) -> web.Application:
    """Return the web application of a sandbox."""
    app = web.Application(client_max_size=BODY_BYTES_MAX)
    server = Server(box)
    app.router.add_route("*", "/bot{token}/{method}", server.call)
    app.router.add_get("/file/bot{token}/{path:.+}", server.download)
    return app


class Server:
    """The two handlers."""

    def __init__(self, box: Backend) -> None:
        self._box = box
        self._open = 0

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one Bot API call."""
        self._open += 1
        try:
            return await self._answer(request)
        except ConnectionError:  # The bot has gone; nobody is left to be answered.
            return web.Response()
        finally:
            self._open -= 1

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        half_s = self._box.latency_s / 2
        if half_s:
            await asyncio.sleep(half_s)
        try:
            self._check_token(request.match_info["token"])
            self._check_crowd()
            call = await read_call(request, request.match_info["method"])
        except BotApiRefusal as refusal:
            outcome = self._box.gateway.refuse_call(request.match_info["method"], refusal)
        else:
            outcome = await self._box.gateway.perform(call)
        if half_s:
            await asyncio.sleep(half_s)
        if self._box.omits:
            outcome.body = _without(outcome.body, self._box.omits)
        return await _send(request, outcome)

    async def download(self, request: web.Request) -> web.Response:
        """Return the bytes of a file."""
        try:
            self._check_token(request.match_info["token"])
        except BotApiRefusal as refusal:
            return _json(refusal.code, refusal.json())
        stored = self._box.world.files.at(request.match_info["path"])
        if stored is None:
            return _json(404, BotApiRefusal(404, "Not Found").json())
        return web.Response(body=stored.data, content_type=stored.mime_type)

    def _check_crowd(self) -> None:
        if self._open > OPEN_MAX and self._box.world.limits.profile != "off":
            raise too_many_requests(CROWDED_S)

    def _check_token(self, token: str) -> None:
        if not TOKEN_SHAPE.match(token):
            raise BotApiRefusal(404, "Not Found")
        known = compare_digest(token.encode(), self._box.token.encode())
        if not known or self._box.world.revoked:
            raise BotApiRefusal(401, "Unauthorized")


async def _send(request: web.Request, outcome: ApiResponse) -> web.StreamResponse:
    if outcome.ending is FaultKind.CLOSE_CONNECTION:
        return _hang_up(request)
    if outcome.ending is FaultKind.DROP_AFTER:
        return _hang_up(request, reset=True)
    if outcome.ending is FaultKind.TRUNCATED:
        return await _break_off(request, outcome)
    if isinstance(outcome.body, str):
        return web.Response(status=outcome.status, text=outcome.body, content_type="text/html")
    return _json(outcome.status, outcome.body)


def _without(body: Any, names: frozenset[str]) -> Any:
    """Return an answer without the fields of these names, however deep they are."""
    if isinstance(body, dict):
        kept = {name: value for name, value in body.items() if name not in names}
        return {name: _without(value, names) for name, value in kept.items()}
    return [_without(each, names) for each in body] if isinstance(body, list) else body


def _json(status: int, body: Json) -> web.Response:
    data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(status=status, body=data, content_type="application/json")


def _hang_up(request: web.Request, *, reset: bool = False) -> web.Response:
    """Close the connection without a word; `reset` makes the client see a reset."""
    if request.transport is not None:
        if reset:
            connection = request.transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        request.transport.abort()
    return web.Response()


async def _break_off(request: web.Request, outcome: ApiResponse) -> web.StreamResponse:
    """Promise the whole answer, send half of it, close."""
    data = json.dumps(outcome.body).encode()
    response = web.StreamResponse(status=outcome.status)
    response.content_type = "application/json"
    response.content_length = len(data)
    await response.prepare(request)
    await response.write(data[: len(data) // 2])
    if request.transport is not None:
        request.transport.close()
    return response
