"""What an operator changes about a campaign that stands: skip a slot, copy it, undo a removal.

next slot skipped     written down as an occurrence that was skipped, with who wanted it
removed -> paused     an undo; its posts and its place in the audit log never went
"""

from datetime import datetime

from sqlalchemy import inspect

from domain.campaign import begin, plan, schedule_of
from domain.refusal import Refused
from domain.schedule import MOMENT, next_slot
from storage import campaign as campaigns
from storage.campaign import Campaign, CampaignState, What
from storage.database import Tx
from storage.post import Occurrence, OccurrenceState

SKIPPED = "campaign.skipped"
"""The reason of a slot that somebody wanted skipped."""

FRESH = {"id", "created_at", "state", "next_at", "planned_at", "anchor_at"}
"""What a copy does not take over."""


async def skip_once(tx: Tx, campaign_id: int, *, now: datetime) -> Campaign:
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


async def put_back(tx: Tx, campaign_id: int) -> Campaign:
    """Undo a removal: the campaign is there again, paused, so that nothing surprises anybody."""
    campaign = await campaigns.lock(tx, campaign_id)
    if campaign is None or campaign.state != CampaignState.REMOVED:
        raise Refused("campaign.not_found", id=campaign_id)
    campaign.state = CampaignState.PAUSED
    await tx.flush()
    return campaign


async def duplicate(tx: Tx, campaign_id: int, *, now: datetime) -> Campaign:
    """Return a paused copy of a campaign, with its chats; queues of deals are not copied."""
    known = await campaigns.find(tx, campaign_id)
    if known is None or known.what == What.QUEUE:
        raise Refused("campaign.not_found", id=campaign_id)
    names = {column.key for column in inspect(Campaign).column_attrs} - FRESH
    copy = Campaign(created_at=now, **{name: getattr(known, name) for name in names})
    begin(copy, now=now)
    copy.state = CampaignState.PAUSED
    tx.add(copy)
    await tx.flush()
    await campaigns.copy_chats(tx, known.id, copy.id)
    return copy
