"""Inline mode: typed, offered, chosen; what is kept, what is refused, what the bot hears."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    SwitchInlineQueryChosenChat,
)

from sandbox import Person, Sandbox, SandboxChat
from sandbox.people.acts import CannotAct
from sandbox.people.inline import choose
from tests.sandbox.conftest import Ask

LINK = {"inline_keyboard": [[{"text": "Look", "url": "https://x.example"}]]}
PRESS = {"inline_keyboard": [[{"text": "Join", "callback_data": "j"}]]}


def article(name: str = "1", title: str = "Tea", **more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>Tea</b> for two", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": name,
        "title": title,
        "input_message_content": content,
        **more,
    }


async def test_the_query_tells_where_it_is_typed(
    box: Sandbox, told: Any, ann: Person, ben: Person, tea: SandboxChat
) -> None:
    await told()
    places = (None, tea, box.dialog(ann, ben), box.channel("News", owner=ann))
    for place in places:
        await ann.types_inline("tea", place)
    kinds = [u["inline_query"]["chat_type"] for u in await told() if "inline_query" in u]
    assert kinds == ["sender", "supergroup", "private", "channel"]


async def test_what_is_chosen_is_the_persons_message_by_way_of_the_bot(
    box: Sandbox, bot: Bot, ask: Ask, told: Any, ann: Person, ben: Person
) -> None:
    talk = box.dialog(ann, ben)
    assert box.dialog(ben, ann) is talk
    query = await ann.types_inline("tea", talk)
    await ask("answerInlineQuery", inline_query_id=query.id, results=[article(reply_markup=LINK)])
    message = choose(box.world, ann.user, query, "1")
    seen = await ben.sees("Tea for two", talk)
    assert seen is message and seen.body["from"]["id"] == ann.id
    assert seen.body["via_bot"]["id"] == box.bot_id
    assert seen.body["entities"][0]["type"] == "bold"
    assert (await ben.clicks("Look", talk)).url == "https://x.example"
    assert not [u for u in await told() if "chosen_inline_result" in u or "message" in u][1:]
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(talk.id, "hello")


async def test_feedback_comes_only_where_it_was_asked_for(
    box: Sandbox, ask: Ask, told: Any, ann: Person, corner: SandboxChat
) -> None:
    box.world.inline.feedback = True
    query = await ann.types_inline("tea", corner)
    await ask("answerInlineQuery", inline_query_id=query.id, results=[article(reply_markup=PRESS)])
    message = choose(box.world, ann.user, query, "1")
    updates = await told()
    (chosen,) = [u["chosen_inline_result"] for u in updates if "chosen_inline_result" in u]
    assert (chosen["result_id"], chosen["query"]) == ("1", "tea")
    assert chosen["inline_message_id"] == message.inline_id
    (heard,) = [u["message"] for u in updates if "via_bot" in u.get("message", {})]
    assert heard["message_id"] == message.message_id


async def test_a_press_names_the_inline_message_and_the_bot_may_edit_it(
    box: Sandbox, bot: Bot, ask: Ask, told: Any, ann: Person, ben: Person
) -> None:
    talk = box.dialog(ann, ben)
    query = await ann.types_inline("tea", talk)
    await ask("answerInlineQuery", inline_query_id=query.id, results=[article(reply_markup=PRESS)])
    choose(box.world, ann.user, query, "1")
    await told()
    pressed = await ben.presses("Join", talk)
    (update,) = await told()
    press = update["callback_query"]
    assert "message" not in press and press["data"] == "j"
    await bot.answer_callback_query(press["id"], "You are in")
    assert pressed.answer is not None and pressed.answer.text == "You are in"
    edited = await bot.edit_message_text("1 of 2", inline_message_id=press["inline_message_id"])
    assert edited is True
    assert (await ben.sees("1 of 2", talk)).buttons == []


@pytest.mark.usefixtures("still_clock")
async def test_answers_are_kept_for_their_time_and_for_their_asker(
    box: Sandbox, ask: Ask, told: Any, ann: Person, ben: Person
) -> None:
    async def asks(person: Person) -> bool:
        await told()
        query = await person.types_inline("tea")
        return bool([u for u in await told() if u["inline_query"]["id"] == query.id])

    query = await ann.types_inline("tea")
    options = {"cache_time": 10, "is_personal": True}
    await ask("answerInlineQuery", inline_query_id=query.id, results=[article()], **options)
    assert not await asks(ann)
    assert await asks(ben)
    box.clock.jump(timedelta(seconds=10))
    assert await asks(ann)


async def test_a_late_answer_is_refused(box: Sandbox, bot: Bot, ann: Person) -> None:
    query = await ann.types_inline("tea")
    box.clock.jump(timedelta(seconds=31))
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_inline_query(query.id, [])


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("x" * 65)]}, "RESULT_ID_INVALID"),
        ({"results": [article("")]}, "RESULT_ID_EMPTY"),
        ({"results": [article(title="")]}, "ARTICLE_TITLE_EMPTY"),
        ({"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"button": {"text": "", "start_parameter": "x"}}, "SWITCH_PM_TEXT_EMPTY"),
        ({"button": {"text": "Deals", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ({"button": {"text": "Deals"}}, "START_PARAM_EMPTY"),
        (
            {"results": [article(reply_markup={"inline_keyboard": [[{"text": "x"}]]})]},
            "Text buttons are unallowed",
        ),
    ],
)
async def test_what_telegram_refuses(
    ask: Ask, ann: Person, more: dict[str, Any], sentence: str
) -> None:
    query = await ann.types_inline("tea")
    status, body = await ask(
        "answerInlineQuery", **({"inline_query_id": query.id, "results": []} | more)
    )
    assert status == 400 and sentence in body["description"]


async def test_a_button_leads_only_where_it_says(
    box: Sandbox, bot: Bot, ann: Person, ben: Person, corner: SandboxChat
) -> None:
    chosen = SwitchInlineQueryChosenChat(query="tea", allow_user_chats=True)
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text="Send", switch_inline_query_chosen_chat=chosen)],
            [InlineKeyboardButton(text="Here", switch_inline_query_current_chat="tea")],
        ]
    )
    await bot.send_message(ann.id, "card", reply_markup=keyboard)
    for label, place in (("Send", corner), ("Send", ann.private), ("Here", corner)):
        with pytest.raises(CannotAct, match="does not lead to"):
            await ann.shares(label, place)
    with pytest.raises(TelegramBadRequest, match="at least one chat type"):
        nobody = InlineKeyboardButton(
            text="x", switch_inline_query_chosen_chat=SwitchInlineQueryChosenChat()
        )
        await bot.send_message(
            ann.id, "x", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[nobody]])
        )


async def test_nobody_sends_what_others_were_offered(
    box: Sandbox, bot: Bot, ann: Person, ben: Person, corner: SandboxChat
) -> None:
    query = await ann.types_inline("tea", corner)
    content = InputTextMessageContent(message_text="Tea")
    one = InlineQueryResultArticle(id="1", title="Tea", input_message_content=content)
    await bot.answer_inline_query(query.id, [one])
    for person, result in ((ben, "1"), (ann, "2")):
        with pytest.raises(CannotAct, match="was not offered"):
            choose(box.world, person.user, query, result)
