"""A planned post looked at once more, moved to another time, or given other words everywhere."""

from typing import cast

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from domain.campaign import announcement, revise
from domain.campaign.announcement import AnnouncementContent, AnnouncementFacts
from domain.deal.deal import DealFacts, load_facts
from domain.post.link_buttons import PostOptions, options_of
from domain.refusal import Refused
from domain.typed_time import read_minute
from handlers.admin import conflicts, context
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.messages import send_post
from handlers.admin.new_post import form
from handlers.admin.page import page, typed
from handlers.admin.parse import parse_rule
from handlers.admin.queue.campaign_access import changes, selected
from handlers.admin.queue.campaign_targets import next_line
from handlers.admin.states import Queue
from storage.campaign import campaigns
from storage.campaign.tables import Campaign
from storage.chat.tables import Chat
from storage.deal import deals
from storage.post import posts
from views.campaign.repeat_rule import rule


async def content(ctx: AdminContext) -> AnnouncementFacts | DealFacts:
    """Return what the campaign posts."""
    campaign = await selected(ctx)
    if campaign.announcement_id is not None:
        known = await campaigns.find_announcement(ctx.tx, campaign.announcement_id)
        if known is not None:
            return {**announcement.snapshot(known), **options_of(campaign)}
    deal = await deals.find(ctx.tx, campaign.deal_id or 0)
    if deal is None:
        raise Refused("campaign.what")
    return cast(DealFacts, {**await load_facts(ctx.tx, deal), **options_of(campaign)})


async def in_first_chat(ctx: AdminContext) -> tuple[AnnouncementFacts | DealFacts, Chat | None]:
    """Return what the campaign posts, and the first of its chats."""
    targets = await campaigns.targets(ctx.tx, await selected(ctx), limit=1)
    return await content(ctx), targets[0][2] if targets else None


async def preview(_: object, __: object, manager: DialogManager) -> None:
    """Send the post as it will look in its first chat to whoever asks."""
    shown, chat = await load(manager, in_first_chat)
    await send_post(manager, shown, chat=chat, whole="entities" in shown)


async def timed(ctx: AdminContext) -> Values:
    """When the campaign is due now."""
    campaign = await selected(ctx)
    ctx.remember(when=when_of(campaign))
    return {
        "name": campaign.name,
        "rule": rule(campaign, ctx.t),
        "next": await next_line(ctx, campaign),
        "once": campaign.at is not None,
    }


def when_of(campaign: Campaign) -> str:
    """Return the moment or rule of a campaign as plain text."""
    every = f"{campaign.every_s // 60}m" if campaign.every_s is not None else None
    return campaign.at or campaign.cron or every or ""


@changes("move", then=Queue.campaign)
async def move(ctx: AdminContext) -> None:
    """Move a campaign to what was typed: a moment for one of a single post, a rule for others."""
    campaign = await selected(ctx)
    ctx.facts["to"] = ctx.said[:40]
    ctx.check_unchanged(when=when_of(campaign))
    once = campaign.at is not None
    zone = campaign.zone
    when = {"at": read_minute(ctx.said, zone, now=ctx.now)} if once else parse_rule(ctx.said)
    moved = await revise.reschedule(ctx.tx, campaign.id, when, now=ctx.now)
    ctx.told = ctx.t(f"admin-moved-{moved.state}", next=await next_line(ctx, moved))


async def worded(ctx: AdminContext) -> Values:
    """What other words would change."""
    campaign = await selected(ctx)
    newest = await posts.newest_occurrence(ctx.tx, campaign.id)
    counted = {} if newest is None else await posts.count_by_state(ctx.tx, newest.id)
    ctx.remember(words=campaign.name)
    ctx.data["announcement_id"] = campaign.announcement_id
    return {"name": campaign.name, "sent": counted.get("sent", 0)}


@changes("reword", sure="admin-reword-sure", shows=worded, then=Queue.campaign)
async def reword(ctx: AdminContext) -> None:
    """Replace the words, unless somebody else has replaced them since they were shown."""
    campaign = await selected(ctx)
    if campaign.announcement_id != ctx.data["announcement_id"]:
        before = conflicts.remembered(ctx.manager)["words"]
        raise Refused(conflicts.CHANGED, before=before, after=campaign.name)
    fresh, who = ctx.data["fresh"], ctx.by.member_id
    await revise.edit_announcement(ctx.tx, campaign.id, fresh, by_id=who, now=ctx.now)
    ctx.told = ctx.t("admin-reworded")


async def edited(ctx: AdminContext) -> tuple[AnnouncementContent, PostOptions]:
    """Return the announcement with the words that were sent, or refuse them; and its options."""
    campaign = await selected(ctx)
    fresh = await revise.preview_edit(ctx.tx, campaign, ctx.data["typed"])
    return fresh, options_of(campaign)


async def ask_reword(message: Message, _: object, manager: DialogManager) -> None:
    """Show the new words as they will look, and ask whether they replace the old ones."""
    manager.dialog_data["typed"] = form.content_from_messages(context.sent_parts(manager, message))
    fresh, options = await load(manager, edited)
    manager.dialog_data["fresh"] = fresh
    await send_post(manager, {**fresh, **options}, whole=True)
    await reword.ask(manager)


WINDOWS = (
    page(Queue.move, "admin-move", typed("when", move), reads=timed, back=Queue.campaign),
    page(
        Queue.edit,
        "admin-edit",
        MessageInput(ask_reword),
        reads=worded,
        back=Queue.campaign,
        confirms=[reword],
    ),
)
