"""Prices in feeds: read exactly, or not at all.

A price that could mean two amounts is refused: `1.234,56`, `1,299` and `9.990 USD` are
read differently in Berlin and in Boston, and a wrong price posted to every chat cannot be
taken back.
"""

import re
from functools import cache

from babel.numbers import get_currency_precision, list_currencies

from domain.feeds.limits import PRICE_MINOR_MAX
from domain.feeds.row import BadValue

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
