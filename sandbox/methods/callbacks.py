"""Answers to presses."""

from aiogram.methods import AnswerCallbackQuery

from sandbox.api.callbacks import Answer
from sandbox.api.calls import Files
from sandbox.state.world import World


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
