"""Takes the README's pictures: the demo, the page, a real browser, a clock that stands still.

    make pictures

Every run shows the same moment, the same codes and the same people, so that a picture only
changes when what it shows does. Needs the system's Chromium.
"""

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bot import demo, log
from bot.clock import Clock

FOLDER = Path(__file__).parent
MOMENT = datetime(2026, 11, 27, 17, 58, tzinfo=UTC)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SETTLE_S = 0.8
FIRST_POSTS_WITHIN_S = 20_000

Shot = Callable[[Page], Awaitable[None]]


async def open_group(page: Page) -> None:
    """Show the English group at its newest deal."""
    await page.get_by_text("Home & Garden deals").first.click()
    await page.get_by_text("Copy").first.wait_for(timeout=FIRST_POSTS_WITHIN_S)


async def ask_for_card(page: Page) -> None:
    """Show what only Ann sees: her own card."""
    await open_group(page)
    await say(page, "/me")
    await page.get_by_text("Your code").last.wait_for()


async def say(page: Page, words: str) -> None:
    """Type into the box at the bottom and send."""
    box = page.get_by_placeholder("Message as")
    await box.fill(words)
    await box.press("Enter")


SHOTS: tuple[tuple[str, str, tuple[int, int], Shot], ...] = (
    ("chat.png", "light", (1280, 800), open_group),
    ("chat-dark.png", "dark", (1280, 800), open_group),
    ("card.png", "light", (1280, 800), ask_for_card),
    ("phone.png", "light", (390, 844), open_group),
)


async def take(browser: Browser, url: str, shot: tuple[str, str, tuple[int, int], Shot]) -> None:
    """Take one picture in a fresh browser profile."""
    name, scheme, (width, height), act = shot
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        timezone_id="Europe/Berlin",
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = await context.new_page()
    await page.goto(url)
    await act(page)
    await asyncio.sleep(SETTLE_S)
    await page.screenshot(path=FOLDER / name)
    await context.close()


async def main(chromium: str) -> None:
    """Run the demo and take every picture of it."""
    log.configure(level="error")
    async with demo.shop(clock=Clock(start=MOMENT)) as (url, _), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        await asyncio.sleep(demo.FIRST_POST_S + 3)
        for shot in SHOTS:
            await take(browser, url, shot)
        await browser.close()


if __name__ == "__main__":
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        sys.exit("Chromium is not installed")
    asyncio.run(main(found))
