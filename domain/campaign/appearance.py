"""Where and when a deal will be posted: which rotations take it, and the slot of its turn.

    rotation after deal 12:   13 -> 14 -> (new) 15        15 is third: its slot is the third to come

It is a forecast: deals come and go, and a chat may have its reasons when the time has come.
"""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.campaign.manage import schedule_of
from domain.campaign.schedule import next_slot
from storage.campaign import campaigns
from storage.campaign.tables import Campaign
from storage.chat.chats import CHATS_MAX
from storage.database import Tx
from storage.deal import approvals, deals
from storage.deal.tables import Deal

TURNS_MAX = 60
"""A slot further ahead than so many is not worked out."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One rotation that takes a deal."""

    campaign_id: int
    name: str
    chats: int
    turn: int
    """1 is the next post of the rotation."""
    at: datetime | None
    """None is too far ahead to say."""


def takes(
    sources: Collection[str], tags: Collection[str], *, source: str, words: AbstractSet[str]
) -> bool:
    """Return whether a rotation of these feeds and tags takes a deal of a feed with these words."""
    return (not sources or source in sources) and (not tags or not words.isdisjoint(tags))


def slot_of_turn(campaign: Campaign, turn: int) -> datetime | None:
    """Return the moment of a campaign's post number `turn` from now, if it is not too far ahead."""
    at = campaign.next_at
    if at is None or campaign.every_s is not None:
        return at and at + timedelta(seconds=(turn - 1) * (campaign.every_s or 0))
    if turn > TURNS_MAX:
        return None
    for _ in range(turn - 1):
        slot = next_slot(schedule_of(campaign), at)
        if slot is None:
            return None
        at = slot.at
    return at


async def appearances(tx: Tx, deal: Deal, *, now: datetime) -> list[Appearance]:
    """Return the rotations that post a deal once it is allowed, the soonest first."""
    words = (await deals.tags_of(tx, (deal.id,))).get(deal.id, set())
    found = []
    for campaign in await campaigns.active_rotations(tx):
        if takes(campaign.deal_sources, campaign.deal_tags, source=deal.source, words=words):
            found.append(await _appearance(tx, campaign, deal, now=now))
    return sorted(found, key=lambda one: (one.at is None, one.at or now, one.campaign_id))


async def _appearance(tx: Tx, campaign: Campaign, deal: Deal, *, now: datetime) -> Appearance:
    before = await approvals.turns_between(
        tx,
        campaign.deal_sources,
        campaign.deal_tags,
        after_id=campaign.last_deal_id,
        deal_id=deal.id,
        now=now,
    )
    return Appearance(
        campaign_id=campaign.id,
        name=campaign.name,
        chats=len(await campaigns.targets(tx, campaign, limit=CHATS_MAX)),
        turn=before + 1,
        at=slot_of_turn(campaign, before + 1),
    )


async def destinations(tx: Tx, some: Sequence[Deal]) -> dict[int, list[str]]:
    """Return the names of the rotations that take each of some deals, by deal."""
    tags = await deals.tags_of(tx, [deal.id for deal in some])
    rotations = await campaigns.active_rotations(tx)
    return {
        deal.id: [
            one.name
            for one in rotations
            if takes(
                one.deal_sources,
                one.deal_tags,
                source=deal.source,
                words=tags.get(deal.id, set()),
            )
        ]
        for deal in some
    }
