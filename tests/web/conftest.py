"""The web server alone, over real HTTP, with a bot beside it whose pulse a test sets."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.serving.tally import BatchTally
from bot.settings import load
from domain.clock import Clock
from storage.database import Database
from tests.shop_keys import WORDS
from web.app import application
from web.request_rate import RequestRate
from web.server import WebServer
from web.site import Pulse, Site


@dataclass
class Served:
    """A web server, and what it told the bot."""

    database: Database
    held: bool = True
    heard_s: float | None = 1.0
    woken: int = 0
    bugs: list[BaseException] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    tally: BatchTally = field(default_factory=BatchTally)
    url: str = ""
    browser: aiohttp.ClientSession | None = None
    app: web.Application = field(default_factory=web.Application)

    def site(self, **values: Any) -> Site:
        settings = load(env_file=None, shop_key=WORDS, for_telegram=False, **values)
        pulse = Pulse(lambda: self.held, lambda: self.heard_s, lambda: True, lambda: "tea_bot")
        return Site(
            settings,
            self.database,
            Clock(),
            Random(1),
            pulse,
            self.wake,
            self.note,
            self.fetch_picture,
            counted=self.tally,
        )

    def wake(self) -> None:
        self.woken += 1

    def note(self, _what: str, error: BaseException) -> None:
        self.bugs.append(error)

    async def fetch_picture(self, file_id: str) -> bytes | None:
        return self.pictures.get(file_id)

    async def ask(self, method: str, path: str, **values: Any) -> tuple[int, str, dict[str, str]]:
        assert self.browser is not None
        async with self.browser.request(
            method, self.url + path, allow_redirects=False, **values
        ) as got:
            return got.status, await got.text(), dict(got.headers)

    async def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        return await self.ask("GET", path, headers=headers)


@pytest.fixture
def routes() -> web.RouteTableDef:
    """Handlers that a test adds to those of the shop."""
    return web.RouteTableDef()


@pytest.fixture
def values() -> dict[str, Any]:
    """Settings that a test wants otherwise."""
    return {}


@pytest.fixture
def rate() -> RequestRate:
    return RequestRate()


@pytest.fixture
async def served(
    shelf: Database, routes: web.RouteTableDef, values: dict[str, Any], rate: RequestRate
) -> AsyncIterator[Served]:
    served = Served(shelf)
    app = application(served.site(**values), rate=rate)
    app.add_routes(routes)
    served.app = app
    server = WebServer(app, "127.0.0.1:0")
    await server.start()
    served.url = server.address
    async with aiohttp.ClientSession() as served.browser:
        yield served
    await server.close()
