"""What a day's digest counts: posts by their end, and chats in trouble, of all chats or of some."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select

from storage import columns
from storage.chat.tables import Chat, ChatState
from storage.columns import change_rows
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.installation import Fact
from storage.post.tables import Post

DAY = "digest_day"
"""`digest_day:7:2026-11-27` is there once member 7 was sent that day's digest."""


async def mark_sent(tx: Tx, member_id: int, day: str) -> bool:
    """Write down that a member's digest of a day is sent; return False if it was before."""
    of_member = f"{DAY}:{member_id}:"
    if await columns.insert_if_absent(tx, Fact(name=of_member + day, value={})) is None:
        return False
    older = delete(Fact).where(Fact.name.startswith(of_member), Fact.name != of_member + day)
    await change_rows(tx, older)
    return True


async def post_outcomes(
    tx: Tx, *, since: datetime, until: datetime, chats: Collection[int] | None
) -> Sequence[tuple[str, str | None, int]]:
    """Return (state, reason, number) of the posts that were due in a span; None is every chat."""
    rows = (
        select(OutboxRow.state, OutboxRow.reason, func.count().label("number"))
        .join(Post, Post.outbox_id == OutboxRow.id)
        .where(Post.due_at >= since, Post.due_at < until)
        .group_by(OutboxRow.state, OutboxRow.reason)
        .order_by(func.count().desc(), OutboxRow.reason)
    )
    if chats is not None:
        rows = rows.where(Post.chat_id.in_(chats))
    return [(row.state, row.reason, row.number) for row in await tx.execute(rows)]


async def count_unknown(tx: Tx, *, chats: Collection[int] | None) -> int:
    """Return how many messages nobody knows the end of."""
    rows = select(func.count()).where(OutboxRow.state == OutboxState.UNKNOWN)
    if chats is not None:
        rows = rows.where(OutboxRow.chat_id.in_(chats))
    return int(await tx.scalar(rows) or 0)


async def in_trouble(tx: Tx, *, chats: Collection[int] | None) -> Sequence[str]:
    """Return the titles of the chats that cannot be posted to and were not left on purpose."""
    fine = (ChatState.ACTIVE, ChatState.MIGRATED, ChatState.LEFT)
    rows = select(Chat.title).where(Chat.state.not_in(fine)).order_by(Chat.title)
    if chats is not None:
        rows = rows.where(Chat.id.in_(chats))
    return (await tx.scalars(rows)).all()
