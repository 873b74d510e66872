"""What people did and what was posted, counted in spans; and by the hour of the day.

A quarter of an hour is in one hour of every zone there is, so that the shop's own clock can be laid
over it afterwards.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Select, cast, extract, func, or_, select

from storage.chat.tables import Membership, PressCount
from storage.database import Tx
from storage.delivery.tables import OutboxRow
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import Seat
from storage.members import Member
from storage.numbers.spans import At, ChatFilter, Counted, Span, by_span, count, in_chats
from storage.order_list.tables import ListOrder
from storage.post.tables import Post
from storage.referral.tables import Attribution, AttributionState, ReferralProgram, Touch

QUARTER_HOUR_S = 900
CAME = or_(Membership.left_at.is_(None), Membership.left_at != Membership.joined_at)
"""Whoever was first heard of when they left has not come."""
JOINED = (
    (Seat.joined_at, Seat.chat_id),
    (Claim.claimed_at, Claim.chat_id),
    (ListOrder.placed_at, ListOrder.chat_id),
)


async def posts(tx: Tx, counted: Counted, state: str) -> Mapping[int, int]:
    """Count the posts that were due and ended in a state."""
    rows = by_span(Post.due_at, counted, func.count())
    rows = rows.join(OutboxRow, OutboxRow.id == Post.outbox_id).where(OutboxRow.state == state)
    found = await tx.execute(in_chats(rows, Post.chat_id, counted.chats))
    return {place: int(number) for place, number in found}


async def group_buy_joins(tx: Tx, counted: Counted) -> Mapping[int, int]:
    """Count the seats in group buys that were taken, whatever became of them."""
    return await count(tx, Seat.joined_at, counted, Seat.chat_id)


async def flash_sale_claims(tx: Tx, counted: Counted) -> Mapping[int, int]:
    """Count the claims in flash sales that were made, whatever became of them."""
    return await count(tx, Claim.claimed_at, counted, Claim.chat_id)


async def list_orders(tx: Tx, counted: Counted) -> Mapping[int, int]:
    """Count the orders of lists that were placed, whatever became of them."""
    return await count(tx, ListOrder.placed_at, counted, ListOrder.chat_id)


async def chat_joins(tx: Tx, counted: Counted) -> Mapping[int, int]:
    """Count who came into a chat, for the first time or again."""
    return await count(tx, Membership.joined_at, counted, Membership.chat_id, CAME)


async def chat_leaves(tx: Tx, counted: Counted) -> Mapping[int, int]:
    """Count who left a chat, or was removed from it, and has not come back."""
    return await count(tx, Membership.left_at, counted, Membership.chat_id)


async def newcomers(tx: Tx, counted: Counted) -> Mapping[int, int]:
    """Count who was first seen, or, of some chats, who first came into one of them."""
    if counted.chats is None:
        return await count(tx, Member.first_seen_at, counted, None)
    people = func.count(Membership.member_id.distinct())
    # The span is that of the last coming, for which an index is there: the first is never later.
    since, until = counted.whole
    found: dict[int, int] = {}
    for place, span in enumerate(counted.spans):
        rows = select(people).where(
            Membership.joined_at >= since,
            Membership.first_joined_at >= span[0],
            Membership.first_joined_at < min(span[1], until),
            Membership.chat_id.in_(counted.chats),
            CAME,
        )
        found[place] = int(await tx.scalar(rows) or 0)
    return found


async def presses(tx: Tx, counted: Counted) -> Mapping[str, Mapping[int, int]]:
    """Count the presses that came from groups and channels, by what was pressed."""
    rows = by_span(PressCount.at, counted, PressCount.kind, func.sum(PressCount.number))
    rows = in_chats(rows.group_by(PressCount.kind), PressCount.chat_id, counted.chats)
    found: dict[str, dict[int, int]] = {}
    for place, kind, number in await tx.execute(rows):
        found.setdefault(kind, {})[place] = int(number)
    return found


async def made_in_chats(tx: Tx, span: Span, chats: ChatFilter) -> int:
    """Count the joins, claims and orders that were made in a chat rather than in private."""
    total = 0
    for at, chat_id in JOINED:
        rows = select(func.count()).where(at >= span[0], at < span[1], chat_id.is_not(None))
        total += await tx.scalar(in_chats(rows, chat_id, chats)) or 0
    return total


async def sources(tx: Tx, span: Span | None, chats: ChatFilter) -> dict[str, int]:
    """Count newcomers who count for somebody, by the evidence for it; a span of None is all time.

    Everywhere they are who was first seen in the span; of some chats, who first came into those.
    """
    house = select(ReferralProgram.id).where(ReferralProgram.is_house).scalar_subquery()
    rows = (
        select(Touch.kind, func.count())
        .select_from(Attribution)
        .join(Touch, Touch.id == Attribution.touch_id)
        .where(Attribution.program_id == house, Attribution.state == AttributionState.BOUND)
        .group_by(Touch.kind)
    )
    if chats is not None:
        new = select(Membership.member_id).where(Membership.chat_id.in_(chats), CAME)
        if span is not None:
            new = new.where(
                Membership.joined_at
                >= span[0],  # What an index is there for; first is never later.
                Membership.first_joined_at >= span[0],
                Membership.first_joined_at < span[1],
            )
        rows = rows.where(Attribution.invitee_id.in_(new))
    elif span is not None:
        rows = rows.join(Member, Member.id == Attribution.invitee_id)
        rows = rows.where(Member.first_seen_at >= span[0], Member.first_seen_at < span[1])
    return {kind: int(number) for kind, number in await tx.execute(rows)}


async def first_seen(tx: Tx) -> datetime | None:
    """Return when the first member was seen: before that there is nothing to count."""
    found: datetime | None = await tx.scalar(select(func.min(Member.first_seen_at)))
    return found


async def joins_by_quarter(tx: Tx, span: Span, chats: ChatFilter) -> dict[datetime, int]:
    """Count joins, claims and orders by the quarter of an hour in which they were made."""
    found: dict[datetime, int] = {}
    for at, chat_id in JOINED:
        rows = in_chats(_by_quarter(at, span, func.count()), chat_id, chats)
        await _add(tx, rows, found)
    return found


async def presses_by_quarter(tx: Tx, span: Span, chats: ChatFilter) -> dict[datetime, int]:
    """Count presses by the quarter of an hour in which they came."""
    rows = _by_quarter(PressCount.at, span, func.sum(PressCount.number))
    found: dict[datetime, int] = {}
    await _add(tx, in_chats(rows, PressCount.chat_id, chats), found)
    return found


async def _add(tx: Tx, rows: Select[Any], found: dict[datetime, int]) -> None:
    for quarter, number in await tx.execute(rows):
        at = datetime.fromtimestamp(int(quarter) * QUARTER_HOUR_S, UTC)
        found[at] = found.get(at, 0) + int(number)


def _by_quarter(at: At, span: Span, number: Any) -> Select[Any]:
    quarter = (cast(extract("epoch", at), BigInteger) // QUARTER_HOUR_S).label("quarter")
    return select(quarter, number).where(at >= span[0], at < span[1]).group_by(quarter)
