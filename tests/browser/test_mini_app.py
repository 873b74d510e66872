"""The shop's Mini App in a real browser: in the sandbox's frame, in the chat beside it, and alone."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Browser, BrowserContext, FrameLocator, Page, Route, expect
from sqlalchemy import select

from bot.demo import play
from bot.demo.play import Shop
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from storage import installation
from storage.chat.tables import Chat
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.group_buy.tables import GroupBuy
from storage.members import Member
from storage.promoter_shops import PromoterShop
from tests.browser.test_access import serious
from tests.web.telegram_launch import launch

pytestmark = pytest.mark.asyncio(loop_scope="session")
LOOKS = pytest.mark.parametrize(
    ("scheme", "width", "direction"),
    [("light", 360, "ltr"), ("dark", 360, "ltr"), ("light", 320, "rtl"), ("dark", 1280, "rtl")],
)
WIDTH = "document.documentElement.scrollWidth"
FOLLOW = """path => {
    const link = document.createElement('a');
    link.href = path;
    document.getElementById('page').append(link);
    link.click();
    link.remove();
}"""


@dataclass
class Demo:
    """A running demo, with the addresses of its chat page and of its shop."""

    url: str
    shop_url: str
    browser: Browser
    shop: Shop

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
        yield Demo(url, shop.app.website.address or "", browser, shop)


async def open_app(page: Page, demo: Demo, name: str = "Ann") -> FrameLocator:
    """Open the shop by the button beside the box of somebody's private chat."""
    await page.goto(demo.url)
    await page.get_by_role("radio", name=f"Act as {name}").click(force=True)
    await expect(page.get_by_role("radio", name=f"Act as {name}")).to_be_checked()
    await page.get_by_role("navigation").get_by_text("Tuan", exact=True).click()
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
        await app.get_by_label("A note for the shop").fill("ring twice")
        await app.get_by_role("button", name="Note").click()
        await expect(app.locator(".own")).to_contain_text("“ring twice”")
        frame = next(one for one in page.frames if "/b/" in one.url)
        assert await serious(frame) == []
        await app.get_by_role("button", name="Cancel my order").click()
        await expect(app.locator(".own")).to_be_hidden()


async def test_the_basket_has_what_was_ordered_and_fits_a_small_window(demo: Demo) -> None:
    async with demo.window(viewport={"width": 1280, "height": 900}) as page:
        app = await open_app(page, demo)
        await app.get_by_role("link", name=re.compile("Copper Light.*together")).click()
        await page.locator("#mini-app-main").click()
        await expect(app.locator("#said")).to_contain_text("You are in!")
        await app.get_by_role("link", name="Shop").first.click()
        await app.locator(".running a[href^='/b/']").first.click()
        await app.locator("form.act button").first.click()
        await expect(app.locator(".own")).to_contain_text("Your order, No.")
        await app.get_by_role("link", name="Basket").click()
        orders = app.locator("main section.own")
        await expect(orders.nth(1)).to_contain_text("Copper Light")
        count = await orders.count()
        await app.get_by_label("A note for the shop").fill("ring twice")
        await app.get_by_role("button", name="Note").click()
        await expect(app.locator("#said")).to_contain_text("Noted")
        frame = next(one for one in page.frames if "/basket" in one.url)
        for direction in ("ltr", "rtl"):
            await frame.evaluate(f"document.documentElement.dir = '{direction}'")
            assert await serious(frame) == []
        await page.locator("#mini-app iframe").evaluate("one => { one.style.width = '320px' }")
        assert await frame.evaluate("document.documentElement.scrollWidth") <= 320
        await orders.first.get_by_role("button", name="Take it out").focus()
        await page.keyboard.press("Enter")
        await expect(orders).to_have_count(count - 1)
        await app.get_by_role("button", name="Take it out: Copper Light").click()
        await expect(orders).to_have_count(count - 2)


async def test_the_packing_page_of_staff_has_no_serious_fault(demo: Demo) -> None:
    async with demo.window() as page:
        app = await open_app(page, demo, "Olga")
        await app.get_by_role("link", name="My things").click()
        await app.get_by_role("link", name="Packing list").click()
        lists = app.locator(".running a")
        await expect(lists.first).to_be_visible()
        frame = next(one for one in page.frames if "/packing" in one.url)
        assert await serious(frame) == []
        await lists.first.click()
        await expect(app.locator("h1")).to_contain_text("📦")
        assert await serious(frame) == []


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
        for path in ("/", deal, promotion, order_list, "/mine", "/basket", "/d/NONE"):
            await page.goto(f"{demo.shop_url}{path}")
            await page.evaluate(f"document.documentElement.dir = '{direction}'")
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert await serious(page) == [], path


async def launched(demo: Demo, page: Page, member_id: int) -> None:
    """Open the shop as somebody, signed in, without a frame around it."""
    token = demo.shop.app.settings.token
    raw = launch({"id": member_id, "first_name": "Olga"}, token=token)
    await page.goto(f"{demo.shop_url}/#{urlencode({'tgWebAppData': raw})}")
    await expect(page.get_by_role("heading", name="Running now")).to_be_visible()


async def go(page: Page, path: str) -> None:
    """Follow a link of the page, as a press does: the session would not outlive a new page."""
    await page.evaluate(FOLLOW, path)
    await expect(page.locator("#page")).not_to_have_attribute("aria-busy", "true")
    assert await page.evaluate("location.pathname + location.search") == path


async def published(demo: Demo) -> str:
    """Put a flash sale on that is open now; return its page."""
    app = demo.shop.app
    now = app.clock.now()
    terms = FlashSaleTerms(price_minor=99, starts_at=now, lasts=timedelta(hours=1))
    async with app.database.begin() as tx:
        place = (await tx.scalars(select(Chat.id).order_by(Chat.id).limit(1))).one()
        busy = select(FlashSale.deal_id).union(select(GroupBuy.deal_id))
        free = select(Deal).where(Deal.id.not_in(busy), Deal.from_minor.is_(None))
        deal = (await tx.scalars(free.order_by(Deal.id).limit(1))).one()
        sale = await publish_flash_sale(tx, deal, terms, [(place, None)], now=now, rng=Random(5))
        return f"/f/{sale.code}"


async def test_pages_of_whoever_is_signed_in_fit_and_have_no_serious_fault(demo: Demo) -> None:
    """The owner takes a unit, so that every page has something on it; what is narrow runs from the right."""
    sale = await published(demo)
    async with demo.shop.app.database.read() as tx:
        owner = await tx.get_one(Member, await installation.owner_id(tx))
        shop = select(Member.code).join(PromoterShop, PromoterShop.member_id == Member.id)
        code = (await tx.scalars(shop.limit(1))).one()
    async with demo.window(viewport={"width": 360, "height": 740}) as page:
        await launched(demo, page, owner.id)
        await go(page, sale)
        await page.locator("form.act[data-main]").evaluate("form => form.requestSubmit()")
        await expect(page.locator("#said")).to_contain_text("Yours")
        await go(page, "/mine")
        voucher = await page.locator("a[href^='/mine/voucher/']").first.get_attribute("href")
        await go(page, "/packing")
        packing = await page.locator(".running a").first.get_attribute("href")
        own = ("/mine", voucher, "/me", f"/s/{code}", sale)
        staff = ("/staff", "/packing", packing, "/numbers", "/numbers?topic=growth&period=all")
        for path in (*own, *staff):
            await go(page, path or "")
            for scheme in ("light", "dark"):
                await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                assert await serious(page) == [], (path, scheme)
            assert await page.evaluate(WIDTH) <= 360, path
            await page.set_viewport_size({"width": 320, "height": 740})
            await page.evaluate("document.documentElement.dir = 'rtl'")
            assert await page.evaluate(WIDTH) <= 320, path
            await page.evaluate("document.documentElement.dir = 'ltr'")
            await page.set_viewport_size({"width": 360, "height": 740})
    async with demo.window(viewport={"width": 360, "height": 740}) as page:
        await launched(demo, page, owner.id + 1_000_000)  # The owner's data stay with the shop.
        await go(page, "/me/erase")
        assert await serious(page) == []
