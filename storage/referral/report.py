"""What the referral report counts: rows of touches, attributions and newcomers, between two moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Tx
from storage.members import Member
from storage.referral.tables import Attribution, AttributionState, ReferralProgram, Touch


@dataclass(frozen=True, slots=True)
class ReportCount:
    """How many rows share a program, and what else they are counted by."""

    program: str
    what: str
    how: str
    number: int


async def count_bound(tx: Tx, start: datetime, end: datetime) -> Sequence[ReportCount]:
    """Count what was bound, by program, confidence and kind of the touch that decided."""
    rows = (
        select(ReferralProgram.name, Attribution.confidence, Touch.kind, func.count())
        .select_from(Attribution)
        .join(ReferralProgram, ReferralProgram.id == Attribution.program_id)
        .join(Touch, Touch.id == Attribution.touch_id)
        .where(
            Attribution.state == AttributionState.BOUND,
            Attribution.since >= start,
            Attribution.since < end,
        )
        .group_by(ReferralProgram.name, Attribution.confidence, Touch.kind)
        .order_by(ReferralProgram.name, Attribution.confidence, Touch.kind)
    )
    return [ReportCount(*row) for row in await tx.execute(rows)]


async def count_refused(tx: Tx, start: datetime, end: datetime) -> Sequence[tuple[str, int]]:
    """Count the touches that bound nobody although they named somebody, by the reason."""
    rows = (
        select(Touch.refused, func.count())
        .where(Touch.refused.is_not(None), Touch.at >= start, Touch.at < end)
        .group_by(Touch.refused)
        .order_by(Touch.refused)
    )
    return [(str(reason), int(number)) for reason, number in await tx.execute(rows)]


async def count_newcomers(tx: Tx, start: datetime, end: datetime) -> tuple[int, int]:
    """Count who was first seen in the time, and who of them counts for nobody."""
    new = (Member.first_seen_at >= start) & (Member.first_seen_at < end)
    attributed = (
        select(Attribution.invitee_id)
        .join(ReferralProgram, ReferralProgram.id == Attribution.program_id)
        .where(ReferralProgram.is_house, Attribution.state == AttributionState.BOUND)
    )
    every = await tx.scalar(select(func.count(Member.id)).where(new)) or 0
    nobodys = await tx.scalar(
        select(func.count(Member.id)).where(new, Member.id.not_in(attributed))
    )
    return int(every), int(nobodys or 0)
