"""How things stand now, for a monitor: what waits to be sent, what happened in the last hour, money that waits.

Few statements, each along an index; nobody is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage.database import Tx
from storage.delivery.tables import Cooldown, OutboxRow, OutboxState
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import Seat
from storage.order_list.tables import ListOrder
from storage.payout.tables import Withdrawal, WithdrawalState
from storage.post.tables import Post

HOUR = timedelta(hours=1)
SHOWN = (
    OutboxState.QUEUED,
    OutboxState.SENDING,
    OutboxState.HELD,
    OutboxState.UNKNOWN,
    OutboxState.FAILED,
)
"""States that somebody may have to do something about; what was sent is counted by posts."""
OPEN = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED)


@dataclass(frozen=True)
class Gauges:
    """One reading."""

    outbox: Sequence[tuple[str, int, datetime]]
    """State, rows, and when the oldest was due."""
    frozen_chats: int
    seats: int
    """Of the last hour, as are the next three."""
    claims: int
    list_orders: int
    posts: Sequence[tuple[str, int]]
    """By state."""
    withdrawals: Sequence[tuple[str, str, int, int]]
    """State, currency, how many, and their sum in minor units."""


async def read(tx: Tx, *, now: datetime) -> Gauges:
    """Return how things stand."""
    since = now - HOUR
    seats = select(func.count(Seat.id)).where(Seat.joined_at >= since)
    claims = select(func.count(Claim.id)).where(Claim.claimed_at >= since)
    orders = select(func.count(ListOrder.id)).where(ListOrder.placed_at >= since)
    frozen = select(func.count(Cooldown.chat_id)).where(Cooldown.until > now)
    return Gauges(
        outbox=await _outbox(tx),
        frozen_chats=await tx.scalar(frozen) or 0,
        seats=await tx.scalar(seats) or 0,
        claims=await tx.scalar(claims) or 0,
        list_orders=await tx.scalar(orders) or 0,
        posts=await _posts(tx, since, now),
        withdrawals=await _withdrawals(tx),
    )


async def _outbox(tx: Tx) -> Sequence[tuple[str, int, datetime]]:
    number, oldest = func.count(OutboxRow.id), func.min(OutboxRow.due_at)
    rows = select(OutboxRow.state, number, oldest).where(OutboxRow.state.in_(SHOWN))
    found = await tx.execute(rows.group_by(OutboxRow.state).order_by(OutboxRow.state))
    return [(state, count, due_at) for state, count, due_at in found]


async def _posts(tx: Tx, since: datetime, now: datetime) -> Sequence[tuple[str, int]]:
    rows = select(Post.state, func.count(Post.id)).where(Post.due_at >= since, Post.due_at <= now)
    found = await tx.execute(rows.group_by(Post.state).order_by(Post.state))
    return [(state, count) for state, count in found]


async def _withdrawals(tx: Tx) -> Sequence[tuple[str, str, int, int]]:
    key = (Withdrawal.state, Withdrawal.currency)
    number, total = func.count(Withdrawal.id), func.sum(Withdrawal.amount_minor)
    rows = select(*key, number, total).where(Withdrawal.state.in_(OPEN))
    found = await tx.execute(rows.group_by(*key).order_by(*key))
    return [(state, currency, count, int(minor)) for state, currency, count, minor in found]
