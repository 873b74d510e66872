"""A planned post looked at once more, moved to another time, or given other words everywhere."""

from datetime import datetime, time
from typing import Any

from aiogram import Bot, F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import ManagedTextInput, MessageInput, TextInput
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel, Authority
from domain.campaign import announcement, revise
from domain.deal.deal import deal_snapshot
from domain.refusal import Refused
from handlers.admin import action, confirm, conflicts
from handlers.admin.lists import back_to
from handlers.admin.messages import send_preview
from handlers.admin.new_post import form
from handlers.admin.parse import parse_rule
from handlers.admin.queue.campaign_access import require_campaign, selected_campaign_id
from handlers.admin.states import Queue
from handlers.admin.widgets import I18nText, Value, translate
from storage.campaign import announcements
from storage.campaign.tables import Campaign
from storage.columns import Json
from storage.database import Tx
from storage.deal import deals
from storage.post import posts
from views.campaign.repeat_rule import rule
from views.deal.deal_screens import card
from views.post import announcement_messages
from views.screen import send

REWORD = "campaign.reword"
MOVE = "campaign.move"


async def content(tx: Tx, campaign: Campaign) -> tuple[str, Json]:
    """Return (kind, values) of what a campaign posts."""
    if campaign.announcement_id is not None:
        known = await announcements.find(tx, campaign.announcement_id)
        if known is not None:
            return announcement.KIND, announcement.snapshot(known)
    deal = await deals.find(tx, campaign.deal_id or 0)
    if deal is None:
        raise Refused("campaign.what")
    return "", deal_snapshot(deal)


async def preview(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send the post as it will look to whoever asks."""

    async def read(tx: Tx, by: Authority) -> tuple[str, Json]:
        return await content(tx, await require_campaign(tx, by, selected_campaign_id(manager)))

    kind, values = await action.load(manager, read)
    if kind == announcement.KIND:
        await send_preview(manager, announcement_messages.call(action.user_id(manager), values))
    else:
        values = values | {"zone": action.settings(manager).timezone, "disclosure": None}
        screen = card(values, translate(manager))
        await send_preview(manager, send(action.user_id(manager), screen, None))


async def timed(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return when a campaign is due now."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> Campaign:
        return await require_campaign(tx, by, selected_campaign_id(dialog_manager))

    campaign = await action.load(dialog_manager, read)
    conflicts.remember(dialog_manager, when=when_of(campaign))
    return {
        "name": campaign.name,
        "rule": rule(campaign, t),
        "next": t.moment(campaign.next_at, campaign.zone) if campaign.next_at else "-",
        "once": campaign.at is not None,
        "told": conflicts.pop_report(dialog_manager),
    }


def when_of(campaign: Campaign) -> str:
    """Return the moment or rule of a campaign as plain text."""
    every = f"{campaign.every_s // 60}m" if campaign.every_s is not None else None
    return campaign.at or campaign.cron or every or ""


async def moved(_: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str) -> None:
    """Move a campaign to what was typed: a moment for one of a single post, a rule for others."""
    saw, now = conflicts.remembered(manager), action.now(manager)
    today = action.local_now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        campaign = await require_campaign(tx, by, selected_campaign_id(manager))
        conflicts.check_unchanged(saw, when=when_of(campaign))
        when = parse_rule(typed) if campaign.at is None else {"at": moment_of(typed, today)}
        await revise.reschedule(tx, campaign.id, when, now=now)

    subject = f"campaign:{selected_campaign_id(manager)}"
    acting = action.perform(
        manager, MOVE, subject, work, need=AccessLevel.SOME_CHATS, to=typed[:40]
    )
    if not await conflicts.run_or_report(manager, acting):
        await manager.switch_to(Queue.campaign)


def moment_of(typed: str, today: datetime) -> str:
    """Return the wall time that was typed: a time of today, or a day and a time."""
    words = typed.strip()
    try:
        at = datetime.fromisoformat(words)
        if len(words) <= len("2026-12-01"):
            raise ValueError
    except ValueError:
        try:
            at = datetime.combine(today.date(), time.fromisoformat(words))
        except ValueError:
            raise Refused("desk.moment", typed=words[:20]) from None
    return f"{at:%Y-%m-%dT%H:%M}"


async def worded(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what other words would change."""

    async def read(tx: Tx, by: Authority) -> tuple[Campaign, int]:
        campaign = await require_campaign(tx, by, selected_campaign_id(dialog_manager))
        occurrence = await posts.newest_occurrence(tx, campaign.id)
        progress = {} if occurrence is None else await posts.count_by_state(tx, occurrence.id)
        return campaign, progress.get("sent", 0)

    campaign, sent = await action.load(dialog_manager, read)
    conflicts.remember(dialog_manager, words=campaign.name)
    dialog_manager.dialog_data["announcement_id"] = campaign.announcement_id
    return {"name": campaign.name, "sent": sent, "told": conflicts.pop_report(dialog_manager)}


async def typed_anew(message: Message, _: Any, manager: DialogManager) -> None:
    """Show the new words as they will look, and ask whether they replace the old ones."""
    more = form.content_from_message(message)

    async def read(tx: Tx, by: Authority) -> tuple[Campaign, Json]:
        campaign = await require_campaign(tx, by, selected_campaign_id(manager))
        return campaign, await revise.preview_edit(tx, campaign, more)

    campaign, fresh = await action.load(manager, read)
    sent = (await worded(manager))["sent"]
    manager.dialog_data["fresh"] = fresh
    bot: Bot = manager.middleware_data["bot"]
    await bot(announcement_messages.call(action.user_id(manager), fresh))
    manager.show_mode = ShowMode.DELETE_AND_SEND
    subject = f"campaign:{campaign.id}"
    values = {"name": campaign.name, "sent": sent}
    await confirm.ask(manager, REWORD, subject, "desk-reword-sure", **values)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Replace the words, if that was the answer."""
    said_yes = confirm.parse_answer(result, REWORD)
    if said_yes is None:
        return
    fresh, now = manager.dialog_data["fresh"], action.now(manager)
    saw = manager.dialog_data["announcement_id"]

    async def work(tx: Tx, by: Authority) -> int:
        campaign = await require_campaign(tx, by, selected_campaign_id(manager))
        if campaign.announcement_id != saw:
            raise Refused(
                conflicts.CHANGED,
                before=conflicts.remembered(manager)["words"],
                after=campaign.name,
            )
        return await revise.edit_announcement(tx, campaign.id, fresh, by_id=by.member_id, now=now)

    acting = action.perform(
        manager,
        REWORD,
        said_yes["subject"],
        work,
        need=AccessLevel.SOME_CHATS,
        word=said_yes["word"],
    )
    if not await conflicts.run_or_report(manager, acting):
        await manager.switch_to(Queue.campaign)


WINDOWS = (
    Window(
        Value("told", when=F["told"]),
        I18nText("desk-move"),
        TextInput(id="typed_when", on_success=moved),
        back_to(Queue.campaign),
        state=Queue.move,
        getter=timed,
    ),
    Window(
        Value("told", when=F["told"]),
        I18nText("desk-edit"),
        MessageInput(typed_anew),
        back_to(Queue.campaign),
        state=Queue.edit,
        getter=worded,
        on_process_result=answered,
    ),
)
