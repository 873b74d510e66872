"""Occurrences and posts: what a campaign did at each of its slots, chat by chat.

    occurrence: fired | skipped(reason, how many slots)
    post:       planned -> ended        its fate on the way is that of its outbox row
                refused(reason)         it was never queued, and this says why

The unique key (campaign, slot) is what makes a slot fire once, whoever ticks. A post's
message and its success or failure are read from the outbox row, never copied, so the
question "why was it not posted?" has one answer.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ForeignKey,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table


class OccurrenceState(StrEnum):
    """Whether a slot led to posts."""

    FIRED = "fired"
    SKIPPED = "skipped"


class PostState(StrEnum):
    """What the shop decided about a post."""

    PLANNED = "planned"
    REFUSED = "refused"
    ENDED = "ended"


MISSED = "campaign.missed"
"""The reason of slots that nobody was there for."""


class Occurrence(Table):
    """One slot of a campaign. A skipped one may stand for several missed in a row."""

    __tablename__ = "occurrences"
    __table_args__ = (UniqueConstraint("campaign_id", "slot"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    slot: Mapped[str]
    due_at: Mapped[datetime]
    decided_at: Mapped[datetime]
    state: Mapped[str]
    reason: Mapped[str | None] = mapped_column(default=None)
    slots: Mapped[int] = mapped_column(default=1)
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None)
    announcement_id: Mapped[int | None] = mapped_column(
        ForeignKey("announcements.id"), default=None
    )


class Post(Table):
    """One deal or announcement in one chat, or the reason why it is not there."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("occurrence_id", "chat_id"),
        Index("ix_posts_chat", "chat_id", "due_at"),
        Index("ix_posts_due", "due_at"),
        Index("ix_posts_deal", "deal_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrences.id"))
    chat_id: Mapped[BigInt]
    due_at: Mapped[datetime]
    state: Mapped[str]
    reason: Mapped[str | None] = mapped_column(default=None)
    outbox_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), default=None, index=True)
    pinned: Mapped[bool] = mapped_column(default=False)
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None)
    announcement_id: Mapped[int | None] = mapped_column(
        ForeignKey("announcements.id"), default=None, index=True
    )


class PostDraft(Table):
    """One form, which only its maker sees; the row goes when it is posted or dropped."""

    __tablename__ = "post_drafts"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    made_by: Mapped[BigInt] = mapped_column(index=True)
    kept_at: Mapped[datetime]
    name: Mapped[str]
    """What to call it in lists: plain."""
    data: Mapped[Json]
    """The form, as `handlers.admin.new_post.form` describes it."""
