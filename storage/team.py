"""What time makes due about group buys, in indexed pages: a tick costs the same with ten
teams and with a hundred thousand.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select

from storage.database import Tx
from storage.group_buy import GroupBuy, OfferState, Seat, SeatState, Team, TeamState


async def lapsing(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the reservations whose time is over."""
    rows = select(Seat.id).where(Seat.state == SeatState.RESERVED, Seat.until <= now)
    return (await tx.scalars(rows.order_by(Seat.until).limit(limit))).all()


async def closing(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the open teams whose deadline has passed."""
    rows = select(Team.id).where(Team.state == TeamState.OPEN, Team.closes_at <= now)
    return (await tx.scalars(rows.order_by(Team.closes_at).limit(limit))).all()


async def ending(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the teams whose members are to be told how it ended."""
    patient = and_(Team.state == TeamState.EXPIRED, func.coalesce(Team.merge_until, now) <= now)
    rows = select(Team.id).where(or_(Team.state == TeamState.FILLED, patient))
    return (await tx.scalars(rows.order_by(Team.id).limit(limit))).all()


async def reminding(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the open teams of whose deadline somebody wants to be reminded now."""
    rows = select(Team.id).where(Team.state == TeamState.OPEN, Team.remind_at <= now)
    return (await tx.scalars(rows.order_by(Team.remind_at).limit(limit))).all()


async def opening(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the scheduled group buys whose time has come."""
    rows = select(GroupBuy.id).where(
        GroupBuy.state == OfferState.SCHEDULED, GroupBuy.starts_at <= now
    )
    return (await tx.scalars(rows.order_by(GroupBuy.starts_at).limit(limit))).all()


async def over(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the open group buys whose end has passed and none of whose teams is running."""
    still = (TeamState.OPEN, TeamState.FILLED, TeamState.EXPIRED)
    busy = exists().where(Team.group_buy_id == GroupBuy.id, Team.state.in_(still))
    rows = select(GroupBuy.id).where(
        GroupBuy.state == OfferState.OPEN, GroupBuy.ends_at <= now, ~busy
    )
    return (await tx.scalars(rows.order_by(GroupBuy.ends_at).limit(limit))).all()
