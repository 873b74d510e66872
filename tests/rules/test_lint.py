"""What keeps a post from being queued, and how gently chats are posted to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.post.lint import find_chat_problem, find_deal_problem, find_text_problem
from domain.post.markup import Malformed, units, visible
from domain.post.pacing import Pace, QuietHours, earliest_time, offset, quiet_hours
from domain.refusal import Refused
from storage.chat.tables import Chat, ChatState
from storage.deal.tables import DealState
from tests.rules.test_deal_rules import HOUR, NOON, deal

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, None),
        ({"list_price_minor": 1000}, None),
        ({"state": DealState.WITHDRAWN}, "lint.withdrawn"),
        ({"ends_at": NOON}, "lint.over"),
        ({"starts_at": NOON + HOUR}, "lint.not_begun"),
        ({"in_stock": False}, "lint.out_of_stock"),
        ({"price_minor": 0}, "lint.price_missing"),
        ({"list_price_minor": 999}, "lint.price_above_list"),
        ({"link": "https://shop.example/1"}, None),
        ({"link": "https://www.shop.example/1"}, None),
        ({"link": "https://SHOP.example:8443/1"}, None),
        ({"link": "https://evilshop.example/1"}, "lint.link_host"),
        ({"link": "https://shop.example.evil/1"}, "lint.link_host"),
        ({"link": "https://shop.example@evil.example/"}, "lint.link"),
        ({"link": "javascript:alert(1)"}, "lint.link"),
        ({"photo": "https://x.example/p.png"}, None),
        ({"photo": "AgACAgIAAxkBAAI"}, None),
        ({"photo": ""}, "lint.photo"),
        ({"photo": "data:image/png;base64,"}, "lint.photo"),
    ],
)
def test_a_deal_is_postable_or_its_fault_is_named(
    values: dict[str, object], reason: str | None
) -> None:
    hosts = {"shop.example"}
    assert find_deal_problem(deal(**values), now=NOON, hosts=hosts) == reason


def test_without_an_allow_list_every_web_host_is_allowed() -> None:
    assert find_deal_problem(deal(link="http://any.example"), now=NOON, hosts=set()) is None
    assert find_deal_problem(deal(link="tg://x"), now=NOON, hosts=set()) == "lint.link"


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (ChatState.ACTIVE, None),
        (ChatState.NO_RIGHTS, "lint.chat_no_rights"),
        (ChatState.SUSPECT, "lint.chat_gone"),
        (ChatState.KICKED, "lint.chat_gone"),
    ],
)
def test_a_chat_is_willing_or_says_why_not(state: ChatState, reason: str | None) -> None:
    chat = Chat(id=-1, type="group", title="Tea", added_at=NOON, state=state)
    assert find_chat_problem(chat) == reason
    assert find_chat_problem(None) == "lint.chat_unknown"


def test_length_is_counted_as_telegram_does() -> None:
    flags = "🇩🇪" * 256
    assert units(flags) == 1024
    assert find_text_problem(f"<b>{flags}</b>", with_photo=True, disclosure=None) is None
    assert find_text_problem(f"{flags}&amp;", with_photo=True, disclosure=None) == "lint.too_long"
    assert find_text_problem(f"{flags}&amp;", with_photo=False, disclosure=None) is None
    assert find_text_problem("a" * 4097, with_photo=False, disclosure=None) == "lint.too_long"


def test_a_chats_label_must_be_seen() -> None:
    assert find_text_problem("<i>Ad</i>", with_photo=False, disclosure="Ad") is None
    assert find_text_problem("a <i>d</i>", with_photo=False, disclosure="Ad") == "lint.disclosure"


@pytest.mark.parametrize(
    "markup",
    [
        "<b>",
        "</b>",
        "<b><i></b></i>",
        "<div>x</div>",
        "a < b",
        "<br/>",
        "<!-- x -->",
        "&nbsp;",
        "<!DOCTYPE html>",
        "<?php ?>",
        "<b",
        "<script>x</script>",
    ],
)
def test_markup_telegram_would_refuse_is_refused_here(markup: str) -> None:
    with pytest.raises(Malformed):
        visible(markup)
    assert find_text_problem(markup, with_photo=False, disclosure=None) == "lint.html"


def test_what_telegram_shows_is_what_is_counted() -> None:
    markup = '<b>A</b> &lt;b&gt; &#128525; <tg-time unix="1" format="t">noon</tg-time>'
    assert visible(markup) == "A <b> 😍 noon"


@given(st.text(max_size=100))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        visible(markup)
    except Malformed:
        return


QUARTER = Pace(zone="Europe/Berlin")
NIGHT = QuietHours(
    datetime(1, 1, 1, 22, tzinfo=UTC).time(),
    datetime(1, 1, 1, 8, tzinfo=UTC).time(),
    "Europe/Berlin",
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        ("2026-01-10T20:59", "2026-01-10T20:59"),
        ("2026-01-10T21:00", "2026-01-11T07:00"),
        ("2026-01-11T06:59", "2026-01-11T07:00"),
        ("2026-01-11T07:00", "2026-01-11T07:00"),
        ("2026-03-28T21:30", "2026-03-29T06:00"),
        ("2026-10-24T20:30", "2026-10-25T07:00"),
    ],
)
def test_quiet_hours_end_on_the_clock_of_their_zone(moment: str, end: str) -> None:
    assert NIGHT.end_of(at(moment)) == at(end)


def test_quiet_hours_that_end_in_the_hour_shown_twice_end_later_never_earlier() -> None:
    quiet = quiet_hours("01:00", "02:30", "Europe/Berlin")
    assert quiet is not None
    second_showing = at("2026-10-25T01:10")
    assert quiet.end_of(second_showing) == at("2026-10-25T01:30")


def test_half_a_span_is_none() -> None:
    assert quiet_hours("22:00", None, "UTC") is None
    assert quiet_hours("22:00", "22:00", "UTC") is None


def placed(due: datetime, pace: Pace, *planned: datetime) -> datetime | str:
    try:
        return earliest_time(due, pace, planned)
    except Refused as refused:
        return refused.reason


def test_a_post_waits_for_the_gap_within_the_tolerance() -> None:
    pace = Pace(zone="UTC", gap=10 * MINUTE, tolerance=5 * MINUTE)
    assert placed(NOON, pace, NOON - 10 * MINUTE) == NOON
    assert placed(NOON, pace, NOON - 5 * MINUTE) == NOON + 5 * MINUTE
    assert placed(NOON, pace, NOON - 4 * MINUTE) == "lint.minimum_gap"


def test_a_post_waits_for_the_end_of_quiet_hours_within_the_tolerance() -> None:
    patient = Pace(zone="Europe/Berlin", quiet=(NIGHT,), tolerance=HOUR)
    assert placed(at("2026-01-11T06:30"), patient) == at("2026-01-11T07:00")
    assert placed(at("2026-01-11T05:30"), patient) == "lint.quiet_hours"


def test_one_quiet_span_may_lead_into_another() -> None:
    spans = (quiet_hours("13:00", "14:00", "UTC"), quiet_hours("12:00", "13:00", "UTC"))
    pace = Pace(zone="UTC", quiet=tuple(s for s in spans if s), tolerance=3 * HOUR)
    assert placed(NOON, pace) == NOON + 2 * HOUR


def test_the_daily_cap_counts_the_chats_own_day() -> None:
    pace = Pace(zone="Europe/Berlin", daily_cap=2)
    due = at("2026-01-10T23:30")
    yesterday = [at("2026-01-10T20:00"), at("2026-01-10T22:59")]
    assert placed(due, pace, *yesterday) == due
    assert placed(due, pace, at("2026-01-10T23:00"), at("2026-01-10T23:10")) == "lint.daily_cap"


def test_a_spread_begins_at_once_and_ends_before_its_end() -> None:
    offsets = [offset(index, 4, 60).total_seconds() for index in range(4)]
    assert offsets == [0, 15, 30, 45]
    assert offset(0, 0, 60) == timedelta()
