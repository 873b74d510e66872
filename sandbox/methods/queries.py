"""Answers to inline queries and to presses of buttons."""

import re
from typing import Any

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
from aiogram.types import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from sandbox.api.callbacks import Answer
from sandbox.api.calls import Files, drop_unset, value_or_none
from sandbox.api.keyboards import inline_keyboard
from sandbox.api.refusals import bad_request, not_modelled
from sandbox.state.chats import Json
from sandbox.state.inline import InlineAnswer
from sandbox.state.world import World
from sandbox.text.content import text_fields

RESULTS_MAX = 50
ID_BYTES_MAX = 64
NEXT_OFFSET_BYTES_MAX = 64
CACHE_S = 300
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_inline_query(world: World, params: AnswerInlineQuery, files: Files) -> bool:
    """Offer results to someone who typed the bot's name; once."""
    if len(params.results) > RESULTS_MAX:
        raise bad_request("RESULTS_TOO_MUCH")
    if len((params.next_offset or "").encode()) > NEXT_OFFSET_BYTES_MAX:
        raise bad_request("NEXT_OFFSET_INVALID")
    messages: dict[str, Json] = {}
    for result in params.results:
        _check_id(result.id, messages)
        messages[result.id] = _message(world, result)
    offer = InlineAnswer(
        [drop_unset(result.model_dump(exclude_none=True)) for result in params.results],
        messages,
        _button(params.button),
        CACHE_S if params.cache_time is None else params.cache_time,
        bool(params.is_personal),
    )
    world.inline.answer(params.inline_query_id, offer, world.clock.now())
    return True


def _check_id(result_id: str, known: dict[str, Json]) -> None:
    if not result_id:
        raise bad_request("RESULT_ID_EMPTY")
    if len(result_id.encode()) > ID_BYTES_MAX:
        raise bad_request("RESULT_ID_INVALID")
    if result_id in known:
        raise bad_request("RESULT_ID_DUPLICATE")


def _message(world: World, result: Any) -> Json:
    """Return the body of the message that a result stands for."""
    if not isinstance(result, InlineQueryResultArticle):
        raise not_modelled(f"inline results of type {result.type}")
    if not result.title:
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.input_message_content
    if not isinstance(content, InputTextMessageContent):
        raise not_modelled("inline results without text")
    mode = value_or_none(content.parse_mode)
    body = text_fields(content.message_text, mode, content.entities, world.users.get)
    preview = value_or_none(content.link_preview_options)
    if preview is not None:
        body["link_preview_options"] = drop_unset(preview.model_dump(exclude_none=True))
    keyboard = inline_keyboard(result.reply_markup, None)
    return body | ({"reply_markup": keyboard} if keyboard else {})


def _button(button: InlineQueryResultsButton | None) -> Json | None:
    if button is None:
        return None
    if not button.text:
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if button.web_app is not None:
        raise not_modelled("web apps")
    if not button.start_parameter:
        raise bad_request("START_PARAM_EMPTY")
    if not START_PARAMETER.fullmatch(button.start_parameter):
        raise bad_request("START_PARAM_INVALID")
    return {"text": button.text, "start_parameter": button.start_parameter}


def answer_callback_query(world: World, params: AnswerCallbackQuery, files: Files) -> bool:
    """Show the presser a toast or an alert, or nothing: once, within 15 seconds."""
    answer = Answer(params.text or "", bool(params.show_alert), params.url)
    query = world.callbacks.answer(params.callback_query_id, answer)
    world.delivery_log.write(
        "answered",
        chat_id=query.message.chat.id,
        message_id=query.message.message_id,
        text=answer.text,
    )
    world.events.emit(
        "answer",
        query_id=query.id,
        user_id=query.user_id,
        chat_id=query.message.chat.id,
        text=answer.text,
        show_alert=answer.show_alert,
        url=answer.url,
    )
    return True
