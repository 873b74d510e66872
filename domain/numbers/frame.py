"""The time that numbers are of: a period of the shop's own clock, cut into steps, and what it is held against.

    today -> hours    7 or 30 days -> days    90 days -> weeks    all -> months, of many years years

The time before is as long as what has passed of the period: on Tuesday noon the last seven days are
held against the seven days that ended last Tuesday noon, so that no half day loses against a whole one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.campaign.schedule import to_utc
from domain.referral.growth import midnight
from storage.numbers.spans import Span

MONTHS_MAX = 36
"""Of more months than this, years are drawn."""
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)


class NumbersPeriod(StrEnum):
    """What can be looked at; the present day is a part of each."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"


class Step(StrEnum):
    """What a period is cut into."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


DAYS = {
    NumbersPeriod.TODAY: 1,
    NumbersPeriod.WEEK: 7,
    NumbersPeriod.MONTH: 30,
    NumbersPeriod.QUARTER: 90,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A period up to a moment, its steps, and the time before that it is held against."""

    step: Step
    starts: Sequence[datetime]
    """When each step begins, in the shop's zone."""
    until: datetime
    """The present moment, or the end of a day or week that is over."""
    before: Span | None
    """None where there is nothing before: of all time."""

    @property
    def span(self) -> Span:
        """The whole of the period."""
        return self.starts[0], self.until

    @property
    def spans(self) -> Sequence[Span]:
        """Each step by itself; those that have not begun are empty."""
        ends = [*self.starts[1:], max(self.until, self.starts[-1])]
        return [
            (start, min(end, max(start, self.until)))
            for start, end in zip(self.starts, ends, strict=True)
        ]

    @property
    def first_day(self) -> date:
        """The day on which the period begins."""
        return self.starts[0].date()

    @property
    def last_day(self) -> date:
        """The day that the period reaches into."""
        zone = self.starts[0].tzinfo
        return (self.until - timedelta(microseconds=1)).astimezone(zone).date()


def frame(period: NumbersPeriod, *, now: datetime, zone: str, first: datetime | None) -> Frame:
    """Return a period as it is now; `first` is when the first thing happened, for all time."""
    if period is NumbersPeriod.ALL:
        return _all_time(now, zone, first or now)
    today = now.astimezone(ZoneInfo(zone)).date()
    begins = today - timedelta(days=DAYS[period] - 1)
    before = (
        midnight(begins - timedelta(days=DAYS[period]), zone),
        _same_time(now, zone, -DAYS[period]),
    )
    if period is NumbersPeriod.TODAY:
        return Frame(Step.HOUR, _hours(today, zone), now, before)
    if period is NumbersPeriod.QUARTER:
        weeks = -(-DAYS[period] // 7)
        days = [begins, *(today - timedelta(days=7 * n - 1) for n in range(weeks - 1, 0, -1))]
        return Frame(Step.WEEK, _begin(days, zone), now, before)
    days = [begins + timedelta(days=number) for number in range(DAYS[period])]
    return Frame(Step.DAY, _begin(days, zone), now, before)


def whole_days(first: date, count: int, zone: str) -> Frame:
    """Return some days that are over, held against as many before them."""
    days = [first + timedelta(days=number) for number in range(count)]
    before = (midnight(first - timedelta(days=count), zone), midnight(first, zone))
    ends = midnight(first + timedelta(days=count), zone)
    return Frame(Step.DAY, _begin(days, zone), ends, before)


def _all_time(now: datetime, zone: str, first: datetime) -> Frame:
    begins, today = (at.astimezone(ZoneInfo(zone)).date() for at in (min(first, now), now))
    months = (today.year - begins.year) * 12 + today.month - begins.month + 1
    if months > MONTHS_MAX:
        days = [date(year, 1, 1) for year in range(begins.year, today.year + 1)]
        return Frame(Step.YEAR, _begin(days, zone), now, None)
    if months > 2:
        counted = range(begins.month - 1, begins.month - 1 + months)
        days = [date(begins.year + number // 12, number % 12 + 1, 1) for number in counted]
        return Frame(Step.MONTH, _begin(days, zone), now, None)
    days = [begins + timedelta(days=number) for number in range((today - begins).days + 1)]
    return Frame(Step.DAY, _begin(days, zone), now, None)


def _hours(day: date, zone: str) -> list[datetime]:
    """Return every hour of a day; one whose clocks are moved has 23 or 25."""
    at, ends = midnight(day, zone), midnight(day + ONE_DAY, zone)
    hours = int((ends - at) / timedelta(hours=1))
    return [(at + timedelta(hours=number)).astimezone(ZoneInfo(zone)) for number in range(hours)]


def _begin(days: Sequence[date], zone: str) -> list[datetime]:
    return [midnight(day, zone).astimezone(ZoneInfo(zone)) for day in days]


def _same_time(now: datetime, zone: str, days: int) -> datetime:
    """Return the moment some days away at which the clock on the wall shows the same."""
    local = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return to_utc(local + timedelta(days=days), zone)
