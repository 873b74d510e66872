"""When a point is open: spans of each weekday, and single days on which it is closed.

    Mon-Fri 9-18, Sat 10-14            9:00-12:00, 14-18          every day 9am-6pm
    周一至周五 9点到18点，周六 10-14，12月25日休息                   Пн-Пт с 9 до 18, вс выходной

Times are those of the clock at the point. What is unclear is refused, never guessed: `9-6` may be
the evening or a typing mistake.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from domain import typed_time
from domain.refusal import TYPED_SHOWN_MAX, Refused

Span = tuple[int, int]
"""Minutes of a day: open from the first, until the second."""
TYPED_CHARS_MAX = 1_000
SPANS_MAX = 4
"""Spans of one day."""
CLOSED_DAYS_MAX = 60
DAY_MINUTES = 24 * 60
WEEK = range(7)
WORKDAYS, WEEKEND = tuple(range(5)), (5, 6)
DAY_NAMES: tuple[tuple[str, ...], ...] = (
    ("monday", "mon", "mo", "понедельник", "пн", "一"),
    ("tuesday", "tues", "tue", "tu", "вторник", "вт", "二"),
    ("wednesday", "wed", "we", "среда", "среду", "ср", "三"),
    ("thursday", "thurs", "thur", "thu", "th", "четверг", "чт", "四"),
    ("friday", "fri", "fr", "пятница", "пятницу", "пт", "五"),
    ("saturday", "sat", "sa", "суббота", "субботу", "сб", "六"),
    ("sunday", "sun", "su", "воскресенье", "вс", "日", "天"),
)
SEVERAL_DAYS: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(
        ("every day", "daily", "ежедневно", "каждый день", "每天", "每日"), tuple(WEEK)
    ),
    **dict.fromkeys(("weekdays", "workdays", "будни", "по будням", "工作日"), WORKDAYS),
    **dict.fromkeys(("weekends", "weekend", "выходные", "по выходным", "周末"), WEEKEND),
}
ALWAYS = re.compile(r"24/7|24 hours|круглосуточно|全天|24小时")
CLOSED = r"closed|закрыто|выходной|не работаем|不营业|休息|关门"
_ALIKE = str.maketrans({"，": ",", "；": ";", "、": ",", "：": ":", "～": "-", "〜": "-", "—": "-"})
_ALIKE |= str.maketrans({"–": "-", "−": "-", "\N{NON-BREAKING HYPHEN}": "-", "\n": ","})
_NAMES = {name: number for number, names in enumerate(DAY_NAMES) for name in names}
_CHINESE = "一二三四五六日天"
_LATIN = "|".join(sorted((name for name in _NAMES if name not in _CHINESE), key=len, reverse=True))
_DAY = rf"(?:(?:{_LATIN})\b\.?|(?:周|星期|礼拜)?[{_CHINESE}])"
_TO = r" ?(?:-|~|to|till|until|до|по|至|到) ?"
_DAYS = rf"(?P<days>{'|'.join(SEVERAL_DAYS)}|{_DAY}(?:{_TO}{_DAY})?)"
_TIME = r"[0-9]{1,2}(?:[:.点时ч][0-9]{2}|点半)? ?(?:am|pm|点|时|ч\b\.?)?"
_SPAN = rf"(?:from |с |从)?(?P<first>{_TIME}){_TO}(?P<last>{_TIME})"
_DAYS_ALONE = re.compile(_DAYS)
_OPEN = re.compile(rf"(?:{_DAYS}[: ]*)?{_SPAN}")
_ALL_DAY = re.compile(rf"(?:{_DAYS}[: ]*)?(?:{ALWAYS.pattern})")
_SHUT = re.compile(rf"(?:{CLOSED})[: ]*(?:on |в )?(?P<after>.*)|(?P<before>.+?)[: ]*(?:{CLOSED})")
_PARTS = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.点时ч](?P<minute>[0-9]{2}))?(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Seven lists of spans, Monday's first, and the days on which it is closed all the same."""

    weekly: tuple[tuple[Span, ...], ...]
    closed: tuple[date, ...] = ()

    def on(self, day: date) -> tuple[Span, ...]:
        """Return when it is open on a day."""
        return () if day in self.closed else self.weekly[day.weekday()]

    def runs(self) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
        """Yield weekdays in a row that have the same spans: the first, the last, the spans."""
        starts = [day for day in WEEK if day == 0 or self.weekly[day] != self.weekly[day - 1]]
        for first, following in pairwise([*starts, len(WEEK)]):
            yield first, following - 1, self.weekly[first]

    def to_json(self) -> dict[str, Any]:
        weekly = [[list(span) for span in spans] for spans in self.weekly]
        return {"weekly": weekly, "closed": [day.isoformat() for day in self.closed]}


def from_json(kept: Mapping[str, Any] | None) -> OpeningHours | None:
    """Return the hours that a store's row holds, None where it holds none."""
    if not kept:
        return None
    weekly = tuple(tuple((span[0], span[1]) for span in spans) for spans in kept["weekly"])
    return OpeningHours(weekly, tuple(date.fromisoformat(day) for day in kept["closed"]))


def read_hours(typed: str, *, today: date) -> OpeningHours:
    """Return the hours that somebody typed, or refuse and say which part is unclear."""
    if len(typed) > TYPED_CHARS_MAX:
        raise Refused("pickup.hours_long", maximum=TYPED_CHARS_MAX)
    words = " ".join(typed.translate(_ALIKE).lower().split())
    clauses = [clause.strip(" .") for clause in re.split(r"[,;]", words)]
    read = _HoursReader(today)
    for clause in filter(None, clauses):
        read.clause(clause)
    return read.finish()


class _HoursReader:
    """Hours while they are read, clause by clause."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._weekly: dict[int, list[Span]] = {}
        self._closed: list[date] = []
        self._waiting: list[int] = []
        """Days whose spans are still to come: `Mon, Wed, Fri 9-18`."""
        self._days: Sequence[int] = ()
        """Those of the clause before, for a second span."""
        self._shut = False
        """Whether the clause before said what is closed: more days may follow."""

    def clause(self, clause: str) -> None:
        if shut := _SHUT.fullmatch(clause):
            self._close(clause, (shut["after"] or shut["before"] or "").strip())
        elif whole := _ALL_DAY.fullmatch(clause):
            self._open(clause, whole["days"], (0, DAY_MINUTES))
        elif found := _OPEN.fullmatch(clause):
            span = (_minute(found["first"], clause), _minute(found["last"], clause, ends=True))
            self._open(clause, found["days"], span)
        elif _DAYS_ALONE.fullmatch(clause):
            self._shut = False
            self._waiting += _days(clause)
        elif self._shut:
            self._close(clause, clause)
        else:
            raise _unclear(clause)

    def finish(self) -> OpeningHours:
        """Return what was read; refuse where something is missing."""
        if self._waiting or not any(self._weekly.values()):
            raise Refused("pickup.hours_missing")
        if len(self._closed) > CLOSED_DAYS_MAX:
            raise Refused("pickup.hours_long", maximum=TYPED_CHARS_MAX)
        weekly = tuple(tuple(sorted(self._weekly.get(day, ()))) for day in WEEK)
        for spans in weekly:
            if len(spans) > SPANS_MAX or any(one[1] > two[0] for one, two in pairwise(spans)):
                raise Refused("pickup.hours_twice")
        return OpeningHours(weekly, tuple(sorted(set(self._closed))))

    def _open(self, clause: str, days: str | None, span: Span) -> None:
        if span[0] >= span[1]:
            raise _unclear(clause)
        named = [*self._waiting, *(_days(days) if days else ())]
        self._days = named or self._days or tuple(WEEK)
        self._waiting, self._shut = [], False
        for day in dict.fromkeys(self._days):
            self._weekly.setdefault(day, []).append(span)

    def _close(self, clause: str, words: str) -> None:
        self._shut = True
        if _DAYS_ALONE.fullmatch(words):
            for day in (*self._waiting, *_days(words)):
                self._weekly.setdefault(day, [])
            self._waiting = []
            return
        try:
            found = typed_time.read(words, today=self._today).day
        except Refused:
            found = None
        if found is None:
            raise _unclear(clause)
        self._closed.append(found)


def _days(words: str) -> Sequence[int]:
    """Return the weekdays of `mon-fri`, or of one word; a range may go round the end of the week."""
    if words in SEVERAL_DAYS:
        return SEVERAL_DAYS[words]
    found = [_day(one) for one in re.findall(_DAY, words)]
    if len(found) == 1:
        return found
    first, last = found
    return [(first + step) % len(WEEK) for step in range((last - first) % len(WEEK) + 1)]


def _day(word: str) -> int:
    plain = word.rstrip(".")
    return _NAMES[plain] if plain in _NAMES else _NAMES[plain[-1]]


def _minute(words: str, clause: str, *, ends: bool = False) -> int:
    """Return the minute of the day; midnight at the end of a span is the day's last."""
    found = _PARTS.fullmatch(words.strip())
    assert found is not None  # noqa: S101 - it matches whatever `_TIME` does
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    rest = found["rest"]
    if "半" in rest:
        minute = 30
    if "am" in rest or "pm" in rest:
        if not 1 <= hour <= 12:
            raise _unclear(clause)
        hour = hour % 12 + (12 if "pm" in rest else 0)
    whole = hour * 60 + minute
    if minute > 59 or whole > DAY_MINUTES:
        raise _unclear(clause)
    return DAY_MINUTES if ends and whole == 0 else whole


def _unclear(clause: str) -> Refused:
    return Refused("pickup.hours_typed", typed=clause[:TYPED_SHOWN_MAX])
