"""Tables of deals, their prices and imports.

Deals: what is offered, from which feed, until when.

    active <-> withdrawn        by the operator; by the feed where it left that (`left_at`)
    closed_at set               over (ended or withdrawn) and its posts have been ended

    pending -> allowed | held   rotations post what is allowed alone; a new deal waits for somebody's
    allowed <-> held            word, unless its feed is trusted

A deal is known by a short code that never changes and is never a position in a list. One
from a feed is found again by (source, source_id), so that an import can be repeated.

Imports of feed files that admins send to the bot: what was asked, how far it is, what came of it.

    waiting -> ready -> running -> done
    failed(reason) or stopped(by whom) from any of them

`ready` is a file that has been read and waits for somebody's word: what it is and what would come of it
stands in `preview`. A newer file of the feed takes its place.
`rows_done` rows have been read and committed: after a kill the file is fetched again, and reading
goes on behind them.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ForeignKey,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Minor, Table


class DealState(StrEnum):
    """Whether the operator still wants to sell it."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class DealApproval(StrEnum):
    """Whether rotations may post it."""

    PENDING = "pending"
    """It is new, and nobody has said yet."""
    ALLOWED = "allowed"
    HELD = "held"


class Deal(Table):
    """Something offered at a price; texts are plain, amounts in minor units of `currency`."""

    __tablename__ = "deals"
    __table_args__ = (
        UniqueConstraint("source", "source_id"),
        Index("ix_deals_over", "closed_at", "ends_at"),
        Index("ix_deals_state", "state", "closed_at"),
        Index("ix_deals_approval", "approval", "source"),
        Index("ix_deals_reprice_at", "reprice_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    """The feed it came from, such as a file name, or `OPERATOR`."""
    source_id: Mapped[str]
    title: Mapped[str]
    price_minor: Mapped[Minor]
    currency: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    description: Mapped[str] = mapped_column(default="")
    list_price_minor: Mapped[Minor | None] = mapped_column(default=None)
    link: Mapped[str | None] = mapped_column(default=None)
    photo: Mapped[str | None] = mapped_column(default=None)
    """An http(s) address, a `file:` address on this machine, or a Telegram file id."""
    photo_problem: Mapped[str | None] = mapped_column(default=None)
    """Why Telegram did not take this photo, in its words; gone once it does, or with another."""
    category: Mapped[str | None] = mapped_column(default=None)
    in_stock: Mapped[bool] = mapped_column(default=True)
    starts_at: Mapped[datetime | None] = mapped_column(default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=DealState.ACTIVE)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it was withdrawn because its feed had it no more; the feed brings it back."""
    approval: Mapped[str] = mapped_column(default=DealApproval.PENDING)
    own: Mapped[list[str]] = mapped_column(default_factory=list)
    """Columns, and `tags`, that were edited by hand: an import leaves them alone."""
    sale_minor: Mapped[Minor | None] = mapped_column(default=None)
    """The price that its feed announces for a window of time, and below what it costs otherwise."""
    regular_minor: Mapped[Minor | None] = mapped_column(default=None)
    sale_starts_at: Mapped[datetime | None] = mapped_column(default=None)
    sale_ends_at: Mapped[datetime | None] = mapped_column(default=None)
    reprice_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the window begins or ends next, and the price with it."""
    option_kinds: Mapped[list[str]] = mapped_column(default_factory=list)
    """What its options differ in, such as size and flavour; without any there are no options."""
    from_minor: Mapped[Minor | None] = mapped_column(default=None)
    """The lowest price of its options that can be had, where they do not all cost what the deal says."""
    reference: Mapped[Json | None] = mapped_column(default=None)
    """What its price may be compared with: `domain.reduction.reduction.ReferencePrice`."""
    sought: Mapped[str] = mapped_column(default="")
    """What the deal is found by, folded; kept up to date whenever the row is written."""


class DealTag(Table):
    """A word a deal is found by, in lower case; its category is one of them."""

    __tablename__ = "deal_tags"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True, index=True)


class TrustedFeed(Table):
    """A feed whose new deals rotations may post at once."""

    __tablename__ = "trusted_feeds"

    source: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


class FeedSettings(Table):
    """How files of a feed are read, as somebody said it for the last one."""

    __tablename__ = "feed_settings"

    source: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str]
    """The format of the last file that was imported."""
    columns: Mapped[Json] = mapped_column(default_factory=dict)
    decimal: Mapped[str | None] = mapped_column(default=None)
    shop_url: Mapped[str | None] = mapped_column(default=None)
    encoding: Mapped[str | None] = mapped_column(default=None)


class PriceChangeSource(StrEnum):
    """What changed a price."""

    IMPORT = "import"
    EDIT = "edit"
    ADD = "add"


class PriceChange(Table):
    """The price of a deal from a moment on; without a price before, the first that is known."""

    __tablename__ = "price_changes"
    __table_args__ = (Index("ix_price_changes_deal", "deal_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"))
    at: Mapped[datetime]
    by: Mapped[str]
    price_minor: Mapped[Minor]
    currency: Mapped[str]
    before_minor: Mapped[Minor | None] = mapped_column(default=None)
    before_currency: Mapped[str | None] = mapped_column(default=None)


class FeedState(StrEnum):
    """Where an import is."""

    WAITING = "waiting"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


class FeedImport(Table):
    """One file to be imported."""

    __tablename__ = "feed_imports"
    __table_args__ = (Index("ix_feed_imports_state", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    member_id: Mapped[BigInt]
    """Who sent it, and hears of it."""
    file_id: Mapped[str]
    file_name: Mapped[str]
    file_bytes: Mapped[BigInt]
    source: Mapped[str]
    """The feed whose deals it brings up to date."""
    currency: Mapped[str]
    """For prices that name none."""
    asked_at: Mapped[datetime]
    shop_url: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=FeedState.WAITING)
    rows_done: Mapped[int] = mapped_column(default=0)
    bytes_done: Mapped[BigInt] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    same: Mapped[int] = mapped_column(default=0)
    bad: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    """How often the file could not be fetched."""
    try_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    stopped_by: Mapped[BigInt | None] = mapped_column(default=None)
    columns: Mapped[Json] = mapped_column(default_factory=dict)
    """Which column of the file holds what, where somebody said so."""
    decimal: Mapped[str | None] = mapped_column(default=None)
    """The decimal sign, where somebody said it."""
    encoding: Mapped[str | None] = mapped_column(default=None)
    """The encoding, where somebody said it."""
    preview: Mapped[Json | None] = mapped_column(default=None)
    """What the file is, and what would come of it."""
    missing: Mapped[list[str]] = mapped_column(default_factory=list)
    """Products that were on sale and are not in the file, at most so many as can be withdrawn at once."""
