"""The shop's Mini App in a real browser: in the sandbox's frame, in the chat beside it, and alone."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, BrowserContext, FrameLocator, Page, Route, expect

from bot.demo import play
from tests.browser.test_access import serious

pytestmark = pytest.mark.asyncio(loop_scope="session")
LOOKS = pytest.mark.parametrize(
    ("scheme", "width", "direction"),
    [("light", 360, "ltr"), ("dark", 360, "ltr"), ("light", 320, "rtl"), ("dark", 1280, "rtl")],
)


@dataclass
class Demo:
    """A running demo, with the addresses of its chat page and of its shop."""

    url: str
    shop_url: str
    browser: Browser

    async def order(self, **body: str) -> None:
        """Press a button of the faults panel."""
        async with ClientSession() as http, http.post(f"{self.url}/api/control", json=body) as got:
            assert got.status == 200

    @contextlib.asynccontextmanager
    async def window(self, **look: object) -> AsyncIterator[Page]:
        context: BrowserContext = await self.browser.new_context(reduced_motion="reduce", **look)  # type: ignore[arg-type]
        page = await context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        await context.close()
        assert errors == []


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(browser: Browser) -> AsyncIterator[Demo]:
    async with play.shop() as (url, shop):
        yield Demo(url, shop.app.website.address or "", browser)


async def open_app(page: Page, demo: Demo, name: str = "Ann") -> FrameLocator:
    """Open the shop by the button beside the box of somebody's private chat."""
    await page.goto(demo.url)
    await page.get_by_role("radio", name=f"Act as {name}").check(force=True)
    await page.locator("[data-chat]", has_text="Tuan").last.click()
    await page.locator("#mini-app-button").click()
    return page.frame_locator("#mini-app iframe")


async def test_who_joins_in_the_app_stands_on_the_card_in_the_chat(demo: Demo) -> None:
    async with demo.window() as page:
        app = await open_app(page, demo)
        await app.get_by_role("link", name=re.compile("Copper Light.*together")).click()
        await expect(app.locator("#live")).to_contain_text("0 of 10 joined")
        await page.locator("#mini-app-main").click()
        await expect(app.locator("#said")).to_contain_text("You are in!")
        await expect(app.locator("#live")).to_contain_text("1 of 10 joined")
        await expect(page.locator("#mini-app-main")).to_be_hidden()
        await page.locator("#mini-app-back").click()
        await expect(app.get_by_role("heading", name="Running now")).to_be_visible()
        await page.locator("#mini-app-close").click()
        await page.locator("[data-chat]", has_text="Home & Garden").click()
        await expect(page.locator("#messages")).to_contain_text("1 of 10 joined")
        await page.get_by_role("button", name="Leave").last.click()
        await expect(page.locator("#messages")).to_contain_text("0 of 10 joined")


async def test_who_presses_before_the_session_is_there_gets_where_they_want(demo: Demo) -> None:
    async def late(route: Route) -> None:
        await asyncio.sleep(0.5 if route.request.url.endswith("/session") else 2)
        await route.continue_()

    async with demo.window() as page:
        for path in ("**/session", "**/g/*"):
            await page.route(path, late)
        app = await open_app(page, demo)
        await app.get_by_role("link", name=re.compile("Copper Light.*together")).click()
        await expect(app.locator("#live")).to_contain_text("of 10 joined")
        await expect(page.locator("#mini-app-main")).to_contain_text("Join")


async def test_theme_and_notch_follow_the_events(demo: Demo) -> None:
    async with demo.window(color_scheme="light") as page:
        app = await open_app(page, demo)
        await expect(app.get_by_role("heading", name="Shop")).to_be_visible()
        ground = "getComputedStyle(document.body).backgroundColor"
        body = app.locator("body")
        assert await body.evaluate(f"() => {ground}") == "rgb(255, 255, 255)"
        await page.locator("#mini-app-dark").click()
        await expect(body).to_have_css("background-color", "rgb(23, 33, 43)")
        await page.locator("#mini-app-notch").click()
        await expect(body).to_have_css("padding-top", "44px")
        await page.get_by_text("What the app told Telegram").click()
        await expect(page.locator("#mini-app-calls")).to_contain_text("web_app_ready")


@pytest.mark.parametrize(
    ("how", "words"), [("tampered", "not signed in"), ("old", "opened too long ago")]
)
async def test_a_bad_launch_is_refused_in_words_with_a_way_out(
    demo: Demo, how: str, words: str
) -> None:
    async with demo.window() as page:
        await demo.order(do="next_launch", how=how)
        app = await open_app(page, demo)
        await expect(app.locator("#said")).to_contain_text(words)
        await app.get_by_role("button", name="Close").click()
        await expect(page.locator("#mini-app")).to_be_hidden()


async def test_who_orders_in_the_app_is_on_the_card_and_the_signed_in_page_has_no_fault(
    demo: Demo,
) -> None:
    async with demo.window() as page:
        app = await open_app(page, demo)
        await app.locator(".running a[href^='/b/']").first.click()
        first = app.locator("form.act").first
        label = (await first.locator("button").inner_text()).removeprefix("➕ ").split(" · ")[0]
        await first.locator("select").select_option("2")
        await first.locator("button").click()
        await expect(app.locator("#said")).to_contain_text(f"2 × {label}")
        await expect(app.locator(".own")).to_contain_text("Your order, No.")
        await app.get_by_label("What should we know?").fill("ring twice")
        await app.get_by_role("button", name="Note").click()
        await expect(app.locator(".own")).to_contain_text("“ring twice”")
        frame = next(one for one in page.frames if "/b/" in one.url)
        assert await serious(frame) == []
        await app.get_by_role("button", name="Cancel my order").click()
        await expect(app.locator(".own")).to_be_hidden()


@LOOKS
async def test_pages_fit_and_have_no_serious_fault(
    demo: Demo, scheme: str, width: int, direction: str
) -> None:
    viewport = {"width": width, "height": 740}
    async with demo.window(color_scheme=scheme, viewport=viewport) as page:
        await page.goto(demo.shop_url)
        deal = await page.locator(".deal a").first.get_attribute("href")
        promotion = await page.locator(".running a").first.get_attribute("href")
        order_list = await page.locator(".running a[href^='/b/']").first.get_attribute("href")
        for path in ("/", deal, promotion, order_list, "/mine", "/d/NONE"):
            await page.goto(f"{demo.shop_url}{path}")
            await page.evaluate(f"document.documentElement.dir = '{direction}'")
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert await serious(page) == [], path
