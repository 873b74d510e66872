"""What a feed gives: a product that can become a deal, or a row that cannot and why.

A reason is the key of a text (`feed.price_missing` is worded by `refused-feed-price_missing`,
filled with `values`), so a report reads the same in every language.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from babel.numbers import get_currency_precision, list_currencies

from domain.feeds.limits import PRICE_MINOR_MAX


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


Price = tuple[int, str]
"""An amount in minor units and its currency."""
AMOUNT = re.compile(r"(?P<whole>[0-9]{1,12})(?:\.(?P<part>[0-9]{1,6}))?")
SHAPE = re.compile(r"(?:([A-Z]{3})\s*)?([^\sA-Z]\S*)(?:\s*([A-Z]{3}))?")
GROUPED = re.compile(r"[0-9.,'\s\u00a0\u202f]*[0-9]")
SHOWN_CHARS = 20
"""A report repeats this much of a bad price."""


def parse_price(text: str, *, currency: str | None = None) -> Price:
    """Read `105.29 USD`, `EUR 5` or, if `currency` is given, `105.29`; raise `BadValue`."""
    text = text.strip()
    if not text:
        raise BadValue("feed.price_missing")
    shape = SHAPE.fullmatch(text)
    before, amount, after = shape.groups() if shape else (None, text, None)
    code = before or after or currency
    if code is None:
        raise BadValue("feed.currency_missing", price=text[:SHOWN_CHARS])
    if code not in currencies() or (before and after):
        raise BadValue("feed.currency_unknown", currency=code)
    return _minor(amount, get_currency_precision(code)), code


@cache
def currencies() -> frozenset[str]:
    """Return the ISO codes of all currencies."""
    return frozenset(list_currencies())


def _minor(amount: str, digits: int) -> int:
    """Return the amount in minor units of a currency that has `digits` of them."""
    shown = amount[:SHOWN_CHARS]
    if amount.startswith(("-", "\u2212")):
        raise BadValue("feed.price_negative", price=shown)
    match = AMOUNT.fullmatch(amount)
    if match is None:
        grouped = GROUPED.fullmatch(amount[: 2 * SHOWN_CHARS])
        raise BadValue("feed.price_ambiguous" if grouped else "feed.price_not_number", price=shown)
    part = match["part"] or ""
    extra = part[digits:]
    if extra.strip("0") or (extra and len(part) == 3):
        raise BadValue("feed.price_ambiguous", price=shown)
    minor = int(match["whole"] + part[:digits].ljust(digits, "0"))
    if minor == 0:
        raise BadValue("feed.price_missing")
    if minor > PRICE_MINOR_MAX:
        raise BadValue("feed.price_huge", price=shown)
    return minor


def prices(now: str, before: str, *, currency: str | None = None) -> tuple[int, int | None, str]:
    """Return price, list price and currency of a product that costs `now` and cost `before`.

    No list price, or one equal to the price, claims no reduction. One below the price, or
    in another currency, is refused.
    """
    price_minor, code = parse_price(now, currency=currency)
    if not before.strip():
        return price_minor, None, code
    list_price_minor, list_code = parse_price(before, currency=currency)
    if list_code != code:
        raise BadValue("feed.currencies_differ", currency=code, other=list_code)
    if price_minor > list_price_minor:
        raise BadValue("feed.price_above_list", price=now[:SHOWN_CHARS], list=before[:SHOWN_CHARS])
    return price_minor, list_price_minor if list_price_minor > price_minor else None, code
