"""From an operator's words to rates, rewards, terms and amounts; each raises `Refused`."""

import re

from domain.feeds.limits import PRICE_MINOR_MAX
from domain.feeds.row import BadValue
from domain.money import normalize_decimal
from domain.payout.ledger import BP, POINTS
from domain.price_text import parse_price
from domain.refusal import Refused

BY_HAND = "hand"
PERCENT = re.compile(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?")
SHOWN_CHARS = 20
POINTS_DIGITS_MAX = 9


def amount(typed: str, currency: str) -> tuple[int, str]:
    """Read `17.90` of the shop's currency, or `17,90 USD`, as minor units and their currency."""
    try:
        minor, said = parse_price(normalize_decimal(typed), currency=currency)
    except BadValue:
        raise _no_amount(typed, currency) from None
    if not 0 < minor <= PRICE_MINOR_MAX:
        raise _no_amount(typed, currency)
    return minor, said


def _no_amount(typed: str, currency: str) -> Refused:
    return Refused("commission.amount", typed=typed[:SHOWN_CHARS], currency=currency)


def money_or_points(typed: str, currency: str) -> tuple[int, str]:
    """Read an amount of money, or points such as `50 PTS`; 0 is nothing: (0, "")."""
    number, _, unit = typed.strip().partition(" ")
    if number == "0":
        return 0, ""
    if unit.strip().upper() != POINTS:
        return amount(typed, currency)
    if not (number.isascii() and number.isdecimal() and len(number) <= POINTS_DIGITS_MAX):
        raise _no_amount(typed, POINTS)
    return int(number), POINTS


def percent(typed: str) -> int:
    """Read a percentage such as `2.5` or `2,5` as basis points."""
    read = PERCENT.fullmatch(normalize_decimal(typed).strip().removesuffix("%").strip())
    points = int(read[1]) * 100 + int((read[2] or "").ljust(2, "0")) if read else BP + 1
    if points > BP:
        raise Refused("commission.percent", typed=typed[:SHOWN_CHARS])
    return points


def limits(typed: str, currency: str) -> dict[str, int]:
    """Read amounts such as `500, 600 USD` as minor units by currency; nothing is no limit."""
    read = [amount(part, currency) for part in typed.split(",") if part.strip()]
    return {said: minor for minor, said in read}


def days(typed: str, reason: str, most: int) -> int:
    """Read a number of days, or refuse for `reason`."""
    words = typed.strip()
    if not (words.isascii() and words.isdecimal() and len(words) <= 4):
        raise Refused(reason, maximum=most)
    return int(words)
