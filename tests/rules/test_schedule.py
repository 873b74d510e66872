"""Slots on the clocks of a zone: each local slot once, whatever the clocks do at night."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from apscheduler.triggers.cron import CronTrigger
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.campaign.schedule import (
    MISSED_MAX,
    Schedule,
    check_cron,
    check_zone,
    due,
    next_slot,
    parse_every,
    parse_wall,
    to_utc,
)
from domain.refusal import Refused

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")
NIGHTS = [
    # zone, a wall time in the middle of the change, its date, fires at (UTC)
    ("Europe/Berlin", "30 2 * * *", "2026-03-29", "2026-03-29T01:00", "never shown"),
    ("Europe/Berlin", "30 2 * * *", "2026-10-25", "2026-10-25T00:30", "shown twice"),
    ("America/New_York", "30 2 * * *", "2026-03-08", "2026-03-08T07:00", "never shown"),
    ("America/New_York", "30 1 * * *", "2026-11-01", "2026-11-01T05:30", "shown twice"),
    ("Australia/Lord_Howe", "15 2 * * *", "2026-10-04", "2026-10-03T15:30", "never shown"),
    ("Australia/Lord_Howe", "45 1 * * *", "2026-04-05", "2026-04-04T14:45", "shown twice"),
    ("Africa/Casablanca", "30 2 * * *", "2026-03-22", "2026-03-22T02:00", "never shown"),
    ("Africa/Casablanca", "30 2 * * *", "2026-02-15", "2026-02-15T01:30", "shown twice"),
]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


WALLS = st.datetimes(wall("2024-01-01T00:00"), wall("2030-01-01T00:00"))


def slots(schedule: Schedule, start: datetime, end: datetime) -> list[tuple[str, datetime]]:
    found = []
    slot = next_slot(schedule, start)
    while slot is not None and slot.at <= end:
        found.append((slot.key, slot.at))
        slot = next_slot(schedule, slot.at)
    return found


@pytest.mark.parametrize(("zone", "cron", "night", "at", "kind"), NIGHTS)
def test_on_both_nights_a_daily_slot_fires_once(
    zone: str, cron: str, night: str, at: str, kind: str
) -> None:
    noon = to_utc(datetime.fromisoformat(night) + timedelta(hours=12), zone)
    found = slots(Schedule(zone=zone, cron=cron), noon - timedelta(days=3), noon)
    assert [key[:10] for key, _ in found] == sorted({key[:10] for key, _ in found})
    assert len(found) == 3
    assert found[-1][0].startswith(night) and found[-1][1] == utc(at)


def test_the_librarys_own_trigger_fires_twice_on_the_autumn_night() -> None:
    """Why slots are wall times here: the same three days, asked the naive way."""
    there = ZoneInfo("Europe/Berlin")
    naive = CronTrigger(hour=2, minute=30, timezone=there)
    fired, after = [], datetime(2026, 10, 24, 12, tzinfo=there)
    while (at := naive.get_next_fire_time(None, after)) < datetime(2026, 10, 25, 12, tzinfo=there):
        fired.append(at)
        after = (at.astimezone(UTC) + timedelta(seconds=1)).astimezone(there)
    assert len(fired) == 2


def test_slots_that_land_on_the_end_of_the_gap_are_one() -> None:
    berlin = Schedule(zone="Europe/Berlin", cron="*/30 * * * *")
    found = slots(berlin, utc("2026-03-29T00:00"), utc("2026-03-29T01:30"))
    assert found == [
        ("2026-03-29T01:30", utc("2026-03-29T00:30")),
        ("2026-03-29T03:00", utc("2026-03-29T01:00")),
        ("2026-03-29T03:30", utc("2026-03-29T01:30")),
    ]


def test_the_second_showing_of_an_hour_is_silent() -> None:
    berlin = Schedule(zone="Europe/Berlin", cron="*/20 * * * *")
    found = slots(berlin, utc("2026-10-25T00:00"), utc("2026-10-25T02:00"))
    assert [at.isoformat()[11:16] for _, at in found] == ["00:20", "00:40", "02:00"]
    asked_inside = next_slot(berlin, utc("2026-10-25T01:10"))
    assert asked_inside is not None and asked_inside.at == utc("2026-10-25T02:00")


def test_an_interval_counts_true_seconds_through_the_night() -> None:
    schedule = Schedule(zone="Europe/Berlin", every_s=1800, anchor_at=utc("2026-10-24T23:00"))
    found = slots(schedule, utc("2026-10-25T00:00"), utc("2026-10-25T02:00"))
    assert [at for _, at in found] == [
        utc(f"2026-10-25T{hour}") for hour in ("00:30", "01:00", "01:30", "02:00")
    ]
    assert len({key for key, _ in found}) == 4


def test_once_is_once() -> None:
    schedule = Schedule(zone="Europe/Berlin", at=wall("2026-05-01T09:00"))
    slot = next_slot(schedule, utc("2026-05-01T06:00"))
    assert slot is not None and slot.at == utc("2026-05-01T07:00")
    assert next_slot(schedule, slot.at) is None


def test_a_whole_day_that_was_skipped_fires_at_its_end() -> None:
    """Samoa had no 30 December 2011."""
    assert to_utc(wall("2011-12-30T09:00"), "Pacific/Apia") == utc("2011-12-30T10:00")


@given(
    st.sampled_from(ZONES),
    WALLS,
    st.sampled_from(["30 2 * * *", "15,45 1,2,3 * * *", "0 */2 * * *", "59 23 * * 1-5"]),
)
@settings(max_examples=150, deadline=None)
def test_slots_rise_and_never_repeat(zone: str, start: datetime, cron: str) -> None:
    begin = start.replace(tzinfo=UTC)
    found = slots(Schedule(zone=zone, cron=cron), begin, begin + timedelta(days=3))
    moments = [at for _, at in found]
    assert moments == sorted(set(moments))
    assert len({key for key, _ in found}) == len(found)
    for key, at in found:
        shown = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert timedelta() <= shown - wall(key) <= timedelta(hours=1)


@given(st.sampled_from(ZONES), WALLS)
@settings(max_examples=300)
def test_an_instant_shows_its_wall_time_or_the_end_of_a_gap(zone: str, drawn: datetime) -> None:
    shown_as = drawn.replace(microsecond=0)
    at = to_utc(shown_as, zone)
    shown = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert shown >= shown_as
    before = (at - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert before < shown_as


MINUTES = Schedule(zone="UTC", every_s=60, anchor_at=utc("2026-01-01T00:00"))
QUARTER = timedelta(minutes=15)


def test_what_is_due_now_fires_and_nothing_was_missed() -> None:
    found = due(
        MINUTES, since=utc("2026-01-01T10:00"), now=utc("2026-01-01T10:00"), tolerance=QUARTER
    )
    assert found.fresh is not None and found.fresh.at == utc("2026-01-01T10:00")
    assert (found.missed, found.first_missed) == (0, None)


def test_after_a_sleep_the_newest_slot_fires_and_the_others_are_one_line() -> None:
    found = due(
        MINUTES, since=utc("2026-01-01T10:00"), now=utc("2026-01-01T10:10"), tolerance=QUARTER
    )
    assert found.fresh is not None and found.fresh.at == utc("2026-01-01T10:10")
    assert found.missed == 10
    assert found.first_missed is not None
    assert found.first_missed.at == utc("2026-01-01T10:00")


def test_a_slot_later_than_the_tolerance_is_missed() -> None:
    daily = Schedule(zone="UTC", cron="0 9 * * *")
    at_nine, edge = utc("2026-01-05T09:00"), utc("2026-01-05T09:15")
    assert due(daily, since=at_nine, now=edge, tolerance=QUARTER).fresh is not None
    late = due(daily, since=at_nine, now=edge + timedelta(seconds=1), tolerance=QUARTER)
    assert (late.fresh, late.missed) == (None, 1)


def test_a_year_away_is_counted_up_to_the_maximum() -> None:
    found = due(
        Schedule(zone="Europe/Berlin", cron="* * * * *"),
        since=utc("2025-01-01T00:00"),
        now=utc("2026-01-01T00:00"),
        tolerance=QUARTER,
    )
    assert found.fresh is not None and found.fresh.at == utc("2026-01-01T00:00")
    assert MISSED_MAX <= found.missed <= MISSED_MAX + 16


@pytest.mark.parametrize(
    ("cron", "weekdays"),
    [
        ("0 9 * * 1", "mon"),
        ("0 9 * * 0", "sun"),
        ("0 9 * * 7", "sun"),
        ("0 9 * * 1-5", "mon tue wed thu fri"),
        ("0 9 * * 5-7", "fri sat sun"),
        ("0 9 * * mon-wed", "mon tue wed"),
        ("0 9 * * */3", "sun wed sat"),
        ("0 9 * * 6,0", "sat sun"),
    ],
)
def test_numbered_weekdays_are_crons(cron: str, weekdays: str) -> None:
    found = slots(Schedule(zone="UTC", cron=cron), utc("2026-06-01T00:00"), utc("2026-06-07T23:00"))
    assert {f"{at:%a}".lower() for _, at in found} == set(weekdays.split())


@pytest.mark.parametrize(
    "cron",
    [
        "",
        "* * * *",
        "* * * * * *",
        "61 * * * *",
        "* 24 * * *",
        "* * * * 8",
        "* * * * 5-2",
        "a b c d e",
        "* * * * */0",
        "*/0 * * * *",
        "* * 32 * *",
        "9 " * 200,
        "0 9 * * mon5",
        "0 9 * * monday",
        "0 9 * * mon-fri/",
        "0 9 * * 1/",
        "0 9 lastly * *",
        "0 9 * janx *",
        "0 9 * jan- *",
        "0 9 1st * *",
        "0 9, * * *",
    ],
)
def test_what_is_no_cron_line_is_refused(cron: str) -> None:
    """And so is what is left over behind a field that could be read."""
    with pytest.raises(Refused, match=r"campaign\.cron"):
        check_cron(cron)


@pytest.mark.parametrize(
    ("cron", "same"),
    [
        ("0 9 * * mon-fri/2", "0 9 * * 1,3,5"),
        ("0 9 * * Mon-5", "0 9 * * 1-5"),
        ("0 9 * * sat-sun", "0 9 * * 6,0"),
        ("0 9 * * fri-0", "0 9 * * 5-7"),
        ("0 9 * jan-jun/2 *", "0 9 * 1,3,5 *"),
        ("0 9 last * *", "0 9 last * *"),
    ],
)
def test_names_and_numbers_mean_the_same(cron: str, same: str) -> None:
    begin, end = utc("2026-01-01T00:00"), utc("2027-01-01T00:00")
    found = slots(Schedule(zone="UTC", cron=check_cron(cron)), begin, end)
    assert found == slots(Schedule(zone="UTC", cron=same), begin, end)
    assert found


def test_a_date_that_never_comes_has_no_slot() -> None:
    assert next_slot(Schedule(zone="UTC", cron="0 0 30 2 *"), utc("2026-01-01T00:00")) is None


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("30m", 1800), (" 2H ", 7200), ("1d", 86400)]
)
def test_intervals_are_read(text: str, seconds: int) -> None:
    assert parse_every(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "30", "m", "0m", "1s", "-5m", "1e3m", "١٢m", "900000d", "nan"]
)
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"campaign\.every"):
        parse_every(text)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026-13-01 09:00", "2026-05-01T09:00+02:00", "2026-05-01 09:00:30"]
)
def test_what_is_no_wall_time_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"campaign\.at"):
        parse_wall(text)


@pytest.mark.parametrize("name", ["", "Mars/Phobos", "../zone", "Europe", "\0", "x" * 5000])
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(Refused, match=r"campaign\.zone"):
        check_zone(name)
