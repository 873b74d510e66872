"""The calendar of the schedule: days with their numbers, a day and its posts, weeks on and back, what is one's own."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.campaign.tables import Campaign, CampaignContent, CampaignState
from tests.flows.conftest import Opened, Shop
from tests.flows.sample_deals import add_campaign, import_sample
from tests.flows.test_admin import owner_of, tea
from tests.flows.test_admin_promotions import admin_of

WEDNESDAY = datetime(2027, 3, 24, 8, tzinfo=UTC)
"""Before the Sunday on which clocks move in Berlin."""


@pytest.fixture
async def olga(shop: Shop) -> Person:
    """The owner, who has met the bot, on a Wednesday morning."""
    shop.clock.jump_to(WEDNESDAY)
    return await owner_of(shop)


@pytest.fixture
async def place(shop: Shop, olga: Person) -> SandboxChat:
    """A group that campaigns go to."""
    place = tea(shop, olga)
    await olga.sees("Tea")
    await import_sample(shop.database, now=WEDNESDAY)
    return place


async def planned(shop: Shop, place: SandboxChat, name: str, **when: object) -> Campaign:
    return await add_campaign(
        shop.database, now=shop.clock.now(), chats=(place.id,), name=name, zone="UTC", **when
    )


async def front(person: Person) -> list[list[str]]:
    """Open the queue from the menu; return the labels of its buttons, row by row."""
    await person.says("/admin")
    await person.sees("Your shop")
    await person.clicks("🗓 Schedule")
    return labels(await person.sees("Today, "))


def labels(message: object) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message.buttons]  # type: ignore[attr-defined]


async def test_the_calendar_has_whole_weeks_with_a_number_on_each_day(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await planned(shop, place, "Morning", cron="0 9 * * *")
    await planned(shop, place, "Evening", cron="0 18 * * 1-5")
    await planned(shop, place, "Once", at="2027-03-26T12:00")
    rows = await front(olga)
    assert rows[:3] == [
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
        [" ", " ", "•24²", "25²", "26³", "27¹", "28¹"],
        ["29²", "30²", "31²", "1²", "2²", "3¹", "4¹"],
    ]
    assert rows[3] == ["5 Apr »"]
    page = await olga.sees("Today, Wed 24 Mar: 2 posts")
    assert page.text.index("09:00 · Tea · Morning") < page.text.index("18:00 · Tea · Evening")
    assert "Next: " not in page.text
    assert "22 Mar – 4 Apr (UTC)" in page.text
    mark = next(one for row in page.buttons for one in row if one["text"] == "•24²")
    assert mark["style"] == "primary"


async def test_a_day_opens_its_slots_and_a_slot_its_campaign(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await planned(shop, place, "Morning", cron="0 9 * * *")
    once = await planned(shop, place, "Once", at="2027-03-26T12:00")
    await front(olga)
    await olga.clicks("Mo")
    await olga.sees("Today, ")
    await olga.clicks("26²")
    day = await olga.sees("Fri 26 Mar: 2 posts")
    assert labels(day) == [["09:00 · Tea · Morning"], ["12:00 · Tea · Once"], ["« Back"]]
    await olga.clicks("12:00 · Tea · Once")
    await olga.sees("Once · scheduled")
    await olga.clicks("⏸ Pause")
    await olga.sees("Once · paused")
    await olga.clicks("« Back")
    await olga.sees("Fri 26 Mar: 1 post")
    await olga.clicks("« Back")
    await olga.sees("22 Mar – 4 Apr (UTC)")
    await olga.clicks("📋 All posts")
    await olga.clicks("⏸ Once")
    await olga.clicks("« Back")
    await olga.sees("▶️ scheduled")
    async with shop.database.read() as tx:
        assert (await tx.get_one(Campaign, once.id)).state == CampaignState.PAUSED


async def test_weeks_are_turned_as_far_as_there_is_something(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await planned(shop, place, "Far", at="2027-04-07T12:00")
    rows = await front(olga)
    assert rows[1][2:4] == ["•24", "25"]
    await olga.clicks("5 Apr »")
    rows = labels(await olga.sees("29 Mar – 11 Apr (UTC)"))
    assert rows[2] == ["5", "6", "7¹", "8", "9", "10", "11"] and rows[3] == ["« 22 Mar"]
    await olga.clicks("7¹")
    await olga.clicks("12:00 · Tea · Far")
    await olga.clicks("« Back")
    await olga.clicks("« Back")
    await olga.sees("29 Mar – 11 Apr (UTC)")
    await olga.clicks("« 22 Mar")
    await olga.sees("22 Mar – 4 Apr (UTC)")


async def test_what_has_no_end_is_shown_for_five_weeks(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await planned(shop, place, "Morning", cron="0 9 * * *")
    await front(olga)
    begins = datetime(2027, 3, 22, tzinfo=UTC)
    for week in range(1, 5):
        first, later = (begins + timedelta(weeks=number) for number in (week, week + 1))
        await olga.clicks(f"{later.day} {later:%b} »")
        rows = labels(await olga.sees(f"{first.day} {first:%b} – "))
    assert rows[3] == ["« 12 Apr"] and rows[2][-1] == "2¹"


async def test_a_skipped_slot_and_a_day_that_is_over_are_not_there(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await planned(shop, place, "Morning", cron="0 9 * * *")
    await front(olga)
    await olga.clicks("•24¹")
    await olga.clicks("09:00 · Tea · Morning")
    await olga.clicks("⏭ Skip the next")
    await olga.sees("Next: Thu")
    await olga.clicks("« Back")
    await olga.sees("Wed 24 Mar: nothing is scheduled")
    await olga.clicks("« Back")
    old = await olga.sees("Today, Wed 24 Mar: nothing more is scheduled")
    assert "Next: Thu 25 Mar, 09:00 · Tea · Morning" in old.text
    shop.clock.jump(timedelta(days=1))
    await olga.clicks("•24", message=old)
    rows = labels(await olga.sees("Today, Thu 25 Mar: 1 post"))
    assert rows[1][2:4] == [" ", "•25¹"]


async def test_an_admin_of_some_chats_has_a_calendar_of_their_own_campaigns(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    other = shop.box.group("Other", owner=olga, bot_rights="admin")
    await olga.sees("Other")
    await planned(shop, place, "Tea", cron="0 9 * * *")
    await planned(shop, other, "Coffee", cron="0 10 * * *")
    await add_campaign(
        shop.database,
        now=shop.clock.now(),
        name="Everywhere",
        zone="UTC",
        what=CampaignContent.ROTATION,
        cron="0 11 * * *",
    )
    assert (await front(olga))[1][2] == "•24³"
    ben = await admin_of(shop, "Ben", [place])
    assert (await front(ben))[1][2] == "•24¹"
    page = await ben.sees("Today, ")
    assert "Tea" in page.text and "Coffee" not in page.text and "Everywhere" not in page.text
    await ben.clicks("25¹")
    assert labels(await ben.sees("Thu 25 Mar: 1 post"))[0] == ["09:00 · Tea"]


@pytest.mark.parametrize(
    ("language", "today", "heading", "far"),
    [
        ("ru", "Сегодня, ср 24 мар", "пн", "5 апр »"),
        ("zh-hans", "今天，3月24日 周三", "周一", "4月5日 »"),
    ],
)
async def test_the_calendar_speaks_the_readers_language(
    shop: Shop, olga: Person, place: SandboxChat, language: str, today: str, heading: str, far: str
) -> None:
    olga.user.language = language
    await planned(shop, place, "Morning", cron="0 9 * * *")
    await olga.says("/admin")
    await olga.clicks("🗓")
    rows = labels(await olga.sees(today))
    assert rows[0][0] == heading and rows[3] == [far]


async def test_a_day_of_the_shops_zone_with_an_hour_less_is_whole(opened: Opened) -> None:
    async with opened(timezone="Europe/Berlin") as shop:
        shop.clock.jump_to(WEDNESDAY)
        olga = await owner_of(shop)
        place = tea(shop, olga)
        await olga.sees("Tea")
        await import_sample(shop.database, now=WEDNESDAY)
        await planned(shop, place, "Hourly", every_s=3600, anchor_at=WEDNESDAY)
        await add_campaign(
            shop.database,
            now=WEDNESDAY,
            chats=(place.id,),
            name="At night",
            zone="Europe/Berlin",
            cron="0 1-3 * * *",
        )
        rows = await front(olga)
        assert rows[1][3:] == ["25⁴", "26⁴", "27⁴", "28³"]
        await olga.clicks("28³")
        day = await olga.sees("Sun 28 Mar: 3 posts")
        assert labels(day)[:3] == [
            ["every hour, 00:00–23:00 · Tea · Hourly"],
            ["01:00 · Tea · At night"],
            ["03:00 · Tea · At night"],
        ]
