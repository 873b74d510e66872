"""Takes the README's pictures: the demo, the page, a real browser, a clock that stands still.

    make pictures        or: python -m docs.pictures.take [--only crowd.png] [--to folder]

The clock is moved by hand from one post to the next, so that every run shows the same moment,
the same codes and the same people: a picture only changes when what it shows does. What took how
many milliseconds would differ; it is left out. Needs the system's Chromium.
"""

import argparse
import asyncio
import re
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from playwright.async_api import Browser, Error, Locator, Page, async_playwright

from bot import log
from bot.demo import play
from bot.demo.play import PLACES
from domain.clock import Clock
from tests.browser.chromium import FLAGS, program

FOLDER = Path(__file__).parent
MOMENT = datetime(2026, 11, 27, 17, 58, tzinfo=UTC)
STILL = 1e-9
"""Seconds of the shop per real second: none that anyone sees."""
POSTS = (play.FIRST_POST_S + 1, PLACES[0].every_s)
POSTED_WITHIN_S = 4.0
SETTLE_S = 1.5
"""The meter of this second is empty again, and nothing moves any more."""
SEED = 107
"""Not one of those that the demo draws its own codes with, or the next are all taken."""
CARD_WITHIN_MS = 5_000
CROWD, CROWD_S, MIDWAY = 20, 25, 8
GROUP = PLACES[0].title
CARD_EDITED_S = 10
"""Long enough for a card to be brought up to date, and before the next post."""
A_CALL = timedelta(seconds=1.5)
"""Until the bot may speak in the same chat again."""
CLOCK = Clock(start=MOMENT, rate=STILL)
DECODED = """() => Promise.all([...document.images]
    .filter(image => image.getBoundingClientRect().bottom > 0)
    .map(image => (image.loading = 'eager', image.decode())))"""
UNSURE = "document.styleSheets[0].insertRule('.call-wait { visibility: hidden }')"
Act = Callable[[Page], Awaitable[None]]


@dataclass(frozen=True)
class Shot:
    """One picture: its file, how the page looks, what is done before it is taken."""

    name: str
    act: Act
    size: tuple[int, int] = (1280, 800)
    dark: bool = False


async def open_group(page: Page) -> None:
    """Show the English group at its newest deal."""
    await page.get_by_text(GROUP).first.click()
    await page.get_by_text("Copy").last.wait_for()


async def ask_for_card(page: Page) -> None:
    """Show what only Ann sees: her own card."""
    await open_group(page)
    await say(page, "/me")
    await page.get_by_text("Your code").last.wait_for()


async def ask_for_menu(page: Page) -> None:
    """Show the owner's menu in private."""
    await page.get_by_role("radio", name="Act as Olga").click()
    await page.get_by_role("navigation").get_by_text("Tuan", exact=True).click()
    await page.locator(".words", has_text="Olga").first.wait_for()
    bubbles = page.locator(".bubble")
    before = await bubbles.count()
    await say(page, "/help")
    await bubbles.nth(before + 1).wait_for()


async def open_admin_menu(page: Page) -> None:
    """Open the menu of whoever runs the shop."""
    await page.get_by_role("radio", name="Act as Olga").click()
    await page.get_by_role("navigation").get_by_text("Tuan", exact=True).click()
    await page.locator(".words", has_text="Olga").first.wait_for()
    strip = page.get_by_role("button", name="Close this")
    if await strip.is_visible():
        await strip.click()
    CLOCK.jump(A_CALL)
    await asyncio.sleep(SETTLE_S)
    await say(page, "/admin")
    await showing(page, "Your shop").wait_for()


def showing(page: Page, words: str) -> Locator:
    """Return the newest message that says this; a digest may have come below the menu."""
    return page.locator(".row", has_text=words).last


async def press(page: Page, label: str, then: str) -> None:
    """Press the newest button of this name, and wait for the words it leads to."""
    CLOCK.jump(A_CALL)
    await page.locator("#history").get_by_role("button", name=label).last.click()
    await showing(page, then).wait_for()


async def open_queue(page: Page) -> None:
    """Show the calendar of the schedule."""
    await open_admin_menu(page)
    await press(page, "Schedule", "Tap a day to see its posts")


async def open_promotion(page: Page) -> None:
    """Show the page of a group buy."""
    await open_admin_menu(page)
    await press(page, "Promotions", "flash sale")
    await press(page, "Copper Light", "from 10")


async def review_a_deal(page: Page) -> None:
    """Show how a post will look, and what stands against it."""
    await open_admin_menu(page)
    await press(page, "New post", "forward me the post")
    await press(page, "Pick a deal", "Which deal?")
    await press(page, "Fence", "This is how it will look.")
    await press(page, "To all chats, now", "Goes to 3 chats")


async def show_group_buy(page: Page) -> None:
    """Show the newest card with a Join button."""
    await open_group(page)
    await frame(await join_key(page))


async def fill_group_buy(page: Page) -> None:
    """Send a crowd to the card and hold it midway, once every answer is there."""
    await open_group(page)
    key = await join_key(page)
    row = page.locator(".row", has=key)
    await row.get_by_role("button", name="Let a crowd press…").click()
    await page.get_by_label("People").fill(str(CROWD))
    await page.get_by_label("Within seconds").fill(str(CROWD_S))
    await page.get_by_role("button", name="Send them").click()
    strip = page.get_by_role("region", name="Crowd", exact=True)
    patience_ms = 2_000 * CROWD_S
    await strip.get_by_text(f"{MIDWAY} of {CROWD} pressed").wait_for(timeout=patience_ms)
    await asyncio.sleep(CROWD_S / CROWD / 2)
    await strip.get_by_role("button", name="Stop").click()
    await strip.get_by_role("button", name="Close this").wait_for()
    CLOCK.jump(timedelta(seconds=CARD_EDITED_S))
    await asyncio.sleep(POSTED_WITHIN_S)
    await frame(key)


async def join_key(page: Page) -> Locator:
    """Return the Join button of the newest card that has one."""
    key = page.locator(".key-success", has_text=re.compile("join", re.IGNORECASE)).last
    await key.wait_for(timeout=CARD_WITHIN_MS)
    return key


async def frame(key: Locator) -> None:
    """Bring the whole card of a button into view, its buttons at the bottom."""
    await key.evaluate("node => node.closest('.row').scrollIntoView({ block: 'end' })")
    await key.page.locator("#history").evaluate("node => node.scrollBy(0, 14)")


async def open_shop(page: Page) -> None:
    """Open the shop as a Mini App, as Ann."""
    await page.get_by_role("radio", name="Act as Ann").click(force=True)
    await page.get_by_role("navigation").get_by_text("Tuan", exact=True).click()
    await page.locator("#mini-app-button").click()
    app = page.frame_locator("#mini-app iframe")
    await app.locator(".deal img").first.wait_for()


async def say(page: Page, words: str) -> None:
    """Type into the box at the bottom and send."""
    box = page.get_by_placeholder("Message as")
    await box.fill(words)
    await box.press("Enter")


TALL = (1024, 960)
PHONE = (390, 844)
MENU, TALL_MENU = (860, 860), (860, 960)
SHOTS = (
    Shot("chat.png", open_group),
    Shot("phone.png", ask_for_card, PHONE),
    Shot("menu.png", ask_for_menu, (1024, 660)),
    Shot("group-buy.png", show_group_buy, TALL),
    Shot("group-buy-dark.png", show_group_buy, TALL, dark=True),
    Shot("group-buy-phone.png", show_group_buy, PHONE),
    Shot("storefront.png", open_shop, (860, 860)),
    Shot("crowd.png", fill_group_buy, TALL),
    Shot("admin-menu.png", open_admin_menu, MENU),
    Shot("admin-group-buy.png", open_promotion, MENU),
    Shot("admin-queue.png", open_queue, TALL_MENU),
    Shot("admin-new-post.png", review_a_deal, TALL_MENU),
)


async def take(browser: Browser, url: str, shot: Shot, folder: Path) -> None:
    """Take one picture in a fresh browser profile."""
    width, height = shot.size
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        timezone_id="Europe/Berlin",
        locale="en-GB",
        reduced_motion="reduce",
    )
    await context.add_init_script("""localStorage.setItem('tour', '{"phase":"closed","step":0}')""")
    page = await context.new_page()
    await page.goto(url)
    await page.evaluate(UNSURE)
    await shot.act(page)
    await page.evaluate(DECODED)
    await asyncio.sleep(SETTLE_S)
    await page.screenshot(path=folder / shot.name, caret="hide")
    await context.close()


async def post() -> None:
    """Move the clock from one post to the next, and give each the time to arrive."""
    for seconds in POSTS:
        CLOCK.jump(timedelta(seconds=seconds))
        await asyncio.sleep(POSTED_WITHIN_S)


async def main(chromium: str, only: str | None, folder: Path) -> None:
    """Run the demo and take every picture of it; say which could not be taken."""
    log.configure(level="error")
    rng = Random(SEED)  # noqa: S311 - the same code for Ann in every picture.
    async with play.shop(clock=CLOCK, rng=rng) as (url, *_), async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        await post()
        for shot in SHOTS:
            if only not in (None, shot.name):
                continue
            try:
                await take(browser, url, shot, folder)
            except Error as error:
                sys.stderr.write(f"{shot.name}: {error.message.splitlines()[0]}\n")
        await browser.close()


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--only")
    asked.add_argument("--to", type=Path, default=FOLDER)
    options = asked.parse_args()
    found = program()
    if found is None:
        sys.exit("Chromium is not installed")
    asyncio.run(main(found, options.only, options.to))
