"""The queue: its calendar, each campaign and its broadcast under way, and what is in doubt."""

from datetime import datetime
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.campaign import manage, revise
from domain.post import broadcast
from domain.post.planner import post_status
from handlers.admin import action, confirm
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.new_post import saved_drafts
from handlers.admin.queue import calendar_page, failed_posts, planned_post
from handlers.admin.queue.campaign_access import (
    filter_in_charge,
    require_campaign,
    selected_campaign_id,
)
from handlers.admin.states import Queue
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.campaign import campaigns
from storage.campaign.tables import Campaign, CampaignContent, CampaignState
from storage.database import Tx
from storage.post import posts
from views.campaign.repeat_rule import rule
from views.i18n import Html, Translate, refusal_key

LISTED_MAX = 200
HISTORY_SHOWN = 5
BAR_LENGTH = 10
REMOVE = "campaign.remove"
TAKE_DOWN = "campaign.take_down"
MARKS = {CampaignState.ACTIVE: "▶️", CampaignState.PAUSED: "⏸", CampaignState.DONE: "✔️"}


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the campaigns, newest first."""

    async def read(tx: Tx, by: Authority) -> list[Campaign]:
        return await filter_in_charge(tx, by, await campaigns.latest(tx, limit=LISTED_MAX))

    found = await action.load(dialog_manager, read)
    items = [
        {"id": one.id, "name": f"{MARKS.get(CampaignState(one.state), '')} {one.name}"[:60]}
        for one in found
    ]
    return {"items": items, "campaigns": len(items)}


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one campaign: its rule, its next slot, how its newest broadcast goes."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        campaign = await require_campaign(tx, by, selected_campaign_id(dialog_manager))
        occurrence = await posts.newest_occurrence(tx, campaign.id)
        progress = {} if occurrence is None else await posts.count_by_state(tx, occurrence.id)
        history = await posts.history(tx, campaign_id=campaign.id, limit=HISTORY_SHOWN)
        reasons = [
            (row.due_at, post_status(post, queued)[1] or row.reason)
            for row, post, queued in history
        ]
        return {
            "name": campaign.name,
            "from_day": dialog_manager.dialog_data.get("from_day") is True,
            "state": t(f"desk-campaign-{campaign.state}"),
            "rule": rule(campaign, t),
            "next": t.moment(campaign.next_at, zone) if campaign.next_at else Html("-"),
            "progress": bar(progress, t),
            "log": log_lines(reasons, zone, t),
            "active": campaign.state == CampaignState.ACTIVE,
            "skippable": campaign.state == CampaignState.ACTIVE and campaign.at is None,
            "paused": campaign.state == CampaignState.PAUSED,
            "removed": campaign.state == CampaignState.REMOVED,
            "sent": progress.get("sent", 0),
            "waiting": sum(progress.get(state, 0) for state in broadcast.WAITING),
            "queued": progress.get("queued", 0),
            "on_hold": 0
            if occurrence is None
            else await posts.count_held(tx, occurrence.id, broadcast.PAUSED),
            "movable": campaign.state in (CampaignState.ACTIVE, CampaignState.PAUSED),
            "editable": campaign.what == CampaignContent.ANNOUNCEMENT
            and campaign.state != CampaignState.REMOVED,
            "previewable": campaign.what in (CampaignContent.ANNOUNCEMENT, CampaignContent.DEAL),
        }

    return await action.load(dialog_manager, read)


def bar(progress: dict[str, int], t: Translate) -> Html:
    """Return the progress of a broadcast in words and blocks, empty before the first one."""
    if not progress:
        return Html("")
    full = int(broadcast.fraction_done(progress) * BAR_LENGTH)
    return t(
        "desk-progress",
        bar="▰" * full + "▱" * (BAR_LENGTH - full),
        sent=progress.get("sent", 0),
        all=sum(progress.values()),
        refused=sum(progress.get(name, 0) for name in ("refused", "failed", "unknown", "skipped")),
    )


def log_lines(reasons: list[tuple[datetime, str | None]], zone: str, t: Translate) -> Html:
    """Return why something of the newest slots was not posted."""
    shown = [(at, reason) for at, reason in reasons if reason is not None and "." in reason]
    return Html("\n".join(f"{t.local(at, zone)}: {t(refusal_key(reason))}" for at, reason in shown))


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, campaign_id: str) -> None:
    """Open one campaign."""
    manager.dialog_data.update(campaign_id=int(campaign_id), from_day=False)
    await manager.switch_to(Queue.campaign)


async def change(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Pause, resume, skip, copy, put back, stop or hold, by the button that was pressed."""
    what, now = button.widget_id or "", action.now(manager)

    async def work(tx: Tx, by: Authority) -> int:
        campaign = await require_campaign(tx, by, selected_campaign_id(manager))
        match what:
            case "pause":
                await manage.change_state(tx, campaign.id, CampaignState.PAUSED, now=now)
            case "resume":
                await manage.change_state(tx, campaign.id, CampaignState.ACTIVE, now=now)
            case "skip":
                await revise.skip_next(tx, campaign.id, now=now)
            case "undo":
                await revise.restore(tx, campaign.id)
            case "copy":
                return (await revise.duplicate(tx, campaign.id, now=now)).id
            case "stop" | "hold" | "send_on":
                await steer(tx, what, campaign, now=now)
        return campaign.id

    subject = f"campaign:{selected_campaign_id(manager)}"
    changed = await action.perform(
        manager, f"campaign.{what}", subject, work, need=AccessLevel.SOME_CHATS
    )
    manager.dialog_data["campaign_id"] = changed


async def steer(tx: Tx, what: str, campaign: Campaign, *, now: datetime) -> None:
    """Stop, pause or let go on the newest broadcast of a campaign."""
    occurrence = await posts.newest_occurrence(tx, campaign.id)
    if occurrence is None:
        return
    match what:
        case "stop":
            await broadcast.stop(tx, occurrence.id, now=now)
        case "hold":
            await broadcast.pause(tx, occurrence.id)
        case "send_on":
            await broadcast.resume(tx, occurrence.id, now=now)


async def ask(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Ask before a campaign is removed, or its posts are taken down everywhere."""
    what, data = f"campaign.{button.widget_id}", await one(manager)
    key = {REMOVE: "desk-remove-sure", TAKE_DOWN: "desk-take-down-sure"}[what]
    values = {"name": data["name"], "sent": data["sent"]}
    await confirm.ask(manager, what, f"campaign:{selected_campaign_id(manager)}", key, **values)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Remove, or take down, if that was the answer."""
    said_yes = confirm.parse_answer(result, REMOVE) or confirm.parse_answer(result, TAKE_DOWN)
    if said_yes is None:
        return
    what, now = said_yes["what"], action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        campaign = await require_campaign(tx, by, selected_campaign_id(manager))
        if what == REMOVE:
            await manage.change_state(tx, campaign.id, CampaignState.REMOVED, now=now)
        elif (occurrence := await posts.newest_occurrence(tx, campaign.id)) is not None:
            await broadcast.take_down(tx, occurrence.id, now=now)

    await action.perform(
        manager, what, said_yes["subject"], work, need=AccessLevel.SOME_CHATS, word=said_yes["word"]
    )


def changer(what: str, when: Any) -> Button:
    """Return a button that changes the campaign at once."""
    return Button(I18nLabel(f"desk-button-{what}"), id=what, on_click=change, when=when)


DIALOG = Dialog(
    *calendar_page.WINDOWS,
    Window(
        I18nText("desk-campaigns"),
        scrolling("campaign_page", listed("campaign", choose)),
        back_to(Queue.week),
        state=Queue.campaigns,
        getter=every,
    ),
    Window(
        I18nText("desk-campaign"),
        Value("progress", when=F["progress"]),
        Value("log", when=F["log"]),
        Group(
            changer("pause", F["active"]),
            changer("resume", F["paused"]),
            changer("skip", F["skippable"]),
            changer("copy", ~F["removed"]),
            changer("undo", F["removed"]),
            SwitchTo(I18nLabel("desk-button-move"), id="move", state=Queue.move, when=F["movable"]),
            SwitchTo(
                I18nLabel("desk-button-edit"), id="edit", state=Queue.edit, when=F["editable"]
            ),
            Button(
                I18nLabel("desk-button-preview"),
                id="preview",
                on_click=planned_post.preview,
                when=F["previewable"],
            ),
            changer("hold", F["queued"]),
            changer("send_on", F["on_hold"]),
            changer("stop", F["waiting"]),
            Button(
                I18nLabel("desk-button-take_down"), id="take_down", on_click=ask, when=F["sent"]
            ),
            Button(I18nLabel("desk-button-remove"), id="remove", on_click=ask, when=~F["removed"]),
            width=2,
        ),
        SwitchTo(
            I18nLabel("desk-button-back"), id="back_to_day", state=Queue.day, when=F["from_day"]
        ),
        SwitchTo(
            I18nLabel("desk-button-back"), id="back", state=Queue.campaigns, when=~F["from_day"]
        ),
        state=Queue.campaign,
        getter=one,
        on_process_result=answered,
    ),
    *planned_post.WINDOWS,
    *saved_drafts.QUEUE_WINDOWS,
    *failed_posts.WINDOWS,
)
