"""What somebody typed into a form, read as what the form keeps."""

import re
from collections.abc import Collection

from domain.campaign.schedule import check_cron, is_span, parse_every
from domain.refusal import TYPED_SHOWN_MAX, Refused
from domain.typed_time import read_clock

CRON = re.compile(r"\S+(?: +\S+){4}")
FILLERS = {"every", "each", "at", "on", "and", "каждый", "каждую", "каждые", "по", "в", "и", "每"}
EVERY_DAY = {"day", "daily", "день", "ежедневно", "每天", "每日"}
WORKDAYS = {"weekday", "weekdays", "будни", "будням", "будний", "工作日"}
DAY_STEMS = (
    ("sun", "вс", "воскр", "周日", "周天", "星期日", "星期天"),
    ("mon", "пн", "понед", "周一", "星期一"),
    ("tue", "вт", "вторн", "周二", "星期二"),
    ("wed", "ср", "сред", "周三", "星期三"),
    ("thu", "чт", "четв", "周四", "星期四"),
    ("fri", "пт", "пятн", "周五", "星期五"),
    ("sat", "сб", "субб", "周六", "星期六"),
)
"""What the names of the days begin with, Sunday first as cron counts."""
SHORT = 2
"""A stem of so many letters is the whole word."""


def parse_int(typed: str, least: int, most: int) -> int:
    """Return a whole number between two others, ends included, or refuse what was typed."""
    plain = typed.strip()
    digits = plain.isascii() and plain.isdecimal() and len(plain) <= len(str(most))
    if not digits or not least <= int(plain) <= most:
        raise Refused("admin.number", typed=plain[:TYPED_SHOWN_MAX], minimum=least, maximum=most)
    return int(plain)


def parse_rule(typed: str) -> dict[str, int | str]:
    """Return the rule that somebody typed: an interval, days with a time, or five fields of cron."""
    plain = typed.lower().replace(",", " ").replace("每周", "周")
    words = [word for word in plain.split() if word not in FILLERS]
    if len(words) == 1 and is_span(words[0]):
        return {"every_s": parse_every(words[0])}
    if (worded := _days_and_time(words)) is not None:
        return {"cron": worded}
    if CRON.fullmatch(typed.strip()):
        return {"cron": check_cron(typed.strip())}
    raise Refused("when.repeat", typed=typed.strip()[:TYPED_SHOWN_MAX])


def weekly(clock: str, days: Collection[int]) -> str:
    """Return five fields of cron: `HH:MM` on these days of a week, 0 and 7 for Sunday."""
    hour, minute = map(int, clock.split(":"))
    numbers = sorted({day % 7 for day in days})
    named = ",".join(map(str, numbers))
    short = {"0,1,2,3,4,5,6": "*", "1,2,3,4,5": "1-5"}.get(named, named)
    return f"{minute} {hour} * * {short}"


def _days_and_time(words: list[str]) -> str | None:
    """Return the cron of words such as `mon thu 18:30`; without a day it is every day."""
    clock = read_clock(words[-1]) if words else None
    days = [_days(word) for word in words[:-1]]
    if clock is None or ":" not in words[-1] or not all(days):
        return None
    return weekly(clock, [day for some in days for day in some] or range(7))


def _days(word: str) -> list[int]:
    """Return the days of a week that a word names: `mon`, `mon-fri`, `daily`; none of them is empty."""
    if word in EVERY_DAY:
        return list(range(7))
    if word in WORKDAYS:
        return list(range(1, 6))
    first, dash, last = word.partition("-")
    ends = [_day(end) for end in ((first, last) if dash else (first,))]
    if None in ends:
        return []
    low, high = ends[0] or 0, ends[-1] or 0
    return [day % 7 for day in range(low, high + 1 if high >= low else high + 8)]


def _day(word: str) -> int | None:
    """Return which day of a week a word means, 0 for Sunday."""
    found = (
        number
        for number, names in enumerate(DAY_STEMS)
        if any(word == name or (len(name) > SHORT and word.startswith(name)) for name in names)
    )
    return next(found, None)
