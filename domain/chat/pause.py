"""A chat that an admin pauses, resumes, or tries with a test post.

posts <-> paused      new posts are held; edits and deletions go on
"""

from datetime import datetime
from typing import TypedDict

from domain.delivery import effects
from storage.chat.tables import Chat, ChatState
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy


class ChatTest(TypedDict):
    """A line that shows whether posts arrive, with the label that a chat wants."""

    disclosure: str | None


TEST: Kind[ChatTest] = Kind("chat.test")


async def pause(tx: Tx, chat: Chat, *, now: datetime) -> None:
    """Have nothing new posted to a chat until `resume`; told twice, it happens once."""
    chat.paused_at = chat.paused_at or now
    await tx.flush()
    await outbox.hold_posts(tx, chat.id, effects.HELD_FOR_PAUSE)


async def resume(tx: Tx, chat: Chat) -> int:
    """Let posts go to a chat again; return how many waited. What is too late is dropped."""
    chat.paused_at = None
    await tx.flush()
    released = await outbox.release(tx, chat.id, (effects.HELD_FOR_PAUSE,))
    if chat.state != ChatState.ACTIVE:
        await outbox.hold(tx, chat.id, chat.state)
    return released


async def test_post(tx: Tx, chat: Chat, *, now: datetime, expires_at: datetime) -> OutboxRow:
    """Queue a test post by the way that all posts go; it is not sent after `expires_at`."""
    row = OutboxRow(
        chat_id=chat.id,
        kind=TEST,
        values=ChatTest(disclosure=chat.disclosure),
        due_at=now,
        thread_id=chat.thread_id,
        lane=Lane.TRANSACTIONAL,
        policy=RetryPolicy.AT_MOST_ONCE,
        expires_at=expires_at,
    )
    outbox.put(tx, row)
    await tx.flush()
    return row
