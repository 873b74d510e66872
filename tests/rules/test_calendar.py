"""The calendar: whole weeks, days of the shop's own clock, what is skipped, and what has no end."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from domain.campaign import calendar
from domain.campaign.calendar import (
    MANY,
    PlannedSlot,
    count_by_day,
    days_on_page,
    last_page,
    next_planned,
    next_sent,
    slots_of_day,
)
from domain.campaign.manage import begin
from domain.languages import LANGUAGES
from domain.post.pacing import Pace, QuietHours
from domain.referral.growth import midnight
from storage.campaign.tables import Campaign, CampaignContent
from views.campaign.calendar_screens import cells, slot_line, small
from views.i18n import translator

BERLIN, KOLKATA = "Europe/Berlin", "Asia/Kolkata"
SATURDAY = date(2026, 11, 28)
NIGHT = datetime(2026, 11, 28, 2, tzinfo=UTC)
DAY = timedelta(days=1)


def campaign(number: int = 1, *, now: datetime = NIGHT, zone: str = "UTC", **when: Any) -> Campaign:
    """A campaign that was made now."""
    made = Campaign(
        name=f"C{number}", created_at=now, zone=zone, what=CampaignContent.ROTATION, **when
    )
    made.id = number
    begin(made, now=now)
    return made


def test_a_page_is_whole_weeks_that_begin_as_the_language_says() -> None:
    days = days_on_page(SATURDAY, page=0, first_weekday=0)
    assert (days[0], days[-1], len(days)) == (date(2026, 11, 23), date(2026, 12, 6), 14)
    sundays = days_on_page(SATURDAY, page=0, first_weekday=6)
    assert (sundays[0], sundays[-1]) == (date(2026, 11, 22), date(2026, 12, 5))
    assert days_on_page(date(2026, 11, 29), page=0, first_weekday=6)[0] == date(2026, 11, 29)
    assert all(translator(language).first_weekday == 0 for language in LANGUAGES)


def test_a_page_further_is_a_week_later_and_there_are_so_many() -> None:
    for page in range(last_page() + 1):
        days = days_on_page(SATURDAY, page=page, first_weekday=0)
        assert days[0] == date(2026, 11, 23) + 7 * page * DAY
    beyond = days_on_page(SATURDAY, page=99, first_weekday=0)
    assert beyond == days and beyond[-1] == date(2027, 1, 3)
    assert days_on_page(SATURDAY, page=-1, first_weekday=0) == days_on_page(
        SATURDAY, page=0, first_weekday=0
    )


def test_each_day_counts_what_it_still_has() -> None:
    found = [
        campaign(1, cron="0 1,9 * * *"),
        campaign(2, at="2026-11-30T18:30"),
        campaign(3, every_s=6 * 3600),
    ]
    days = days_on_page(SATURDAY, page=0, first_weekday=0)
    numbers = dict(zip(days, count_by_day(found, days, "UTC", now=NIGHT), strict=True))
    assert [numbers[date(2026, 11, day)] for day in (26, 27, 28, 29, 30)] == [0, 0, 4, 6, 7]
    slots = slots_of_day(found, date(2026, 11, 30), "UTC", now=NIGHT)
    assert [(f"{one.at:%H:%M}", one.campaign_id) for one in slots] == [
        ("01:00", 1),
        ("02:00", 3),
        ("08:00", 3),
        ("09:00", 1),
        ("14:00", 3),
        ("18:30", 2),
        ("20:00", 3),
    ]


def test_what_was_skipped_is_not_planned() -> None:
    daily = campaign(cron="0 9 * * *")
    daily.next_at = datetime(2026, 11, 30, 9, tzinfo=UTC)
    days = [SATURDAY + number * DAY for number in range(4)]
    assert count_by_day([daily], days, "UTC", now=NIGHT) == [0, 0, 1, 1]
    assert next_planned([daily], NIGHT, now=NIGHT) == PlannedSlot(daily.next_at, 1, "C1")


def test_what_should_have_been_posted_by_now_is_not_planned() -> None:
    hourly = campaign(every_s=3600, anchor_at=NIGHT)
    hourly.next_at = NIGHT - timedelta(hours=2)
    assert count_by_day([hourly], [SATURDAY], "UTC", now=NIGHT) == [1]
    assert next_planned([hourly], NIGHT - DAY, now=NIGHT) == PlannedSlot(
        NIGHT + timedelta(hours=1), 1, "C1"
    )


def test_a_slot_is_in_the_day_that_the_shop_has_then() -> None:
    late = campaign(cron="30 23 * * *", zone="UTC")
    days = [SATURDAY, SATURDAY + DAY]
    assert count_by_day([late], days, "UTC", now=NIGHT) == [1, 1]
    assert count_by_day([late], days, KOLKATA, now=NIGHT) == [0, 1]
    (slot,) = slots_of_day([late], SATURDAY + DAY, KOLKATA, now=NIGHT)
    assert slot.at == datetime(2026, 11, 28, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("night", "hours"), [(date(2027, 3, 28), 23), (date(2026, 10, 25), 25), (SATURDAY, 24)]
)
def test_a_day_with_an_hour_less_or_more_has_its_own_length(night: date, hours: int) -> None:
    before = datetime(night.year, night.month, night.day, 12, tzinfo=UTC) - 2 * DAY
    hourly = campaign(now=before, every_s=3600, anchor_at=before)
    days = [night - DAY, night, night + DAY]
    assert count_by_day([hourly], days, BERLIN, now=before) == [1, 1, 1]
    (often,) = slots_of_day([hourly], night, BERLIN, now=before)
    assert often.last is not None and often.at == midnight(night, BERLIN)
    assert (often.last - often.at) / timedelta(hours=1) == hours - 1


def test_a_daily_slot_stays_on_its_day_when_the_clocks_move() -> None:
    now = datetime(2026, 10, 24, tzinfo=UTC)
    daily = campaign(now=now, cron="30 2 * * *", zone=BERLIN)
    days = [date(2026, 10, day) for day in (24, 25, 26)]
    assert count_by_day([daily], days, BERLIN, now=now) == [1, 1, 1]


def test_a_campaign_that_posts_often_counts_once_a_day_and_costs_no_more() -> None:
    rapid, daily = campaign(1, every_s=10), campaign(2, cron="0 9 * * *")
    ends = campaign(3, at="2026-11-29T12:00")
    days = [SATURDAY, SATURDAY + DAY]
    assert count_by_day([rapid, daily, ends], days, "UTC", now=NIGHT) == [2, 3]
    assert count_by_day([daily] * 200, days, "UTC", now=NIGHT) == [MANY, MANY]
    assert [small(number) for number in (0, 7, 12, MANY)] == ["", "⁷", "¹²", "⁺"]


def test_a_campaign_that_posts_often_is_one_line_from_its_first_to_its_last() -> None:
    six, seven = campaign(1, cron="0 12-17 * * *"), campaign(2, cron="30 12-18 * * *")
    rapid = campaign(3, every_s=20 * 60)
    slots = slots_of_day([six, seven, rapid], SATURDAY, "UTC", now=NIGHT)
    assert [one.campaign_id for one in slots] == [3, 1, 2, *[1] * 5]
    lines = [slot_line(one, {3: ["Tea", "Coffee"]}, "UTC", translator("en")) for one in slots[:3]]
    assert lines == [
        "every 20 minutes, 02:20–23:40 · Tea + 1 more · C3",
        "12:00 · all chats · C1",
        "every hour, 12:30–18:30 · all chats · C2",
    ]


QUIET = Pace(zone="UTC", quiet=(QuietHours(time(22), time(8), "UTC"),))
SUNDAY = SATURDAY + DAY


def test_quiet_hours_move_forbid_and_shorten_what_a_day_has() -> None:
    found = [
        campaign(1, at="2026-11-29T07:50"),
        campaign(2, at="2026-11-29T03:00"),
        campaign(3, every_s=20 * 60),
        campaign(4, cron="*/10 1-2 * * *"),
    ]
    paces = {number: [QUIET] for number in (1, 2, 3, 4)}
    slots = slots_of_day(found, SUNDAY, "UTC", now=NIGHT, paces=paces)
    assert [slot_line(one, {}, "UTC", translator("en")) for one in slots] == [
        "🌙 01:00 · all chats · C4: not sent, quiet hours",
        "🌙 03:00 · all chats · C2: not sent, quiet hours",
        "08:00 · all chats · C1",
        "every 20 minutes, 08:00–21:40 · all chats · C3",
    ]


def test_the_next_post_is_beyond_quiet_hours_or_never() -> None:
    rapid, night = campaign(1, every_s=20), campaign(2, cron="0 3 * * *")
    assert next_sent(rapid, [QUIET], rapid.next_at) == datetime(2026, 11, 28, 8, tzinfo=UTC)
    assert next_sent(night, [QUIET], night.next_at) is None
    awake = Pace(zone="UTC")
    assert next_sent(night, [QUIET, awake], night.next_at) == night.next_at
    assert next_sent(night, [], None) is None


def test_what_is_planned_next_is_the_soonest_of_all() -> None:
    found = [campaign(1, cron="0 9 * * *"), campaign(2, at="2026-11-28T20:00")]
    assert next_planned([], NIGHT, now=NIGHT) is None
    nine = datetime(2026, 11, 28, 9, tzinfo=UTC)
    assert next_planned(found, NIGHT, now=NIGHT) == PlannedSlot(nine, 1, "C1")
    later = next_planned(found, datetime(2026, 11, 28, 10, tzinfo=UTC), now=NIGHT)
    assert later is not None and later.campaign_id == 2
    assert next_planned(found[1:], datetime(2026, 11, 29, tzinfo=UTC), now=NIGHT) is None


def test_days_that_are_over_open_nothing_and_today_is_marked() -> None:
    days = days_on_page(SATURDAY, page=0, first_weekday=0)
    drawn = cells(days, [0] * 5 + [3] + [0] * 8, SATURDAY)
    assert [one["name"] for one in drawn[:7]] == [" ", " ", " ", " ", " ", "•28³", "29"]
    assert [one["id"] for one in drawn[4:6]] == ["-", "2026-11-28"]
    assert [one["today"] for one in drawn].count(True) == 1
    assert calendar.local_day(NIGHT, "America/New_York") == date(2026, 11, 27)
