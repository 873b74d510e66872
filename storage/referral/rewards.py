"""Queries on rewards: which are promised, which are due, and sums by promoter."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import aliased

from storage.columns import lock_row
from storage.database import Tx
from storage.members import Member
from storage.payout.tables import PayoutAccount
from storage.referral.tables import ReferralProgram, Reward, RewardState


@dataclass(frozen=True, slots=True)
class PromisedRewards:
    """How many rewards of more than 0 a promoter was promised and did not lose."""

    on_day: int
    total: int


async def lock(tx: Tx, reward_id: int) -> Reward | None:
    """Load a reward and hold it until the transaction ends."""
    return await lock_row(tx, Reward, Reward.id == reward_id)


async def lock_of_invitee(tx: Tx, program_id: int, invitee_id: int) -> Reward | None:
    """Return a newcomer's reward in a program, held."""
    return await lock_row(
        tx, Reward, Reward.program_id == program_id, Reward.invitee_id == invitee_id
    )


async def lock_for_invitee(
    tx: Tx, invitee_id: int, states: Collection[RewardState]
) -> Sequence[Reward]:
    """Return a newcomer's rewards in some states, held, by program."""
    rows = select(Reward).where(Reward.invitee_id == invitee_id, Reward.state.in_(states))
    rows = rows.order_by(Reward.program_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()


async def count_promised(
    tx: Tx, program_id: int, referrer_id: int, *, day: datetime
) -> PromisedRewards:
    """Count what a promoter was promised in a program, on the day that begins then and in all."""
    that_day = (Reward.made_at >= day) & (Reward.made_at < day + timedelta(days=1))
    rows = select(func.count(case((that_day, 1))), func.count(Reward.id)).where(
        Reward.program_id == program_id,
        Reward.referrer_id == referrer_id,
        Reward.amount_minor > 0,
        Reward.state != RewardState.VOID,
    )
    on_it, in_all = (await tx.execute(rows)).one()
    return PromisedRewards(int(on_it), int(in_all))


async def made_since(tx: Tx, program_id: int, referrer_id: int, *, since: datetime) -> int:
    """Count the newcomers a promoter brought into a program after a moment."""
    rows = select(func.count(Reward.id)).where(
        Reward.program_id == program_id,
        Reward.referrer_id == referrer_id,
        Reward.made_at > since,
    )
    return int(await tx.scalar(rows) or 0)


async def share_account(tx: Tx, one: int, other: int) -> bool:
    """Return whether two members want their money on the same account."""
    mine, theirs = aliased(PayoutAccount), aliased(PayoutAccount)
    rows = select(mine.member_id).join(theirs, theirs.digest == mine.digest)
    rows = rows.where(mine.member_id == one, theirs.member_id == other)
    return await tx.scalar(rows) is not None


async def members_with_account(tx: Tx, digest: str) -> Sequence[int]:
    """Return whose account this is, by its digest."""
    rows = select(PayoutAccount.member_id).where(PayoutAccount.digest == digest)
    return (await tx.scalars(rows)).all()


async def between(
    tx: Tx, member_id: int, others: Collection[int], states: Collection[RewardState]
) -> Sequence[Reward]:
    """Return rewards of more than 0 in which a member is on one side and one of others on the other."""
    sides = or_(
        and_(Reward.invitee_id == member_id, Reward.referrer_id.in_(others)),
        and_(Reward.referrer_id == member_id, Reward.invitee_id.in_(others)),
    )
    rows = select(Reward).where(sides, Reward.amount_minor > 0, Reward.state.in_(states))
    rows = rows.order_by(Reward.id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()


async def due(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the rewards whose conditions of time and purchase are met, the oldest first."""
    bought = or_(Reward.wants_purchase.is_(False), Reward.purchased_at.is_not(None))
    rows = select(Reward.id).where(
        Reward.state == RewardState.PENDING, Reward.vests_at <= now, bought
    )
    return (await tx.scalars(rows.order_by(Reward.vests_at, Reward.id).limit(limit))).all()


async def counts_of(tx: Tx, referrer_id: int) -> dict[str, int]:
    """Return how many rewards of a promoter are in each state."""
    rows = select(Reward.state, func.count(Reward.id)).where(Reward.referrer_id == referrer_id)
    return {state: int(number) for state, number in await tx.execute(rows.group_by(Reward.state))}


async def people_of(tx: Tx, referrer_id: int) -> dict[str, int]:
    """Return how many newcomers of a promoter are in each state, each of them once.

    Counted is the default program: others may reward the same people again.
    """
    rows = (
        select(Reward.state, func.count(Reward.id))
        .join(ReferralProgram, ReferralProgram.id == Reward.program_id)
        .where(ReferralProgram.is_house, Reward.referrer_id == referrer_id)
    )
    return {state: int(number) for state, number in await tx.execute(rows.group_by(Reward.state))}


async def counts(tx: Tx) -> dict[str, int]:
    """Return how many rewards are in each state."""
    rows = select(Reward.state, func.count(Reward.id)).group_by(Reward.state)
    return {state: int(number) for state, number in await tx.execute(rows)}


async def page_of(
    tx: Tx, referrer_id: int, *, limit: int, offset: int
) -> Sequence[tuple[Reward, Member | None, ReferralProgram]]:
    """Return a promoter's rewards with newcomer and program, the newest first."""
    rows = (
        select(Reward, Member, ReferralProgram)
        .outerjoin(Member, Member.id == Reward.invitee_id)
        .join(ReferralProgram, ReferralProgram.id == Reward.program_id)
        .where(Reward.referrer_id == referrer_id)
        .order_by(Reward.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [(reward, member, program) for reward, member, program in await tx.execute(rows)]


async def listed(
    tx: Tx, states: Collection[str], *, limit: int
) -> Sequence[tuple[Reward, Member | None]]:
    """Return rewards in some states with their promoters, the oldest first."""
    rows = (
        select(Reward, Member)
        .outerjoin(Member, Member.id == Reward.referrer_id)
        .where(Reward.state.in_(states))
        .order_by(Reward.id)
        .limit(limit)
    )
    return [(reward, member) for reward, member in await tx.execute(rows)]


async def count(tx: Tx, states: Collection[str]) -> int:
    """Return how many rewards are in some states."""
    rows = select(func.count(Reward.id)).where(Reward.state.in_(states))
    return int(await tx.scalar(rows) or 0)
