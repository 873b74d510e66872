"""What a feed gives: a product that can become a deal, or a row that cannot and why.

A reason is the key of a text (`feed.price_missing` is worded by `refused-feed-price_missing`,
filled with `values`), so a report reads the same in every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One product: plain texts, prices in minor units of `currency`, moments in UTC.

    `line` is where it begins in the file, counted from 1. `list_price_minor` is above
    `price_minor`, or None where the feed claims no reduction.
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


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out; with `stops`, the rest of the file was left out too."""

    line: int
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A row before it is judged: cells by column or element name, in lower case."""

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
