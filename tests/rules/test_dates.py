"""Dates as people read them: one way in each language, the year only where it is not this one."""

from datetime import UTC, date, datetime

import pytest

from views.i18n import translator

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 8, 16, tzinfo=UTC)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("language", "this_year", "next_year"),
    [
        ("en", "Mon 30 Nov, 09:16", "Tue 30 Nov 2027, 09:16"),
        ("zh", "11月30日 周一 09:16", "2027年11月30日 周二 09:16"),
        ("ru", "пн 30 ноя, 09:16", "вт 30 ноя 2027, 09:16"),
    ],
)
def test_a_moment_has_its_year_only_where_it_is_not_this_one(
    language: str, this_year: str, next_year: str
) -> None:
    t = translator(language, now=NOW, zone=BERLIN)
    assert t.local(MONDAY) == this_year
    assert t.local(MONDAY.replace(year=2027)) == next_year


@pytest.mark.parametrize(
    ("language", "day", "short", "month"),
    [
        ("en", "Fri 15 Sep 2028", "15 Sep 2028", "Sep 2028"),
        ("zh", "2028年9月15日 周五", "2028年9月15日", "2028年9月"),
        ("ru", "пт 15 сен 2028", "15 сен 2028", "сен 2028"),
    ],
)
def test_a_day_is_written_with_and_without_its_weekday(
    language: str, day: str, short: str, month: str
) -> None:
    t, september = translator(language, now=NOW), date(2028, 9, 15)
    assert (t.day(september), t.day(september, weekday=False)) == (day, short)
    assert t.month(september) == month


def test_this_year_is_that_of_the_readers_zone() -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert translator("en", now=new_year, zone=BERLIN).local(new_year) == "Fri 1 Jan, 00:30"
    assert translator("en", now=new_year).local(new_year, BERLIN) == "Fri 1 Jan 2027, 00:30"


def test_every_client_shows_the_words_of_a_moment_and_knows_the_moment_behind_them() -> None:
    shown = translator("en", now=NOW, zone=BERLIN).moment(MONDAY)
    assert shown == f'<tg-time unix="{int(MONDAY.timestamp())}">Mon 30 Nov, 09:16</tg-time>'


def test_without_a_present_a_year_is_always_said() -> None:
    assert translator("en").local(MONDAY) == "Mon 30 Nov 2026, 08:16"
