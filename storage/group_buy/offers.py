"""Queries on group buys and their teams: found by code, locked, listed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, case, func, select

from storage.columns import lock_row
from storage.database import Tx
from storage.group_buy.tables import GroupBuy, GroupBuyState, Seat, SeatState, Team
from storage.members import Member

LIVE = (SeatState.RESERVED, SeatState.CONFIRMED)
"""States in which a seat takes a place in its team."""


async def by_code(tx: Tx, code: str) -> GroupBuy | None:
    """Return the group buy with this code, written as it is stored."""
    return (await tx.scalars(select(GroupBuy).where(GroupBuy.code == code))).one_or_none()


async def lock(tx: Tx, group_buy_id: int) -> GroupBuy | None:
    """Load a group buy and hold it until the transaction ends."""
    return await lock_row(tx, GroupBuy, GroupBuy.id == group_buy_id, key_share=True)


async def listed(tx: Tx, *, limit: int) -> Sequence[GroupBuy]:
    """Return the newest group buys of any state."""
    return (await tx.scalars(select(GroupBuy).order_by(GroupBuy.id.desc()).limit(limit))).all()


async def joinable(tx: Tx, *, now: datetime, limit: int) -> Sequence[GroupBuy]:
    """Return the group buys that run now, the one that ends first at the top."""
    rows = select(GroupBuy).where(
        GroupBuy.state != GroupBuyState.CLOSED, GroupBuy.starts_at <= now, GroupBuy.ends_at > now
    )
    return (await tx.scalars(rows.order_by(GroupBuy.ends_at, GroupBuy.id).limit(limit))).all()


async def coming(tx: Tx, *, now: datetime, limit: int) -> Sequence[GroupBuy]:
    """Return the group buys that begin later, the next one at the top."""
    rows = select(GroupBuy).where(GroupBuy.state != GroupBuyState.CLOSED, GroupBuy.starts_at > now)
    return (await tx.scalars(rows.order_by(GroupBuy.starts_at, GroupBuy.id).limit(limit))).all()


async def to_begin(tx: Tx, *, now: datetime, limit: int) -> Sequence[GroupBuy]:
    """Return the group buys that begin after now, the first at the top."""
    rows = select(GroupBuy).where(
        GroupBuy.state == GroupBuyState.SCHEDULED, GroupBuy.starts_at > now
    )
    return (await tx.scalars(rows.order_by(GroupBuy.starts_at, GroupBuy.id).limit(limit))).all()


async def running_or_newest(tx: Tx, *, limit: int) -> Sequence[GroupBuy]:
    """Return the group buys that are not closed, the one that ends first at the top, then others."""
    over = GroupBuy.state == GroupBuyState.CLOSED
    ends_first = case((over, None), else_=GroupBuy.ends_at)
    rows = select(GroupBuy).order_by(over, ends_first, GroupBuy.id.desc())
    return (await tx.scalars(rows.limit(limit))).all()


async def team_ids(tx: Tx, group_buy_id: int, states: Collection[str]) -> Sequence[int]:
    """Return the teams of a group buy in any of `states`, the oldest first."""
    rows = select(Team.id).where(Team.group_buy_id == group_buy_id, Team.state.in_(states))
    return (await tx.scalars(rows.order_by(Team.id))).all()


async def count_teams(tx: Tx, group_buy_id: int, states: Collection[str]) -> int:
    """Return how many teams of a group buy are in any of `states`."""
    rows = select(func.count()).where(Team.group_buy_id == group_buy_id, Team.state.in_(states))
    return await tx.scalar(rows) or 0


async def count_people(tx: Tx, group_buy_id: int) -> int:
    """Return how many people have a seat in a group buy."""
    has = (*LIVE, SeatState.REDEEMED)
    rows = select(func.count()).where(Seat.group_buy_id == group_buy_id, Seat.state.in_(has))
    return await tx.scalar(rows) or 0


async def seats_with_members(
    tx: Tx, group_buy_id: int, *, limit: int
) -> Sequence[Row[Team, Seat, str]]:
    """Return every seat of a group buy with its team and its member's name."""
    rows = (
        select(Team, Seat, Member.name)
        .join(Seat, Seat.team_id == Team.id)
        .join(Member, Member.id == Seat.member_id)
        .where(Seat.group_buy_id == group_buy_id)
        .order_by(Team.id, Seat.id)
        .limit(limit)
    )
    return (await tx.execute(rows)).all()
