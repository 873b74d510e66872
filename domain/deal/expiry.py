"""The end of a deal: every post of it is taken back, edited, or known to be nowhere."""

from collections.abc import Mapping
from datetime import datetime

from domain.deal.deal import DealFacts, is_over
from storage.database import Tx
from storage.deal import deals
from storage.delivery import outbox
from storage.delivery.kinds import UNPIN, Kind, MessageRef
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.post import posts
from storage.post.tables import Post, PostState


class EndedPost(DealFacts):
    """The post's own values, and the message it became."""

    zone: str
    disclosure: str | None
    message_id: int


EDIT: Kind[EndedPost] = Kind("deal.ended")
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
        ended = {**row.values, "message_id": row.message_id}
        outbox.put(tx, _row(row, EDIT, ended, now=now))
        if post.pinned:
            unpinned = MessageRef(message_id=row.message_id)
            outbox.put(tx, _row(row, UNPIN, unpinned, now=now))


def _row(sent: OutboxRow, kind: str, values: Mapping[str, object], *, now: datetime) -> OutboxRow:
    return OutboxRow(
        chat_id=sent.chat_id,
        kind=kind,
        values=values,
        due_at=now,
        thread_id=sent.thread_id,
        lane=Lane.BROADCAST,
        policy=RetryPolicy.IDEMPOTENT,
        pictured=sent.pictured,
    )
