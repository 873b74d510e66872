"""Answers to presses and to inline queries."""

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery

from sandbox.callbacks import Answer
from sandbox.calls import Files, plain
from sandbox.refusals import QUERY_TOO_OLD, bad_request
from sandbox.world import World

RESULTS_MAX = 50


def answer_callback_query(world: World, params: AnswerCallbackQuery, files: Files) -> bool:
    """Show the presser a toast or an alert, or nothing: once, within 15 seconds."""
    answer = Answer(params.text or "", bool(params.show_alert), params.url)
    query = world.callbacks.answer(params.callback_query_id, answer)
    world.truth.write(
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


def answer_inline_query(world: World, params: AnswerInlineQuery, files: Files) -> bool:
    """Offer results to someone who typed the bot's name; once."""
    if world.inline_answers.get(params.inline_query_id, {}) is not None:
        raise bad_request(QUERY_TOO_OLD)
    if len(params.results) > RESULTS_MAX:
        raise bad_request("RESULTS_TOO_MUCH")
    results = [plain(result.model_dump()) for result in params.results]
    world.inline_answers[params.inline_query_id] = {"results": results}
    return True
