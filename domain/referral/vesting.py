"""How a reward ends: it vests by its conditions, or a person decides about it.

Locks: the reward's row, its program where money goes back to the budget, then the promoter's party.
One transaction of the ledger gives the amount, or counts the newcomer for the contests, which only
the default reward does: somebody whom five programs reward is one newcomer all the same. A
vested reward that is taken back is reversed by another, out of what can be withdrawn as far as it
goes, the rest as a debt.
"""

from dataclasses import dataclass
from datetime import datetime

from domain.admin import audit
from domain.payout import ledger
from domain.payout.ledger import INVITATIONS, Posting, credit_postings
from domain.referral import fraud
from domain.referral.fraud import hold_if_suspicious
from domain.referral.reward import LEFT, void_unvested
from domain.refusal import Refused
from storage.chat import memberships
from storage.chat.tables import MembershipState
from storage.columns import Json
from storage.database import Tx
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount
from storage.referral import programs, rewards
from storage.referral.tables import ReferralProgram, Reward, RewardState

REASON_CHARS_MAX = 200
STANDING = (RewardState.PENDING, RewardState.HELD, RewardState.VESTED)


@dataclass(frozen=True, slots=True)
class VestedReward:
    """What a promoter is told of."""

    referrer_id: int
    amount_minor: int
    currency: str
    invitee_id: int


def is_due(reward: Reward, *, now: datetime) -> bool:
    """Return whether the time and the purchase that a reward waits for have come."""
    bought = reward.purchased_at is not None or not reward.wants_purchase
    return reward.state == RewardState.PENDING and reward.vests_at <= now and bought


def facts(reward: Reward) -> Json:
    """Return what the statement says of a reward; nobody's name."""
    return {
        "reward": reward.id,
        "program": reward.program_id,
        "amount_minor": reward.amount_minor,
        "currency": reward.currency,
        "stay_days": reward.stay_days,
        "wants_purchase": reward.wants_purchase,
    }


async def vest(tx: Tx, reward_id: int, *, now: datetime) -> VestedReward | None:
    """Give a reward whose conditions hold; return what was given, None where nothing was."""
    reward = await rewards.lock(tx, reward_id)
    if reward is None or not is_due(reward, now=now):
        return None
    broken = await _broken(tx, reward, now=now)
    if broken is not None:
        why, since = broken
        await void_unvested(tx, reward, why, now=since)
        return None
    odd = await fraud.at_vesting(tx, reward) if reward.amount_minor else None
    if await hold_if_suspicious(tx, reward, odd, now=now):
        return None
    party = await entries.lock_party(tx, reward.referrer_id)
    reward.state, reward.vested_at = RewardState.VESTED, now
    if not await _give(tx, reward, party.id, now=now):
        return None
    return VestedReward(reward.referrer_id, reward.amount_minor, reward.currency, reward.invitee_id)


async def _broken(tx: Tx, reward: Reward, *, now: datetime) -> tuple[str, datetime] | None:
    """Return which condition does not hold any more, and since when."""
    for member_id in (reward.invitee_id, reward.referrer_id):
        member = await tx.get(Member, member_id)
        if member is None or member.banned_at is not None:
            return "banned", now
    if reward.chat_id is None:
        return None
    seen = await memberships.find(tx, reward.chat_id, reward.invitee_id)
    if seen is None:
        return LEFT, now
    gone = seen.left_at or now
    return None if seen.state == MembershipState.IN else (LEFT, max(gone, reward.made_at))


async def _counted(tx: Tx, reward: Reward, party: int, people: int) -> list[Posting]:
    """Return the lines that count a newcomer: in the default program, and once for all."""
    program = await tx.get_one(ReferralProgram, reward.program_id)
    return (
        credit_postings(party, LedgerAccount.INVITED, people, INVITATIONS)
        if program.is_house
        else []
    )


async def _give(tx: Tx, reward: Reward, party: int, *, now: datetime) -> bool:
    """Post what a reward brings, and return whether that is anything."""
    postings = await _counted(tx, reward, party, 1)
    if reward.amount_minor:
        postings += credit_postings(
            party, LedgerAccount.PAYABLE, reward.amount_minor, reward.currency
        )
    return bool(postings) and await ledger.release(
        tx,
        f"reward:{reward.id}:vested",
        "reward.vested",
        postings,
        party,
        currency=reward.currency or INVITATIONS,
        now=now,
        facts=facts(reward),
    )


async def release(tx: Tx, reward_id: int, *, by_id: int | None, now: datetime) -> Reward:
    """Let a held reward go on: it still has to earn itself. Raises `Refused`."""
    reward = await _decided(tx, reward_id, by_id, RewardState.HELD)
    reward.state, reward.reason, reward.decided_by = RewardState.PENDING, None, by_id or 0
    await tx.flush()
    await audit.record(tx, by_id, "reward.release", f"reward:{reward_id}", now=now)
    return reward


async def void(tx: Tx, reward_id: int, reason: str, *, by_id: int | None, now: datetime) -> Reward:
    """End a reward in any state but void, with a reason; what was given is taken back.

    Its newcomer counts on no board any more, either.
    """
    words = " ".join(reason.split())[:REASON_CHARS_MAX]
    if not words:
        raise Refused("reward.no_reason")
    reward = await _decided(tx, reward_id, by_id, *STANDING)
    await _end(tx, reward, words, by_id, now=now)
    house = await programs.find_default(tx)
    counted = house and await rewards.lock_of_invitee(tx, house.id, reward.invitee_id)
    if counted and counted.referrer_id == reward.referrer_id and counted.state in STANDING:
        await _end(tx, counted, words, by_id, now=now)
    await audit.record(tx, by_id, "reward.void", f"reward:{reward_id}", now=now)
    return reward


async def _end(tx: Tx, reward: Reward, words: str, by_id: int | None, *, now: datetime) -> None:
    """End a reward for good: whoever types the word of an absence does not mean one."""
    given = reward.state == RewardState.VESTED
    await void_unvested(tx, reward, f"{words}." if words == LEFT else words, now=now)
    reward.decided_by = by_id or 0
    if given:
        await _take_back(tx, reward, by_id, now=now)


async def _take_back(tx: Tx, reward: Reward, by_id: int | None, *, now: datetime) -> None:
    party = (await entries.lock_party(tx, reward.referrer_id)).id
    postings = await _counted(tx, reward, party, -1)
    if reward.amount_minor:
        there = await entries.balance(tx, party, LedgerAccount.PAYABLE, reward.currency)
        taken = min(there, reward.amount_minor)
        postings += credit_postings(party, LedgerAccount.PAYABLE, -taken, reward.currency)
        postings += credit_postings(
            party, LedgerAccount.DEBT, taken - reward.amount_minor, reward.currency
        )
    if not postings:
        return
    await ledger.post(
        tx,
        f"reward:{reward.id}:reversed",
        "reward.reversed",
        postings,
        now=now,
        facts=facts(reward) | {"reason": reward.reason},
        by_id=by_id,
    )


async def _decided(tx: Tx, reward_id: int, by_id: int | None, *states: RewardState) -> Reward:
    reward = await rewards.lock(tx, reward_id)
    if reward is None:
        raise Refused("reward.unknown", id=reward_id)
    if by_id is not None and by_id == reward.referrer_id:
        raise Refused("reward.own")
    if reward.state not in states:
        raise Refused("reward.not_now", id=reward_id)
    return reward
