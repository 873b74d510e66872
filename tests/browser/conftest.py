"""A real Chromium on the sandbox's page, and a small real bot that answers on it.

One browser serves the whole session; each test gets its own world and its own window. Where
Chromium is missing the tests skip and say so; with TUAN_REQUIRE_ALL=1, as in CI, they fail.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.chromium import FLAGS, program
from tests.browser.shopkeeper import router
from tests.conftest import missing

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)
BEGIN_AS = "Object.assign(sessionStorage, %s)"
Look = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, without a window."""
    chromium = program() or missing("Chromium is not installed")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def box() -> AsyncIterator[Sandbox]:
    """A sandbox without limits."""
    async with Sandbox(limits="off") as box:
        yield box


@pytest.fixture
def ann(box: Sandbox) -> Person:
    """A member."""
    return box.person("Ann")


@pytest.fixture
def ben(box: Sandbox) -> Person:
    """Another member."""
    return box.person("Ben")


@pytest.fixture
def olga(box: Sandbox) -> Person:
    """Who owns the group."""
    return box.person("Olga")


@pytest.fixture
def tea(box: Sandbox, ann: Person, ben: Person, olga: Person) -> SandboxChat:
    """A group of the three, with the bot as an administrator."""
    return box.group("Tea lovers", [ann, ben], owner=olga, bot_rights="admin")


@pytest_asyncio.fixture(loop_scope="session")
async def bot(box: Sandbox) -> AsyncIterator[Bot]:
    """A client of the Bot API, for what the bot says unasked."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(box.api_url))
    async with Bot(box.token, session=session) as bot:
        yield bot


@pytest_asyncio.fixture(loop_scope="session")
async def shopkeeper(bot: Bot) -> AsyncIterator[Bot]:
    """The same bot, listening: see tests/browser/shopkeeper.py for what it answers."""
    listening = asyncio.create_task(_listen(bot))
    yield bot
    listening.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await listening


async def _listen(bot: Bot) -> None:
    dispatcher = Dispatcher()
    dispatcher.include_router(router())
    offset = 0
    while True:
        for update in await bot.get_updates(offset, timeout=20):
            offset = update.update_id + 1
            answer = await dispatcher.feed_update(bot, update)
            if isinstance(answer, TelegramMethod):
                await bot(answer)


@pytest_asyncio.fixture(loop_scope="session")
async def look(browser: Browser, box: Sandbox) -> AsyncIterator[Look]:
    """Open the page as somebody, on a chat; a script error on it fails the test."""
    windows: list[BrowserContext] = []
    errors: list[str] = []

    async def look(
        person: Person,
        chat: SandboxChat | None = None,
        *,
        phone: bool = False,
        scheme: str = "light",
        zone: str | None = None,
    ) -> Page:
        window = await browser.new_context(
            viewport=PHONE if phone else WIDE,
            color_scheme=scheme,
            reduced_motion="reduce",
            timezone_id=zone,
        )
        windows.append(window)
        before = {"as": person.id} | ({"chat": chat.id} if chat else {})
        await window.add_init_script(f"sessionStorage.as ?? {BEGIN_AS % json.dumps(before)}")
        page = await window.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.goto(box.url)
        await expect(page.get_by_role("radio", name=f"Act as {person.name}")).to_be_checked()
        return page

    yield look
    for window in windows:
        await window.close()
    assert errors == []
