"""Texts in the reader's language, and the one place where HTML from people is escaped.

    t("deal-card-off", percent=25)      HTML: every string value is escaped
    t.plain("deal-button-shop")         plain: for buttons, toasts and command lists
    t.moment(at)                        Mon 30 Nov, 09:16; the year only where it is not this one

Texts are Fluent files, `views/texts/<language>/<feature>.ftl`. Names and titles come from
people, so each value also loses its direction marks and controls on the way (`domain.display_name`).
"""

import html
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from domain.currency import STARS, minor_digits
from domain.display_name import visible
from domain.languages import LANGUAGES
from domain.money import Money

FALLBACK = "en"
GLANCE_FROM = 1_000
"""Of an amount from here on, nobody looks at the cents."""
AMOUNTS_KEPT = 1_000
"""Amounts whose words are kept: a press names the same price as the one before it."""
_TEXTS = Path(__file__).parent / "texts"
_KEY = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_LOCALES = {"en": "en", "zh": "zh_Hans_CN", "ru": "ru"}
MONTH_CHARS = 3
"""Babel has “нояб.” for a month: three letters are what a calendar has room for."""


class Html(str):
    """Text that is HTML already: made by `t`, or cleaned by the feed import."""

    __slots__ = ()


class Translate(Protocol):
    """What views ask for: words, money and moments in one language."""

    language: str
    country: str
    """Of the shop, by ISO 3166: the rules that hold where a chat has no country of its own."""
    first_weekday: int
    """The day that a week begins with, 0 for Monday."""
    today: date | None
    """By the clocks of its zone; None without a moment."""

    def __call__(self, key: str, **values: object) -> Html:
        """Return the text as HTML; string values are escaped unless they are `Html`."""

    def plain(self, key: str, **values: object) -> str:
        """Return the text for a place that knows no HTML."""

    def knows(self, key: str) -> bool:
        """Return whether there is such a text."""

    def money(self, minor: int, currency: str) -> str:
        """Return an amount given in minor units, such as €17.90."""

    def amount(self, minor: int, currency: str) -> str:
        """Return an amount to be taken in at a glance: from a thousand on without cents."""

    def moment(self, moment: datetime, zone: str | None = None) -> Html:
        """Return a moment on the clocks of `zone`; a tap shows it on those of the reader."""

    def local(self, moment: datetime, zone: str | None = None) -> str:
        """Return a moment as `Mon 30 Nov, 09:16`, on the clocks of `zone` (else the shop's)."""

    def day(self, day: date, *, weekday: bool = True) -> str:
        """Return a day as `Mon 30 Nov` or `30 Nov`, with the year where it is not this one."""

    def month(self, day: date) -> str:
        """Return the month of a day as `Nov 2026`, whichever year it is."""

    def calendar(self, day: date, pattern: str) -> str:
        """Return a part of a date by a CLDR pattern, such as `LLLL yyyy` over a calendar."""


class Texts:
    """One language's texts, read at a moment on the clocks of a zone: that of `Translate`."""

    def __init__(self, words: "Words", now: datetime | None, zone: str, country: str) -> None:
        self.language = words.language
        self.country = country
        self.first_weekday = words.first_weekday
        self._words = words
        self._zone = zone
        self.today = None if now is None else now.astimezone(ZoneInfo(zone)).date()
        self._this_year = None if self.today is None else self.today.year

    def __call__(self, key: str, **values: object) -> Html:
        return Html(self._words.say(key, self._worded(values, _escaped)))

    def plain(self, key: str, **values: object) -> str:
        return self._words.say(key, self._worded(values, _cleaned))

    def knows(self, key: str) -> bool:
        return self._words.knows(key)

    def money(self, minor: int, currency: str) -> str:
        return format_money(self.language, minor, currency)

    def amount(self, minor: int, currency: str) -> str:
        whole = Decimal(minor).scaleb(-minor_digits(currency))
        if abs(whole) < GLANCE_FROM or currency == STARS:
            return self.money(minor, currency)
        pattern = Locale.parse(self._words.locale).currency_formats["standard"].pattern
        whole = whole.quantize(Decimal(1), ROUND_HALF_UP)
        return format_currency(
            whole,
            currency,
            pattern.replace(".00", ""),
            locale=self._words.locale,
            currency_digits=False,
        )

    def moment(self, moment: datetime, zone: str | None = None) -> Html:
        words, unix = html.escape(self.local(moment, zone)), int(moment.timestamp())
        return Html(f'<tg-time unix="{unix}">{words}</tg-time>')

    def local(self, moment: datetime, zone: str | None = None) -> str:
        there = moment.astimezone(ZoneInfo(zone or self._zone))
        comma = "" if self.language == "zh" else ","
        return f"{self.day(there.date())}{comma} {there:%H:%M}"

    def day(self, day: date, *, weekday: bool = True) -> str:
        year = "" if day.year == self._this_year else f"{day.year}"
        name = self.calendar(day, "EEE") if weekday else ""
        if self.language == "zh":
            return f"{year and f'{year}年'}{day.month}月{day.day}日 {name}".rstrip()
        month = self.calendar(day, "MMM")[:MONTH_CHARS]
        return f"{name} {day.day} {month} {year}".strip()

    def month(self, day: date) -> str:
        if self.language == "zh":
            return f"{day.year}年{day.month}月"
        return f"{self.calendar(day, 'LLL')[:MONTH_CHARS]} {day.year}"

    def calendar(self, day: date, pattern: str) -> str:
        return format_date(day, pattern, locale=self._words.locale)

    def _worded(
        self, values: dict[str, object], careful: Callable[[object], object]
    ) -> dict[str, object]:
        """Return values as texts take them; an amount becomes words of this language."""
        return {
            name: self.money(value.minor, value.currency)
            if isinstance(value, Money)
            else careful(value)
            for name, value in values.items()
        }


class Words:
    """The texts of a language, each parsed when it is first said: a bot says few before it opens.

    A text stands by itself and refers to no other.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = _LOCALES[language]
        self.first_weekday = int(Locale.parse(self.locale).first_week_day)
        # Loaded here: the command line words amounts, for which it needs none of the texts.
        from fluent.runtime import FluentBundle

        self._bundle = FluentBundle([self.locale.replace("_", "-")], use_isolating=False)
        self._unparsed: dict[str, str] = {}
        for path in sorted((_TEXTS / language).glob("*.ftl")):
            self._unparsed.update(_texts_of(path))

    def knows(self, key: str) -> bool:
        """Return whether there is such a text."""
        if (text := self._unparsed.get(key)) is not None:
            from fluent.runtime import FluentResource

            self._bundle.add_resource(FluentResource(text))
            self._unparsed.pop(key, None)
        return bool(self._bundle.has_message(key))

    def say(self, key: str, values: dict[str, Any]) -> str:
        """Return a text, or the English one where this language has none."""
        if not self.knows(key):
            return _missing(self, key, values)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"{self.language}: the text {key} has no value")
        words, problems = self._bundle.format_pattern(pattern, values)
        if problems:
            raise LookupError(f"{self.language}: {key}: {problems[0]}")
        return str(words)


def _texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the key and the source of each text of a file: a key begins a line, nothing else does."""
    parts = _KEY.split(path.read_text(encoding="utf-8"))
    for key, rest in zip(parts[1::2], parts[2::2], strict=True):
        yield key, f"{key} ={rest}"


@lru_cache(maxsize=AMOUNTS_KEPT)
def format_money(language: str, minor: int, currency: str) -> str:
    """Return an amount given in minor units as a language writes it, such as €17.90."""
    if currency == STARS:
        return f"{format_decimal(minor, locale=_LOCALES[language])} ⭐"
    amount = Decimal(minor).scaleb(-minor_digits(currency))
    return format_currency(amount, currency, locale=_LOCALES[language])


@lru_cache(maxsize=len(LANGUAGES))
def _loaded(language: str) -> Words:
    return Words(language)


def translator(
    language: str | None, *, now: datetime | None = None, zone: str = "UTC", country: str = ""
) -> Translate:
    """Return the texts of an IETF tag such as `zh-hans`, or English for an unknown one.

    Moments are worded on the clocks of `zone`, an IANA name, and without `now` always with a year;
    prices before by the rules of `country`.
    """
    short = (language or FALLBACK).split("-")[0].split("_")[0].lower()
    return Texts(_loaded(short if short in LANGUAGES else FALLBACK), now, zone, country)


def refusal_key(reason: str) -> str:
    """Return the text key of a refusal: `deal.not_found` is `refused-deal-not_found`."""
    return "refused-" + reason.replace(".", "-")


def escaped(text: str) -> Html:
    """Return somebody's long text as HTML; Fluent takes at most 1,000 characters of a value."""
    return Html(html.escape(visible(text)))


def _missing(words: Words, key: str, values: dict[str, Any]) -> str:
    if words.language == FALLBACK:
        raise LookupError(f"no text {key}")
    return _loaded(FALLBACK).say(key, values)


def _cleaned(value: object) -> object:
    return visible(value) if isinstance(value, str) else value


def _escaped(value: object) -> object:
    if isinstance(value, Html):
        return str(value)
    return html.escape(visible(value)) if isinstance(value, str) else value
