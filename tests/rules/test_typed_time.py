"""Days and times as people type them: one reader, and nothing that is typed is dropped."""

from datetime import UTC, date, datetime, time

import pytest

from domain.refusal import Refused
from domain.typed_time import TypedTime, read, read_clock, read_minute, read_moment, read_wall

TODAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
DEC_6 = date(2026, 12, 6)
DEC_1 = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("tomorrow 17:00", DEC_1, time(17)),
        ("Tomorrow at 5", DEC_1, time(5)),
        ("tomorrow at 5 pm", DEC_1, time(17)),
        ("tomorrow", DEC_1, None),
        ("17:00 tomorrow", DEC_1, time(17)),
        ("today 12am", TODAY, time(0)),
        ("day after tomorrow, 9:30", date(2026, 12, 2), time(9, 30)),
        ("завтра в 17:00", DEC_1, time(17)),
        ("послезавтра", date(2026, 12, 2), None),
        ("明天 18:30", DEC_1, time(18, 30)),
        ("明天18点", DEC_1, time(18)),
        ("12月6日 10:15", DEC_6, time(10, 15)),
        ("2027年1月6日", date(2027, 1, 6), None),
        ("6.12. 10:15", DEC_6, time(10, 15)),
        ("6.12 10:15", DEC_6, time(10, 15)),
        ("06.12.2026, 10:15", DEC_6, time(10, 15)),
        ("6.12.26", DEC_6, None),
        ("29.11.", date(2027, 11, 29), None),
        ("30.11.", TODAY, None),
        ("2026-12-06", DEC_6, None),
        ("2026-12-06 10:15", DEC_6, time(10, 15)),
        ("2026-12-06T10:15", DEC_6, time(10, 15)),
        ("2026-12-06 10:15:20", DEC_6, time(10, 15, 20)),
        ("6 Dec", DEC_6, None),
        ("6 December 2027, 9", date(2027, 12, 6), time(9)),
        ("6 Dec, 10:15", DEC_6, time(10, 15)),
        ("6 дек 10:15", DEC_6, time(10, 15)),
        ("9", None, time(9)),
        ("  18:30 ", None, time(18, 30)),
        ("5pm", None, time(17)),
        ("00:00", None, time(0)),
    ],
)
def test_days_and_times_are_read(typed: str, day: date | None, at: time | None) -> None:
    assert read(typed, today=TODAY) == TypedTime(day, at)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "31/02/2026 25:99",
        "25:99",
        "24",
        "13pm",
        "0am",
        "18.30",
        "31.2.",
        "2026-02-30",
        "2026-13-01",
        "2026-12-06 10:15+02:00",
        "2026-12-06 10:15 please",
        "2026-12-0610:15",
        "6.12.20260 10:15",
        "tomorrow17:00x",
        "tomorrow 17:00 18:00",
        "tomorrowish",
        "tomorrowt5",
        "2026-12-06tt10:15",
        "18:30:99",
        "18:3",
        "١٨:٣٠",
        "6 Foo 10:15",
        "9" * 100,
    ],
)
def test_what_is_neither_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"when\.unreadable"):
        read(typed, today=TODAY)


def test_what_is_missing_is_today_or_the_day_that_was_chosen() -> None:
    assert read_wall("18:30", today=TODAY).isoformat() == "2026-11-30T18:30:00"
    assert read_wall("18:30", today=TODAY, day=DEC_6).isoformat() == "2026-12-06T18:30:00"
    assert (
        read_wall("6.12.", today=TODAY, without_time=time(9)).isoformat() == "2026-12-06T09:00:00"
    )
    with pytest.raises(Refused, match=r"when\.no_time"):
        read_wall("6.12.", today=TODAY)


def test_midnight_is_a_time() -> None:
    assert (
        read_wall("6.12. 00:00", today=TODAY, without_time=time(9)).isoformat()
        == "2026-12-06T00:00:00"
    )


def test_times_are_of_the_zone() -> None:
    assert read_moment("tomorrow 1:00", "Asia/Shanghai", now=NOW) == datetime(
        2026, 11, 30, 17, tzinfo=UTC
    )
    late = datetime(2026, 11, 30, 23, tzinfo=UTC)
    assert read_moment("today 9", "Asia/Shanghai", now=late).day == 1


def test_a_campaign_has_no_seconds() -> None:
    assert read_minute("tomorrow 17:00", "UTC", now=NOW) == "2026-12-01T17:00"
    with pytest.raises(Refused, match=r"when\.seconds"):
        read_minute("tomorrow 17:00:30", "UTC", now=NOW)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("22:00", "22:00"),
        ("8", "08:00"),
        ("10 pm", "22:00"),
        ("22:00:30", None),
        ("22:00+02", None),
    ],
)
def test_the_hours_of_a_day(typed: str, clock: str | None) -> None:
    assert read_clock(typed) == clock
