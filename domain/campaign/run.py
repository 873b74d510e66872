"""An occurrence: a slot of a campaign comes, and every chat gets a post or a reason.

    lock the campaign -> which slot? -> what? -> which chats, when? -> rows, next slot

All of it is one transaction: the occurrence with its unique slot, the posts, their outbox
rows and the moved `next_at`. Whoever ticks twice, dies in between or ticks beside another
process finds either all of it or nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from domain.affiliate.post_links import EarningLink, earning_links
from domain.campaign import announcement
from domain.campaign.manage import add, empty_reason, next_deal, plan, schedule_of
from domain.campaign.missed import tell_missed
from domain.campaign.schedule import Slot, due, wall_time
from domain.deal.deal import is_over, load_facts
from domain.post import link_buttons
from domain.post.lint import find_deal_problem
from domain.post.pacing import Pace, offset, pace_for
from domain.post.planner import (
    KIND,
    Content,
    Draft,
    PostingRules,
    PostPlanner,
    Target,
    outbox_row,
    post_record,
)
from storage.campaign import campaigns
from storage.campaign.tables import Campaign, CampaignContent, CampaignState
from storage.chat.chats import CHATS_MAX, all_of
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal
from storage.feed_source import feed_sources
from storage.post import posts
from storage.post.tables import MISSED, Occurrence, OccurrenceState

DAYS_SLACK = timedelta(hours=1)
"""A deal due every day at nine is not repeated "within a day" by a post a minute early."""


async def run_campaign(
    tx: Tx, campaign_id: int, *, now: datetime, rules: PostingRules
) -> Occurrence | None:
    """Carry out what a campaign owes at `now`; return the occurrence if one came of it."""
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state != CampaignState.ACTIVE or campaign.next_at is None:
        return None
    tolerance = timedelta(seconds=campaign.tolerance_s)
    # A clock that was set back leaves `next_at` in the future; it is worked out anew below.
    since = min(campaign.next_at, now)
    found = due(schedule_of(campaign), since=since, now=now, tolerance=tolerance)
    if found.first_missed is not None:
        await _note_missed(tx, campaign, found.first_missed, found.missed, now=now)
    occurrence = None
    if found.fresh is not None and not await posts.slot_taken(tx, campaign.id, found.fresh.key):
        occurrence = await _run_slot(tx, campaign, found.fresh, now=now, rules=rules)
    if campaign.state == CampaignState.ACTIVE:
        plan(campaign, after=now, now=now)
    return occurrence


async def post_now(
    tx: Tx,
    campaign: Campaign,
    *,
    chats: Sequence[tuple[int, int | None]],
    now: datetime,
    rules: PostingRules,
) -> Occurrence:
    """Save a campaign of one post to these chats (id, topic), and carry it out at once."""
    campaign.at = wall_time(now, campaign.zone)
    await add(tx, campaign, chats=chats, now=now - timedelta(minutes=1))
    campaign.state, campaign.next_at = CampaignState.DONE, None
    return await _run_slot(tx, campaign, Slot(campaign.at, now), now=now, rules=rules)


async def preview(
    tx: Tx,
    campaign: Campaign,
    content: Content,
    *,
    chats: Sequence[tuple[int, int | None]],
    at: datetime,
    rules: PostingRules,
) -> tuple[str | None, list[Draft]]:
    """Return what would become of a post at a moment, without saving anything.

    Either a reason that keeps it out of every chat, or a draft for each, with its moment or a
    reason. What other campaigns will have planned until then is not known.
    """
    found = {chat.id: chat for chat in await all_of(tx, [chat_id for chat_id, _ in chats])}
    targets = [(chat_id, thread_id, found.get(chat_id)) for chat_id, thread_id in chats]
    drafts = await _drafts(tx, campaign, content, targets, now=at, rules=rules)
    return await _find_problem(tx, content, now=at, rules=rules), drafts


async def catch_up(
    tx: Tx, campaign_id: int, missed: Occurrence, *, now: datetime, rules: PostingRules
) -> Occurrence | None:
    """Post now what a campaign missed, once; return the occurrence, None if it was made up for."""
    campaign = await campaigns.lock(tx, campaign_id)
    key = f"late {missed.id}"
    if campaign is None or campaign.state == CampaignState.REMOVED:
        return None
    if await posts.slot_taken(tx, campaign.id, key):
        return None
    return await _run_slot(tx, campaign, Slot(key, now), now=now, rules=rules)


async def _note_missed(
    tx: Tx, campaign: Campaign, first: Slot, count: int, *, now: datetime
) -> None:
    """Record slots that nobody was there for, as one line.

    Its key is not the slot's own: if the clock was wrong and is set back, the slot is due.
    """
    key = f"missed {first.key}"
    if not await posts.slot_taken(tx, campaign.id, key):
        tx.add(_occurrence(campaign, Slot(key, first.at), now, MISSED, slots=count))
        await tx.flush()
        await tell_missed(tx, campaign, first.at, count, now=now)


def _occurrence(
    campaign: Campaign, slot: Slot, now: datetime, reason: str | None, *, slots: int = 1
) -> Occurrence:
    return Occurrence(
        campaign_id=campaign.id,
        slot=slot.key,
        due_at=slot.at,
        decided_at=now,
        state=OccurrenceState.SKIPPED if reason else OccurrenceState.FIRED,
        reason=reason,
        slots=slots,
    )


async def _run_slot(
    tx: Tx, campaign: Campaign, slot: Slot, *, now: datetime, rules: PostingRules
) -> Occurrence:
    content, reason = await _choose(tx, campaign, now=now)
    targets: Sequence[Target] = ()
    if content is not None:
        reason = await _find_problem(tx, content, now=now, rules=rules)
        targets = await campaigns.targets(tx, campaign, limit=CHATS_MAX)
    occurrence = _occurrence(
        campaign, slot, now, reason or (None if targets else "campaign.no_chats")
    )
    if content is not None:
        occurrence.deal_id = None if content.deal is None else content.deal.id
        occurrence.announcement_id = content.announcement_id
    tx.add(occurrence)
    await tx.flush()
    if content is not None and occurrence.state == OccurrenceState.FIRED:
        links = await _earning_links(tx, content, targets, now=now)
        drafts = await _drafts(tx, campaign, content, targets, now=now, rules=rules, links=links)
        await _queue(tx, occurrence, content, drafts, tolerance_s=campaign.tolerance_s)
    return occurrence


async def _earning_links(
    tx: Tx, content: Content, targets: Sequence[Target], *, now: datetime
) -> Mapping[int, EarningLink]:
    """Return by which link the shop earns in each chat that is known."""
    if content.deal is None:
        return {}
    chats = [chat.id for _, _, chat in targets if chat is not None]
    return await earning_links(tx, content.deal.link, chats, now=now)


async def _find_problem(
    tx: Tx, content: Content, *, now: datetime, rules: PostingRules
) -> str | None:
    """Return what keeps this out of every chat."""
    deal = content.deal
    if deal is None:
        found = announcement.find_problem(content.values, hosts=rules.hosts)
    elif await feed_sources.is_stale_feed(tx, deal.source, now=now):
        found = "lint.feed_stale"
    else:
        found = find_deal_problem(deal, now=now, hosts=rules.hosts)
    return found or link_buttons.find_problem(content.values, rules.hosts)


async def _choose(
    tx: Tx, campaign: Campaign, *, now: datetime
) -> tuple[Content | None, str | None]:
    """Return what is to be posted, or the reason why there is nothing."""
    if campaign.announcement_id is not None:
        found = await campaigns.find_announcement(tx, campaign.announcement_id)
        if found is None:
            return None, "campaign.queue_empty"
        said = {**announcement.snapshot(found), **link_buttons.options_of(campaign)}
        return Content(announcement.KIND, said, announcement_id=found.id), None
    deal, reason = await _choose_deal(tx, campaign, now=now)
    if deal is None:
        return None, reason
    said = {**await load_facts(tx, deal), **link_buttons.options_of(campaign)}
    return Content(KIND, said, deal), reason


async def _choose_deal(
    tx: Tx, campaign: Campaign, *, now: datetime
) -> tuple[Deal | None, str | None]:
    """Return the deal whose turn it is, or the reason why there is none."""
    if campaign.what == CampaignContent.ROTATION:
        deal = await next_deal(tx, campaign, now=now)
        if deal is None:
            return None, await empty_reason(tx, campaign, now=now)
        campaign.last_deal_id = deal.id
        return deal, None
    deal_id = campaign.deal_id
    if campaign.what == CampaignContent.QUEUE:
        deal_id = await campaigns.pop_queue(tx, campaign.id)
    deal = None if deal_id is None else await deals.find(tx, deal_id)
    if deal is None or (campaign.what == CampaignContent.DEAL and is_over(deal, now=now)):
        campaign.state, campaign.next_at = CampaignState.DONE, None
    return deal, "campaign.queue_empty"


async def _drafts(
    tx: Tx,
    campaign: Campaign,
    content: Content,
    targets: Sequence[Target],
    *,
    now: datetime,
    rules: PostingRules,
    links: Mapping[int, EarningLink] | None = None,
) -> list[Draft]:
    """Return a draft for every target, each with a moment or a reason."""
    paces = {
        chat.id: pace_for(campaign, chat, rules.shop_defaults)
        for _, _, chat in targets
        if chat is not None
    }
    planned = await _planned(tx, paces.values(), now=now)
    had = await _chats_posted_lately(tx, campaign, content, now=now, rules=rules)
    planner = PostPlanner(content.values, rules, paces, planned, had, links)
    return [
        planner.draft(target, due_at=now + offset(index, len(targets), campaign.spread_s))
        for index, target in enumerate(targets)
    ]


async def _chats_posted_lately(
    tx: Tx, campaign: Campaign, content: Content, *, now: datetime, rules: PostingRules
) -> set[int]:
    """Return the chats that had this deal too short a time ago; an announcement may be repeated."""
    days = timedelta(days=campaign.repeat_days or rules.repeat_days)
    if content.deal is None or not days:
        return set()
    return await posts.chats_that_had(tx, content.deal.id, since=now - days + DAYS_SLACK)


async def _planned(tx: Tx, paces: Iterable[Pace], *, now: datetime) -> dict[int, list[datetime]]:
    """Return when each chat was or will be posted to, as far back as any pace asks."""
    found: dict[int, list[datetime]] = {}
    span = max((pace.looks_back for pace in paces), default=timedelta())
    for chat_id, due_at in await posts.recent(tx, since=now - span) if span else ():
        found.setdefault(chat_id, []).append(due_at)
    return found


async def _queue(
    tx: Tx, occurrence: Occurrence, content: Content, drafts: Sequence[Draft], *, tolerance_s: int
) -> None:
    """Write an outbox row for every draft that may go out, and a post for every draft."""
    placed = [outbox_row(content, draft, tolerance_s) for draft in drafts if draft.reason is None]
    ids = await posts.enqueue(tx, placed)
    await posts.record(
        tx, [post_record(occurrence, content, d, ids.get(d.chat_id)) for d in drafts]
    )
