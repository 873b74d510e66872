"""Periods of orders as somebody types or presses them: from the first moment of a day to before another."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import typed_time
from domain.campaign.schedule import to_utc
from domain.refusal import TYPED_SHOWN_MAX, Refused
from domain.statement import MONTH, month_bounds

Period = tuple[datetime, datetime]
"""The first moment, and the first one after it; UTC."""
PRESETS = ("today", "week", "thirty_days", "month", "month_before")
DAYS = {"today": 1, "week": 7, "thirty_days": 30}
PARTED = re.compile(r"\s+[-–—]\s+|\s*(?:–|—|\.\.+)\s*|\s+(?:to|until|по|до)\s+|\s*(?:至|到)\s*")
"""What stands between two days; a bare hyphen is part of a date."""
YEAR = re.compile(r"[0-9]{4}|\.[0-9]{2}\s*$")


def preset(name: str, zone: str, *, now: datetime) -> Period:
    """Return a period that a button names, on the clocks of a zone, today included."""
    today = now.astimezone(ZoneInfo(zone)).date()
    if name in DAYS:
        return days(today - timedelta(days=DAYS[name] - 1), today, zone)
    month = today.replace(day=1)
    if name == "month_before":
        month = (month - timedelta(days=1)).replace(day=1)
    return month_bounds(f"{month:%Y-%m}", zone)


def read_period(typed: str, zone: str, *, now: datetime) -> Period:
    """Return the period that was typed: a day, two, or a month as `2026-11`; or refuse."""
    words = typed.strip()
    if MONTH.fullmatch(words):
        try:
            return month_bounds(words, zone)
        except Refused:
            raise Refused("order.period", typed=words) from None
    ends = [part for part in PARTED.split(words) if part]
    today = now.astimezone(ZoneInfo(zone)).date()
    if not 1 <= len(ends) <= 2:
        raise Refused("order.period", typed=words[:TYPED_SHOWN_MAX])
    first, last = (read_day(part, typed, today=today) for part in (ends[0], ends[-1]))
    if first > last:
        raise Refused("order.period_order")
    return days(first, last, zone)


def read_day(words: str, typed: str, *, today: date) -> date:
    """Return a day as it is written; without a year the last one that was."""
    try:
        found = typed_time.read(words, today=today)
    except Refused:
        raise Refused("order.period", typed=typed.strip()[:TYPED_SHOWN_MAX]) from None
    if found.day is None or found.at is not None:
        raise Refused("order.period", typed=typed.strip()[:TYPED_SHOWN_MAX])
    if found.day <= today or YEAR.search(words):
        return found.day
    return last_year(found.day)


def last_year(day: date) -> date:
    """Return the same day of the year before; the 29th of February is the 28th there."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def days(first: date, last: date, zone: str) -> Period:
    """Return the moments of whole days, both included."""
    after = last + timedelta(days=1)
    start, end = (to_utc(datetime.combine(day, time()), zone) for day in (first, after))
    return start, end
