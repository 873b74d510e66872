"""The web server in the process of the whole bot."""

import asyncio
import json
import socket
import subprocess
import sys
from contextlib import closing

import aiohttp
import pytest

from bot.serving.website import CannotServe
from sandbox import Sandbox
from tests.flows.conftest import box, opened, shop_url
from tests.flows.shop import Opened
from tests.timeouts import TIMEOUT_S

__all__ = ["box", "opened", "shop_url"]


async def test_it_is_ready_once_telegram_is_heard_and_closed_when_the_bot_ends(
    opened: Opened,
) -> None:
    async with opened(web_listen="127.0.0.1:0") as shop, aiohttp.ClientSession() as browser:
        async with asyncio.timeout(TIMEOUT_S):
            while shop.app.intake.heard_at_s is None:
                await asyncio.sleep(0.02)
        url = shop.app.website.address
        async with browser.get(f"{url}/readyz") as got:
            assert (got.status, (await got.json())["ready"]) == (200, True)
    with pytest.raises(aiohttp.ClientConnectionError):
        async with aiohttp.ClientSession() as browser, browser.get(f"{url}/healthz"):
            pass


async def test_it_is_alive_and_not_ready_while_telegram_is_away(
    opened: Opened, box: Sandbox
) -> None:
    async with (
        opened(web_listen="127.0.0.1:0", telegram_api="http://127.0.0.1:9") as shop,
        aiohttp.ClientSession() as browser,
    ):
        async with asyncio.timeout(TIMEOUT_S):
            while not (url := _address(shop.app.website)):
                await asyncio.sleep(0.02)
        async with browser.get(f"{url}/healthz") as got:
            assert got.status == 200
        async with browser.get(f"{url}/readyz") as got:
            assert got.status == 503
            assert "has not answered" in json.loads(await got.text())["updates"]


def _address(website: object) -> str | None:
    try:
        return website.address  # type: ignore[attr-defined,no-any-return]
    except IndexError:
        return None


async def test_an_address_that_is_taken_is_one_line_for_the_operator(opened: Opened) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ExceptionGroup) as group:
            async with opened(web_listen=listen):
                await asyncio.sleep(TIMEOUT_S)
    refused = group.value.exceptions[0]
    assert isinstance(refused, CannotServe)
    assert str(refused) == f"WEB_LISTEN: cannot listen on {listen}: Address already in use"


def test_a_bot_without_a_web_server_does_not_load_one() -> None:
    look = "import sys, bot.app; print({'web', 'prometheus_client'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
