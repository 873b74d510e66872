"""When a campaign is due: once, every so often, or by cron, on the clocks of its zone.

A wall time is what the clock on the wall shows. Most wall times are one instant; on the two
nights of the year when clocks move, some are two and some are none:

    shown twice   the first of the two
    never shown   the first instant after the gap; slots that land together are one

APScheduler's cron trigger counts instants, so a daily 02:30 fires twice on the autumn night.
Here it counts wall times instead, in a zone whose clocks never move, and `instant` finds the
moment that each stands for. An interval counts true seconds from its anchor: no clock that
moves disturbs it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger  # type: ignore[import-untyped]
from apscheduler.triggers.interval import IntervalTrigger  # type: ignore[import-untyped]

from domain.refusal import Refused

EVERY_S_MIN = 10
EVERY_S_MAX = 366 * 86_400
TOLERANCE_S_MAX = 86_400
CRON_CHARS_MAX = 100
MISSED_MAX = 1_000
"""Slots missed in a long downtime are counted up to here."""
MOMENT = timedelta(microseconds=1)
STEPS_MAX = 3_000
"""Wall times looked at for one slot: two days of every minute, more than any zone moves."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = r"(?:\*|{0}(?:-{0})?)(?:/[0-9]+)?"
_NUMBER = r"[0-9]+"
CRON_FIELDS = (
    _SPAN.format(_NUMBER),
    _SPAN.format(_NUMBER),
    rf"last|{_SPAN.format(_NUMBER)}",
    _SPAN.format(rf"(?:{_NUMBER}|{'|'.join(MONTHS)})"),
    _SPAN.format(rf"(?:{_NUMBER}|{'|'.join(WEEKDAYS[:-1])})"),
)
"""What a part of each field looks like, whole."""
UNITS_S = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """Exactly one of `at` (wall time), `every_s` (from `anchor_at`) or `cron`."""

    zone: str
    at: datetime | None = None
    every_s: int | None = None
    anchor_at: datetime | None = None
    cron: str | None = None


@dataclass(frozen=True)
class Slot:
    """One due moment. `key` is unique for ever within its campaign: local date and time."""

    key: str
    at: datetime


@dataclass(frozen=True)
class DueSlots:
    """What a look at the clock finds: the slot to fire, and what was missed before it."""

    fresh: Slot | None
    missed: int
    first_missed: Slot | None


def to_utc(wall: datetime, zone: str) -> datetime:
    """Return the moment, in UTC, that `wall` (naive) stands for in `zone`."""
    there = ZoneInfo(zone)
    moment = wall.replace(tzinfo=there, fold=0).astimezone(UTC)
    if moment.astimezone(there).replace(tzinfo=None) == wall:
        return moment
    return _end_of_gap(wall.replace(tzinfo=there, fold=1).astimezone(UTC), moment, there)


def _end_of_gap(early: datetime, late: datetime, there: ZoneInfo) -> datetime:
    """Return the instant in (early, late] at which the clocks move."""
    before = early.astimezone(there).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        if middle.astimezone(there).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late


def wall_time(moment: datetime, zone: str) -> str:
    """Return what the clocks of a zone show at a moment, to the minute: `2026-11-27T20:00`."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"


def next_slot(schedule: Schedule, after: datetime) -> Slot | None:
    """Return the first slot later than `after`, None when there is no more."""
    if schedule.at is not None:
        at = to_utc(schedule.at, schedule.zone)
        return Slot(_key(schedule.at), at) if at > after else None
    if schedule.cron is not None:
        return _cron_slot(schedule.cron, schedule.zone, after)
    return _interval_slot(schedule, after)


def _interval_slot(schedule: Schedule, after: datetime) -> Slot | None:
    if schedule.every_s is None or schedule.anchor_at is None:
        raise ValueError("a schedule without at, cron or every has no slots")
    # The trigger reckons in floats, exact for whole seconds.
    anchor = schedule.anchor_at.replace(microsecond=0)
    trigger = IntervalTrigger(seconds=schedule.every_s, start_date=anchor, timezone=UTC)
    at = trigger.get_next_fire_time(None, after.replace(microsecond=0) + timedelta(seconds=1))
    return Slot(f"{at:%Y-%m-%dT%H:%M:%SZ}", at)


def _cron_slot(cron: str, zone: str, after: datetime) -> Slot | None:
    wall = after.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    found: Slot | None = None
    for _ in range(STEPS_MAX):
        fire = trigger(cron).get_next_fire_time(None, wall.replace(tzinfo=UTC))
        if fire is None:
            break
        wall = fire.replace(tzinfo=None)
        at = to_utc(wall, zone)
        if found is not None and at > found.at:
            break
        if at > after:
            found = Slot(_key(wall), at)
        wall += timedelta(minutes=1)
    return found


def _key(wall: datetime) -> str:
    return f"{wall:%Y-%m-%dT%H:%M}"


def due(schedule: Schedule, *, since: datetime, now: datetime, tolerance: timedelta) -> DueSlots:
    """Return what to fire among the slots in [since, now].

    Of the slots no older than `tolerance` the newest fires; all before it are missed, so
    that a long sleep ends with one post and one line, not with a flood.
    """
    edge = now - tolerance
    first, missed = _walk(schedule, since, min(edge - MOMENT, now))
    newest, fresh = first, 0
    slot = next_slot(schedule, max(since, edge) - MOMENT)
    if slot is None or slot.at > now:
        return DueSlots(None, missed, first)
    first = first or slot
    while slot is not None and slot.at <= now:
        newest, fresh = slot, fresh + 1
        slot = next_slot(schedule, slot.at)
    missed += fresh - 1
    return DueSlots(newest, missed, first if missed else None)


def _walk(schedule: Schedule, since: datetime, until: datetime) -> tuple[Slot | None, int]:
    """Return the first slot in [since, until] and how many there are, up to `MISSED_MAX`."""
    first = slot = next_slot(schedule, since - MOMENT)
    count = 0
    while slot is not None and slot.at <= until and count < MISSED_MAX:
        count += 1
        slot = next_slot(schedule, slot.at)
    return (first, count) if count else (None, 0)


def check_cron(cron: str) -> str:
    """Return five cron fields, or refuse what is not wholly understood."""
    fields = cron.split()
    known = len(fields) == len(CRON_FIELDS) and all(
        re.fullmatch(pattern, part, re.IGNORECASE)
        for pattern, field in zip(CRON_FIELDS, fields, strict=True)
        for part in field.split(",")
    )
    if not known:
        raise Refused("campaign.cron", cron=cron[:CRON_CHARS_MAX])
    trigger(cron)
    return cron


@lru_cache(maxsize=1_000)
def trigger(cron: str) -> CronTrigger:
    """Return the wall-time trigger of five cron fields; refuse what cannot be one.

    What somebody types is checked by `check_cron` first: APScheduler overlooks what stands behind a
    name, as in `mon-fri/2`, which is a name with a step here.

    Days of the week are cron's own (0 and 7 are Sunday), not APScheduler's. Where day of
    month and day of week are both given, both must match.
    """
    fields = cron.split()
    if len(fields) != 5 or len(cron) > CRON_CHARS_MAX:
        raise Refused("campaign.cron", cron=cron[:CRON_CHARS_MAX])
    minute, hour, day, month, weekday = fields
    try:
        return CronTrigger(
            minute=minute,
            hour=hour,
            day=day,
            month=",".join(_numbered(part, MONTHS, 1) for part in month.lower().split(",")),
            day_of_week=",".join(_weekdays(part) for part in weekday.lower().split(",")),
            timezone=UTC,
        )
    except (ValueError, IndexError, TypeError) as error:
        raise Refused("campaign.cron", cron=cron) from error


def _numbered(part: str, names: Sequence[str], first: int) -> str:
    """Return a part of a field with numbers for names: `jan-jun/2` is `1-6/2`."""
    span, slash, step = part.partition("/")
    ends = [str(names.index(end) + first) if end in names else end for end in span.split("-")]
    return "-".join(ends) + slash + step


def _weekdays(part: str) -> str:
    """Return cron's days as names: `1-5`, or `mon-fri`, is `mon,tue,wed,thu,fri`."""
    part = _numbered(part, WEEKDAYS[:-1], 0)
    part = re.sub(r"(?<=[1-6]-)0", "7", part)  # A Sunday that ends a span is its last day.
    span, _, step = part.partition("/")
    if span == "*" and step:
        span = "0-6"
    first, dash, last = span.partition("-")
    if not first.isdigit():
        return part
    low = int(first)
    high = int(last) if dash else 7 if step else low
    names = [WEEKDAYS[day] for day in range(low, high + 1, int(step or 1))]
    return ",".join(dict.fromkeys(names))


def is_span(text: str) -> bool:
    """Whether a text looks like a span of time such as `90s` or `2h`, whatever its length."""
    return re.fullmatch(r"[0-9]+[smhd]", text.strip().lower()) is not None


def parse_every(text: str) -> int:
    """Read `90s`, `30m`, `2h` or `1d`; return seconds."""
    match = re.fullmatch(r"([0-9]{1,6})([smhd])", text.strip().lower())
    seconds = int(match[1]) * UNITS_S[match[2]] if match else 0
    if not EVERY_S_MIN <= seconds <= EVERY_S_MAX:
        raise Refused("campaign.every", every=text[:20], minimum=EVERY_S_MIN)
    return seconds


def parse_wall(text: str) -> datetime:
    """Read a wall time as campaigns keep it, `2026-11-27T20:00`: no zone, whole minutes."""
    try:
        wall = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Refused("campaign.at", at=text[:40]) from error
    if wall.tzinfo is not None or wall.second or wall.microsecond:
        raise Refused("campaign.at", at=text[:40])
    return wall


def check_zone(name: str) -> str:
    """Return the IANA name of a zone, refusing one that does not exist."""
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError) as error:
        raise Refused("campaign.zone", zone=name[:60]) from error
