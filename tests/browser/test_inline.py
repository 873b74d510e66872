"""Inline mode on the page: type behind the bot's name, or press a button that shares."""

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat
from playwright.async_api import expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look
from tests.browser.test_access import serious

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_is_typed_behind_the_name_is_offered_and_sent(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    page, his = await look(ann, tea), await look(ben, tea)
    await page.get_by_role("combobox").fill("@tuan_sandbox_bot guji")
    offer = page.locator("#inline").get_by_role("button", name="Ethiopia Guji")
    await expect(offer).to_contain_text("You typed guji")
    assert await serious(page) == []
    await page.keyboard.press("ArrowDown")
    await expect(offer).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".own .bubble", has_text="Try this")).to_contain_text("via @tuan")
    await expect(page.get_by_role("combobox")).to_have_value("")
    await expect(his.locator(".bubble", has_text="Try this")).to_be_visible()


async def test_a_button_that_shares_leads_to_a_friend(
    look: Look, box: Sandbox, ann: Person, ben: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    chosen = SwitchInlineQueryChosenChat(query="guji", allow_user_chats=True)
    share = InlineKeyboardButton(text="Share", switch_inline_query_chosen_chat=chosen)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[share]])
    await ann.says("/start")
    await shopkeeper.send_message(ann.id, "A card", reply_markup=keyboard)
    page, his = await look(ann, ann.private), await look(ben, tea)
    await page.get_by_role("button", name="Share").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("button", name="Tea lovers")).to_have_count(0)
    await dialog.get_by_role("button", name="Ben").click()
    await expect(page.locator("#chat-title")).to_have_text("Ben")
    await page.locator("#inline").get_by_role("button", name="Ethiopia Guji").click()
    await expect(page.locator(".own .bubble", has_text="Try this")).to_be_visible()
    talk = box.dialog(ann, ben)
    await his.locator(f"[data-chat='{talk.id}']").click()
    await expect(his.locator("#chat-title")).to_have_text("Ann")
    await his.get_by_role("link", name="Details").click()
    await expect(his.locator(".bubble", has_text="You came with /start deal_K7Q2")).to_be_visible()
    charlie = await look(box.person("Charlie"))
    await expect(charlie.locator(f"[data-chat='{talk.id}']")).to_have_count(0)
