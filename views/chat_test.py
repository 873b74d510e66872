"""A test post: one silent line that shows whether posts arrive in a chat."""

from collections.abc import Callable, Mapping

from aiogram.methods import SendMessage

from domain.chat.pause import TEST
from storage.delivery.tables import OutboxRow
from views.i18n import Html, Translate, escaped


def line(row: OutboxRow, t: Translate) -> SendMessage:
    """Return the call that sends it, with the label that every post of the chat must carry."""
    label = row.values["disclosure"]
    words = t("chat-test")
    return SendMessage(
        chat_id=row.chat_id,
        text=Html(f"{escaped(label)}\n{words}") if label else words,
        message_thread_id=row.thread_id,
        disable_notification=True,
    )


RENDERERS: Mapping[str, Callable[[OutboxRow, Translate], SendMessage]] = {TEST: line}
