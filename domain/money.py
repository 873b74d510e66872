"""An amount on its way to a reader: views word it in the reader's language."""

import re
from dataclasses import dataclass

from domain.currency import STARS
from domain.feeds.limits import PRICE_MINOR_MAX
from domain.feeds.row import BadValue
from domain.price_text import parse_price
from domain.refusal import TYPED_SHOWN_MAX, Refused


@dataclass(frozen=True, slots=True)
class Money:
    """Minor units of a currency, such as 1790 of EUR."""

    minor: int
    currency: str


COMMA = re.compile(r"(?<![0-9.,])([0-9]+),([0-9]{1,2})(?![0-9.,])")


def normalize_decimal(typed: str) -> str:
    """Return what was typed with its decimal comma as a point: `17,90 EUR` is `17.90 EUR`.

    A comma before three digits stays, and is refused later: it may part thousands.
    """
    return COMMA.sub(r"\1.\2", typed)


def names_stars(typed: str) -> bool:
    """Whether an amount was typed in Telegram's Stars: `150 ⭐`, `150 stars`, `XTR 150`."""
    try:
        return parse_price(typed)[1] == STARS
    except BadValue:
        return False


def read_price(typed: str, currency: str) -> int:
    """Read an amount such as `17.90` or `17,90` as minor units of `currency`, or refuse."""
    try:
        minor, said = parse_price(normalize_decimal(typed), currency=currency)
    except BadValue:
        raise Refused("price.typed", typed=typed[:TYPED_SHOWN_MAX], currency=currency) from None
    if said != currency or minor > PRICE_MINOR_MAX:
        raise Refused("price.typed", typed=typed[:TYPED_SHOWN_MAX], currency=currency)
    return minor
