"""A test post: one silent line that shows whether posts arrive in a chat."""

from aiogram.methods import SendMessage

from domain.chat.pause import TEST, ChatTest
from storage.delivery.tables import OutboxRow
from views.i18n import Html, Translate, escaped
from views.notice import renders, table


def line(row: OutboxRow, values: ChatTest, t: Translate) -> SendMessage:
    """Return the call that sends it, with the label that every post of the chat must carry."""
    label = values["disclosure"]
    words = t("chat-test")
    return SendMessage(
        chat_id=row.chat_id,
        text=Html(f"{escaped(label)}\n{words}") if label else words,
        message_thread_id=row.thread_id,
        disable_notification=True,
    )


RENDERERS = table(renders(TEST, line))
