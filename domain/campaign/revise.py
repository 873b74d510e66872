"""What an operator changes about a campaign that stands: its next slot, its time, its words.

next slot skipped     written down as an occurrence that was skipped, with who wanted it
moved                 another moment or rule; what was posted stays
reworded              a new announcement, and the newest broadcast of the old one edited
removed -> as before  an undo; its posts and its place in the audit log never went
copied                another one beside it, paused, with a number behind its name
"""

import re
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import inspect

from domain.campaign import announcement
from domain.campaign.announcement import AnnouncementContent, AnnouncementFacts, Caption
from domain.campaign.manage import NAME_CHARS_MAX, begin, check, plan, schedule_of
from domain.campaign.schedule import MOMENT, next_slot, wall_time
from domain.post import broadcast
from domain.post.link_buttons import PostOptions, check_rows, options_of, set_options
from domain.refusal import Refused
from storage.campaign import campaigns
from storage.campaign.tables import Announcement, Campaign, CampaignContent, CampaignState
from storage.database import Tx
from storage.post import posts
from storage.post.tables import Occurrence, OccurrenceState

SKIPPED = "campaign.skipped"
"""The reason of a slot that somebody wanted skipped."""
FRESH = {"id", "created_at", "state", "next_at", "planned_at", "anchor_at", "removed_from"}
"""What a copy does not take over."""
NUMBER = re.compile(r" \(\d{1,4}\)$")
"""What stands behind the name of a copy."""


async def skip_next(tx: Tx, campaign_id: int, *, now: datetime) -> Campaign:
    """Let the next slot of an active campaign pass, or refuse."""
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state != CampaignState.ACTIVE or campaign.next_at is None:
        raise Refused("campaign.not_active", id=campaign_id)
    slot = next_slot(schedule_of(campaign), max(campaign.next_at, now) - MOMENT)
    if slot is None:
        raise Refused("campaign.not_active", id=campaign_id)
    tx.add(
        Occurrence(
            campaign_id=campaign.id,
            slot=slot.key,
            due_at=slot.at,
            decided_at=now,
            state=OccurrenceState.SKIPPED,
            reason=SKIPPED,
        )
    )
    plan(campaign, after=slot.at, now=now)
    await tx.flush()
    return campaign


async def reschedule(
    tx: Tx,
    campaign_id: int,
    when: Mapping[str, Any],
    *,
    now: datetime,
    first: datetime | None = None,
) -> Campaign:
    """Give a campaign another moment or rule: `at`, `every_s` or `cron`; one paused stays so.

    Nothing goes out before `first`. One that was put back after its time had passed goes on as before it was removed.
    """
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state not in (CampaignState.ACTIVE, CampaignState.PAUSED):
        raise Refused("campaign.not_active", id=campaign_id)
    campaign.at = campaign.every_s = campaign.cron = campaign.anchor_at = None
    for name, value in when.items():
        setattr(campaign, name, value)
    check(campaign)
    before = campaign.state
    begin(campaign, now=now)
    if first is not None and first > now:
        plan(campaign, after=first - MOMENT, now=now)
    if campaign.next_at is None:
        raise Refused("admin.past")
    campaign.state = campaign.removed_from or before
    campaign.removed_from = None
    await tx.flush()
    return campaign


async def make_repeating(
    tx: Tx, campaign_id: int, rule: Mapping[str, Any], *, now: datetime
) -> Campaign:
    """Let a campaign repeat; one of a single post begins at the moment that it had. Or refuse."""
    campaign = await campaigns.lock(tx, campaign_id)
    first = campaign.next_at if campaign is not None and campaign.at is not None else None
    if first is None or first <= now:
        return await reschedule(tx, campaign_id, rule, now=now)
    anchored = {"anchor_at": first} if "every_s" in rule else {}
    return await reschedule(tx, campaign_id, {**rule, **anchored}, now=now, first=first)


async def make_single(tx: Tx, campaign_id: int, *, now: datetime) -> Campaign:
    """Let a campaign that repeats go out once more, at its next slot, and then no more; or refuse."""
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state not in (CampaignState.ACTIVE, CampaignState.PAUSED):
        raise Refused("campaign.not_active", id=campaign_id)
    slot = next_slot(schedule_of(campaign), max(campaign.next_at or now, now) - MOMENT)
    if slot is None:
        raise Refused("admin.past")
    minute = slot.at + timedelta(minutes=1) - MOMENT  # An interval may end amid a minute.
    return await reschedule(tx, campaign_id, {"at": wall_time(minute, campaign.zone)}, now=now)


async def edit_announcement(
    tx: Tx, campaign_id: int, content: Mapping[str, Any], *, by_id: int, now: datetime
) -> int:
    """Let an announcement say something else from now on, and where it was posted last.

    Words alone keep the photos; other photos are for posts that have not left. Returns how many
    posts are edited. Raises `Refused`.
    """
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state == CampaignState.REMOVED:
        raise Refused("campaign.not_found", id=campaign_id)
    fresh = await preview_edit(tx, campaign, content)
    made = Announcement(
        text=fresh["text"],
        entities=fresh["entities"],
        photos=fresh["photos"],
        captions=[{**caption} for caption in fresh.get("captions", ())],
        made_at=now,
        made_by=by_id,
    )
    tx.add(made)
    await tx.flush()
    campaign.announcement_id = made.id
    campaign.name = announcement.title(made.text, len(made.photos))
    newest = await posts.newest_occurrence(tx, campaign.id)
    if newest is None:
        return 0
    said: AnnouncementFacts = {**announcement.snapshot(made), **options_of(campaign)}
    return await broadcast.edit_posts(tx, newest.id, said, now=now)


async def change_options(
    tx: Tx, campaign_id: int, options: PostOptions, *, now: datetime
) -> tuple[Campaign, int]:
    """Change buttons, pin or sound of a campaign's posts; what is not named stays. Or refuse.

    What waits goes out so; of an announcement other buttons come under what was posted last. Returns
    the campaign and how many posts are edited.
    """
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state == CampaignState.REMOVED:
        raise Refused("campaign.not_found", id=campaign_id)
    known = await campaigns.find_announcement(tx, campaign.announcement_id or 0)
    before = options_of(campaign)["buttons"]
    set_options(campaign, options)
    now_so = options_of(campaign)
    check_rows(now_so["buttons"], photos=0 if known is None else len(known.photos))
    newest = await posts.newest_occurrence(tx, campaign.id)
    if newest is None:
        return campaign, 0
    if known is None or before == now_so["buttons"]:
        await broadcast.change_waiting(tx, newest.id, now_so)
        return campaign, 0
    said: AnnouncementFacts = {**announcement.snapshot(known), **now_so}
    return campaign, await broadcast.edit_posts(tx, newest.id, said, now=now)


async def preview_edit(
    tx: Tx, campaign: Campaign, content: Mapping[str, Any]
) -> AnnouncementContent:
    """Return what an announcement would say with other words, or refuse."""
    known = await campaigns.find_announcement(tx, campaign.announcement_id or 0)
    if known is None:
        raise Refused("campaign.what")
    photos = list(content["photos"]) or known.photos
    words: Caption = {"text": content["text"], "entities": content["entities"]}
    captions = list(content.get("captions") or ())
    if known.captions and not content["photos"]:
        captions = announcement.with_words(announcement.snapshot(known), words)
    announcement.check(content["text"], content["entities"], photos, captions)
    check_rows(options_of(campaign)["buttons"], photos=len(photos))
    if photos != known.photos and await posts.newest_occurrence(tx, campaign.id) is not None:
        raise Refused("announcement.other_photos")
    return {**words, "photos": photos, "captions": captions}


async def restore(tx: Tx, campaign_id: int, *, now: datetime) -> Campaign:
    """Undo a removal: the campaign is what it was, and goes on with its next slot if it was going.

    If its only time has passed meanwhile it is paused, and `removed_from` says so: once it has
    another time it goes on.
    """
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state != CampaignState.REMOVED:
        raise Refused("campaign.not_found", id=campaign_id)
    before = CampaignState(campaign.removed_from or CampaignState.PAUSED)
    campaign.state, campaign.removed_from = before, None
    if before == CampaignState.ACTIVE:
        plan(campaign, after=now, now=now)
        if campaign.next_at is None:
            campaign.state, campaign.removed_from = CampaignState.PAUSED, before
    await tx.flush()
    return campaign


def copy_name(name: str, taken: Collection[str]) -> str:
    """Return a name for a copy that is not taken: the same with the next free number behind it."""
    plain = NUMBER.sub("", name)
    for number in count(2):
        mark = f" ({number})"
        copy = plain[: NAME_CHARS_MAX - len(mark)] + mark
        if copy not in taken:
            return copy
    raise AssertionError("numbers do not end")


async def duplicate(tx: Tx, campaign_id: int, *, now: datetime) -> Campaign:
    """Return a paused copy of a campaign, with its chats, under a name of its own.

    One that takes deals from a queue is refused: its deals are posted once.
    """
    known = await campaigns.find(tx, campaign_id)
    if known is None:
        raise Refused("campaign.not_found", id=campaign_id)
    if known.what == CampaignContent.QUEUE:
        raise Refused("campaign.copy_queue")
    columns = {column.key for column in inspect(Campaign).column_attrs} - FRESH
    values = {column: getattr(known, column) for column in columns}
    copy = Campaign(created_at=now, **values)
    copy.name = copy_name(known.name, await campaigns.names(tx))
    begin(copy, now=now)
    copy.state = CampaignState.PAUSED
    tx.add(copy)
    await tx.flush()
    await campaigns.copy_chats(tx, known.id, copy.id)
    return copy
