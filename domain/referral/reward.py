"""Rewards: what a promoter gets for a newcomer, promised when they are bound, given when it is earned.

    bound -> pending -> its time has come, they stayed, they bought -> vested (domain.referral.vesting)
             pending -> they left -> void -> back within the grace -> pending, the absence added
             suspicion -> held -> a person -> pending | void; an absence meanwhile is added, too

Terms are copied to the reward when it is made. Caps and the budget are applied to what is promised:
who comes after they are used up is written down with an amount of 0, and the promoter hears why.
What comes back, or moves to another promoter, is measured anew: meanwhile others were promised.
The program's row is held by whoever binds, so that two promises never take the last of a budget.
Days of the cap are days of UTC. In the default program the amount is 0 and counts for contests.
"""

from datetime import UTC, datetime, timedelta
from typing import TypedDict

from domain.notify import notify_optional
from domain.referral import fraud
from domain.referral.fraud import RewardReason
from storage.commission import conversions
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.referral import programs, rewards
from storage.referral.tables import Attribution, ReferralProgram, Reward, RewardState
from storage.sealing import former_members

LEFT = "left"
"""Why a reward is void whose newcomer went away."""
ERASED = "erased"
"""Why a reward is void of which one side had everything about them erased."""
RETURNABLE = (RewardState.PENDING, RewardState.HELD, RewardState.VOID)
"""States that something may still come of: who is away may buy, and come back."""
NOTHING_LEFT = ("cap_day", "cap_total", "budget")
"""Why a reward is of 0."""


class RewardNews(TypedDict):
    """Newcomers count now, and what that brought."""

    people: int
    amounts: list[list[int | str]]
    """Each is minor units and their currency."""


NEWS: Kind[RewardNews] = Kind("reward.news")
CAPPED: Kind[RewardReason] = Kind("reward.capped")
"""A newcomer counts but earns nothing."""


def compute_reward(program: ReferralProgram, *, today: int, in_all: int) -> tuple[int, str | None]:
    """Return what a newcomer earns and why it is 0: caps count what was promised and still stands."""
    if not program.reward_minor:
        return 0, None
    if program.cap_day is not None and today >= program.cap_day:
        return 0, "cap_day"
    if program.cap_total is not None and in_all >= program.cap_total:
        return 0, "cap_total"
    if not affordable(program, program.reward_minor):
        return 0, "budget"
    return program.reward_minor, None


def affordable(program: ReferralProgram, minor: int) -> bool:
    """Return whether an amount is left in a program's budget."""
    return program.budget_minor is None or program.spent_minor + minor <= program.budget_minor


def restored_vests_at(reward: Reward, *, now: datetime) -> datetime:
    """Return when a reward vests after an absence: the time away is no time stayed."""
    return reward.vests_at + absence(reward.void_at, now=now)


def absence(since: datetime | None, *, now: datetime) -> timedelta:
    """Return how long somebody was away; nothing where a clock was set back meanwhile."""
    return timedelta() if since is None else max(now - since, timedelta())


def midnight_of(moment: datetime) -> datetime:
    """Return when the day began that a cap counts."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def in_grace(reward: Reward, *, now: datetime) -> bool:
    """Return whether a newcomer who left may still bring the reward back by returning."""
    if reward.state != RewardState.VOID or reward.reason != LEFT or reward.void_at is None:
        return False
    return now <= reward.void_at + timedelta(days=reward.grace_days)


async def create_reward(
    tx: Tx,
    program: ReferralProgram,
    attribution: Attribution,
    *,
    chat_id: int | None,
    now: datetime,
) -> None:
    """Promise a reward to whoever brought a newcomer, once for ever, erased or not; the program is held."""
    if await rewards.lock_of_invitee(tx, program.id, attribution.invitee_id) is not None:
        return
    former = await former_members.find(tx, attribution.invitee_id)
    if former is not None and program.id in former.programs:
        return
    amount, reason = await _measured(tx, program, attribution.referrer_id, made_at=now)
    program.spent_minor += amount
    reward = Reward(
        program_id=program.id,
        invitee_id=attribution.invitee_id,
        referrer_id=attribution.referrer_id,
        attribution_id=attribution.id,
        amount_minor=amount,
        currency=program.currency,
        made_at=now,
        vests_at=now + timedelta(days=program.stay_days),
        wants_purchase=program.wants_purchase,
        grace_days=program.grace_days,
        stay_days=program.stay_days,
        reason=reason,
        chat_id=chat_id,
    )
    tx.add(reward)
    await tx.flush()
    if reason is not None:
        await notify_optional(tx, reward.referrer_id, CAPPED, RewardReason(reason=reason), now=now)
    if amount:
        await fraud.hold_if_suspicious(
            tx, reward, await fraud.at_binding(tx, reward, now=now), now=now
        )


async def _measured(
    tx: Tx, program: ReferralProgram, referrer_id: int, *, made_at: datetime
) -> tuple[int, str | None]:
    """Return what a promoter may be promised of a program beside all that stands."""
    promised = await rewards.count_promised(
        tx, program.id, referrer_id, day=midnight_of(made_at.astimezone(UTC))
    )
    return compute_reward(program, today=promised.on_day, in_all=promised.total)


async def reassign(
    tx: Tx, program: ReferralProgram, attribution: Attribution, *, now: datetime
) -> None:
    """Let a reward that is not vested follow a newcomer to another promoter, within their caps."""
    reward = await rewards.lock_of_invitee(tx, program.id, attribution.invitee_id)
    if reward is None or reward.state == RewardState.VESTED:
        return
    if reward.state != RewardState.VOID:
        program.spent_minor -= reward.amount_minor
        measured = await _measured(tx, program, attribution.referrer_id, made_at=reward.made_at)
        reward.amount_minor, reason = measured
        program.spent_minor += reward.amount_minor
        if reward.state == RewardState.PENDING:
            reward.reason = reason
        if reason is not None:
            await notify_optional(
                tx, attribution.referrer_id, CAPPED, RewardReason(reason=reason), now=now
            )
    if reward.state != RewardState.VOID or reward.reason == LEFT:
        reward.referrer_id = attribution.referrer_id
    await tx.flush()


async def on_member_left(tx: Tx, member_id: int, chat_id: int, *, now: datetime) -> None:
    """Let rewards lapse whose newcomer left the chat that counts; their budget is free again."""
    for reward in await rewards.lock_for_invitee(tx, member_id, (RewardState.PENDING,)):
        if reward.chat_id == chat_id:
            await void_unvested(tx, reward, LEFT, now=now)


async def void_unvested(tx: Tx, reward: Reward, reason: str, *, now: datetime) -> None:
    """End a promise that was not kept yet, and give its amount back to the budget."""
    program = await programs.lock(tx, reward.program_id)
    if program is not None:
        program.spent_minor -= reward.amount_minor
    reward.state, reward.reason, reward.void_at = RewardState.VOID, reason, now
    await tx.flush()


async def on_member_returned(
    tx: Tx, member_id: int, chat_id: int, *, now: datetime, since: datetime | None = None
) -> None:
    """Restore what a newcomer's absence made void, within the grace; a first join sets the chat.

    `since` is when they had left, None for who had not been in the chat.
    """
    for reward in await rewards.lock_for_invitee(tx, member_id, RETURNABLE):
        if reward.state != RewardState.VOID and reward.chat_id is None:
            reward.chat_id = chat_id
        elif reward.chat_id != chat_id:
            continue
        elif in_grace(reward, now=now):
            await _restore(tx, reward, now=now)
        elif reward.state == RewardState.HELD and since is not None:
            await _was_away(tx, reward, max(since, reward.made_at), now=now)
    await tx.flush()


async def _was_away(tx: Tx, reward: Reward, since: datetime, *, now: datetime) -> None:
    """Let an absence count against a reward that somebody looks at: it waits as long again."""
    if now > since + timedelta(days=reward.grace_days):
        await void_unvested(tx, reward, LEFT, now=since)
    else:
        reward.vests_at += absence(since, now=now)


async def _restore(tx: Tx, reward: Reward, *, now: datetime) -> None:
    program = await programs.lock(tx, reward.program_id)
    if program is None:
        return
    measured = await _measured(tx, program, reward.referrer_id, made_at=reward.made_at)
    reward.amount_minor, reward.reason = measured
    program.spent_minor += reward.amount_minor
    reward.vests_at = restored_vests_at(reward, now=now)
    reward.state, reward.void_at = RewardState.PENDING, None


async def on_purchase(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a member has bought something: a reward may wait for just that."""
    for reward in await rewards.lock_for_invitee(tx, buyer_id, RETURNABLE):
        reward.purchased_at = reward.purchased_at or now
    await tx.flush()


async def on_purchase_undone(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a purchase of a member was taken back; while another stands, nothing changes."""
    if await conversions.has_valid(tx, buyer_id):
        return
    for reward in await rewards.lock_for_invitee(tx, buyer_id, RETURNABLE):
        reward.purchased_at = None
    await tx.flush()
