"""The schedule's front in words, and the days of its calendar as buttons with how full they are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from domain.campaign import calendar
from domain.campaign.calendar import MANY, WEEK, PlannedSlot
from views.campaign.repeat_rule import interval_text
from views.front_page_screens import place_and_name
from views.i18n import Html, Translate

TODAY_SHOWN = 8
NO_DAY = "-"
SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Seven days share the width of a phone: how many posts a day has is written small behind it."""
VERY_MANY = "⁺"
Item = dict[str, Any]
Titles = Mapping[int, Sequence[str]]
"""The names of the chats of each campaign, by its id; none is all of them."""


def words(
    today: date,
    left: Sequence[PlannedSlot],
    then: PlannedSlot | None,
    days: Sequence[date],
    titles: Titles,
    zone: str,
    t: Translate,
) -> Html:
    """Return the front in words: today's posts or the next one, and the days of the page."""
    lines = [t("admin-today", day=t.day(today), posts=len(left))]
    lines += [slot_line(one, titles, zone, t) for one in left[:TODAY_SHOWN]]
    if len(left) > TODAY_SHOWN:
        lines.append(t("admin-objections-more", more=len(left) - TODAY_SHOWN))
    if then is not None:
        day = t.day(calendar.local_day(then.at, zone))
        lines.append(t("admin-then", day=day, post=slot_line(then, titles, zone, t)))
    first, last = (t.day(day, weekday=False) for day in (days[0], days[-1]))
    return Html("\n".join([*lines, "", t("admin-weeks", first=first, last=last, zone=zone)]))


def slot_line(one: PlannedSlot, titles: Titles, zone: str, t: Translate) -> Html:
    """Return when, where and what, as one line."""
    return t(_key(one), **_values(one, titles, zone, t))


def slot_label(one: PlannedSlot, titles: Titles, zone: str, t: Translate) -> str:
    """Return the same for a button."""
    return t.plain(_key(one), **_values(one, titles, zone, t))


def _key(one: PlannedSlot) -> str:
    if one.quiet:
        return "admin-slot-quiet"
    return "admin-slot-often" if one.every_s else "admin-slot"


def _values(one: PlannedSlot, titles: Titles, zone: str, t: Translate) -> dict[str, object]:
    return {
        "clock": clock(one, zone),
        "every": interval_text(one.every_s, t) if one.every_s else "",
        "until": "" if one.last is None else f"{one.last.astimezone(ZoneInfo(zone)):%H:%M}",
        "post": place_and_name(titles.get(one.campaign_id, ()), one.name, t),
    }


def clock(one: PlannedSlot, zone: str) -> str:
    """Return what the shop's clock shows at a slot."""
    return f"{one.at.astimezone(ZoneInfo(zone)):%H:%M}"


def headings(days: Sequence[date], t: Translate) -> list[Item]:
    """Return the names of the days of a week."""
    return [cell(NO_DAY, t.calendar(day, "cccccc")) for day in days[:WEEK]]


def cells(days: Sequence[date], numbers: Sequence[int], today: date) -> list[Item]:
    """Return a button for each day from today on, with how many posts it has."""
    found = []
    for day, number in zip(days, numbers, strict=True):
        words = f"{'•' if day == today else ''}{day.day}{small(number)}"
        shown = day >= today
        found.append(cell(day.isoformat(), words, day == today) if shown else cell(NO_DAY, " "))
    return found


def cell(id_: str, name: str, is_today: bool = False) -> Item:
    """Return an item of the calendar."""
    return {"id": id_, "name": name, "today": is_today}


def small(number: int) -> str:
    """Return a number of posts in small digits, nothing for none."""
    return VERY_MANY if number >= MANY else str(number or "").translate(SMALL)
