"""Pinning a post once it is there, and taking the pin off the one before where that is wanted.

The right is looked at when the post has arrived: without it the post stays as it is, unpinned.
"""

from datetime import datetime

from domain.chat.pin_right import may_pin
from storage.campaign.tables import PinMode
from storage.chat import chats
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import PIN, UNPIN, Kind, MessageRef
from storage.delivery.tables import Lane, OutboxRow, RetryPolicy
from storage.post import posts

PINNED_MAX = 50
"""Older posts that lose their pin at once."""


async def pin_sent(
    tx: Tx, row_id: int, chat_id: int, message_id: int, mode: str, *, now: datetime
) -> None:
    """Pin the post that a row of the outbox became, if the bot may."""
    post = await posts.of_row(tx, row_id)
    if post is None or not may_pin(await chats.find(tx, chat_id)):
        return
    if mode == PinMode.REPLACE:
        await _unpin_older(tx, chat_id, now=now)
    post.pinned = True
    outbox.put(tx, _row(PIN, chat_id, message_id, now=now))
    await tx.flush()


async def _unpin_older(tx: Tx, chat_id: int, *, now: datetime) -> None:
    """Take the pin off the posts of a chat; cards of promotions keep theirs."""
    for older, sent in await posts.pinned_in(tx, chat_id, limit=PINNED_MAX):
        older.pinned = False
        outbox.put(tx, _row(UNPIN, chat_id, sent, now=now))


def _row(kind: Kind[MessageRef], chat_id: int, message_id: int, *, now: datetime) -> OutboxRow:
    return OutboxRow(
        chat_id=chat_id,
        kind=kind,
        values=MessageRef(message_id=message_id),
        due_at=now,
        lane=Lane.BROADCAST,
        policy=RetryPolicy.IDEMPOTENT,
    )
