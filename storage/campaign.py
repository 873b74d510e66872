"""Campaigns: what is posted, where and when; and the deals that wait in a queue.

active <-> paused
active -> done          nothing more will come: the moment passed, the queue is empty
any    -> removed       kept, because posts and answers refer to it
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.chat import Chat, ChatState, ChatTag, tags_of
from storage.columns import BigInt, Table
from storage.database import Tx

QUIET_S = 60
"""A clock set back by less than this disturbs nothing."""

GONE = (ChatState.LEFT, ChatState.KICKED, ChatState.DELETED, ChatState.MIGRATED)
"""States of chats that `all` and tags pass over without a word."""


class CampaignState(StrEnum):
    """Whether a campaign still fires."""

    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    REMOVED = "removed"


class What(StrEnum):
    """What an occurrence posts."""

    DEAL = "deal"
    ROTATION = "rotation"
    QUEUE = "queue"
    ANNOUNCEMENT = "announcement"


class Where(StrEnum):
    """Which chats an occurrence goes to."""

    ALL = "all"
    CHATS = "chats"
    TAGS = "tags"


class Campaign(Table):
    """A standing order to post. Times of day are wall times in `zone`."""

    __tablename__ = "campaigns"
    __table_args__ = (
        Index("ix_campaigns_due", "state", "next_at"),
        Index("ix_campaigns_planned", "state", "planned_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    created_at: Mapped[datetime]
    zone: Mapped[str]
    what: Mapped[str]
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None)
    announcement_id: Mapped[int | None] = mapped_column(
        ForeignKey("announcements.id"), default=None
    )
    tag: Mapped[str | None] = mapped_column(default=None)
    """A rotation goes over the deals with this tag or category; None is all deals."""
    last_deal_id: Mapped[int] = mapped_column(default=0)
    """Where the rotation stands: an id, so that it survives a changed list."""

    at: Mapped[str | None] = mapped_column(default=None)
    """Once, at this wall time, `2026-11-27T20:00`."""
    every_s: Mapped[int | None] = mapped_column(default=None)
    anchor_at: Mapped[datetime | None] = mapped_column(default=None)
    cron: Mapped[str | None] = mapped_column(default=None)

    where: Mapped[str] = mapped_column(default=Where.ALL)
    tags: Mapped[list[str]] = mapped_column(default_factory=list)

    quiet_from: Mapped[str | None] = mapped_column(default=None)
    quiet_to: Mapped[str | None] = mapped_column(default=None)
    minimum_gap_s: Mapped[int] = mapped_column(default=0)
    daily_cap: Mapped[int | None] = mapped_column(default=None)
    spread_s: Mapped[int] = mapped_column(default=0)
    tolerance_s: Mapped[int] = mapped_column(default=900)
    repeat_days: Mapped[int] = mapped_column(default=0)
    """The same deal is not posted to a chat again within so many days; 0 allows it."""

    state: Mapped[str] = mapped_column(default=CampaignState.ACTIVE)
    next_at: Mapped[datetime | None] = mapped_column(default=None)
    planned_at: Mapped[datetime | None] = mapped_column(default=None)
    """When `next_at` was worked out; one in the future means that the clock was set back."""


class CampaignChat(Table):
    """A chat named by a campaign, and the forum topic there."""

    __tablename__ = "campaign_chats"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    chat_id: Mapped[BigInt] = mapped_column(primary_key=True)
    thread_id: Mapped[int | None] = mapped_column(default=None)


class QueuedDeal(Table):
    """A deal that waits for its turn; the lowest id is next."""

    __tablename__ = "campaign_queue"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"))


async def find(tx: Tx, campaign_id: int) -> Campaign | None:
    """Return the campaign with this id."""
    return await tx.get(Campaign, campaign_id)


async def lock(tx: Tx, campaign_id: int) -> Campaign | None:
    """Load a campaign and hold it until the transaction ends."""
    rows = select(Campaign).where(Campaign.id == campaign_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def listed(tx: Tx, *, limit: int) -> Sequence[Campaign]:
    """Return the campaigns that have not been removed, oldest first."""
    rows = select(Campaign).where(Campaign.state != CampaignState.REMOVED)
    return (await tx.scalars(rows.order_by(Campaign.id).limit(limit))).all()


async def latest(tx: Tx, *, limit: int) -> Sequence[Campaign]:
    """Return the campaigns that have not been removed, newest first."""
    rows = select(Campaign).where(Campaign.state != CampaignState.REMOVED)
    return (await tx.scalars(rows.order_by(Campaign.id.desc()).limit(limit))).all()


async def planned(tx: Tx, *, limit: int) -> Sequence[Campaign]:
    """Return the campaigns that have a slot to come, the soonest first."""
    rows = select(Campaign).where(
        Campaign.state == CampaignState.ACTIVE, Campaign.next_at.is_not(None)
    )
    return (await tx.scalars(rows.order_by(Campaign.next_at, Campaign.id).limit(limit))).all()


async def due(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the ids of active campaigns to look at, the most overdue first.

    Two questions, each answered by its index: which are due, and which were planned by a
    clock that has been set back since.
    """
    active = select(Campaign.id).where(Campaign.state == CampaignState.ACTIVE).limit(limit)
    overdue = active.where(Campaign.next_at <= now).order_by(Campaign.next_at)
    set_back = active.where(Campaign.planned_at > now + timedelta(seconds=QUIET_S))
    found = [*await tx.scalars(overdue), *await tx.scalars(set_back)]
    return list(dict.fromkeys(found))[:limit]


async def overdue(tx: Tx, *, now: datetime) -> Sequence[Campaign]:
    """Return the active campaigns whose next slot has come."""
    rows = select(Campaign).where(Campaign.state == CampaignState.ACTIVE, Campaign.next_at <= now)
    return (await tx.scalars(rows)).all()


async def targets(
    tx: Tx, campaign: Campaign, *, limit: int
) -> Sequence[tuple[int, int | None, Chat | None]]:
    """Return (chat id, topic, chat) of every chat a campaign goes to, by chat id.

    A chat named by its id is always there, even unknown or gone, so that its post can say
    why it was not made; `all` and tags pass over chats that the bot has left.
    """
    if campaign.where == Where.CHATS:
        named = (
            select(CampaignChat.chat_id, CampaignChat.thread_id, Chat)
            .outerjoin(Chat, Chat.id == CampaignChat.chat_id)
            .where(CampaignChat.campaign_id == campaign.id)
            .order_by(CampaignChat.chat_id)
        )
        return (await tx.execute(named.limit(limit))).all()
    chats = select(Chat).where(Chat.state.not_in(GONE)).order_by(Chat.id).limit(limit)
    if campaign.where == Where.TAGS:
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


async def planned_for(tx: Tx, chat_ids: Collection[int]) -> Sequence[Campaign]:
    """Return the active campaigns that go to any of these chats."""
    named = select(CampaignChat.campaign_id).where(CampaignChat.chat_id.in_(chat_ids))
    rows = select(Campaign).where(
        Campaign.state == CampaignState.ACTIVE,
        or_(Campaign.where != Where.CHATS, Campaign.id.in_(named)),
    )
    tags = set(await tags_of(tx, chat_ids))
    found = (await tx.scalars(rows.order_by(Campaign.id))).all()
    return [one for one in found if one.where != Where.TAGS or tags & set(one.tags)]


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
