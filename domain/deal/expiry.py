"""The end of a deal: every post of it is taken back, edited, or known to be nowhere."""

from datetime import datetime

from domain.deal.deal import is_over
from storage.database import Tx
from storage.deal import deals
from storage.delivery import outbox
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.post import posts
from storage.post.tables import Post, PostState

EDIT = "deal.ended"
"""The kind of the edit: the post's own values, and the `message_id` it became."""
UNPIN = "message.unpin"
"""The sender's own kind, for any message."""
POSTS_MAX = 500
"""Posts ended in one transaction."""
WAITING = {OutboxState.QUEUED, OutboxState.HELD}


async def end_posts(tx: Tx, deal_id: int, *, now: datetime) -> int:
    """End up to `POSTS_MAX` posts of a deal that is over; return how many.

    The deal is closed once none is left to look at.
    """
    deal = await deals.lock(tx, deal_id)
    if deal is None or deal.closed_at is not None or not is_over(deal, now=now):
        return 0
    live = await posts.lock_live(tx, deal_id, limit=POSTS_MAX)
    under_way = 0
    for post, row in live:
        if row.state == OutboxState.SENDING:
            under_way += 1
        else:
            await _end_post(tx, post, row, now=now)
    if not under_way and len(live) < POSTS_MAX:
        deal.closed_at = now
    return len(live) - under_way


async def _end_post(tx: Tx, post: Post, row: OutboxRow, *, now: datetime) -> None:
    post.state = PostState.ENDED
    if row.state in WAITING:
        row.state, row.reason, row.settled_at = OutboxState.SKIPPED, "lint.over", now
    elif row.state == OutboxState.SENT and row.message_id:
        values = row.values | {"message_id": row.message_id}
        outbox.put(tx, _row(row, EDIT, values, now=now))
        if post.pinned:
            outbox.put(tx, _row(row, UNPIN, {"message_id": row.message_id}, now=now))


def _row(sent: OutboxRow, kind: str, values: dict[str, object], *, now: datetime) -> OutboxRow:
    return OutboxRow(
        chat_id=sent.chat_id,
        kind=kind,
        values=values,
        due_at=now,
        thread_id=sent.thread_id,
        lane=Lane.BROADCAST,
        policy=RetryPolicy.IDEMPOTENT,
    )
