"""Tables of feeds that are fetched by address and schedule.

    next_at set <-> next_at None     fetched then; paused
    problem None                     the last run went through
    problem, failures > 0            it did not: tried again, later each time
    problem, failures 0              the shop's answer is waited for: `absent` deals would end

From `stale_at` on, what the feed says is too old to be posted. A deal that the feed lacks has a row
in `missing_deals` until it is back or has ended.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Json, Table


class FeedSource(Table):
    """One feed of the shop with the address that it comes from."""

    __tablename__ = "feed_sources"
    __table_args__ = (
        Index("ix_feed_sources_next_at", "next_at"),
        Index("ix_feed_sources_stale_at", "stale_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    source: Mapped[str] = mapped_column(unique=True)
    """The feed whose deals it brings up to date."""
    host: Mapped[str]
    """All of the address that is ever shown."""
    address_sealed: Mapped[str]
    """The address with what else is secret, for the shop's key alone."""
    every_s: Mapped[int]
    added_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    stale_at: Mapped[datetime | None]
    """None while it is paused."""
    shop_url: Mapped[str | None] = mapped_column(default=None)
    plain: Mapped[bool] = mapped_column(default=False)
    """Whether somebody agreed to http."""
    etag: Mapped[str | None] = mapped_column(default=None)
    last_modified: Mapped[str | None] = mapped_column(default=None)
    digest: Mapped[str | None] = mapped_column(default=None)
    """Of the file that was imported last."""
    read_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it was imported last; without a change that is not done every time."""
    fresh_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it was known last to be as the feed says."""
    failures: Mapped[int] = mapped_column(default=0)
    """In a row."""
    problem: Mapped[str | None] = mapped_column(default=None)
    """The name of a refusal."""
    problem_values: Mapped[Json] = mapped_column(default_factory=dict)
    told: Mapped[int] = mapped_column(default=0)
    """What the owner has heard of this trouble: 1 that it fails, 2 that posts are held."""
    absent: Mapped[int] = mapped_column(default=0)
    """Deals that a run would have ended, had it not stopped to ask."""
    agreed: Mapped[int] = mapped_column(default=0)
    """So many may end at the next run."""
    last: Mapped[Json] = mapped_column(default_factory=dict)
    """Of the last import: new, changed, same, bad, missing, ended."""


class MissingDeal(Table):
    """A deal that its feed has not had in the last runs."""

    __tablename__ = "missing_deals"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), primary_key=True)
    since: Mapped[datetime]
    runs: Mapped[int]
