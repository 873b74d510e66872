"""Posts that were not made while the bot was off: told by campaign, and the latest of each made up for."""

from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel
from domain.campaign import missed, run
from handlers.admin.context import AdminContext, Values
from handlers.admin.new_post.review import rules
from handlers.admin.page import acts, button, line, page
from handlers.admin.queue.campaign_access import in_charge
from handlers.admin.states import Queue
from storage.campaign.tables import Campaign
from storage.post import posts
from storage.post.tables import Occurrence, OccurrenceState
from views.i18n import Html

SHOWN_MAX = 12


async def found(ctx: AdminContext) -> list[tuple[Occurrence, Campaign]]:
    """Return what was missed of the campaigns that are theirs, and not made up for; newest first."""
    rows = await posts.missed(ctx.tx, since=ctx.now - missed.KEPT_FOR, limit=missed.LISTED_MAX)
    return [(slot, campaign) for slot, campaign in rows if await in_charge(ctx, campaign)]


async def count(ctx: AdminContext) -> int:
    """Return how many slots were missed."""
    return sum(slot.slots for slot, _ in await found(ctx))


async def every(ctx: AdminContext) -> Values:
    """What was missed, by campaign."""
    rows, t = await found(ctx), ctx.t
    lines = [
        t(
            "admin-missed-line",
            name=campaign.name,
            slots=slot.slots,
            when=t.moment(slot.due_at, ctx.settings.timezone),
        )
        for slot, campaign in rows[:SHOWN_MAX]
    ]
    return {
        "slots": sum(slot.slots for slot, _ in rows),
        "lines": Html("\n".join(lines)),
        "any": bool(rows),
    }


@acts("campaign.catch_up", "missed", need=AccessLevel.SOME_CHATS)
async def post_latest(ctx: AdminContext) -> None:
    """Post what each campaign missed last, once."""
    number, done = 0, set[int]()
    for slot, campaign in await found(ctx):
        if campaign.id not in done:
            done.add(campaign.id)
            made = await run.catch_up(
                ctx.tx, campaign.id, slot, now=ctx.now, rules=rules(ctx.manager)
            )
            number += made is not None and made.state == OccurrenceState.FIRED
    ctx.facts["campaigns"] = len(done)
    ctx.told = ctx.t("admin-missed-posted", number=number)


def latest() -> Button:
    return button("latest", post_latest, when="any")


WINDOWS = (
    page(
        Queue.missed,
        "admin-missed",
        line("lines"),
        latest(),
        button("queue_open", Queue.week),
        reads=every,
        back=Queue.doubtful,
        width=1,
    ),
)
