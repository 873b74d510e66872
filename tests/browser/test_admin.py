"""The admin menu on the page, by clicks: a post is written, looked at, planned, and stands in the queue."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from bot.app import App, build_app
from bot.settings import load
from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look
from tests.shop_keys import WORDS

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def app(box: Sandbox, olga: Person, tea: SandboxChat, tmp_path: Path) -> AsyncIterator[App]:
    """The whole bot, which Olga owns; it has met her and knows the group."""
    settings = load(
        shop_key=WORDS,
        env_file=None,
        bot_token=box.token,
        owner_id=olga.id,
        telegram_api=box.api_url,
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'tuan.db'}",
        limit_chat_per_second=30,
        limit_group_per_minute=600,
    )
    async with build_app(settings, box.clock) as app, asyncio.TaskGroup() as tasks:
        tasks.create_task(app.run())
        await olga.says("/start")
        await olga.sees("Hello, Olga")
        await olga.sees("Tea lovers: I am in")
        yield app
        app.stop.set()


async def types(page: Page, words: str) -> None:
    """Type into the box at the bottom and send."""
    await page.get_by_role("combobox").fill(words)
    await page.keyboard.press("Enter")


def newest(page: Page) -> Locator:
    """The newest message with its buttons."""
    return page.locator(".row").last


async def presses(page: Page, label: str, then: str) -> None:
    """Press a button of the newest message, and wait for what it leads to."""
    await newest(page).get_by_role("button", name=label).click()
    await expect(newest(page)).to_contain_text(then)


async def test_a_post_goes_from_the_menu_to_the_queue(
    look: Look, app: App, olga: Person, tea: SandboxChat
) -> None:
    page = await look(olga, olga.private)
    await types(page, "/admin")
    await expect(newest(page)).to_contain_text("Your shop")
    await presses(page, "New post", "forward me the post")
    await types(page, "Tea week begins")
    await expect(newest(page)).to_contain_text("This is how it will look.")
    await presses(page, "Next", "0 of 1 chat chosen")
    await presses(page, "Tea lovers", "1 of 1 chat chosen")
    await presses(page, "Next", "When?")
    await presses(page, "Tomorrow, 9:00", "Goes to 1 chat")
    await presses(page, "Schedule it", "is scheduled")
    await presses(page, "Schedule", "09:00 · Tea lovers · Tea week begins")
    await presses(page, "All posts", "Tea week begins")
    await presses(page, "Tea week begins", "· scheduled")


async def test_a_menu_on_a_phone_needs_no_sideways_scrolling(
    look: Look, app: App, olga: Person
) -> None:
    page = await look(olga, olga.private, phone=True)
    await types(page, "/admin")
    await expect(newest(page)).to_contain_text("Your shop")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(wide) == 0
    for label in ("New post", "Schedule", "Promotions", "Withdrawals", "Chats", "Team"):
        await expect(newest(page).get_by_role("button", name=label)).to_be_in_viewport(ratio=1)


async def test_a_calendar_on_a_phone_keeps_each_day_on_one_line(
    look: Look, app: App, olga: Person
) -> None:
    page = await look(olga, olga.private, phone=True)
    await types(page, "/admin")
    await expect(newest(page)).to_contain_text("Your shop")
    await presses(page, "Schedule", "Tap a day")
    lines = "keys => keys.map(key => key.getClientRects().length && key.offsetHeight)"
    days = newest(page).locator(".key-row:has(> :nth-child(7)) .key")
    assert set(await days.evaluate_all(lines)) == {38}
