"""Queries on referral programs: which are open, and the one that every shop has."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select

from storage.columns import lock_row
from storage.database import Tx
from storage.referral.tables import ReferralProgram

OPEN_MAX = 10
"""Programs that run at the same time."""


async def listed(tx: Tx, *, limit: int) -> Sequence[ReferralProgram]:
    """Return every program, the oldest first."""
    return (
        await tx.scalars(select(ReferralProgram).order_by(ReferralProgram.id).limit(limit))
    ).all()


async def find(tx: Tx, program_id: int) -> ReferralProgram | None:
    """Return the program with this id."""
    return await tx.get(ReferralProgram, program_id)


async def open_now(tx: Tx, *, now: datetime) -> Sequence[ReferralProgram]:
    """Return the programs that run, the shop's first."""
    rows = select(ReferralProgram).where(
        ReferralProgram.starts_at <= now,
        ReferralProgram.closed_at.is_(None),
        or_(ReferralProgram.ends_at.is_(None), ReferralProgram.ends_at > now),
    )
    return (await tx.scalars(rows.order_by(ReferralProgram.id).limit(OPEN_MAX))).all()


async def lock(tx: Tx, program_id: int) -> ReferralProgram | None:
    """Load a program and hold it until the transaction ends: bindings of it happen one by one."""
    return await lock_row(tx, ReferralProgram, ReferralProgram.id == program_id)


async def find_default(tx: Tx) -> ReferralProgram | None:
    """Return the default program, which the first touch makes."""
    return (await tx.scalars(select(ReferralProgram).where(ReferralProgram.is_house))).one_or_none()
