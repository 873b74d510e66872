"""Products as Google Merchant Center knows them: one item is one deal.

`sale_price` is the deal's price and `price` its list price; without a sale there is no
reduction. Outside `sale_price_effective_date` there is no sale, and `price` is asked; the deal itself
ends with `expiration_date`. Variants of a product are
items of their own in these feeds, and stay so.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from domain.feeds.limits import (
    CATEGORY_CHARS_MAX,
    DESCRIPTION_CHARS_MAX,
    ID_CHARS_MAX,
    TITLE_CHARS_MAX,
)
from domain.feeds.row import BadRow, BadValue, FeedItem, FeedRow, Sale
from domain.feeds.words import one_line, plain, required, split_tags, web_link
from domain.price_text import DecimalSign, is_nothing, prices

NEEDS = ("id", "title", "price")
NOT_NOW = {
    "outofstock",
    "soldout",
    "discontinued",
    "unavailable",
    "preorder",
    "presale",
    "backorder",
}
"""Availability without blanks and signs: what cannot be had now is not on offer."""
SIGNS = re.compile("[^a-z]")


def rows(
    items: Iterable[FeedItem | BadRow],
    *,
    currency: str | None = None,
    decimal: DecimalSign | None = None,
) -> Iterator[FeedRow | BadRow]:
    """Judge each item; `currency` is for feeds that name none, `decimal` for prices in doubt."""
    for item in items:
        yield item if isinstance(item, BadRow) else _judged(item, currency, decimal)


def _judged(item: FeedItem, currency: str | None, decimal: DecimalSign | None) -> FeedRow | BadRow:
    try:
        return _row(item, currency, decimal)
    except BadValue as bad:
        return BadRow(item.line, bad.reason, bad.values, source_id=item["id"] or None)


def _row(item: FeedItem, currency: str | None, decimal: DecimalSign | None) -> FeedRow:
    regular = item["price"]
    sale = "" if is_nothing(item["sale_price"]) else item["sale_price"]
    price_minor, list_price_minor, code = prices(
        sale or regular, regular if sale else "", currency=currency, decimal=decimal
    )
    sale_of_row = None
    if window := parse_sale_period(item["sale_price_effective_date"]) if sale else None:
        if list_price_minor is not None:
            sale_of_row = Sale(price_minor, list_price_minor, *window)
            price_minor, list_price_minor = list_price_minor, None
        elif not regular:
            raise BadValue("feed.price_missing")
    kind = item["product_type"] or item["google_product_category"]
    return FeedRow(
        line=item.line,
        source_id=required(item["id"], ID_CHARS_MAX, "feed.id"),
        title=required(one_line(item["title"], TITLE_CHARS_MAX), TITLE_CHARS_MAX, "feed.title"),
        description=plain(item["description"], DESCRIPTION_CHARS_MAX),
        price_minor=price_minor,
        list_price_minor=list_price_minor,
        currency=code,
        link=web_link(item["link"], "feed.link"),
        photo=web_link(item["image_link"], "feed.photo"),
        category=one_line(kind.rpartition(">")[2], CATEGORY_CHARS_MAX) or None,
        tags=split_tags(kind.replace(">", ",")),
        in_stock=availability(item["availability"]) not in NOT_NOW,
        ends_at=parse_expiration(item["expiration_date"]),
        sale=sale_of_row,
    )


def availability(text: str) -> str:
    """Return `outofstock` for `Out of stock`, `out_of_stock` and `https://schema.org/OutOfStock`."""
    return SIGNS.sub("", text.rpartition("/")[2].lower())


def parse_expiration(text: str) -> datetime | None:
    """Read when a product stops being offered; without a zone it is UTC, empty is never."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadValue("feed.expiration", moment=text[:60]) from error
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def parse_sale_period(text: str) -> tuple[datetime, datetime] | None:
    """Read `2026-11-24T11:07+0100/2026-11-29T23:07+0100`; an empty cell sets no window."""
    if not text:
        return None
    start, _, end = text.partition("/")
    try:
        starts_at, ends_at = (
            datetime.fromisoformat(start.strip()),
            datetime.fromisoformat(end.strip()),
        )
    except ValueError as error:
        raise BadValue("feed.window", window=text[:60]) from error
    if starts_at.tzinfo is None or ends_at.tzinfo is None or starts_at >= ends_at:
        raise BadValue("feed.window", window=text[:60])
    return starts_at.astimezone(UTC), ends_at.astimezone(UTC)
