"""Queries on campaigns: which are due, where they post, and the deals that wait in a queue."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from storage.campaign.tables import (
    Announcement,
    Campaign,
    CampaignAudience,
    CampaignChat,
    CampaignContent,
    CampaignState,
    QueuedDeal,
)
from storage.chat.chats import tags_of
from storage.chat.tables import Chat, ChatState, ChatTag
from storage.columns import lock_row
from storage.database import Tx

ROTATIONS_MAX = 100
"""So many rotations are looked through for where a deal appears."""
QUIET_S = 60
"""A clock set back by less than this disturbs nothing."""
SKIPPED_CHAT_STATES = (ChatState.LEFT, ChatState.KICKED, ChatState.DELETED, ChatState.MIGRATED)
"""States of chats that `all` and tags pass over without a word."""


async def find(tx: Tx, campaign_id: int) -> Campaign | None:
    """Return the campaign with this id."""
    return await tx.get(Campaign, campaign_id)


async def find_announcement(tx: Tx, announcement_id: int) -> Announcement | None:
    """Return the post of the operator's own with this id."""
    return await tx.get(Announcement, announcement_id)


async def has_album(tx: Tx, member_id: int, album: str) -> bool:
    """Return whether a member has posted or scheduled an album already."""
    rows = select(Announcement.id).where(
        Announcement.album == album, Announcement.made_by == member_id
    )
    return await tx.scalar(rows.limit(1)) is not None


async def lock(tx: Tx, campaign_id: int) -> Campaign | None:
    """Load a campaign and hold it until the transaction ends."""
    return await lock_row(tx, Campaign, Campaign.id == campaign_id)


async def listed(tx: Tx, *, limit: int) -> Sequence[Campaign]:
    """Return the campaigns that have not been removed, oldest first."""
    rows = select(Campaign).where(Campaign.state != CampaignState.REMOVED)
    return (await tx.scalars(rows.order_by(Campaign.id).limit(limit))).all()


async def latest(tx: Tx, *, limit: int) -> Sequence[Campaign]:
    """Return the campaigns that have not been removed, newest first."""
    rows = select(Campaign).where(Campaign.state != CampaignState.REMOVED)
    return (await tx.scalars(rows.order_by(Campaign.id.desc()).limit(limit))).all()


async def names(tx: Tx) -> set[str]:
    """Return the names of the campaigns that have not been removed."""
    rows = select(Campaign.name).where(Campaign.state != CampaignState.REMOVED)
    return set(await tx.scalars(rows))


async def upcoming(tx: Tx, *, limit: int) -> Sequence[Campaign]:
    """Return the campaigns that have a slot to come, the soonest first."""
    rows = select(Campaign).where(
        Campaign.state == CampaignState.ACTIVE, Campaign.next_at.is_not(None)
    )
    return (await tx.scalars(rows.order_by(Campaign.next_at, Campaign.id).limit(limit))).all()


async def active_rotations(tx: Tx) -> Sequence[Campaign]:
    """Return the rotations that post, the oldest first."""
    rows = select(Campaign).where(
        Campaign.state == CampaignState.ACTIVE, Campaign.what == CampaignContent.ROTATION
    )
    return (await tx.scalars(rows.order_by(Campaign.id).limit(ROTATIONS_MAX))).all()


async def due(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the ids of active campaigns to look at, the most overdue first, of equals the oldest.

    Two questions, each answered by its index: which are due, and which were planned by a
    clock that has been set back since.
    """
    active = select(Campaign.id).where(Campaign.state == CampaignState.ACTIVE).limit(limit)
    overdue = active.where(Campaign.next_at <= now).order_by(Campaign.next_at, Campaign.id)
    set_back = active.where(Campaign.planned_at > now + timedelta(seconds=QUIET_S))
    found = [*await tx.scalars(overdue), *await tx.scalars(set_back)]
    return list(dict.fromkeys(found))[:limit]


async def overdue(tx: Tx, *, now: datetime) -> Sequence[Campaign]:
    """Return the active campaigns whose next slot has come, in the order of `due`."""
    rows = select(Campaign).where(Campaign.state == CampaignState.ACTIVE, Campaign.next_at <= now)
    return (await tx.scalars(rows.order_by(Campaign.next_at, Campaign.id))).all()


async def targets(
    tx: Tx, campaign: Campaign, *, limit: int
) -> Sequence[tuple[int, int | None, Chat | None]]:
    """Return (chat id, topic, chat) of every chat a campaign goes to, by chat id.

    A chat named by its id is always there, even unknown or gone, so that its post can say
    why it was not made; `all` and tags pass over chats that the bot has left.
    """
    if campaign.where == CampaignAudience.CHATS:
        named = (
            select(CampaignChat.chat_id, CampaignChat.thread_id, Chat)
            .outerjoin(Chat, Chat.id == CampaignChat.chat_id)
            .where(CampaignChat.campaign_id == campaign.id)
            .order_by(CampaignChat.chat_id)
        )
        return (await tx.execute(named.limit(limit))).all()
    chats = (
        select(Chat).where(Chat.state.not_in(SKIPPED_CHAT_STATES)).order_by(Chat.id).limit(limit)
    )
    if campaign.where == CampaignAudience.TAGS:
        tagged = select(ChatTag.chat_id).where(ChatTag.tag.in_(campaign.tags))
        chats = chats.where(Chat.id.in_(tagged))
    return [(chat.id, None, chat) for chat in await tx.scalars(chats)]


async def copy_chats(tx: Tx, campaign_id: int, copy_id: int) -> None:
    """Let a copy of a campaign go to the same chats."""
    rows = select(CampaignChat).where(CampaignChat.campaign_id == campaign_id)
    tx.add_all(
        CampaignChat(campaign_id=copy_id, chat_id=row.chat_id, thread_id=row.thread_id)
        for row in (await tx.scalars(rows)).all()
    )
    await tx.flush()


async def chats_of(tx: Tx, campaign_id: int) -> Sequence[int]:
    """Return the ids of the chats that a campaign names."""
    rows = select(CampaignChat.chat_id).where(CampaignChat.campaign_id == campaign_id)
    return (await tx.scalars(rows.order_by(CampaignChat.chat_id))).all()


async def active_in_chats(tx: Tx, chat_ids: Collection[int]) -> Sequence[Campaign]:
    """Return the active campaigns that go to any of these chats."""
    named = select(CampaignChat.campaign_id).where(CampaignChat.chat_id.in_(chat_ids))
    rows = select(Campaign).where(
        Campaign.state == CampaignState.ACTIVE,
        or_(Campaign.where != CampaignAudience.CHATS, Campaign.id.in_(named)),
    )
    tags = set(await tags_of(tx, chat_ids))
    found = (await tx.scalars(rows.order_by(Campaign.id))).all()
    return [one for one in found if one.where != CampaignAudience.TAGS or tags & set(one.tags)]


async def pop_queue(tx: Tx, campaign_id: int) -> int | None:
    """Take the next deal off a campaign's queue; return its id, None when it is empty."""
    rows = select(QueuedDeal).where(QueuedDeal.campaign_id == campaign_id)
    waiting = (await tx.scalars(rows.order_by(QueuedDeal.id).limit(1))).one_or_none()
    if waiting is None:
        return None
    await tx.delete(waiting)
    return waiting.deal_id


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    already = select(CampaignChat.campaign_id).where(CampaignChat.chat_id == new)
    await tx.execute(
        update(CampaignChat)
        .where(CampaignChat.chat_id == old, CampaignChat.campaign_id.not_in(already))
        .values(chat_id=new)
    )
