"""Prices as the world writes them: `12,50`, `1.299,00 EUR`, `1 299,00 €`, `$12`, `99元`.

    1,299.00   1.299,00   the last sign is the decimal one, the other parts thousands
    1 299,00   1’299.95   blanks and apostrophes part thousands
    1.299.000             a sign that stands twice parts thousands
    12,5   1299,000       parts no thousands, so it is the decimal sign
    1.299                 can be read in two ways: refused, unless the caller says which sign is decimal
    AED 15.000            around the Gulf it cannot: three decimals, as the dinar has

Where a sign stands for several currencies, the shop's own is meant if it is one of them.
"""

import re
from enum import StrEnum
from functools import cache

from babel.numbers import list_currencies

from domain.currency import STARS, minor_digits
from domain.feeds.limits import PRICE_MINOR_MAX
from domain.feeds.row import BadValue

Price = tuple[int, str]
"""An amount in minor units and its currency."""
SHOWN_CHARS = 20
"""A report repeats this much of a bad price."""


class DecimalSign(StrEnum):
    """The decimal sign of a file, for prices that can be read in two ways."""

    COMMA = "comma"
    POINT = "point"


class DecimalVote:
    """What the prices of a file say together of their decimal sign."""

    def __init__(self) -> None:
        self.seen = dict.fromkeys(DecimalSign, 0)

    def note(self, text: str) -> None:
        """Count a price in that can be read in one way alone."""
        shape = SHAPE.fullmatch(text.translate(WIDE).strip()[: 3 * SHOWN_CHARS])
        sign = shape and decimal_sign_of(shape[3])
        if sign:
            self.seen[sign] += 1

    @property
    def decision(self) -> DecimalSign | None:
        """Return the sign that every such price has; None where they differ, or there are none."""
        found = [sign for sign, times in self.seen.items() if times]
        return found[0] if len(found) == 1 else None


DECIMAL_SIGNS = {",": DecimalSign.COMMA, ".": DecimalSign.POINT}
WHOLE_DIGITS_MAX, PART_DIGITS_MAX = 12, 6
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFFE5: "¥", 0xFFE1: "£"}
"""Full-width signs, as Chinese and Japanese keyboards write them."""
BLANK = r" \u00a0\u2009\u202f"
SHAPE = re.compile(
    rf"([^0-9\-\u2212]*)([\-\u2212]?)[{BLANK}]*([0-9](?:[0-9.,'\u2019{BLANK}]*[0-9])?)([^0-9]*)"
)
PLAIN = re.compile(r"()([0-9]+)()")
SPACED = re.compile(rf"()([0-9]{{1,3}}(?:['\u2019{BLANK}][0-9]{{3}})+)(?:[.,]([0-9]+))?")
ENGLISH = re.compile(r"()([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)")
EUROPEAN = re.compile(r"()([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)")
REPEATED = re.compile(r"()([0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,})()")
CLEAR = (PLAIN, SPACED, ENGLISH, EUROPEAN, REPEATED)
SINGLE = re.compile(r"([0-9]+)([.,])([0-9]+)")
RANGE = re.compile(rf"[0-9][^0-9]*[{BLANK}]*[-\u2013\u2014~][{BLANK}]*[^0-9]*[0-9]")
FROM = {"from", "ab", "von", "от", "desde", "da", "od", "起", "以上"}
DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS", "UYU")
SIGNS: dict[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "euro": ("EUR",),
    "$": DOLLARS,
    "us$": ("USD",),
    "ca$": ("CAD",),
    "c$": ("CAD",),
    "a$": ("AUD",),
    "au$": ("AUD",),
    "nz$": ("NZD",),
    "s$": ("SGD",),
    "hk$": ("HKD",),
    "nt$": ("TWD",),
    "mx$": ("MXN",),
    "r$": ("BRL",),
    "£": ("GBP",),
    "元": ("CNY", "TWD", "HKD"),
    "rmb": ("CNY",),
    "円": ("JPY",),
    "руб": ("RUB", "BYN"),
    "р": ("RUB", "BYN"),
    "₽": ("RUB",),
    "₴": ("UAH",),
    "грн": ("UAH",),
    "₸": ("KZT",),
    "тенге": ("KZT",),
    "zł": ("PLN",),
    "kč": ("CZK",),
    "ft": ("HUF",),
    "лв": ("BGN",),
    "lei": ("RON",),
    "fr": ("CHF",),
    "sfr": ("CHF",),
    "₺": ("TRY",),
    "tl": ("TRY",),
    "₪": ("ILS",),
    "₹": ("INR",),
    "₩": ("KRW",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₱": ("PHP",),
    "₦": ("NGN",),
    "⭐": (STARS,),
    "⭐\ufe0f": (STARS,),
    "star": (STARS,),
    "stars": (STARS,),
    "звезда": (STARS,),
    "звезды": (STARS,),
    "звёзды": (STARS,),
    "звезд": (STARS,),
    "звёзд": (STARS,),
    "星": (STARS,),
    "颗星": (STARS,),
    "星星": (STARS,),
}
"""What each sign stands for: the first, unless the shop's own currency is among the others."""
POINT_CODES = {"AED", "QAR", "SAR"}
"""Money of countries where the point is decimal, beside neighbours whose money has three decimals."""
SHARED = {"¥": ("CNY", "JPY"), "kr": ("DKK", "ISK", "NOK", "SEK")}
"""Signs that mean something else in each of their countries: nobody guesses."""


def parse_price(
    text: str, *, currency: str | None = None, decimal: DecimalSign | None = None
) -> Price:
    """Read `105.29 USD`, `€12,50` or, if `currency` is given, `105.29`; raise `BadValue`."""
    text = text.translate(WIDE).strip()
    if not text:
        raise BadValue("feed.price_missing")
    shown = text[:SHOWN_CHARS]
    shape = SHAPE.fullmatch(text[: 3 * SHOWN_CHARS])
    if shape is None or len(text) > 3 * SHOWN_CHARS:
        is_range = RANGE.search(text[: 3 * SHOWN_CHARS]) is not None
        raise BadValue("feed.price_range" if is_range else "feed.price_not_number", price=shown)
    before, minus, amount, after = shape.groups()
    if {_word(before), _word(after)} & FROM:
        raise BadValue("feed.price_range", price=shown)
    code = _currency(before, after, currency, shown)
    if minus:
        raise BadValue("feed.price_negative", price=shown)
    return _minor(amount, code, decimal, shown), code


def _word(sign: str) -> str:
    return sign.strip().rstrip(".").casefold()


def _currency(before: str, after: str, own: str | None, shown: str) -> str:
    """Return the currency that the signs around an amount stand for, else the shop's own."""
    meant = [_meant(sign.strip(), own, shown) for sign in (before, after) if sign.strip()]
    if not meant:
        if own is None:
            raise BadValue("feed.currency_missing", price=shown)
        if own not in currencies():
            raise BadValue("feed.currency_unknown", currency=own)
        return own
    both = [code for code in meant[0] if code in meant[-1]]
    if not both:
        raise BadValue("feed.currencies_differ", currency=meant[0][0], other=meant[-1][0])
    if own in both:
        return str(own)
    if len(both) > 1 and _word(before or after) in SHARED:
        raise BadValue("feed.currency_sign", sign=(before or after).strip(), codes=", ".join(both))
    return both[0]


def _meant(sign: str, own: str | None, shown: str) -> tuple[str, ...]:
    """Return the currencies that one sign can stand for."""
    if sign.upper() in currencies():
        return (sign.upper(),)
    found = SIGNS.get(_word(sign)) or SHARED.get(_word(sign))
    if found is None:
        if len(sign) == 3 and sign.isascii() and sign.isupper():
            raise BadValue("feed.currency_unknown", currency=sign)
        raise BadValue("feed.price_not_number", price=shown)
    return found


@cache
def currencies() -> frozenset[str]:
    """Return the ISO codes of all currencies, and Telegram's: of money, not of metals and tests."""
    of_countries = {"XAF", "XCD", "XOF", "XPF", "XCG"}
    known = list_currencies()
    money = {code for code in known if not code.startswith("X") or code in of_countries}
    return frozenset(money | {STARS})


def _minor(amount: str, code: str, decimal: DecimalSign | None, shown: str) -> int:
    """Return the amount in minor units of its currency."""
    digits = minor_digits(code)
    whole, part = _parts(amount, code, decimal, shown)
    if len(whole) > WHOLE_DIGITS_MAX:
        raise BadValue("feed.price_huge", price=shown)
    if part[digits:].strip("0") or len(part) > PART_DIGITS_MAX:
        raise BadValue("feed.price_decimals", price=shown, currency=code)
    minor = int(whole + part[:digits].ljust(digits, "0"))
    if minor == 0:
        raise BadValue("feed.price_zero")
    if minor > PRICE_MINOR_MAX:
        raise BadValue("feed.price_huge", price=shown)
    return minor


def decimal_sign_of(amount: str) -> DecimalSign | None:
    """Return the decimal sign that an amount shows, None where it has none or can be read in two ways."""
    if ENGLISH.fullmatch(amount):
        return DecimalSign.POINT
    if EUROPEAN.fullmatch(amount):
        return DecimalSign.COMMA
    if REPEATED.fullmatch(amount):
        return DecimalSign.COMMA if "." in amount else DecimalSign.POINT
    single = SINGLE.fullmatch(amount)
    if single and len(single[3]) != 3:
        return DECIMAL_SIGNS[single[2]]
    spaced = SPACED.fullmatch(amount)
    if spaced and spaced[3]:
        return DECIMAL_SIGNS[amount[-len(spaced[3]) - 1]]
    return None


def _parts(amount: str, code: str, decimal: DecimalSign | None, shown: str) -> tuple[str, str]:
    """Return the digits before and behind the decimal sign."""
    digits = minor_digits(code)
    for pattern in CLEAR:
        if match := pattern.fullmatch(amount):
            return re.sub("[^0-9]", "", match[2]), match[3] or ""
    single = SINGLE.fullmatch(amount)
    if single is None:
        raise BadValue("feed.price_ambiguous", price=shown)
    whole, sign, part = single.groups()
    if len(part) != 3 or len(whole) > 3 or whole.startswith("0"):
        return whole, part
    if digits == 0:
        return whole + part, ""
    if decimal is None and sign == "." and (digits == 3 or code in POINT_CODES):
        return whole, part
    if decimal is None:
        raise BadValue("feed.price_ambiguous", price=shown)
    return (whole, part) if DECIMAL_SIGNS[sign] is decimal else (whole + part, "")


def is_nothing(text: str) -> bool:
    """Whether a cell names no amount: it is empty, or 0 as exports write it where there is none."""
    try:
        parse_price(text, currency="EUR")
    except BadValue as bad:
        return bad.reason in {"feed.price_missing", "feed.price_zero"}
    return False


def prices(
    now: str, before: str, *, currency: str | None = None, decimal: DecimalSign | None = None
) -> tuple[int, int | None, str]:
    """Return price, list price and currency of a product that costs `now` and cost `before`.

    No list price, or one of 0 or equal to the price, claims no reduction. One below the price,
    or in another currency, is refused.
    """
    price_minor, code = parse_price(now, currency=currency, decimal=decimal)
    if is_nothing(before):
        return price_minor, None, code
    list_price_minor, list_code = parse_price(before, currency=currency, decimal=decimal)
    if list_code != code:
        raise BadValue("feed.currencies_differ", currency=code, other=list_code)
    if price_minor > list_price_minor:
        raise BadValue("feed.price_above_list", price=now[:SHOWN_CHARS], list=before[:SHOWN_CHARS])
    return price_minor, list_price_minor if list_price_minor > price_minor else None, code
