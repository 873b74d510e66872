"""Delivery by webhook: the secret, one way at a time, again until it is taken."""

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiohttp import web

from sandbox import Person, Sandbox
from sandbox.api.updates import Webhook
from sandbox.api.webhook import open_socket
from tests.timeouts import TIMEOUT_S


class Hook:
    """A bot's web server that keeps what it is sent."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[tuple[dict[str, Any], str | None]] = asyncio.Queue()
        self.answers: list[web.Response] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        await self.got.put((await request.json(), secret))
        return self.answers.pop(0) if self.answers else web.Response()

    async def next(self) -> tuple[dict[str, Any], str | None]:
        return await asyncio.wait_for(self.got.get(), 5)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(bot: Bot, ann: Person, hook: Hook) -> None:
    await bot.set_webhook(hook.url, secret_token="s3cret")
    update, secret = await hook.next()
    assert (update["message"]["text"], secret) == ("/start", "s3cret")
    await ann.says("two")
    assert (await hook.next())[0]["message"]["text"] == "two"
    info = await bot.get_webhook_info()
    assert (info.url, info.last_error_message) == (hook.url, None)


async def test_an_update_comes_again_until_it_is_taken(bot: Bot, ann: Person, hook: Hook) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=502)]
    await bot.set_webhook(hook.url)
    got = [(await hook.next())[0]["update_id"] for _ in range(3)]
    assert len(set(got)) == 1
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 502"


async def test_an_answer_may_be_a_call(bot: Bot, ann: Person, hook: Hook) -> None:
    call = {"method": "sendMessage", "chat_id": ann.id, "text": "by the way"}
    hook.answers = [web.json_response(call)]
    await bot.set_webhook(hook.url)
    await ann.sees("by the way")


@pytest.mark.parametrize("call", [{"method": "sendPigeon"}, {"method": "sendMessage"}, [1], "x"])
async def test_a_nonsense_answer_stops_nothing(
    bot: Bot, ann: Person, hook: Hook, call: object
) -> None:
    hook.answers = [web.json_response(call)]
    await bot.set_webhook(hook.url)
    await hook.next()
    await ann.says("two")
    assert (await hook.next())[0]["message"]["text"] == "two"


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, hook: Hook) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)
    await bot.set_webhook(hook.url)
    with pytest.raises(TelegramConflictError):
        await poll
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_dropping_what_waits(box: Sandbox, bot: Bot, ann: Person) -> None:
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


@pytest.mark.parametrize(
    "url", ["http://192.0.2.1:9/hook", "http://evil.example\\@127.0.0.1:9/hook"]
)
async def test_nothing_leaves_this_machine_wherever_a_name_points_by_now(
    box: Sandbox, ann: Person, url: str
) -> None:
    """The first is what `localhost` would be for whoever points it elsewhere after it was set."""
    box.world.webhook = Webhook(url, None, 1)
    box.world.updates.bell.notify_all()
    async with asyncio.timeout(TIMEOUT_S):
        while not box.world.webhook.last_error:
            await asyncio.sleep(0.01)
    assert len(box.world.updates) == 1


def test_a_socket_is_opened_to_this_machine_alone() -> None:
    tcp = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    open_socket((*tcp, ("127.0.0.1", 9))).close()
    for address in ("192.0.2.1", "10.0.0.1", "169.254.169.254"):
        with pytest.raises(OSError, match="this machine only"):
            open_socket((*tcp, (address, 9)))


async def test_a_redirect_is_no_way_out(box: Sandbox, bot: Bot, ann: Person, hook: Hook) -> None:
    hook.answers = [web.Response(status=307, headers={"Location": hook.url + "?else"})]
    await bot.set_webhook(hook.url)
    await hook.next()
    await hook.next()
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 307"
