"""The nights on which clocks change, north and south, by an hour and by half of one."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession

from sandbox import Sandbox
from sandbox.control.dst import next_change

WINTER = datetime(2027, 1, 15, tzinfo=UTC)
SUMMER = datetime(2027, 7, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "after", "at", "by", "sentence"),
    [
        (
            "Europe/Berlin",
            WINTER,
            datetime(2027, 3, 28, 1, tzinfo=UTC),
            HOUR,
            (
                "On Sunday 28 March 2027 at 02:00 clocks in Europe/Berlin go forward to 03:00: "
                "the time from 02:00 to 03:00 does not happen"
            ),
        ),
        (
            "Europe/Berlin",
            SUMMER,
            datetime(2027, 10, 31, 1, tzinfo=UTC),
            -HOUR,
            (
                "On Sunday 31 October 2027 at 03:00 clocks in Europe/Berlin go back to 02:00: "
                "the time from 02:00 to 03:00 happens twice"
            ),
        ),
        (
            "America/New_York",
            WINTER,
            datetime(2027, 3, 14, 7, tzinfo=UTC),
            HOUR,
            (
                "On Sunday 14 March 2027 at 02:00 clocks in America/New_York go forward to 03:00: "
                "the time from 02:00 to 03:00 does not happen"
            ),
        ),
        (
            "America/New_York",
            SUMMER,
            datetime(2027, 11, 7, 6, tzinfo=UTC),
            -HOUR,
            (
                "On Sunday 7 November 2027 at 02:00 clocks in America/New_York go back to 01:00: "
                "the time from 01:00 to 02:00 happens twice"
            ),
        ),
        (
            "Australia/Lord_Howe",
            WINTER,
            datetime(2027, 4, 3, 15, tzinfo=UTC),
            -HOUR / 2,
            (
                "On Sunday 4 April 2027 at 02:00 clocks in Australia/Lord_Howe go back to 01:30: "
                "the time from 01:30 to 02:00 happens twice"
            ),
        ),
        (
            "Australia/Lord_Howe",
            SUMMER,
            datetime(2027, 10, 2, 15, 30, tzinfo=UTC),
            HOUR / 2,
            (
                "On Sunday 3 October 2027 at 02:00 clocks in Australia/Lord_Howe go forward to 02:30: "
                "the time from 02:00 to 02:30 does not happen"
            ),
        ),
        (  # Back to midnight itself: the same day still.
            "America/Havana",
            SUMMER,
            datetime(2027, 11, 7, 5, tzinfo=UTC),
            -HOUR,
            (
                "On Sunday 7 November 2027 at 01:00 clocks in America/Havana go back to 00:00: "
                "the time from 00:00 to 01:00 happens twice"
            ),
        ),
    ],
)
def test_the_next_change(
    zone: str, after: datetime, at: datetime, by: timedelta, sentence: str
) -> None:
    change = next_change(ZoneInfo(zone), after)
    assert change is not None
    assert (change.at, change.by, change.sentence()) == (at, by, sentence)


def test_back_over_midnight_names_the_hour_in_its_order() -> None:
    change = next_change(ZoneInfo("America/Nuuk"), SUMMER)
    assert change is not None
    assert change.sentence().endswith(
        "go back to 23:00: the time from 23:00 to 00:00 happens twice"
    )


def test_a_change_is_not_its_own_successor() -> None:
    first = next_change(ZoneInfo("Europe/Berlin"), WINTER)
    assert first is not None
    second = next_change(ZoneInfo("Europe/Berlin"), first.at)
    assert second is not None and second.at.month == 10


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai"])
def test_where_clocks_never_change_there_is_no_such_night(zone: str) -> None:
    assert next_change(ZoneInfo(zone), WINTER) is None


async def order(box: Sandbox, http: ClientSession, **values: Any) -> tuple[int, dict[str, Any]]:
    body = {"do": "clocks_change"} | values
    async with http.post(f"{box.url}/api/control", json=body) as answer:
        return answer.status, await answer.json()


def left(box: Sandbox, body: dict[str, Any]) -> float:
    return (datetime.fromisoformat(body["at"]) - box.clock.now()).total_seconds()


async def test_the_clock_goes_to_five_minutes_before(box: Sandbox, http: ClientSession) -> None:
    box.clock.jump_to(WINTER)
    status, body = await order(box, http, zone="America/New_York")
    assert (status, body["at"]) == (200, "2027-03-14T07:00:00+00:00")
    assert body["message"].startswith("On Sunday 14 March 2027 at 02:00 clocks in America/New_York")
    assert 295 < left(box, body) <= 300


async def test_asked_again_it_goes_on_to_the_next_change(box: Sandbox, http: ClientSession) -> None:
    box.clock.jump_to(WINTER)
    months = [(await order(box, http))[1]["at"][:7] for _ in range(3)]
    assert months == ["2027-03", "2027-10", "2028-03"]


@pytest.mark.parametrize(
    ("shop", "asked", "zone"),
    [
        (None, None, "Europe/Berlin"),
        ("America/New_York", None, "America/New_York"),
        ("Asia/Shanghai", None, "Europe/Berlin"),
        ("America/New_York", "Australia/Lord_Howe", "Australia/Lord_Howe"),
    ],
)
async def test_whose_night_it_is(
    box: Sandbox, http: ClientSession, shop: str | None, asked: str | None, zone: str
) -> None:
    box.zone = shop
    _, body = await order(box, http, **({"zone": asked} if asked else {}))
    assert body["zone"] == zone


@pytest.mark.parametrize(
    ("zone", "error"),
    [
        ("Asia/Shanghai", "clocks do not change in Asia/Shanghai"),
        ("Mars/Olympus", "there is no zone Mars/Olympus"),
        ("../etc/passwd", "there is no zone ../etc/passwd"),
        ("Europe", "there is no zone Europe"),
    ],
)
async def test_a_zone_without_such_a_night_is_refused(
    box: Sandbox, http: ClientSession, zone: str, error: str
) -> None:
    before = box.clock.now()
    assert await order(box, http, zone=zone) == (409, {"error": error})
    assert box.clock.now() - before < HOUR
