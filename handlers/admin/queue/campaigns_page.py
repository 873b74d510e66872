"""The schedule: its calendar, each campaign and its broadcast under way, and what is in doubt."""

from datetime import datetime
from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.kbd import Button, Row

from domain.campaign import manage, revise
from domain.post import broadcast
from domain.post.link_buttons import options_of
from domain.post.planner import post_status
from handlers.admin.context import AdminContext, Values, Work
from handlers.admin.messages import take_preview_away
from handlers.admin.new_post import saved_drafts
from handlers.admin.page import button, item, items, line, page
from handlers.admin.post_options import planned_options, repeat_page
from handlers.admin.post_options.option_buttons import options_line
from handlers.admin.queue import calendar_page, failed_posts, planned_post, rotation_page
from handlers.admin.queue.campaign_access import changes, filter_in_charge, selected
from handlers.admin.queue.campaign_targets import next_line
from handlers.admin.states import Queue
from handlers.admin.widgets import I18nText
from storage.campaign import campaigns
from storage.campaign.tables import Campaign, CampaignContent, CampaignState
from storage.post import posts
from views.campaign.repeat_rule import rule
from views.i18n import Html, Translate, refusal_key

LISTED_MAX = 200
HISTORY_SHOWN = 5
BAR_LENGTH = 10
MARKS = {CampaignState.ACTIVE: "▶️", CampaignState.PAUSED: "⏸", CampaignState.DONE: "✔️"}


async def every(ctx: AdminContext) -> Values:
    """The campaigns, newest first."""
    found = await filter_in_charge(ctx, await campaigns.latest(ctx.tx, limit=LISTED_MAX))
    rows = [item(one.id, f"{MARKS.get(CampaignState(one.state), '')} {one.name}") for one in found]
    return {"items": rows, "campaigns": len(rows)}


async def one(ctx: AdminContext) -> Values:
    """One campaign: its rule, its next slot, how its newest broadcast goes."""
    campaign, t, zone = await selected(ctx), ctx.t, ctx.settings.timezone
    state, what = CampaignState(campaign.state), CampaignContent(campaign.what)
    return {
        "name": campaign.name,
        "from_day": ctx.data.get("from_day") is True,
        "state": t(f"admin-campaign-{state}"),
        "rule": rule(campaign, t),
        "options": options_line(options_of(campaign), t),
        "next": await next_line(ctx, campaign),
        "log": log_lines(await reasons(ctx, campaign), zone, t),
        "active": state == CampaignState.ACTIVE,
        "skippable": state == CampaignState.ACTIVE and campaign.at is None,
        "paused": state == CampaignState.PAUSED,
        "removed": state == CampaignState.REMOVED,
        "copyable": state != CampaignState.REMOVED and what != CampaignContent.QUEUE,
        "movable": state in (CampaignState.ACTIVE, CampaignState.PAUSED),
        "editable": what == CampaignContent.ANNOUNCEMENT and state != CampaignState.REMOVED,
        "previewable": what in (CampaignContent.ANNOUNCEMENT, CampaignContent.DEAL),
        **await rotation_page.read_takes(ctx, campaign),
        **await progress(ctx, campaign),
    }


async def progress(ctx: AdminContext, campaign: Campaign) -> Values:
    """Return how the newest broadcast of a campaign goes."""
    newest = await posts.newest_occurrence(ctx.tx, campaign.id)
    counted = {} if newest is None else await posts.count_by_state(ctx.tx, newest.id)
    held = 0 if newest is None else await posts.count_held(ctx.tx, newest.id, broadcast.PAUSED)
    return {
        "progress": bar(counted, ctx.t),
        "sent": counted.get("sent", 0),
        "waiting": sum(counted.get(state, 0) for state in broadcast.WAITING),
        "queued": counted.get("queued", 0),
        "on_hold": held,
    }


async def reasons(ctx: AdminContext, campaign: Campaign) -> list[tuple[datetime, str | None]]:
    """Return when each of the newest slots was due, and why it was not posted."""
    history = await posts.history(ctx.tx, campaign_id=campaign.id, limit=HISTORY_SHOWN)
    return [
        (row.due_at, post_status(post, queued)[1] or row.reason) for row, post, queued in history
    ]


def bar(progress: dict[str, int], t: Translate) -> Html:
    """Return the progress of a broadcast in words and blocks, empty before the first one."""
    if not progress:
        return Html("")
    full = int(broadcast.fraction_done(progress) * BAR_LENGTH)
    return t(
        "admin-progress",
        bar="▰" * full + "▱" * (BAR_LENGTH - full),
        sent=progress.get("sent", 0),
        all=sum(progress.values()),
        refused=sum(progress.get(name, 0) for name in ("refused", "failed", "unknown", "skipped")),
    )


def log_lines(reasons: list[tuple[datetime, str | None]], zone: str, t: Translate) -> Html:
    """Return why something of the newest slots was not posted."""
    shown = [(at, reason) for at, reason in reasons if reason is not None and "." in reason]
    return Html("\n".join(f"{t.local(at, zone)}: {t(refusal_key(reason))}" for at, reason in shown))


async def choose(_: object, __: object, manager: DialogManager, campaign_id: str) -> None:
    """Open one campaign."""
    manager.dialog_data.update(campaign_id=int(campaign_id), from_day=False)
    await manager.switch_to(Queue.campaign)


async def change(ctx: AdminContext) -> None:
    """Do to the campaign what the id of the pressed button says, and say what that means."""
    campaign, tx, now = await selected(ctx), ctx.tx, ctx.now
    skipped = ctx.t.moment(campaign.next_at or now)
    match ctx.said:
        case "pause":
            await manage.change_state(tx, campaign.id, CampaignState.PAUSED, now=now)
        case "resume":
            await manage.change_state(tx, campaign.id, CampaignState.ACTIVE, now=now)
        case "remove":
            await manage.change_state(tx, campaign.id, CampaignState.REMOVED, now=now)
        case "skip":
            await revise.skip_next(tx, campaign.id, now=now)
    following = await next_line(ctx, campaign)
    ctx.told = ctx.t(f"admin-told-{ctx.said}", next=following, skipped=skipped)


async def undo(ctx: AdminContext) -> State:
    """Put a campaign back as it was; return the page to go on with: its own, or that of its time."""
    campaign = await revise.restore(ctx.tx, (await selected(ctx)).id, now=ctx.now)
    late = campaign.removed_from is not None
    when = await next_line(ctx, campaign)
    ctx.told = ctx.t("admin-undone-late" if late else f"admin-undone-{campaign.state}", next=when)
    return Queue.move if late else Queue.campaign


async def copy(ctx: AdminContext) -> State:
    """Make a copy and open it, where it wants another time at the question for that."""
    made = await revise.duplicate(ctx.tx, (await selected(ctx)).id, now=ctx.now)
    ctx.data["campaign_id"] = made.id
    ctx.told = ctx.t("admin-copied" if made.next_at else "admin-copied-late")
    return Queue.campaign


async def show(manager: DialogManager, state: State) -> None:
    await manager.switch_to(state)


async def change_broadcast(ctx: AdminContext) -> None:
    """Do to the newest broadcast of the campaign what the id of the pressed button says."""
    newest = await posts.newest_occurrence(ctx.tx, (await selected(ctx)).id)
    if newest is None:
        return
    match ctx.said:
        case "stop":
            await broadcast.stop(ctx.tx, newest.id, now=ctx.now)
        case "hold":
            await broadcast.pause(ctx.tx, newest.id)
        case "send_on":
            await broadcast.resume(ctx.tx, newest.id, now=ctx.now)
        case "take_down":
            await broadcast.take_down(ctx.tx, newest.id, now=ctx.now)
    ctx.told = ctx.t(f"admin-told-{ctx.said}")


def changer(what: str, when: WhenCondition, work: Work[Any] = change, **options: Any) -> Button:
    return button(what, changes(what, **options)(work), when=when)


DIALOG = Dialog(
    *calendar_page.WINDOWS,
    page(
        Queue.campaigns,
        "admin-campaigns",
        items("campaign", choose),
        reads=every,
        back=Queue.week,
    ),
    page(
        Queue.campaign,
        "admin-campaign",
        line("next"),
        I18nText("admin-campaign-takes", when=F["rotation"]),
        line("options"),
        line("progress"),
        line("log"),
        changer("pause", "active"),
        changer("resume", "paused"),
        changer("skip", "skippable"),
        changer("copy", "copyable", copy, then=show),
        changer("undo", "removed", undo, then=show),
        rotation_page.BUTTON,
        button("move", Queue.move, when="movable"),
        button("repeat", Queue.repeat, when="movable"),
        button("options", Queue.options, when=~F["removed"]),
        button("edit", Queue.edit, when="editable"),
        button("preview", planned_post.preview, when="previewable"),
        changer("hold", "queued", change_broadcast),
        changer("send_on", "on_hold", change_broadcast),
        changer("stop", "waiting", change_broadcast),
        changer("take_down", "sent", change_broadcast, sure="admin-take-down-sure", shows=one),
        changer("remove", ~F["removed"], sure="admin-remove-sure", shows=one),
        reads=one,
        back=Row(
            button("back_to_day", Queue.day, text="admin-button-back", when="from_day"),
            button("back", Queue.campaigns, when=~F["from_day"]),
        ),
    ),
    rotation_page.WINDOW,
    repeat_page.WINDOW,
    *planned_options.WINDOWS,
    *planned_post.WINDOWS,
    *saved_drafts.QUEUE_WINDOWS,
    *failed_posts.WINDOWS,
    on_close=take_preview_away,
)
