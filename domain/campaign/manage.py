"""Campaigns: standing orders to post, made, paused and taken back by the operator."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from domain.campaign.schedule import (
    EVERY_S_MAX,
    EVERY_S_MIN,
    TOLERANCE_S_MAX,
    Schedule,
    check_cron,
    check_zone,
    next_slot,
    parse_wall,
)
from domain.display_name import is_seen
from domain.feeds.words import normalize_tag
from domain.post.link_buttons import check_rows, options_of
from domain.post.pacing import quiet_hours
from domain.refusal import Refused
from domain.typed_time import read_clock
from storage.campaign import campaigns
from storage.campaign.tables import (
    Campaign,
    CampaignAudience,
    CampaignChat,
    CampaignContent,
    CampaignState,
    QueuedDeal,
)
from storage.chat.chats import CHATS_MAX
from storage.database import Tx
from storage.deal import approvals, deals
from storage.deal.tables import Deal

QUEUE_MAX = 1_000
SPREAD_S_MAX = 6 * 3_600
DAILY_CAP_MAX = 1_000
REPEAT_DAYS_MAX = 365
NAME_CHARS_MAX = 80
TAKES_MAX = 50
"""Feeds, and tags, that a rotation names."""
BOUNDS = {
    "minimum_gap_s": 7 * 86_400,
    "spread_s": SPREAD_S_MAX,
    "tolerance_s": TOLERANCE_S_MAX,
    "repeat_days": REPEAT_DAYS_MAX,
}
"""The largest value of each number that paces a campaign."""
TRANSITIONS = {
    CampaignState.PAUSED: {CampaignState.ACTIVE},
    CampaignState.ACTIVE: {CampaignState.PAUSED},
    CampaignState.REMOVED: {CampaignState.ACTIVE, CampaignState.PAUSED, CampaignState.DONE},
}
"""For each state an operator may ask for: the states it can be reached from."""


def schedule_of(campaign: Campaign) -> Schedule:
    """Return when a campaign is due."""
    return Schedule(
        zone=campaign.zone,
        at=parse_wall(campaign.at) if campaign.at is not None else None,
        every_s=campaign.every_s,
        anchor_at=campaign.anchor_at,
        cron=campaign.cron,
    )


def plan(campaign: Campaign, *, after: datetime, now: datetime) -> None:
    """Set the first moment due later than `after`; with none left the campaign is done."""
    slot = next_slot(schedule_of(campaign), after)
    campaign.next_at = None if slot is None else slot.at
    campaign.planned_at = now
    if slot is None:
        campaign.state = CampaignState.DONE


def begin(campaign: Campaign, *, now: datetime) -> None:
    """Plan the first slot after `now`; an interval without an anchor begins one interval from now."""
    if campaign.every_s is not None and campaign.anchor_at is None:
        campaign.anchor_at = now + timedelta(seconds=campaign.every_s)
    plan(campaign, after=now, now=now)


def check(campaign: Campaign) -> None:
    """Refuse a campaign that could never be carried out."""
    if not is_seen(campaign.name) or len(campaign.name) > NAME_CHARS_MAX:
        raise Refused("campaign.name", maximum=NAME_CHARS_MAX)
    check_zone(campaign.zone)
    check_rows(options_of(campaign)["buttons"])
    _check_schedule(campaign)
    _check_pace(campaign)
    if (campaign.what == CampaignContent.DEAL) != (campaign.deal_id is not None):
        raise Refused("campaign.what")
    if (campaign.what == CampaignContent.ANNOUNCEMENT) != (campaign.announcement_id is not None):
        raise Refused("campaign.what")
    if campaign.where == CampaignAudience.TAGS and not campaign.tags:
        raise Refused("campaign.where")


def _check_schedule(campaign: Campaign) -> None:
    given = [value for value in (campaign.at, campaign.every_s, campaign.cron) if value is not None]
    if len(given) != 1:
        raise Refused("campaign.schedule")
    if campaign.cron is not None:
        check_cron(campaign.cron)
    if campaign.at is not None:
        campaign.at = parse_wall(campaign.at).isoformat(timespec="minutes")
    if campaign.every_s is not None and not EVERY_S_MIN <= campaign.every_s <= EVERY_S_MAX:
        raise Refused("campaign.every", every=campaign.every_s, minimum=EVERY_S_MIN)


def _check_pace(campaign: Campaign) -> None:
    for name, maximum in BOUNDS.items():
        if not 0 <= getattr(campaign, name) <= maximum:
            raise Refused("campaign.number", name=name, maximum=maximum)
    if campaign.daily_cap is not None and not 1 <= campaign.daily_cap <= DAILY_CAP_MAX:
        raise Refused("campaign.number", name="daily_cap", maximum=DAILY_CAP_MAX)
    for name in ("quiet_from", "quiet_to"):
        if (typed := getattr(campaign, name)) is None:
            continue
        if (clock := read_clock(typed)) is None:
            raise Refused("campaign.quiet")
        setattr(campaign, name, clock)
    try:
        quiet_hours(campaign.quiet_from, campaign.quiet_to, campaign.zone)
    except ValueError as error:
        raise Refused("campaign.quiet") from error


async def add(
    tx: Tx,
    campaign: Campaign,
    *,
    chats: Sequence[tuple[int, int | None]] = (),
    queue: Sequence[int] = (),
    now: datetime,
) -> Campaign:
    """Save a campaign with its chats (id, topic) and queued deals (ids), first slot planned.

    Raises `Refused`.
    """
    check(campaign)
    begin(campaign, now=now)
    campaign.deal_tags = read_tags(campaign.deal_tags)
    if len(chats) > CHATS_MAX or (campaign.where == CampaignAudience.CHATS) != bool(chats):
        raise Refused("campaign.where")
    if len(queue) > QUEUE_MAX or (campaign.what == CampaignContent.QUEUE) != bool(queue):
        raise Refused("campaign.what")
    if campaign.what == CampaignContent.ROTATION:
        await _check_rotation(tx, campaign, now=now)
    if campaign.next_at is None:
        raise Refused("campaign.never")
    tx.add(campaign)
    await tx.flush()
    rows = [CampaignChat(campaign_id=campaign.id, chat_id=c, thread_id=t) for c, t in chats]
    tx.add_all([*rows, *(QueuedDeal(campaign_id=campaign.id, deal_id=d) for d in queue)])
    await tx.flush()
    return campaign


async def next_deal(tx: Tx, campaign: Campaign, *, now: datetime) -> Deal | None:
    """Return the deal whose turn it is in a rotation, None where it has none to post."""
    return await deals.next_in_rotation(
        tx,
        after_id=campaign.last_deal_id,
        sources=campaign.deal_sources,
        tags=campaign.deal_tags,
        now=now,
    )


async def empty_reason(tx: Tx, campaign: Campaign, *, now: datetime) -> str:
    """Return why a rotation has nothing to post: its feed is too old, it waits for a word, or there is nothing."""
    if await deals.has_stale(tx, campaign.deal_sources, campaign.deal_tags, now=now):
        return "campaign.rotation_stale"
    waiting = await approvals.count_waiting(tx, campaign.deal_sources, campaign.deal_tags, now=now)
    return "campaign.rotation_waiting" if waiting else "campaign.rotation_empty"


async def _check_rotation(tx: Tx, campaign: Campaign, *, now: datetime) -> None:
    if await next_deal(tx, campaign, now=now) is None:
        raise Refused(await empty_reason(tx, campaign, now=now))


def read_tags(typed: Iterable[str]) -> list[str]:
    """Return the tags and categories that a rotation takes in the form in which they are compared."""
    return list(dict.fromkeys(word for word in map(normalize_tag, typed) if word))


async def set_rotation(
    tx: Tx, campaign_id: int, sources: Sequence[str], tags: Sequence[str]
) -> Campaign:
    """Let a rotation take the deals of these feeds with any of these tags; none is all. Or refuse."""
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state == CampaignState.REMOVED:
        raise Refused("campaign.not_found", id=campaign_id)
    if campaign.what != CampaignContent.ROTATION:
        raise Refused("campaign.no_rotation")
    if len(sources) > TAKES_MAX or len(tags) > TAKES_MAX:
        raise Refused("campaign.takes", maximum=TAKES_MAX)
    campaign.deal_sources = list(dict.fromkeys(sources))
    campaign.deal_tags = read_tags(tags)
    return campaign


async def change_state(
    tx: Tx, campaign_id: int, state: CampaignState, *, now: datetime
) -> Campaign:
    """Pause, resume (`ACTIVE`) or remove a campaign; asking twice changes nothing.

    A resumed campaign goes on with its next slot; those of the pause are not made up for. One whose
    only time has passed is not resumed: it needs another.
    """
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state == CampaignState.REMOVED:
        raise Refused("campaign.not_found", id=campaign_id)
    if campaign.state == state:
        return campaign
    if campaign.state not in TRANSITIONS[state]:
        raise Refused("campaign.done", id=campaign_id)
    campaign.removed_from = campaign.state if state == CampaignState.REMOVED else None
    campaign.state = state
    if state == CampaignState.ACTIVE:
        plan(campaign, after=now, now=now)
        if campaign.next_at is None:
            raise Refused("campaign.time_passed", name=campaign.name)
    return campaign


async def replan_all(tx: Tx, *, now: datetime) -> int:
    """Move every active campaign to its first slot after `now`; return how many were moved.

    For a restored backup: it does not know which of its slots have been posted since.
    """
    moved = await campaigns.overdue(tx, now=now)
    for campaign in moved:
        plan(campaign, after=now, now=now)
    return len(moved)
