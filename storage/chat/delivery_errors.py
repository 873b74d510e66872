"""What went wrong in chats, kept for a month: 429s and refusals, as a chat's health shows them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select

from storage.chat.tables import DeliveryFailure, Membership
from storage.columns import change_rows
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy

TOO_MANY = "429"
"""What Telegram answers to whoever is too fast."""
KEPT = timedelta(days=30)
MOMENTS_MAX = 5_000


async def record(tx: Tx, troubles: Collection[tuple[int, str]], *, now: datetime) -> None:
    """Write down (chat, what) of what was refused now, and forget what is older than a month."""
    if not troubles:
        return
    cells = [{"chat_id": chat_id, "at": now, "what": what} for chat_id, what in troubles]
    await tx.execute(insert(DeliveryFailure), cells)
    await change_rows(tx, delete(DeliveryFailure).where(DeliveryFailure.at < now - KEPT))


async def counts(tx: Tx, chat_id: int, *, since: datetime) -> dict[str, int]:
    """Return how often each thing went wrong in a chat since a moment."""
    rows = (
        select(DeliveryFailure.what, func.count())
        .where(DeliveryFailure.chat_id == chat_id, DeliveryFailure.at >= since)
        .group_by(DeliveryFailure.what)
        .order_by(func.count().desc(), DeliveryFailure.what)
    )
    return {what: int(number) for what, number in await tx.execute(rows)}


async def post_times(tx: Tx, chat_id: int, *, since: datetime) -> Sequence[datetime]:
    """Return when posts arrived in a chat since a moment; edits are no posts."""
    rows = select(OutboxRow.settled_at).where(
        OutboxRow.chat_id == chat_id,
        OutboxRow.state == OutboxState.SENT,
        OutboxRow.policy == RetryPolicy.AT_MOST_ONCE,
        OutboxRow.settled_at >= since,
    )
    found = await tx.scalars(rows.order_by(OutboxRow.settled_at.desc()).limit(MOMENTS_MAX))
    return [moment for moment in found if moment is not None]


async def leave_times(tx: Tx, chat_id: int, *, since: datetime) -> Sequence[datetime]:
    """Return when members left a chat since a moment."""
    rows = select(Membership.left_at).where(
        Membership.chat_id == chat_id, Membership.left_at >= since
    )
    found = await tx.scalars(rows.order_by(Membership.left_at.desc()).limit(MOMENTS_MAX))
    return [moment for moment in found if moment is not None]
