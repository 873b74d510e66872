"""Presses of buttons: one answer, fifteen seconds, and the buttons that need no bot."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CopyTextButton, DisabledButton, InlineKeyboardButton
from aiogram.types import InlineKeyboardMarkup as Keyboard

from sandbox import Answer, NotSeen, Person, Sandbox, SandboxChat


def row(**button: Any) -> Keyboard:
    return Keyboard(inline_keyboard=[[InlineKeyboardButton(**button)]])


JOIN = row(text="Join", callback_data="join")


async def pressed(bot: Bot) -> Any:
    """Return the next press that the bot hears of."""
    offset = 0
    while True:
        for update in await bot.get_updates(offset=offset, timeout=5):
            offset = update.update_id + 1
            if update.callback_query:
                await bot.get_updates(offset=offset, limit=1)
                return update.callback_query


async def test_a_press_reaches_the_bot_and_its_answer_the_presser(
    bot: Bot, ann: Person, tea: SandboxChat
) -> None:
    card = await bot.send_message(tea.id, "card", reply_markup=JOIN)
    click = asyncio.create_task(ann.clicks("Join", chat=tea))
    query = await pressed(bot)
    assert (query.data, query.from_user.id) == ("join", ann.id)
    assert query.message.message_id == card.message_id
    await bot.answer_callback_query(query.id, text="You are in", show_alert=True)
    assert await click == Answer("You are in", show_alert=True)


async def test_a_press_has_one_answer(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, "card", reply_markup=JOIN)
    query = await ann.presses("Join")
    await bot.answer_callback_query(query.id)
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await bot.answer_callback_query(query.id)


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize(("seconds", "in_time"), [(14, True), (16, False)])
async def test_an_answer_has_fifteen_seconds(
    box: Sandbox, bot: Bot, ann: Person, seconds: int, in_time: bool
) -> None:
    await bot.send_message(ann.id, "card", reply_markup=JOIN)
    query = await ann.presses("Join")
    box.clock.jump(timedelta(seconds=seconds))
    if in_time:
        assert await bot.answer_callback_query(query.id)
        return
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query.id)


async def test_the_newest_button_is_pressed(box: Sandbox, bot: Bot, ann: Person) -> None:
    for data in ("old", "new"):
        markup = row(text="Join now", callback_data=data)
        await bot.send_message(ann.id, data, reply_markup=markup)
    query = await ann.presses("Join")
    assert query.message.text == "new"


async def test_a_click_waits_for_its_button(bot: Bot, ann: Person) -> None:
    click = asyncio.create_task(ann.presses("Join"))
    await asyncio.sleep(0)
    await bot.send_message(ann.id, "card", reply_markup=JOIN)
    assert (await click).message.text == "card"


async def test_buttons_that_the_app_handles_itself(bot: Bot, ann: Person) -> None:
    await bot.send_message(
        ann.id,
        "x",
        reply_markup=Keyboard(
            inline_keyboard=[
                [InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="K7Q2"))],
                [InlineKeyboardButton(text="Open", url="https://x.example")],
                [InlineKeyboardButton(text="Closed", disabled=DisabledButton())],
            ]
        ),
    )
    assert await ann.clicks("Copy") == Answer(copied="K7Q2")
    assert await ann.clicks("Open") == Answer(url="https://x.example")
    assert await ann.clicks("Closed") == Answer(disabled=True)


async def test_a_click_without_an_answer_shows_the_screen(bot: Bot, ann: Person) -> None:
    await bot.send_message(ann.id, "card", reply_markup=JOIN)
    with pytest.raises(NotSeen) as complaint:
        await ann.clicks("Join", timeout=0.05)
    assert "Ann pressed 'Join': no answer within 0.05 s" in str(complaint.value)
    assert "Tuan: card [Join]" in str(complaint.value)


async def test_inline_queries_are_answered_once(bot: Bot, ann: Person) -> None:
    query_id = (await ann.types_inline("tea")).id
    [*_, update] = await bot.get_updates()
    assert update.inline_query is not None
    assert (update.inline_query.id, update.inline_query.query) == (query_id, "tea")
    assert await bot.answer_inline_query(query_id, [])
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_inline_query(query_id, [])
