"""Campaigns: what is posted, where and when; and the deals that wait in a queue.

active <-> paused
active -> done          nothing more will come: the moment passed, the queue is empty
any    -> removed       kept, because posts and answers refer to it
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class Announcement(Table):
    """One post: its content is never changed once a campaign posts it."""

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    text: Mapped[str]
    """Plain, or the caption of its photos; may be empty with photos."""
    entities: Mapped[list[dict[str, Any]]]
    """What is bold, a link, an emoji, as Telegram counts: in UTF-16 units."""
    photos: Mapped[list[str]]
    """Telegram file ids, in order."""
    made_at: Mapped[datetime]
    made_by: Mapped[BigInt | None] = mapped_column(default=None)
    captions: Mapped[list[dict[str, Any]]] = mapped_column(
        default_factory=list, server_default="[]"
    )
    """Of an album, the words and formatting of each photo; empty where `text` is all there is."""
    album: Mapped[str | None] = mapped_column(default=None, index=True)
    """What Telegram called the album that was sent: a part that comes late is known by it."""


class CampaignState(StrEnum):
    """Whether a campaign still fires."""

    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    REMOVED = "removed"


class CampaignContent(StrEnum):
    """What an occurrence posts."""

    DEAL = "deal"
    ROTATION = "rotation"
    QUEUE = "queue"
    ANNOUNCEMENT = "announcement"


class CampaignAudience(StrEnum):
    """Which chats an occurrence goes to."""

    ALL = "all"
    CHATS = "chats"
    TAGS = "tags"


class PinMode(StrEnum):
    """What becomes of a post's pin; without one a post is not pinned."""

    KEEP = "keep"
    """Pinned beside what is pinned already."""
    REPLACE = "replace"
    """Pinned, and the posts that were pinned before lose their pin."""


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
    deal_sources: Mapped[list[str]] = mapped_column(default_factory=list)
    """A rotation takes deals of these feeds; none is all feeds."""
    deal_tags: Mapped[list[str]] = mapped_column(default_factory=list)
    """A rotation takes deals with any of these tags, of which a category is one; none is all deals."""
    last_deal_id: Mapped[int] = mapped_column(default=0)
    """Where the rotation stands: an id, so that it survives a changed list."""

    at: Mapped[str | None] = mapped_column(default=None)
    """Once, at this wall time, `2026-11-27T20:00`."""
    every_s: Mapped[int | None] = mapped_column(default=None)
    anchor_at: Mapped[datetime | None] = mapped_column(default=None)
    cron: Mapped[str | None] = mapped_column(default=None)

    where: Mapped[str] = mapped_column(default=CampaignAudience.ALL)
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
    removed_from: Mapped[str | None] = mapped_column(default=None)
    """The state that undoing a removal leads back to; kept until its time has been set anew."""

    buttons: Mapped[list[list[dict[str, Any]]]] = mapped_column(
        default_factory=list, server_default="[]"
    )
    """Rows of links under each post: `text` and `url`."""
    pin: Mapped[str | None] = mapped_column(default=None)
    """A `PinMode`; None pins nothing."""
    silent: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Posts come without a sound."""


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
