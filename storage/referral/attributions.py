"""Queries on touches and attributions: what says who brought whom, and what is decided of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, select

from storage.columns import lock_row
from storage.database import Tx
from storage.referral.tables import Attribution, AttributionState, ReferralProgram, Touch

EARLIER = -1
"""The place of everything before the first span."""


async def promoter_of(tx: Tx, invitee_id: int) -> int | None:
    """Return who earns on what a member buys: their promoter in the default program."""
    rows = (
        select(Attribution.referrer_id)
        .join(ReferralProgram, ReferralProgram.id == Attribution.program_id)
        .where(
            ReferralProgram.is_house,
            Attribution.invitee_id == invitee_id,
            Attribution.state == AttributionState.BOUND,
        )
    )
    return await tx.scalar(rows)


async def lock(tx: Tx, program_id: int, invitee_id: int) -> Attribution | None:
    """Load a newcomer's attribution in a program and hold it."""
    return await lock_row(
        tx, Attribution, Attribution.program_id == program_id, Attribution.invitee_id == invitee_id
    )


async def lock_by_id(tx: Tx, attribution_id: int) -> Attribution | None:
    """Load an attribution and hold it."""
    return await lock_row(tx, Attribution, Attribution.id == attribution_id)


async def is_in_upline(tx: Tx, program_id: int, member_id: int, *, above: int) -> bool:
    """Return whether somebody stands above a member in a program, however many steps up.

    One question, which ends also where the rows should ever form a loop: a step that was seen is
    not taken again.
    """
    bound = (Attribution.program_id == program_id, Attribution.state == AttributionState.BOUND)
    up = (
        select(Attribution.referrer_id.label("id"))
        .where(*bound, Attribution.invitee_id == member_id)
        .cte("up", recursive=True)
    )
    up = up.union(
        select(Attribution.referrer_id).join(up, Attribution.invitee_id == up.c.id).where(*bound)
    )
    return await tx.scalar(select(up.c.id).where(up.c.id == above).limit(1)) is not None


async def count_referred(tx: Tx, referrer_id: int) -> int:
    """Return how many people count as brought by a member, in the default program."""
    rows = (
        select(func.count(Attribution.id))
        .join(ReferralProgram, ReferralProgram.id == Attribution.program_id)
        .where(
            ReferralProgram.is_house,
            Attribution.referrer_id == referrer_id,
            Attribution.state == AttributionState.BOUND,
        )
    )
    return int(await tx.scalar(rows) or 0)


async def count_referred_by_span(
    tx: Tx, referrer_id: int, moments: Sequence[datetime]
) -> dict[int, int]:
    """Count whom a member brought, by the place of the span between moments; `EARLIER` than all.

    It counts who `bound_to` counts, by since when they do.
    """
    place = case(
        *[(Attribution.since < first, number - 1) for number, first in enumerate(moments[:-1])],
        else_=len(moments) - 2,
    )
    rows = (
        select(place, func.count(Attribution.id))
        .join(ReferralProgram, ReferralProgram.id == Attribution.program_id)
        .where(
            ReferralProgram.is_house,
            Attribution.referrer_id == referrer_id,
            Attribution.state == AttributionState.BOUND,
        )
        .group_by(place)
    )
    return {int(number): int(count) for number, count in await tx.execute(rows)}


async def awaiting_answers(tx: Tx, *, limit: int) -> Sequence[Attribution]:
    """Return what waits for the word of somebody, the oldest first."""
    rows = select(Attribution).where(Attribution.state == AttributionState.ASKED)
    return (await tx.scalars(rows.order_by(Attribution.id).limit(limit))).all()


async def expired(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return what nobody answered in time."""
    rows = select(Attribution.id).where(
        Attribution.state == AttributionState.ASKED, Attribution.expires_at <= now
    )
    return (await tx.scalars(rows.order_by(Attribution.expires_at).limit(limit))).all()


async def by_touch(tx: Tx, touch_id: int) -> Sequence[Attribution]:
    """Return the attributions that one touch decided, held, by program."""
    rows = select(Attribution).where(Attribution.touch_id == touch_id)
    rows = rows.order_by(Attribution.program_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()


async def count_touches(tx: Tx, invitee_id: int, *, since: datetime) -> int:
    """Return how many touches of a newcomer were written down after a moment."""
    rows = select(func.count(Touch.id)).where(Touch.invitee_id == invitee_id, Touch.at > since)
    return int(await tx.scalar(rows) or 0)


async def touches_of(tx: Tx, invitee_id: int, *, limit: int) -> list[Touch]:
    """Return the newest touches of a newcomer."""
    rows = select(Touch).where(Touch.invitee_id == invitee_id)
    return list(await tx.scalars(rows.order_by(Touch.id.desc()).limit(limit)))
