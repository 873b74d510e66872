"""Periods of orders: what is pressed or typed, from the first moment of a day to before another."""

from datetime import UTC, date, datetime

import pytest

from domain.order.period import PRESETS, last_year, preset, read_period
from domain.refusal import Refused

NOW = datetime(2026, 3, 30, 22, 30, tzinfo=UTC)
"""In Berlin it is the 31st, 0:30, two days after the clocks went forward."""
BERLIN = "Europe/Berlin"


def told(period: tuple[datetime, datetime]) -> str:
    return " ".join(f"{moment:%Y-%m-%dT%H:%M}" for moment in period)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 Mar", "2026-03-14T23:00 2026-03-15T23:00"),
        ("28.3. - 29.3.", "2026-03-27T23:00 2026-03-29T22:00"),
        ("1 Nov – 15 Nov", "2025-10-31T23:00 2025-11-15T23:00"),
        ("1 марта по 2 марта", "2026-02-28T23:00 2026-03-02T23:00"),
        ("3月1日至3月2日", "2026-02-28T23:00 2026-03-02T23:00"),
        ("2026-03-01 - 2026-03-02", "2026-02-28T23:00 2026-03-02T23:00"),
        ("2026-03", "2026-02-28T23:00 2026-03-31T22:00"),
        ("1.12.2026", "2026-11-30T23:00 2026-12-01T23:00"),
        ("today", "2026-03-30T22:00 2026-03-31T22:00"),
    ],
)
def test_a_period_is_read_on_the_shops_clock(typed: str, meant: str) -> None:
    assert told(read_period(typed, BERLIN, now=NOW)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "soon",
        "31/02/2026",
        "31.2.",
        "2026-13",
        "1 Nov - 2 Nov - 3 Nov",
        "5 Mar 18:30",
        "18:30",
        "9" * 300,
    ],
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as no:
        read_period(typed, BERLIN, now=NOW)
    assert no.value.reason == "order.period"


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused) as no:
        read_period("5 Mar - 1 Mar", BERLIN, now=NOW)
    assert no.value.reason == "order.period_order"


def test_a_leap_day_of_last_year_is_the_day_before() -> None:
    assert last_year(date(2028, 2, 29)) == date(2027, 2, 28)


def test_every_preset_ends_with_today_or_a_month() -> None:
    assert {name: told(preset(name, BERLIN, now=NOW)) for name in PRESETS} == {
        "today": "2026-03-30T22:00 2026-03-31T22:00",
        "week": "2026-03-24T23:00 2026-03-31T22:00",
        "thirty_days": "2026-03-01T23:00 2026-03-31T22:00",
        "month": "2026-02-28T23:00 2026-03-31T22:00",
        "month_before": "2026-01-31T23:00 2026-02-28T23:00",
    }
