"""From a row of kind and values to the call that says it, in the reader's language.

Views supply the wordings, by kind; those that need no words are here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram.methods import (
    ApproveChatJoinRequest,
    DeleteMessage,
    LeaveChat,
    PinChatMessage,
    RevokeChatInviteLink,
    TelegramMethod,
    UnpinChatMessage,
)

from storage.delivery.sending import DueRow
from storage.delivery.tables import OutboxRow
from views.i18n import Translate

Renderer = Callable[[OutboxRow, Translate], TelegramMethod[Any]]
"""Return the call that a row stands for; pure, and quick, for it runs on the event loop."""


def delete(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    """`values["message_id"]` disappears."""
    return DeleteMessage(chat_id=row.chat_id, message_id=row.values["message_id"])


def pin(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    """`values["message_id"]` is pinned without a sound."""
    return PinChatMessage(
        chat_id=row.chat_id, message_id=row.values["message_id"], disable_notification=True
    )


def unpin(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    """`values["message_id"]` is not pinned any more."""
    return UnpinChatMessage(chat_id=row.chat_id, message_id=row.values["message_id"])


def leave(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    """The bot leaves the chat."""
    return LeaveChat(chat_id=row.chat_id)


def approve(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    """`values["user_id"]`, who asked to join, is let in."""
    return ApproveChatJoinRequest(chat_id=row.chat_id, user_id=row.values["user_id"])


def revoke(row: OutboxRow, _t: Translate) -> TelegramMethod[Any]:
    """`values["url"]`, a link of somebody who was erased, lets nobody in any more."""
    return RevokeChatInviteLink(chat_id=row.chat_id, invite_link=row.values["url"])


GENERIC_RENDERERS: Mapping[str, Renderer] = {
    "chat.approve_join": approve,
    "chat.leave": leave,
    "chat.revoke_link": revoke,
    "message.delete": delete,
    "message.pin": pin,
    "message.unpin": unpin,
}


def as_row(due: DueRow) -> OutboxRow:
    """Return a row as views know it, bound to no session."""
    row = OutboxRow(
        chat_id=due.chat_id,
        kind=due.kind,
        values=due.values,
        due_at=due.due_at,
        thread_id=due.thread_id,
        lane=due.lane,
        policy=due.policy,
        attempts=due.attempts,
        expires_at=due.expires_at,
    )
    row.id = due.id
    return row
