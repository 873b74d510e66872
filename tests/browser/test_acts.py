"""What else a person does with a phone: pictures, forwards, blocking, invitations."""

from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from playwright.async_api import expect

from sandbox import Person, Sandbox, SandboxChat
from tests.browser.conftest import Look
from tests.sandbox.conftest import png

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_first_word_to_the_bot_is_start(look: Look, ann: Person, shopkeeper: Bot) -> None:
    page = await look(ann, ann.private)
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator(".bubble", has_text="Welcome!")).to_be_visible()
    await expect(page.get_by_role("combobox")).to_be_visible()


async def test_a_photo_is_sent_with_its_caption(look: Look, ann: Person, tea: SandboxChat) -> None:
    page = await look(ann, tea)
    await page.get_by_role("combobox").fill("My cup")
    photo = {"name": "cup.png", "mimeType": "image/png", "buffer": png(40, 30)}
    await page.locator("#file").set_input_files(files=[photo])
    dialog = page.get_by_role("dialog", name="Send cup.png")
    await expect(dialog.get_by_role("img")).to_have_js_property("naturalWidth", 40)
    await expect(page.locator(".own")).to_have_count(0)
    await expect(dialog.get_by_label("Caption")).to_have_value("My cup")
    await dialog.get_by_label("Caption").fill("My cup, blue")
    await dialog.get_by_role("button", name="Send it").click()
    bubble = page.locator(".own .bubble", has_text="My cup")
    await expect(bubble.locator("img")).to_have_js_property("naturalWidth", 40)
    await expect(page.get_by_role("combobox")).to_have_value("")


async def test_a_file_is_sent_and_what_the_bot_sends_can_be_saved(
    look: Look, ann: Person, bot: Bot
) -> None:
    await ann.says("/start")
    page = await look(ann, ann.private)
    feed = {"name": "feed.csv", "mimeType": "text/csv", "buffer": b"title,price\n"}
    await page.locator("#file").set_input_files(files=[feed])
    await page.get_by_role("button", name="Send it").click()
    await expect(page.locator(".own .file")).to_have_text("feed.csv")
    update = (await bot.get_updates())[-1]
    assert update.message is not None and update.message.document is not None
    assert update.message.document.mime_type == "text/csv"
    await bot.send_document(ann.id, BufferedInputFile(b"a,b\n", "seats.csv"), caption="Seats")
    bubble = page.locator(".bubble", has_text="Seats")
    async with page.expect_download() as saved:
        await bubble.get_by_role("link", name="seats.csv").click()
    download = await saved.value
    assert download.suggested_filename == "seats.csv"
    assert Path(await download.path()).read_bytes() == b"a,b\n"


async def test_what_is_no_photo_is_refused_with_a_sentence(
    look: Look, ann: Person, tea: SandboxChat
) -> None:
    page = await look(ann, tea)
    text = {"name": "cup.png", "mimeType": "image/png", "buffer": b"<script>"}
    await page.locator("#file").set_input_files(files=[text])
    await page.get_by_role("button", name="Send it").click()
    await expect(page.locator(".toast")).to_contain_text("IMAGE_PROCESS_FAILED")


async def test_an_album_is_one_bubble_and_opens_large(
    look: Look, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    photos = [BufferedInputFile(png(40 + n, 30), f"{n}.png") for n in range(3)]
    captions = ["Three teas", None, None]
    album = [InputMediaPhoto(media=p, caption=c) for p, c in zip(photos, captions, strict=True)]
    await bot.send_media_group(tea.id, album)
    page = await look(ann, tea)
    bubble = page.locator(".bubble", has_text="Three teas")
    await expect(bubble.locator("img")).to_have_count(3)
    await bubble.get_by_role("button", name="Open photo").last.click()
    large = page.get_by_role("dialog", name="Photo").get_by_role("img")
    await expect(large).to_have_js_property("naturalWidth", 42)
    await page.keyboard.press("Escape")
    await expect(large).to_be_hidden()


async def test_a_message_is_forwarded_to_the_bot(
    look: Look, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    await ben.says("A post worth keeping", tea)
    page = await look(ann, tea)
    await page.locator(".bubble", has_text="A post worth keeping").click(button="right")
    await page.get_by_role("menuitem", name="Forward").click()
    await page.get_by_role("dialog").get_by_role("button", name="Tuan").click()
    await expect(page.locator("#chat-title")).to_have_text("Tuan")
    await expect(page.locator(".forwarded")).to_have_text("Forwarded from Ben")
    assert ann.screen()[-1].text == "A post worth keeping"


async def test_a_blocked_bot_can_be_unblocked(look: Look, ann: Person) -> None:
    await ann.says("/start")
    page = await look(ann, ann.private)
    menu = page.get_by_role("button", name="What to do with this chat")
    await menu.click()
    await page.get_by_role("menuitem", name="Block the bot", exact=True).click()
    await expect(page.get_by_text("Ann has blocked the bot")).to_be_visible()
    await menu.click()
    await page.get_by_role("menuitem", name="Unblock the bot").click()
    await expect(page.get_by_role("combobox")).to_be_visible()
    await menu.click()
    await page.get_by_role("menuitem", name="Block the bot", exact=True).click()
    await page.get_by_role("button", name="Unblock the bot").click()
    await expect(page.get_by_role("combobox")).to_be_visible()


async def test_a_group_one_is_not_in_is_one_press_away(
    look: Look, box: Sandbox, ann: Person, ben: Person
) -> None:
    others = box.group("Others", [ben])
    await ben.says("Secret", others)
    page = await look(ann, others)
    await expect(page.get_by_text("Join to see what is said here.")).to_be_visible()
    await expect(page.get_by_text("Ann is not in this chat.")).to_be_visible()
    await page.get_by_role("button", name="Join", exact=True).click()
    await expect(page.get_by_text("Secret")).to_be_visible()
    await expect(page.get_by_role("combobox")).to_be_visible()


async def test_the_owner_makes_the_bot_an_admin(
    look: Look, box: Sandbox, ann: Person, olga: Person
) -> None:
    group = box.group("Neighbours", [ann], owner=olga)
    page = await look(olga, group)
    await page.get_by_role("button", name="What to do with this chat").click()
    await page.get_by_role("menuitem", name="Make the bot an admin").click()
    await expect(page.locator("#chat-about")).to_contain_text("bot is admin")
    await page.get_by_role("radio", name="Act as Ann").click()
    await page.get_by_role("button", name="What to do with this chat").click()
    await expect(page.get_by_role("menuitem")).to_have_text(["Leave the chat"])


async def test_an_invitation_opens_the_group_it_leads_to(
    look: Look, box: Sandbox, ann: Person, tea: SandboxChat, bot: Bot
) -> None:
    chiara = box.person("Chiara")
    await chiara.says("/start")
    invite = await bot.create_chat_invite_link(tea.id)
    await bot.send_message(chiara.id, f"Come: {invite.invite_link}")
    page = await look(chiara, chiara.private)
    await page.get_by_role("link", name=invite.invite_link).click()
    await expect(page.locator("#chat-title")).to_have_text("Tea lovers")
    await expect(page.locator(".service").last).to_have_text("Chiara joined")


async def test_the_bots_own_keys_say_what_is_on_them(look: Look, ann: Person, bot: Bot) -> None:
    await ann.says("/start")
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Deals")]])
    await bot.send_message(ann.id, "Choose", reply_markup=keys)
    page = await look(ann, ann.private)
    key = page.get_by_role("group", name="Answers the bot offers").get_by_text("Deals")
    await key.click()
    await expect(page.locator(".own").last).to_contain_text("Deals")
    await bot.send_message(ann.id, "Done", reply_markup=ReplyKeyboardRemove())
    await expect(key).to_have_count(0)


async def test_who_asks_to_come_in_is_let_in_or_turned_away(
    look: Look, box: Sandbox, ann: Person, ben: Person
) -> None:
    club = box.group("Book club", owner=ann, bot_rights="admin")
    page = await look(ann, club)
    await page.locator("#chat-menu").click()
    await page.get_by_role("menuitem", name="Copy a link that asks first").click()
    said = await page.locator(".toast", has_text="https://t.me/+").inner_text()
    link = said[said.index("https://") :].strip()
    await ben.opens(link)
    await expect(page.locator("#chat-about")).to_contain_text("1 asking to join")
    await page.locator("#chat-menu").click()
    await page.get_by_role("menuitem", name="Turn Ben away").click()
    await expect(page.locator("#chat-about")).not_to_contain_text("asking")
    await ben.opens(link)
    await expect(page.locator("#chat-about")).to_contain_text("1 asking to join")
    await page.locator("#chat-menu").click()
    await page.get_by_role("menuitem", name="Let Ben in").click()
    await expect(page.locator("#chat-about")).to_contain_text("3 members")
    assert club.find_member(ben.id).is_in  # type: ignore[union-attr]


async def test_the_menu_has_every_way_into_a_group(
    look: Look, box: Sandbox, ann: Person, olga: Person, bot: Bot
) -> None:
    circle = box.group("Circle", owner=olga, bot_rights="admin")
    await bot.get_updates(allowed_updates=["chat_member"])
    page = await look(ann, circle)
    await page.get_by_role("button", name="What to do with this chat").click()
    await page.get_by_role("menuitem", name="Join by a folder of chats").click()
    await expect(page.get_by_role("combobox")).to_be_visible()
    await ann.leaves(circle)
    await expect(page.get_by_role("button", name="Join", exact=True)).to_be_visible()
    await page.get_by_role("button", name="What to do with this chat").click()
    await page.get_by_role("menuitem", name="Ask to be let in").click()
    hers = await look(olga, circle)
    await hers.get_by_role("button", name="What to do with this chat").click()
    await hers.get_by_role("menuitem", name="Let Ann in").click()
    await expect(page.get_by_role("combobox")).to_be_visible()
    changes = [u.chat_member for u in await bot.get_updates() if u.chat_member]
    came = [c for c in changes if c.new_chat_member.status == "member"]
    assert [c.via_chat_folder_invite_link for c in came] == [True, None]
    assert [c.via_join_request for c in came] == [None, True]
