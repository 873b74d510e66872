"""From a row of kind and values to the call that says it, in the reader's language.

Views supply the renderers, by kind; those that need no words are here.
"""

from aiogram.methods import (
    ApproveChatJoinRequest,
    DeleteMessage,
    GetChat,
    LeaveChat,
    PinChatMessage,
    RevokeChatInviteLink,
    UnpinChatMessage,
)

from storage.chat.tables import GENERAL_TOPIC
from storage.delivery.kinds import (
    APPROVE,
    ASK,
    DELETE,
    LEAVE,
    PIN,
    REVOKE,
    UNPIN,
    JoinRequest,
    LinkRef,
    MessageRef,
    NoValues,
)
from storage.delivery.sending import DueRow
from storage.delivery.tables import OutboxRow
from views.i18n import Translate
from views.notice import renders, table
from views.screen import Reply


def delete(row: OutboxRow, values: MessageRef, _: Translate) -> Reply:
    """Make a message disappear."""
    return DeleteMessage(chat_id=row.chat_id, message_id=values["message_id"])


def pin(row: OutboxRow, values: MessageRef, _: Translate) -> Reply:
    """Pin a message without a sound."""
    return PinChatMessage(
        chat_id=row.chat_id, message_id=values["message_id"], disable_notification=True
    )


def unpin(row: OutboxRow, values: MessageRef, _: Translate) -> Reply:
    """Take the pin off a message."""
    return UnpinChatMessage(chat_id=row.chat_id, message_id=values["message_id"])


def ask(row: OutboxRow, _: NoValues, __: Translate) -> Reply:
    """Ask what may be done in the chat; nobody there sees it."""
    return GetChat(chat_id=row.chat_id)


def leave(row: OutboxRow, _: NoValues, __: Translate) -> Reply:
    """Have the bot leave the chat."""
    return LeaveChat(chat_id=row.chat_id)


def approve(row: OutboxRow, values: JoinRequest, _: Translate) -> Reply:
    """Let somebody in who asked to join."""
    return ApproveChatJoinRequest(chat_id=row.chat_id, user_id=values["user_id"])


def revoke(row: OutboxRow, values: LinkRef, _: Translate) -> Reply:
    """Let nobody in any more by a link."""
    return RevokeChatInviteLink(chat_id=row.chat_id, invite_link=values["url"])


GENERIC_RENDERERS = table(
    renders(APPROVE, approve),
    renders(ASK, ask),
    renders(LEAVE, leave),
    renders(REVOKE, revoke),
    renders(DELETE, delete),
    renders(PIN, pin),
    renders(UNPIN, unpin),
)


def as_row(due: DueRow) -> OutboxRow:
    """Return a row as views know it, bound to no session.

    General is topic 1 in every client; a message to it names no topic.
    """
    row = OutboxRow(
        chat_id=due.chat_id,
        kind=due.kind,
        values=due.values,
        due_at=due.due_at,
        thread_id=None if due.thread_id == GENERAL_TOPIC else due.thread_id,
        lane=due.lane,
        policy=due.policy,
        attempts=due.attempts,
        expires_at=due.expires_at,
    )
    row.id = due.id
    return row
