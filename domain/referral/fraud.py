"""Suspicion: signs that a newcomer is not one. It holds a reward, says why, and waits for a person.

    burst        more newcomers by one promoter within minutes than word of mouth brings
    rejoin       they had been in the chat before
    same_payout  promoter and newcomer want their money on the same account

It never bans, and never decides.
"""

from datetime import datetime, timedelta
from typing import TypedDict

from domain.display_name import NAMELESS
from domain.notify import notify_admins, notify_optional
from storage import members
from storage.chat import memberships
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.referral import rewards
from storage.referral.tables import Reward, RewardState

BURST = 10
BURST_WITHIN = timedelta(minutes=10)
"""So many newcomers of one promoter within this time are word of mouth; one more is a burst."""


class RewardReason(TypedDict):
    """Why a reward is as it is: a name that has words, or a person's own."""

    reason: str


class RewardToReview(RewardReason):
    """A reward waits for a person."""

    id: int
    promoter: str
    newcomer: str


HELD: Kind[RewardReason] = Kind("reward.held")
"""To a promoter: somebody looks at it first."""
REVIEW: Kind[RewardToReview] = Kind("reward.review")
"""To admins."""


def is_burst(brought: int) -> bool:
    """Return whether so many newcomers in a short time, this one included, are too many."""
    return brought > BURST


async def at_binding(tx: Tx, reward: Reward, *, now: datetime) -> str | None:
    """Return what is odd about a reward that has just been promised, None for nothing."""
    brought = await rewards.made_since(
        tx, reward.program_id, reward.referrer_id, since=now - BURST_WITHIN
    )
    if is_burst(brought):
        return "burst"
    if reward.chat_id is not None:
        seen = await memberships.find(tx, reward.chat_id, reward.invitee_id)
        if seen is not None and seen.joins > 1:
            return "rejoin"
    return await at_vesting(tx, reward)


async def at_vesting(tx: Tx, reward: Reward) -> str | None:
    """Return what is odd about a reward on the day it would vest."""
    same = await rewards.share_account(tx, reward.invitee_id, reward.referrer_id)
    return "same_payout" if same else None


async def on_payout_account_set(tx: Tx, member_id: int, digest: str, *, now: datetime) -> None:
    """Hear that a member gave a payout account: rewards of theirs and for them are looked at."""
    others = await rewards.members_with_account(tx, digest)
    for reward in await rewards.between(tx, member_id, others, (RewardState.PENDING,)):
        await hold_if_suspicious(tx, reward, "same_payout", now=now)


async def hold_if_suspicious(tx: Tx, reward: Reward, why: str | None, *, now: datetime) -> bool:
    """Hold a reward that looks odd, and say so to its promoter and to whoever runs the shop."""
    if why is None or reward.state != RewardState.PENDING or reward.decided_by is not None:
        return False
    reward.state, reward.reason = RewardState.HELD, why
    await tx.flush()
    await notify_optional(tx, reward.referrer_id, HELD, RewardReason(reason=why), now=now)
    promoter = await members.find(tx, reward.referrer_id)
    newcomer = await members.find(tx, reward.invitee_id)
    facts = RewardToReview(
        id=reward.id,
        reason=why,
        promoter=NAMELESS if promoter is None else promoter.name,
        newcomer=NAMELESS if newcomer is None else newcomer.name,
    )
    await notify_admins(tx, REVIEW, facts, now=now, but=reward.referrer_id)
    return True
