"""The front of the queue in words, and the days of its calendar as buttons with how full they are."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from domain.campaign import calendar
from domain.campaign.calendar import MANY, WEEK, PlannedSlot
from views.i18n import Html, Translate

TODAY_SHOWN = 8
NO_DAY = "-"
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Seven days share the width of a phone: how many slots a day has is written small behind it."""
VERY_MANY = "⁺"
Item = dict[str, Any]


def words(
    today: date,
    left: Sequence[PlannedSlot],
    then: PlannedSlot | None,
    days: Sequence[date],
    numbers: Sequence[int],
    zone: str,
    t: Translate,
) -> Html:
    """Return the front in words: today's slots or the next one, and the days of the page."""
    many = several([one.number for one in left])
    lines = [t("desk-today", day=t.day(today), **many)]
    lines += [t("desk-slot", clock=clock(one, zone), name=one.name) for one in left[:TODAY_SHOWN]]
    if len(left) > TODAY_SHOWN:
        lines.append(t("desk-objections-more", more=len(left) - TODAY_SHOWN))
    if then is not None:
        day = t.day(calendar.local_day(then.at, zone))
        lines.append(t("desk-then", day=day, clock=clock(then, zone), name=then.name))
    first, last = (t.day(day, weekday=False) for day in (days[0], days[-1]))
    lines += [Html(""), t("desk-weeks", first=first, last=last, zone=zone, **several(numbers))]
    return Html("\n".join(lines))


def several(numbers: Sequence[int]) -> dict[str, Any]:
    """Return how many slots there are together; `MANY` of one means that there may be more."""
    many = any(number >= MANY for number in numbers)
    return {
        "planned": sum(numbers),
        "more": "+" if many else "",
        "many": "yes" if many else "no",
    }


def clock(one: PlannedSlot, zone: str) -> str:
    """Return what the shop's clock shows at a slot, and how many slots are meant."""
    times = f" ×{one.number}{'+' if one.number >= MANY else ''}" if one.number > 1 else ""
    return f"{one.at.astimezone(ZoneInfo(zone)):%H:%M}{times}"


def headings(days: Sequence[date], t: Translate) -> list[Item]:
    """Return the names of the days of a week."""
    return [cell(NO_DAY, t.calendar(day, "cccccc")) for day in days[:WEEK]]


def cells(days: Sequence[date], numbers: Sequence[int], today: date, t: Translate) -> list[Item]:
    """Return a button for each day from today on, with how many posts it has.

    The first day of a month has its month with it.
    """
    found = []
    for day, number in zip(days, numbers, strict=True):
        named = t.day(day, weekday=False) if day.day == 1 else f"{day.day}"
        words = f"{'•' if day == today else ''}{named}{small(number)}"
        shown = day >= today
        found.append(cell(day.isoformat(), words, day == today) if shown else cell(NO_DAY, " "))
    return found


def cell(id_: str, name: str, is_today: bool = False) -> Item:
    """Return an item of the calendar."""
    return {"id": id_, "name": name, "today": is_today}


def small(number: int) -> str:
    """Return a number of slots in small digits, nothing for none."""
    return VERY_MANY if number >= MANY else str(number or "").translate(SMALL)
