"""Texts in the reader's language, and the one place where HTML from people is escaped.

    t("deal-card-off", percent=25)      HTML: every string value is escaped
    t.plain("deal-button-shop")         plain: for buttons, toasts and command lists

Texts are Fluent files, `views/texts/<language>/<feature>.ftl`. Names and titles come from
people, so each value also loses its direction marks and controls on the way (`domain.display_name`).
"""

import html
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_currency, get_currency_precision
from fluent.runtime import FluentBundle, FluentResource

from domain.display_name import visible
from domain.languages import LANGUAGES
from domain.money import Money

FALLBACK = "en"
AMOUNTS_KEPT = 1_000
"""Amounts whose words are kept: a press names the same price as the one before it."""
_TEXTS = Path(__file__).parent / "texts"
_LOCALES = {"en": "en", "zh": "zh_Hans_CN", "ru": "ru"}


class Html(str):
    """Text that is HTML already: made by `t`, or cleaned by the feed import."""

    __slots__ = ()


class Translate(Protocol):
    """What views ask for: words, money and moments in one language."""

    language: str
    first_weekday: int
    """The day that a week begins with, 0 for Monday."""

    def __call__(self, key: str, **values: object) -> Html:
        """Return the text as HTML; string values are escaped unless they are `Html`."""

    def plain(self, key: str, **values: object) -> str:
        """Return the text for a place that knows no HTML."""

    def money(self, minor: int, currency: str) -> str:
        """Return an amount given in minor units, such as €17.90."""

    def moment(self, moment: datetime, zone: str) -> Html:
        """Return a moment that Telegram shows in the reader's own zone."""

    def local(self, moment: datetime, zone: str) -> str:
        """Return a moment in plain words of `zone` (an IANA name)."""

    def day(self, day: date, pattern: str) -> str:
        """Return a date by a CLDR pattern such as `LLLL yyyy`, in plain words."""

    def dated(self, day: date, parts: str) -> str:
        """Return a date's parts, such as `MMMEd`, as the language puts them together."""


class Texts:
    """One language's texts; the only implementation of `Translate`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = _LOCALES[language]
        self.first_weekday = int(Locale.parse(self._locale).first_week_day)
        self._bundle = FluentBundle([self._locale.replace("_", "-")], use_isolating=False)
        for path in sorted((_TEXTS / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))

    def __call__(self, key: str, **values: object) -> Html:
        return Html(self._say(key, self._worded(values, _escaped)))

    def plain(self, key: str, **values: object) -> str:
        return self._say(key, self._worded(values, _cleaned))

    def money(self, minor: int, currency: str) -> str:
        return _money(self._locale, minor, currency)

    def moment(self, moment: datetime, zone: str) -> Html:
        words = html.escape(self.local(moment, zone))
        unix = int(moment.timestamp())
        return Html(f'<tg-time unix="{unix}" format="wdt">{words}</tg-time>')

    def local(self, moment: datetime, zone: str) -> str:
        pattern = "EEE d MMM, HH:mm" if self.language != "zh" else "M月d日 EEE HH:mm"
        return format_datetime(moment, pattern, tzinfo=ZoneInfo(zone), locale=self._locale)

    def day(self, day: date, pattern: str) -> str:
        return format_date(day, pattern, locale=self._locale)

    def dated(self, day: date, parts: str) -> str:
        return format_skeleton(parts, day, locale=self._locale)

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

    def _say(self, key: str, values: dict[str, Any]) -> str:
        if not self._bundle.has_message(key):
            return _missing(self, key, values)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"{self.language}: the text {key} has no value")
        words, problems = self._bundle.format_pattern(pattern, values)
        if problems:
            raise LookupError(f"{self.language}: {key}: {problems[0]}")
        return str(words)


@lru_cache(maxsize=AMOUNTS_KEPT)
def _money(locale: str, minor: int, currency: str) -> str:
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    return format_currency(amount, currency, locale=locale)


@lru_cache(maxsize=len(LANGUAGES))
def _loaded(language: str) -> Texts:
    return Texts(language)


def translator(language: str | None) -> Translate:
    """Return the texts of an IETF tag such as `zh-hans`, or English for an unknown one."""
    short = (language or FALLBACK).split("-")[0].split("_")[0].lower()
    return _loaded(short if short in LANGUAGES else FALLBACK)


def refusal_key(reason: str) -> str:
    """Return the text key of a refusal: `deal.not_found` is `refused-deal-not_found`."""
    return "refused-" + reason.replace(".", "-")


def escaped(text: str) -> Html:
    """Return somebody's long text as HTML; Fluent takes at most 1,000 characters of a value."""
    return Html(html.escape(visible(text)))


def _missing(texts: Texts, key: str, values: dict[str, Any]) -> str:
    if texts.language == FALLBACK:
        raise LookupError(f"no text {key}")
    return _loaded(FALLBACK)._say(key, values)


def _cleaned(value: object) -> object:
    return visible(value) if isinstance(value, str) else value


def _escaped(value: object) -> object:
    if isinstance(value, Html):
        return str(value)
    return html.escape(visible(value)) if isinstance(value, str) else value
