"""The way to Telegram: one connector, honest about what may have arrived.

aiogram's own session loses three things the sender must know, and this one keeps them:
whether the first byte of a failed call ever left (an aiohttp trace says so, see
`bot.limits.mark_sent`); the HTTP status behind a body that is not JSON; and the wait behind a
429 that forgot to name it. No error that leaves this module contains the token.
"""

import json
import ssl
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp.abc import AbstractStreamWriter
from aiohttp.connector import Connection
from pydantic import ValidationError

from bot.library_patches import read_older_servers
from bot.limits import RateLimiter, mark_sent
from bot.log import masked

CONNECTIONS_MAX = 100
CONNECT_WITHIN_S = 10.0
ANSWER_WITHIN_S = 75.0
"""Telegram may sit on a call for 8 s and then upload for long; giving up means not knowing."""
KEPT_ALIVE_S = 15.0
"""Shorter than any server's own patience, so that a call rarely meets a closing connection."""
JSON = {"Content-Type": "application/json"}
TAKEN = b'{"ok":true,"result":true}'
"""What Telegram says to most calls: there is nothing in it to be read."""
RETRY_AFTER_S = 30
"""What a 429 without parameters is taken to mean."""
read_older_servers()


class TelegramSession(AiohttpSession):
    """aiogram's session over our own request; `api` is the base URL of the Bot API.

    `may_leave` is asked before the first byte of each call, and raises to keep it from leaving.
    """

    def __init__(
        self, api: str, limits: RateLimiter, may_leave: Callable[[], None] = lambda: None
    ) -> None:
        server = TelegramAPIServer.from_base(api)
        if api.startswith("https:"):
            super().__init__(api=server)
        else:  # aiogram's own reads every trusted certificate, which takes as long as ten calls.
            BaseSession.__init__(self, api=server)
            self._session = None
            self._connector_init = {"ssl": cast(ssl.SSLContext, False)}
        self._connector_init |= {"limit": CONNECTIONS_MAX, "keepalive_timeout": KEPT_ALIVE_S}
        self._timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN_S, connect=CONNECT_WITHIN_S)
        self._may_leave = may_leave
        self.middleware(limits)

    async def create_session(self) -> aiohttp.ClientSession:
        """Return the one client session, made on first use inside the running loop."""
        if self._session is None or self._session.closed:
            trace = aiohttp.TraceConfig()
            trace.on_request_headers_sent.append(_on_headers_sent)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(**self._connector_init),
                request_class=_checked_requests(self._may_leave),
                trace_configs=[trace],
                timeout=self._timeout,
            )
        return self._session

    async def close(self) -> None:
        """Close the connector; only TLS needs the moment that aiogram always waits."""
        if self._connector_init["ssl"]:
            await super().close()
        elif self._session is not None:
            await self._session.close()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        """Make one call and return its result; `timeout` in seconds replaces the usual one."""
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        form, headers = self._payload(bot, method)
        limit = self._timeout if timeout is None else aiohttp.ClientTimeout(total=timeout)
        try:
            async with session.post(url, data=form, headers=headers, timeout=limit) as answer:
                status, body = answer.status, await answer.read()
        except TimeoutError:
            raise TelegramNetworkError(method=method, message="no answer in time") from None
        except (aiohttp.ClientError, OSError) as error:
            words = masked(f"{type(error).__name__}: {error}")
            raise TelegramNetworkError(method=method, message=words) from None
        if status == 200 and body == TAKEN:
            return cast(TelegramType, True)
        response = self.check_response(bot, method, status, body.decode("utf-8", "replace"))
        return cast(TelegramType, response.result)

    def _payload(
        self, bot: Bot, method: TelegramMethod[Any]
    ) -> tuple[aiohttp.FormData | bytes, dict[str, str] | None]:
        """Return the body of a call; an answer to a press, of which a rush has thousands, in JSON."""
        if isinstance(method, AnswerCallbackQuery):
            fields = {name: value for name, value in vars(method).items() if value is not None}
            return json.dumps(fields).encode(), JSON
        return self.build_form_data(bot=bot, method=method), None

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Return a good answer, or raise what aiogram raises; never a bare `TypeError`."""
        _answer_model(method.__returning__)
        try:
            return super().check_response(bot, method, status_code, content)
        except TelegramRetryAfter:
            raise
        except (ClientDecodeError, TelegramAPIError, TypeError) as error:
            raise _understood(error, method, status_code) from None


def explain(error: Exception) -> str:
    """Return in a line why a call failed; an answer that no model fits is said to be that."""
    if not isinstance(error, ClientDecodeError):
        return masked(str(error))
    if not isinstance(error.original, ValidationError):
        return "the answer was not understood: it is no JSON"
    problem = error.original.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in problem["loc"])
    return f"the answer was not understood ({where}: {problem['msg']})"


@cache
def _answer_model(returning: Any) -> type[Response[Any]]:
    """Keep the model of an answer: pydantic forgets it when nobody does, and to build it takes long."""
    return Response[returning]


def _checked_requests(may_leave: Callable[[], None]) -> type[aiohttp.ClientRequest]:
    """Return requests that ask when they have a connection, and right before they are written.

    It may have taken long to get one, and aiohttp writes in a task of its own, somewhat later.
    """

    class CheckedRequest(aiohttp.ClientRequest):
        async def send(self, conn: Connection) -> aiohttp.ClientResponse:
            may_leave()
            return await super().send(conn)

        async def write_bytes(
            self, writer: AbstractStreamWriter, conn: Connection, content_length: int | None = None
        ) -> None:
            try:
                may_leave()
            except OSError as refused:
                # Whoever waits for the answer is told; raising here would leave it waiting.
                if conn.protocol is not None:
                    conn.protocol.set_exception(refused)
                return
            await super().write_bytes(writer, conn, content_length)

    return CheckedRequest


async def _on_headers_sent(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    _params: aiohttp.TraceRequestHeadersSentParams,
) -> None:
    mark_sent()


def _understood(error: Exception, method: TelegramMethod[Any], status: int) -> Exception:
    """Return the error that the HTTP status means, where the body did not say."""
    if status == 429:
        words = f"HTTP {status}"
        return TelegramRetryAfter(method=method, message=words, retry_after=RETRY_AFTER_S)
    if isinstance(error, TelegramAPIError):
        return error
    if isinstance(error, ClientDecodeError) and status == 200:
        return error
    kind = TelegramServerError if status >= 500 else TelegramAPIError
    return kind(method=method, message=f"HTTP {status} without a readable answer")
