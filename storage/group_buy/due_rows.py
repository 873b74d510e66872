"""Pages of teams: those one may still get into, and those that time makes something due about.

Each question is answered by an index: a tick costs the same with ten teams and with a hundred
thousand.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select

from storage.database import Tx
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    GroupBuyState,
    Seat,
    SeatState,
    Team,
    TeamState,
)


async def open_teams(
    tx: Tx, group_buy_id: int, *, now: datetime, limit: int, but: int = 0
) -> Sequence[Team]:
    """Return teams with a free place, the oldest first."""
    rows = (
        select(Team)
        .where(
            Team.group_buy_id == group_buy_id,
            Team.state == TeamState.OPEN,
            Team.closes_at > now,
            Team.id != but,
            or_(Team.size.is_(None), Team.taken < Team.size),
        )
        .order_by(Team.id)
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return (await tx.scalars(rows)).all()


async def nearly_full(tx: Tx, group_buy_id: int, *, now: datetime, limit: int) -> Sequence[Team]:
    """Return teams with a free place, those that lack the fewest first."""
    rows = (
        select(Team)
        .where(
            Team.group_buy_id == group_buy_id,
            Team.state == TeamState.OPEN,
            Team.closes_at > now,
            or_(Team.size.is_(None), Team.taken < Team.size),
        )
        .order_by((Team.goal - Team.taken), Team.id)
        .limit(limit)
    )
    return (await tx.scalars(rows)).all()


async def has_running(tx: Tx, group_buy_id: int) -> bool:
    """Whether a team is still forming, or its members are still to be told."""
    still = (TeamState.OPEN, TeamState.FILLED, TeamState.EXPIRED)
    rows = select(exists().where(Team.group_buy_id == group_buy_id, Team.state.in_(still)))
    return bool(await tx.scalar(rows))


async def to_lapse(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the reservations whose time is over."""
    rows = select(Seat.id).where(Seat.state == SeatState.RESERVED, Seat.until <= now)
    return (await tx.scalars(rows.order_by(Seat.until, Seat.id).limit(limit))).all()


async def to_close(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the open teams whose deadline has passed."""
    rows = select(Team.id).where(Team.state == TeamState.OPEN, Team.closes_at <= now)
    return (await tx.scalars(rows.order_by(Team.closes_at).limit(limit))).all()


async def to_notify(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the teams whose members are to be told how it ended."""
    patient = and_(Team.state == TeamState.EXPIRED, func.coalesce(Team.merge_until, now) <= now)
    rows = select(Team.id).where(or_(Team.state == TeamState.FILLED, patient))
    return (await tx.scalars(rows.order_by(Team.id).limit(limit))).all()


async def to_remind(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the open teams of whose deadline somebody wants to be reminded now."""
    rows = select(Team.id).where(Team.state == TeamState.OPEN, Team.remind_at <= now)
    return (await tx.scalars(rows.order_by(Team.remind_at).limit(limit))).all()


async def offers_to_open(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the scheduled group buys whose time has come."""
    rows = select(GroupBuy.id).where(
        GroupBuy.state == GroupBuyState.SCHEDULED, GroupBuy.starts_at <= now
    )
    return (await tx.scalars(rows.order_by(GroupBuy.starts_at, GroupBuy.id).limit(limit))).all()


async def offers_to_close(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the open group buys that are over, and none of whose teams is running.

    Their end has passed, the stock is gone, or it was a pool, whose one team has ended.
    """
    still = (TeamState.OPEN, TeamState.FILLED, TeamState.EXPIRED)
    busy = exists().where(Team.group_buy_id == GroupBuy.id, Team.state.in_(still))
    past = or_(
        GroupBuy.ends_at <= now,
        GroupBuy.units_taken >= GroupBuy.stock_total,
        GroupBuy.shape == GroupBuyShape.POOL,
    )
    rows = select(GroupBuy.id).where(GroupBuy.state == GroupBuyState.OPEN, past, ~busy)
    return (await tx.scalars(rows.order_by(GroupBuy.ends_at, GroupBuy.id).limit(limit))).all()
