"""Rewards that look odd: the evidence, and a person who lets them go on or ends them."""

from aiogram_dialog import Dialog

from domain.admin.authority import AccessLevel
from domain.referral import vesting
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import acts, button, item, items, line, page, typed
from handlers.admin.states import Review
from storage.members import Member
from storage.referral import attributions, rewards
from storage.referral.tables import Reward, RewardState, Touch
from views.i18n import Html, Translate
from views.referral.reward_screens import why, worth

LISTED_MAX = 200
TOUCHES_SHOWN = 5


async def every(ctx: AdminContext) -> Values:
    """The rewards that wait, the oldest first."""
    found = await rewards.listed(ctx.tx, (RewardState.HELD,), limit=LISTED_MAX)
    rows = [
        item(reward.id, f"{member.name if member else '-'}: {plain(reward, ctx.t)}")
        for reward, member in found
    ]
    return {"items": rows, "rewards": len(rows)}


def plain(reward: Reward, t: Translate) -> str:
    """Return a reason as a button shows it."""
    return t.plain(f"reward-why-{reward.reason}")


async def one(ctx: AdminContext) -> Values:
    """One reward with its evidence."""
    number, t = ctx.chosen("reward_id"), ctx.t
    reward = await ctx.tx.get(Reward, number)
    if reward is None:
        raise Refused("reward.unknown", id=number)
    promoter = await ctx.tx.get(Member, reward.referrer_id)
    newcomer = await ctx.tx.get(Member, reward.invitee_id)
    seen = await attributions.touches_of(ctx.tx, reward.invitee_id, limit=TOUCHES_SHOWN)
    return {
        "id": reward.id,
        "promoter": promoter.name if promoter else t.plain("admin-member-gone"),
        "newcomer": newcomer.name if newcomer else t.plain("admin-member-gone"),
        "amount": worth(reward, t),
        "state": t(f"admin-reward-{reward.state}"),
        "reason": why(reward.reason, t),
        "evidence": evidence(seen, ctx.settings.timezone, t),
        "held": reward.state == RewardState.HELD,
        "standing": reward.state != RewardState.VOID,
    }


def evidence(seen: list[Touch], zone: str, t: Translate) -> Html:
    """Return a line for each of the newest touches of a newcomer."""
    lines = (
        t(
            "admin-touch",
            moment=t.local(one.at, zone),
            kind=t.plain(f"admin-touch-{one.kind}"),
            sure=t.plain(f"admin-sure-{one.confidence}"),
        )
        for one in seen
    )
    return Html("\n".join(lines))


def subject(ctx: AdminContext) -> str:
    return f"reward:{ctx.chosen('reward_id')}"


@acts("reward.release", subject, noted=True)
async def release(ctx: AdminContext) -> None:
    """Let the reward go on."""
    await vesting.release(ctx.tx, ctx.chosen("reward_id"), by_id=ctx.by.member_id, now=ctx.now)


@acts("reward.void", subject, then=Review.one, noted=True)
async def void(ctx: AdminContext) -> None:
    """End the reward, for the reason that was typed."""
    number, by_id = ctx.chosen("reward_id"), ctx.by.member_id
    await vesting.void(ctx.tx, number, ctx.said, by_id=by_id, now=ctx.now)


DIALOG = Dialog(
    page(
        Review.all,
        "admin-review",
        items("reward", Review.one),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Review.one,
        "admin-reward",
        line("evidence"),
        button("release", release, when="held"),
        button("void", Review.reason, when="standing"),
        reads=one,
        back=Review.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Review.reason,
        "admin-void-reason",
        typed("void", void),
        reads=one,
        back=Review.one,
        need=AccessLevel.EVERYWHERE,
    ),
)
