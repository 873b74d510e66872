"""A post in the queue that is made repeating, from its own moment on, or single again."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.campaign import revise
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import button, item, items, page, typed
from handlers.admin.parse import parse_rule, weekly
from handlers.admin.queue.campaign_access import changes, selected
from handlers.admin.states import Queue
from storage.campaign.tables import Campaign
from views.campaign.repeat_rule import by_cron, rule
from views.i18n import Translate

HOUR_S = 3600
HOURLY, ONCE = "hourly", "once"
Rule = dict[str, int | str]


def own_time(campaign: Campaign, now: datetime) -> datetime:
    """Return when a campaign is due, on its own clock."""
    return (campaign.next_at or now).astimezone(ZoneInfo(campaign.zone))


def ready_rules(campaign: Campaign, now: datetime) -> dict[str, Rule]:
    """Return the rules that are a single press: each keeps the time of day that the post has."""
    own = own_time(campaign, now)
    weekday = own.isoweekday() % 7
    days = {"daily": range(7), "workdays": range(1, 6), "weekly": [weekday]}
    found = {name: weekly(f"{own:%H:%M}", each) for name, each in days.items()}
    return {HOURLY: {"every_s": HOUR_S}, **{name: {"cron": cron} for name, cron in found.items()}}


def rule_items(rules: dict[str, Rule], t: Translate) -> list[dict[str, object]]:
    """Return an item for each rule, in words."""
    words = {
        name: t("admin-button-hourly") if name == HOURLY else by_cron(str(each["cron"]), t)
        for name, each in rules.items()
    }
    return [dict(item(name, f"🔁 {said[:1].upper()}{said[1:]}")) for name, said in words.items()]


async def repeated(ctx: AdminContext) -> Values:
    """How a campaign repeats now, and how it may."""
    campaign, t = await selected(ctx), ctx.t
    ctx.remember(rule=str(rule(campaign, t)))
    return {
        "name": campaign.name,
        "rule": rule(campaign, t),
        "next": t.moment(own_time(campaign, ctx.now), campaign.zone),
        "repeats": campaign.at is None,
        "items": rule_items(ready_rules(campaign, ctx.now), t),
    }


@changes("repeat", then=Queue.campaign)
async def repeat(ctx: AdminContext) -> None:
    """Let it repeat by the rule that was pressed or typed; the first post keeps its moment."""
    campaign = await selected(ctx)
    ctx.check_unchanged(rule=str(rule(campaign, ctx.t)))
    when = ready_rules(campaign, ctx.now).get(ctx.said) or parse_rule(ctx.said)
    ctx.facts["to"] = ctx.said[:40]
    made = await revise.make_repeating(ctx.tx, campaign.id, when, now=ctx.now)
    moment = ctx.t.moment(own_time(made, ctx.now), made.zone)
    ctx.told = ctx.t("admin-repeats-now", rule=rule(made, ctx.t), next=moment)


@changes("once", then=Queue.campaign)
async def once(ctx: AdminContext) -> None:
    """Let it go out at its next moment alone."""
    campaign = await selected(ctx)
    ctx.check_unchanged(rule=str(rule(campaign, ctx.t)))
    made = await revise.make_single(ctx.tx, campaign.id, now=ctx.now)
    moment = ctx.t.moment(own_time(made, ctx.now), made.zone)
    ctx.told = ctx.t("admin-once-now", next=moment)


WINDOW = page(
    Queue.repeat,
    "admin-repeat",
    typed("rule", repeat),
    items("rule", repeat),
    button(ONCE, once, when="repeats"),
    reads=repeated,
    back=Queue.campaign,
)
