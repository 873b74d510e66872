"""What a feed gives: a product that can become a deal, or a row that cannot and why.

A reason is the key of a text (`feed.price_missing` is worded by `refused-feed-price_missing`,
filled with `values`), so a report reads the same in every language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

ENDLESS = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of a sale that its feed lets go on until it says otherwise."""


@dataclass(frozen=True, slots=True)
class Sale:
    """A price below the regular one, in minor units, from `starts_at` until just before `ends_at`."""

    price_minor: int
    regular_minor: int
    starts_at: datetime
    ends_at: datetime

    def holds(self, now: datetime) -> bool:
        return self.starts_at <= now < self.ends_at

    def prices(self, now: datetime) -> tuple[int, int | None]:
        """Return price and list price at `now`."""
        return (
            (self.price_minor, self.regular_minor)
            if self.holds(now)
            else (self.regular_minor, None)
        )

    def next_change(self, now: datetime) -> datetime | None:
        """Return the next moment at which the price changes; None after the window."""
        return next((at for at in (self.starts_at, self.ends_at) if at > now), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOption:
    """One of what a product comes in."""

    source_id: str
    words: tuple[str, ...]
    """One for each of the product's kinds of options."""
    price_minor: int | None
    """None is the product's price."""
    list_price_minor: int | None = None
    in_stock: bool = True
    stock_left: int | None = None
    photo: str | None = None
    sale: Sale | None = None

    def prices(self, now: datetime) -> tuple[int | None, int | None]:
        """Return price and list price at `now`; None is the product's."""
        return (
            (self.price_minor, self.list_price_minor)
            if self.sale is None
            else self.sale.prices(now)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One product: plain texts, prices in minor units of `currency`, moments in UTC.

    `line` is where it begins in the file, counted from 1. `list_price_minor` is above
    `price_minor`, or None where the feed claims no reduction. With a `sale`, which holds in its
    window alone, both are what is asked outside of it.
    """

    line: int
    source_id: str
    title: str
    description: str
    price_minor: int
    list_price_minor: int | None
    currency: str
    link: str | None
    photo: str | None
    category: str | None
    tags: tuple[str, ...] = ()
    in_stock: bool = True
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    sale: Sale | None = None
    option_kinds: tuple[str, ...] = ()
    options: tuple[FeedOption, ...] = ()
    former_ids: tuple[str, ...] = ()
    """Ids under which earlier versions knew parts of the product as products of their own."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out; with `stops`, the rest of the file was left out too.

    `source_id` is the product that it is about, None where that cannot be read.
    """

    line: int
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    stops: bool = False
    source_id: str | None = field(default=None, compare=False)


UNPUBLISHED = "feed.unpublished"
"""The shop does not sell the product any more, whatever else the file says about it."""


@dataclass(slots=True)
class FeedContents:
    """Which products a file has, so that those can be named that have left the feed."""

    ids: set[str] = field(default_factory=set)
    unknown: int = 0
    """Rows that may be about any product."""
    cut: bool = False
    """The file was not read to its end."""

    def note(self, rows: Iterable[FeedRow | BadRow]) -> None:
        """Count rows in: a row with a bad price is still a product of the shop."""
        for row in rows:
            if isinstance(row, FeedRow):
                self.ids.add(row.source_id)
            elif row.stops:
                self.cut = True
            elif row.source_id is None:
                self.unknown += 1
            elif row.reason != UNPUBLISHED:
                self.ids.add(row.source_id)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A row before it is judged: cells by what they hold, or by element name in lower case."""

    line: int
    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the trimmed cell, empty where the feed has none."""
        return self.fields.get(name, "").strip()


class BadValue(Exception):
    """A cell cannot be what it claims; its row is left out."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class Stop(Exception):
    """Nothing after this line can be read."""

    def __init__(self, line: int, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.bad = BadRow(line, reason, values, stops=True)
