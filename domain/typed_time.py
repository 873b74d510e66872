"""A day, a time or both as somebody types it: the one reader for menus and command line.

    18:30    9    5 pm    18点30            a time of today, or of a day that is known
    tomorrow    6.12.    6 Dec    12月6日   a day; without a year the next one that comes
    2026-12-06 10:15    tomorrow at 5       both, in either order

Hours are of 24 unless am or pm says otherwise. What is left over is refused, never dropped.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.campaign.schedule import check_zone, to_utc
from domain.refusal import TYPED_SHOWN_MAX, Refused

TYPED_CHARS_MAX = 60
TODAY = ("today", "сегодня", "今天")
TOMORROW = ("tomorrow", "завтра", "明天")
DAY_AFTER = ("day after tomorrow", "послезавтра", "后天")
NAMED_DAYS = {name: n for n, names in enumerate((TODAY, TOMORROW, DAY_AFTER)) for name in names}
MONTHS = (
    ("january", "января", "январь"),
    ("february", "февраля", "февраль"),
    ("march", "марта", "март"),
    ("april", "апреля", "апрель"),
    ("may", "мая", "май"),
    ("june", "июня", "июнь"),
    ("july", "июля", "июль"),
    ("august", "августа", "август"),
    ("september", "сентября", "сентябрь"),
    ("october", "октября", "октябрь"),
    ("november", "ноября", "ноябрь"),
    ("december", "декабря", "декабрь"),
)
MONTH_CHARS_MIN = 3
YEAR_DIGITS = 4
NAMED = re.compile("|".join(sorted(NAMED_DAYS, key=len, reverse=True)))
ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{4}|[0-9]{2})?)?(?![0-9])")
WORDED = re.compile(r"([0-9]{1,2}) ([^\W\d_]{3,})\.?(?: ([0-9]{4}))?(?![0-9:])")
CHINESE = re.compile(r"(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})[日号]")
TIME = re.compile(
    r"(?:at |в |@)?(?P<hour>[0-9]{1,2})(?:[:点时](?P<minute>[0-9]{2}))?(?::(?P<second>[0-9]{2}))?"
    r"[点时分]?(?: ?(?P<half>am|pm))?"
)
NOON = 12
GLUED = "天日号"


@dataclass(frozen=True)
class TypedTime:
    """What was typed: at least one of the two."""

    day: date | None
    at: time | None


def read(typed: str, *, today: date) -> TypedTime:
    """Return what somebody means who types this on a day, or refuse it."""
    words = " ".join(typed.replace(",", " ").split()).lower()
    if len(words) <= TYPED_CHARS_MAX:
        for reader in (_day_then_time, _time_then_day):
            found = reader(words, today)
            if found is not None:
                return found
    raise Refused("when.unreadable", typed=typed.strip()[:TYPED_SHOWN_MAX])


def read_wall(
    typed: str, *, today: date, day: date | None = None, without_time: time | None = None
) -> datetime:
    """Return the wall time that was typed; or refuse.

    A time alone is of `day`, or else of today; a day alone begins at `without_time`, if that does.
    """
    found = read(typed, today=today)
    at = found.at or without_time
    if at is None:
        raise Refused("when.no_time", typed=typed.strip()[:TYPED_SHOWN_MAX])
    return datetime.combine(found.day or day or today, at)


def read_moment(
    typed: str, zone: str, *, now: datetime, without_time: time | None = None
) -> datetime:
    """Return the moment, in UTC, that was typed on the clocks of a zone; or refuse."""
    today = now.astimezone(ZoneInfo(check_zone(zone))).date()
    return to_utc(read_wall(typed, today=today, without_time=without_time), zone)


def read_minute(typed: str, zone: str, *, now: datetime) -> str:
    """Return the wall time to the minute as campaigns keep it: `2026-11-27T20:00`; or refuse."""
    today = now.astimezone(ZoneInfo(check_zone(zone))).date()
    wall = read_wall(typed, today=today)
    if wall.second:
        raise Refused("when.seconds", typed=typed.strip()[:TYPED_SHOWN_MAX])
    return f"{wall:%Y-%m-%dT%H:%M}"


def read_clock(typed: str) -> str | None:
    """Return a time of day as `HH:MM`, None where it is none."""
    at = _time(" ".join(typed.split()).lower())
    return None if at is None or at.second else f"{at:%H:%M}"


def _day_then_time(words: str, today: date) -> TypedTime | None:
    for pattern, meant in DAYS:
        if (match := pattern.match(words)) is not None:
            rest = words[match.end() :]
            day, at = meant(match, today), _time_behind(rest, match[0])
            if day is not None and (at is not None or not rest):
                return TypedTime(day, at)
    at = _time(words)
    return None if at is None else TypedTime(None, at)


def _time_then_day(words: str, today: date) -> TypedTime | None:
    clock, space, rest = words.partition(" ")
    found = _day_then_time(rest, today) if space and ":" in clock else None
    at = _time(clock)
    if found is None or found.day is None or found.at is not None or at is None:
        return None
    return TypedTime(found.day, at)


def _time_behind(rest: str, day: str) -> time | None:
    """Return the time behind a day: parted by a space, by a T as in ISO, by nothing in Chinese."""
    if rest[:1] == " " or (rest[:1] == "t" and ISO.fullmatch(day)):
        return _time(rest[1:])
    return _time(rest) if day[-1:] in GLUED else None


def _time(words: str) -> time | None:
    match = TIME.fullmatch(words)
    if match is None:
        return None
    hour, half = int(match["hour"]), match["half"]
    if half is not None:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half == "pm" else 0)
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None


def _date(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return a date; without a year the next one that comes, None where there is none."""
    if year:
        years: Sequence[int] = [int(year) if len(year) == YEAR_DIGITS else 2000 + int(year)]
    else:
        years = [today.year, today.year + 1]
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _worded(match: re.Match[str], today: date) -> date | None:
    for number, names in enumerate(MONTHS, start=1):
        if any(name.startswith(match[2]) for name in names):
            return _date(match[3], number, int(match[1]), today)
    return None


DAYS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]] = (
    (NAMED, lambda match, today: today + timedelta(days=NAMED_DAYS[match[0]])),
    (ISO, lambda match, today: _date(match[1], int(match[2]), int(match[3]), today)),
    (DOTTED, lambda match, today: _date(match[3], int(match[2]), int(match[1]), today)),
    (CHINESE, lambda match, today: _date(match[1], int(match[2]), int(match[3]), today)),
    (WORDED, _worded),
)
"""How a day may be written, and which one is meant."""
