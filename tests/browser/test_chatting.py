"""People and the bot talk on the page: commands, buttons, whispers, edits."""

import pytest
from aiogram import Bot
from playwright.async_api import expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look
from tests.browser.shopkeeper import keyboard

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_command_is_answered(
    look: Look, ann: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    page = await look(ann, tea)
    await page.get_by_role("combobox").fill("/deals")
    await page.keyboard.press("Enter")
    card = page.locator(".bubble", has_text="7 of 10 joined")
    await expect(card).to_be_visible()
    await expect(card.locator("strong", has_text="Ethiopia Guji")).to_be_visible()
    await expect(page.locator(".own .bubble", has_text="/deals")).to_be_visible()


async def test_a_press_shows_a_toast_and_the_card_changes_live(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    await ann.says("/deals", tea)
    mine, his = await look(ann, tea), await look(ben, tea)
    await mine.get_by_role("button", name="Join", exact=True).click()
    await expect(mine.locator(".toast", has_text="You are in")).to_be_visible()
    for page in (mine, his):
        await expect(page.locator(".bubble", has_text="8 of 10 joined")).to_be_visible()
        await expect(page.locator(".edited")).to_be_visible()
    await expect(his.locator(".toast")).to_have_count(0)


async def test_an_edit_shows_live_where_one_reads_and_in_the_list(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, bot: Bot
) -> None:
    for number in range(30):
        await ben.says(f"Line {number}.", tea)
    said = await ben.says("Two cups", tea)
    sent = await bot.send_message(tea.id, "1 of 5 joined", reply_markup=keyboard())
    page = await look(ann, tea)
    before = await page.locator("#history").evaluate("node => node.scrollTop")
    await ben.edits(said, "Three cups")
    await expect(page.locator(".bubble", has_text="Three cups")).to_contain_text("edited")
    await expect(page.get_by_text("Two cups")).to_have_count(0)
    for joined in range(2, 6):
        await bot.edit_message_text(
            f"{joined} of 5 joined",
            chat_id=tea.id,
            message_id=sent.message_id,
            reply_markup=keyboard(),
        )
    await expect(page.locator(".bubble", has_text="5 of 5 joined")).to_have_count(1)
    await expect(page.locator(f"[data-chat='{tea.id}']")).to_contain_text("5 of 5 joined")
    assert abs(await page.locator("#history").evaluate("node => node.scrollTop") - before) < 2


async def test_an_alert_is_a_dialog_that_waits_for_ok(
    look: Look, ann: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    await ann.says("/deals", tea)
    page = await look(ann, tea)
    await page.get_by_role("button", name="Leave").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("The buy is closed")
    await expect(page.locator(".key.waiting")).to_have_count(0)
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()


async def test_a_whisper_is_seen_by_its_reader_alone(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    await ann.says("/deals", tea)
    mine, his = await look(ann, tea), await look(ben, tea)
    await mine.get_by_role("button", name="Mine").click()
    whisper = mine.locator(".ephemeral", has_text="You hold two seats")
    await expect(whisper).to_contain_text("Only you see this")
    await ben.says("Still here?", tea)
    await expect(his.locator(".bubble", has_text="Still here?")).to_be_visible()
    await expect(his.get_by_text("You hold two seats")).to_have_count(0)


async def test_acting_as_someone_else_shows_their_screen(
    look: Look, ann: Person, ben: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    await ann.says("/deals", tea)
    page = await look(ann, tea)
    await page.get_by_role("button", name="Mine").click()
    await expect(page.locator(".ephemeral")).to_contain_text("You hold two seats")
    await page.get_by_role("radio", name="Act as Ben").click()
    await expect(page.get_by_role("radio", name="Act as Ben")).to_be_checked()
    await expect(page.locator("#messages").get_by_text("/deals")).to_be_visible()
    await expect(page.get_by_text("You hold two seats")).to_have_count(0)
    await expect(page.locator(".own")).to_have_count(0)
    await page.get_by_role("combobox").fill("Ben was here")
    await page.keyboard.press("Enter")
    await expect(page.locator(".own", has_text="Ben was here")).to_be_visible()
    assert ann.screen(tea)[-1].sender_id == ben.id


async def test_a_link_to_the_bot_opens_inside_as_the_acting_person(
    look: Look, ann: Person, tea: SandboxChat, shopkeeper: Bot
) -> None:
    await ann.says("/deals", tea)
    page = await look(ann, tea)
    await page.get_by_role("link", name="Details").click()
    await expect(page.locator("#chat-about")).to_have_text("bot · you have ⭐ 1000")
    welcome = page.locator(".bubble", has_text="You came with /start deal_K7Q2")
    await expect(welcome).to_be_visible()
    assert ann.screen()[0].text == "/start deal_K7Q2"


async def test_buttons_of_all_kinds_do_what_they_say(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    await bot.send_message(tea.id, "A card", reply_markup=keyboard())
    page = await look(ann, tea)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.get_by_role("button", name="Code").click()
    await expect(page.locator(".toast")).to_contain_text("K7Q2")
    assert await page.evaluate("navigator.clipboard.readText()") == "K7Q2"
    await expect(page.get_by_role("button", name="Closed")).to_be_disabled()
    for name, style in (("Join", "success"), ("Leave", "danger"), ("Mine", "primary")):
        await expect(page.get_by_role("button", name=name)).to_contain_class(f"key-{style}")


async def test_unread_messages_are_counted_until_they_are_read(
    look: Look, box: Sandbox, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    other = box.group("Neighbours", [ann, ben])
    page = await look(ann, other)
    count = page.locator(f"[data-chat='{tea.id}'] .unread")
    before = int((await count.inner_text()).split()[0])
    await ben.says("One", tea)
    await ben.says("Two", tea)
    await expect(count).to_contain_text(str(before + 2))
    await page.locator(f"[data-chat='{tea.id}']").click()
    await expect(count).to_have_count(0)
    await page.locator(f"[data-chat='{other.id}']").click()
    await page.reload()
    await expect(page.locator("#chat-title")).to_have_text("Neighbours")
    await expect(count).to_have_count(0)


async def test_deleted_messages_go_and_pinned_ones_stand_on_top(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    page = await look(ann, tea)
    card = await bot.send_message(tea.id, "Rules of the group")
    gone = await bot.send_message(tea.id, "A slip of the tongue")
    await bot.pin_chat_message(tea.id, card.message_id)
    await expect(page.locator("#pinned")).to_contain_text("Rules of the group")
    await expect(page.locator(".service", has_text="pinned")).to_be_visible()
    await bot.delete_message(tea.id, gone.message_id)
    await expect(page.get_by_text("A slip of the tongue")).to_have_count(0)
    await bot.edit_message_text("New rules", chat_id=tea.id, message_id=card.message_id)
    await expect(page.locator("#pinned")).to_contain_text("New rules")
    await bot.unpin_chat_message(tea.id)
    await expect(page.locator("#pinned")).to_be_hidden()
