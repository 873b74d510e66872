"""The payment sheet in a real browser: paid, left, refused too late, with delivery, from a Mini App."""

import json
import re

import pytest
from aiogram import Bot
from aiogram.types import LabeledPrice, MenuButtonWebApp, WebAppInfo
from aiohttp import web
from playwright.async_api import Page, expect

from sandbox import Person, Sandbox
from tests.browser.conftest import Look
from tests.browser.test_access import serious

pytestmark = pytest.mark.asyncio(loop_scope="session")
TEA = {"title": "Green tea", "description": "100 g of it", "payload": "1:a:b"}


async def offer_stars(bot: Bot, person: Person, stars: int = 50) -> None:
    price = [LabeledPrice(label="Tea", amount=stars)]
    await bot.send_invoice(person.id, **TEA, currency="XTR", provider_token="", prices=price)


async def pay_key(page: Page, amount: str) -> None:
    await page.locator("#messages").get_by_role("button", name=f"Pay {amount}").last.click()


async def test_the_sheet_pays_waits_and_lets_one_change_ones_mind(
    look: Look, shopkeeper: Bot, ann: Person
) -> None:
    await ann.says("/start")
    page = await look(ann, ann.private)
    sheet, head = page.locator("#payment"), page.locator("#chat-about")
    await expect(head).to_contain_text("you have ⭐ 1000")
    await offer_stars(shopkeeper, ann)
    await pay_key(page, "⭐ 50")
    await expect(sheet).to_contain_text("You have ⭐ 1000")
    assert await serious(page) == []
    await sheet.get_by_role("button", name="Ask the bot first").click()
    await expect(sheet).to_contain_text("The bot agreed. Nothing is paid yet.")
    await sheet.get_by_role("button", name="Change my mind").click()
    await expect(sheet).to_be_hidden()
    assert ann.stars == 1000
    await pay_key(page, "⭐ 50")
    await sheet.get_by_role("button", name="Pay ⭐ 50").click()
    await expect(page.locator("#messages")).to_contain_text("Ann paid ⭐ 50")
    await expect(head).to_contain_text("you have ⭐ 950")
    (charge,) = (await shopkeeper.get_star_transactions()).transactions
    await shopkeeper.refund_star_payment(ann.id, charge.id)
    await expect(page.locator("#messages")).to_contain_text("⭐ 50 were given back")


async def test_who_has_too_few_stars_gets_some_in_the_panel(
    look: Look, shopkeeper: Bot, ann: Person
) -> None:
    await ann.says("/start")
    ann.stars = 10
    page = await look(ann, ann.private)
    await offer_stars(shopkeeper, ann)
    await pay_key(page, "⭐ 50")
    await page.locator("#payment").get_by_role("button", name="Pay ⭐ 50").click()
    await expect(page.locator("#payment-said")).to_have_text("not enough Stars")
    await page.locator("#payment").get_by_role("button", name="Cancel").click()
    await page.get_by_text("Faults and time", exact=True).click()
    await page.get_by_role("button", name="Next payment: give me 100 Stars").click()
    await expect(page.locator("#chat-about")).to_contain_text("you have ⭐ 110")


async def test_delivery_is_chosen_and_added(
    look: Look, shopkeeper: Bot, box: Sandbox, ann: Person
) -> None:
    await ann.says("/start")
    page = await look(ann, ann.private)
    price = [LabeledPrice(label="Tea", amount=1500)]
    money = {"currency": "EUR", "provider_token": box.provider_token, "prices": price}
    await shopkeeper.send_invoice(
        ann.id, **TEA, **money, need_shipping_address=True, is_flexible=True
    )
    await pay_key(page, "€15.00")
    sheet = page.locator("#payment")
    await sheet.get_by_label("Town").fill("Bremen")
    await sheet.get_by_role("button", name="Ways of delivery").click()
    await sheet.get_by_label("Van to Bremen").check()
    await expect(page.locator("#payment-total")).to_have_text("€24.00")
    await sheet.get_by_role("button", name="Pay €24.00").click()
    await expect(page.locator("#messages")).to_contain_text("Ann paid €24.00")


async def test_an_invoice_of_the_mini_app_tells_how_it_ended(
    look: Look, shopkeeper: Bot, ann: Person
) -> None:
    price = [LabeledPrice(label="Tea", amount=7)]
    link = await shopkeeper.create_invoice_link(**TEA, currency="XTR", prices=price)
    slug = link.split("$")[1]
    script = f"""
      onmessage = ({{ data }}) => document.body.append(data);
      const said = {{ eventType: "web_app_open_invoice", eventData: {{ slug: "{slug}" }} }};
      parent.postMessage(JSON.stringify(said), "*");
    """

    async def app(request: web.Request) -> web.Response:
        return web.Response(text=f"<body><script>{script}</script>", content_type="text/html")

    server = web.Application()
    server.router.add_get("/", app)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await ann.says("/start")
    await shopkeeper.set_chat_menu_button(
        menu_button=MenuButtonWebApp(text="Shop", web_app=WebAppInfo(url=url))
    )
    page = await look(ann, ann.private)
    await page.locator("#mini-app-button").click()
    await page.locator("#payment").get_by_role("button", name=re.compile("^Pay ")).click()
    closed = {"slug": slug, "status": "paid"}
    told = json.dumps({"eventType": "invoice_closed", "eventData": closed}, separators=(",", ":"))
    await expect(page.frame_locator("#mini-app iframe").locator("body")).to_contain_text(told)
    assert ann.stars == 993
    await runner.cleanup()
