"""Rewards: what a promoter gets for a newcomer, promised when they are bound, given when it is earned.

    bound -> pending -> its time has come, they stayed, they bought -> vested (domain.reward_vest)
             pending -> they left -> void -> back within the grace -> pending, the absence added
             suspicion -> held -> a person -> pending | void

Terms are copied to the reward when it is made. Caps and the budget are applied to what is promised:
who comes after they are used up is written down with an amount of 0, and the promoter hears why.
The program's row is held by whoever binds, so that two promises never take the last of a budget.
Days of the cap are days of UTC. In the house's own program the amount is 0 and counts for contests.
"""

from datetime import datetime, timedelta

from domain import suspicion
from domain.tell import news
from storage import conversion as conversions
from storage import referral_program as programs
from storage import reward as rewards
from storage.attribution import Attribution
from storage.database import Tx
from storage.referral_program import Program
from storage.reward import Reward, RewardState

LEFT = "left"
"""Why a reward is void whose newcomer went away."""

NOTHING_LEFT = ("cap_day", "cap_total", "budget")
"""Why a reward is of 0."""

NEWS = "reward.news"
"""Kind of the notice that newcomers count; `values` are people and amounts, [[minor, currency]]."""

CAPPED = "reward.capped"
"""Kind of the notice that a newcomer counts but earns nothing; `values` are reason."""


def granted(program: Program, *, today: int, in_all: int) -> tuple[int, str | None]:
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


def affordable(program: Program, minor: int) -> bool:
    """Return whether an amount is left in a program's budget."""
    return program.budget_minor is None or program.spent_minor + minor <= program.budget_minor


def restored_vests_at(reward: Reward, *, now: datetime) -> datetime:
    """Return when a reward vests after an absence: the time away is no time stayed."""
    away = now - reward.void_at if reward.void_at is not None else timedelta()
    return reward.vests_at + away


def in_grace(reward: Reward, *, now: datetime) -> bool:
    """Return whether a newcomer who left may still bring the reward back by returning."""
    if reward.state != RewardState.VOID or reward.reason != LEFT or reward.void_at is None:
        return False
    return now <= reward.void_at + timedelta(days=reward.grace_days)


async def bound(
    tx: Tx, program: Program, attribution: Attribution, *, chat_id: int | None, now: datetime
) -> None:
    """Promise a reward to whoever brought a newcomer, once for ever; the program is held."""
    if await rewards.of_invitee(tx, program.id, attribution.invitee_id) is not None:
        return
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    promised = await rewards.promised(tx, program.id, attribution.referrer_id, since=midnight)
    amount, reason = granted(program, today=promised.since, in_all=promised.in_all)
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
        await news(tx, reward.referrer_id, CAPPED, {"reason": reason}, now=now)
    if amount:
        await suspicion.hold_if_odd(
            tx, reward, await suspicion.at_binding(tx, reward, now=now), now=now
        )


async def rebound(tx: Tx, attribution: Attribution, *, now: datetime) -> None:
    """Let a reward that is not vested follow a newcomer to another promoter."""
    reward = await rewards.of_invitee(tx, attribution.program_id, attribution.invitee_id)
    if reward is not None and reward.state in (RewardState.PENDING, RewardState.HELD):
        reward.referrer_id = attribution.referrer_id
        await tx.flush()


async def left(tx: Tx, member_id: int, chat_id: int, *, now: datetime) -> None:
    """Let rewards lapse whose newcomer left the chat that counts; their budget is free again."""
    for reward in await rewards.waiting_for(tx, member_id, (RewardState.PENDING,)):
        if reward.chat_id == chat_id:
            await make_void(tx, reward, LEFT, now=now)


async def make_void(tx: Tx, reward: Reward, reason: str, *, now: datetime) -> None:
    """End a promise that was not kept yet, and give its amount back to the budget."""
    program = await programs.lock(tx, reward.program_id)
    if program is not None:
        program.spent_minor -= reward.amount_minor
    reward.state, reward.reason, reward.void_at = RewardState.VOID, reason, now
    await tx.flush()


async def returned(tx: Tx, member_id: int, chat_id: int, *, now: datetime) -> None:
    """Restore what a newcomer's absence made void, within the grace; a first join sets the chat."""
    for reward in await rewards.waiting_for(tx, member_id, (RewardState.PENDING, RewardState.VOID)):
        if reward.state == RewardState.PENDING and reward.chat_id is None:
            reward.chat_id = chat_id
        elif reward.chat_id == chat_id and in_grace(reward, now=now):
            await _restore(tx, reward, now=now)
    await tx.flush()


async def _restore(tx: Tx, reward: Reward, *, now: datetime) -> None:
    program = await programs.lock(tx, reward.program_id)
    if program is None:
        return
    reward.vests_at = restored_vests_at(reward, now=now)
    reward.state, reward.void_at, reward.reason = RewardState.PENDING, None, None
    if affordable(program, reward.amount_minor):
        program.spent_minor += reward.amount_minor
    else:
        reward.amount_minor, reward.reason = 0, "budget"


async def purchased(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a member has bought something: a reward may wait for just that."""
    for reward in await rewards.waiting_for(tx, buyer_id, (RewardState.PENDING, RewardState.HELD)):
        reward.purchased_at = reward.purchased_at or now
    await tx.flush()


async def unpurchased(tx: Tx, buyer_id: int, *, now: datetime) -> None:
    """Hear that a purchase of a member was taken back; while another stands, nothing changes."""
    if await conversions.stands(tx, buyer_id):
        return
    for reward in await rewards.waiting_for(tx, buyer_id, (RewardState.PENDING, RewardState.HELD)):
        reward.purchased_at = None
    await tx.flush()
