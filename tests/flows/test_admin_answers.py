"""Answers come first: the new page of the menu before the old one goes; a toast says where it is."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram_dialog import ShowMode
from aiogram_dialog.api.entities import NewMessage, OldMessage

from handlers.admin.shown_messages import AnswerFirst, no_page
from sandbox import Person
from sandbox.state.chats import SandboxChat
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S


def done_in_private(shop: Shop, person: Person) -> list[str]:
    """What the bot did in a private chat, in the order of its calls."""
    facts = [one for one in shop.box.world.delivery_log.facts if one.chat_id == person.private.id]
    return [one.what for one in facts if one.call is not None]


async def test_a_menu_comes_before_the_one_it_replaces_goes(shop: Shop, olga: Person) -> None:
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await olga.clicks("« Back")
    before = len(done_in_private(shop, olga))
    asked = await olga.says("/admin")
    await shop.box.world.conditions[olga.private.id].until(
        lambda: olga.screen()[-1].message_id > asked.message_id and _menus(olga) == 1, TIMEOUT_S
    )
    assert done_in_private(shop, olga)[before:] == ["delivered", "deleted"]


async def test_a_page_comes_before_the_question_that_was_answered_goes(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await olga.clicks("🟢 Tea")
    await olga.clicks("🏷 Tags")
    await olga.sees("Tags of Tea")
    before = len(done_in_private(shop, olga))
    await olga.says("hot")
    await olga.sees("Tags: hot")
    await olga.no_longer_sees("Tags of Tea")
    assert done_in_private(shop, olga)[before:] == ["delivered", "deleted"]


async def test_a_wrong_answer_keeps_its_question_in_sight_with_the_reason_over_it(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("/admin")
    await olga.clicks("💬 Chats")
    await olga.clicks("🟢 Tea")
    await olga.clicks("🔢 Posts a day")
    for typed in ("many", "-3"):
        await olga.says(typed)
        asked = await olga.sees(f"⚠️ {typed} is not")
        assert "How many posts a day" in asked.text and "12" in asked.labels
        await shop.box.world.conditions[olga.private.id].until(
            lambda: len([one for one in olga.screen() if "How many posts a day" in one.text]) == 1,
            TIMEOUT_S,
        )
    await olga.says("3")
    page = await olga.sees("Posts a day at most: 3")
    assert "⚠️" not in page.text


async def test_what_the_first_page_cannot_take_leaves_it_there_with_the_reason(
    shop: Shop, olga: Person
) -> None:
    await olga.says("/admin")
    await olga.clicks("✏️ New post")
    await olga.clicks("« Back")
    await olga.sends_document(b"x", "x.txt")
    page = await olga.sees("⚠️ I can post texts, photos and albums of photos")
    assert "💬 Chats" in page.labels


async def test_a_notice_stays_when_the_page_behind_its_button_opens(
    shop: Shop, olga: Person
) -> None:
    bot, row = shop.app.bot, [InlineKeyboardButton(text="Open", callback_data="x")]
    markup = InlineKeyboardMarkup(inline_keyboard=[row])
    notice = await bot.send_message(olga.id, "A notice", reply_markup=markup)
    old = OldMessage(
        chat=notice.chat,
        message_id=notice.message_id,
        has_protected_content=None,
        has_reply_keyboard=False,
        text=notice.text,
        media_uniq_id=None,
        media_id=None,
        business_connection_id=None,
        content_type=notice.content_type,
    )
    pressed = no_page.set(notice.message_id)
    try:
        page = NewMessage(chat=notice.chat, text="Its page", show_mode=ShowMode.SEND)
        await AnswerFirst().show_message(bot, page, old)
    finally:
        no_page.reset(pressed)
    await olga.sees("Its page")
    assert (await olga.sees("A notice")).labels == []


def _menus(person: Person) -> int:
    return len([one for one in person.screen() if "💬 Chats" in one.labels])
