"""Days and times typed into the menu: the same words are read on every page, and a wrong one is answered."""

import asyncio
from datetime import timedelta

import pytest

from sandbox import Person
from sandbox.state.chats import SandboxChat
from tests.flows.sample_deals import campaigns, import_sample
from tests.flows.shop import Shop
from tests.flows.test_admin_catalogue import light
from tests.flows.test_admin_catalogue import opened as opened_deal
from tests.flows.test_admin_queue import opened
from tests.timeouts import TIMEOUT_S


async def new_post(olga: Person) -> None:
    """Come to the question when a post goes out."""
    await olga.says("Once")
    await olga.clicks("Next »")
    await olga.clicks("☐ Tea")
    await olga.clicks("Next »")


@pytest.mark.parametrize("wrong", ["31/02/2026 25:99", "soon"])
async def test_a_wrong_day_is_answered_and_the_question_stays(
    shop: Shop, olga: Person, place: SandboxChat, wrong: str
) -> None:
    await new_post(olga)
    await olga.clicks("📅 Another day")
    await olga.sees("Which day?")
    await olga.says(wrong)
    await olga.sees(f"I cannot read “{wrong}” as a day or a time.")
    await olga.says("tomorrow at 5")
    await olga.sees("Goes to 1 chat")
    await olga.clicks("✅ Schedule it")
    await olga.sees("is scheduled")
    day = shop.clock.now() + timedelta(days=1)
    assert (await campaigns(shop.database))[0].at == f"{day:%Y-%m-%d}T05:00"


async def test_a_day_alone_is_asked_its_time(shop: Shop, olga: Person, place: SandboxChat) -> None:
    await new_post(olga)
    day = shop.clock.now() + timedelta(days=40)
    await olga.says(f"{day.day}.{day.month}.")
    await olga.sees("At what time?")
    await olga.says("9")
    await olga.sees("Goes to 1 chat")
    await olga.clicks("✅ Schedule it")
    await olga.sees("is scheduled")
    assert (await campaigns(shop.database))[0].at == f"{day:%Y-%m-%d}T09:00"


async def test_a_planned_post_is_moved_in_the_same_words(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await new_post(olga)
    await olga.clicks("Tomorrow, 9:00")
    await olga.clicks("✅ Schedule it")
    await olga.sees("is scheduled")
    await opened(olga, "▶️ Once")
    day = shop.clock.now() + timedelta(days=40)
    for said, kept in (
        (f"{day.day}.{day.month}. 10:15", f"{day:%Y-%m-%d}T10:15"),
        (f"{day:%Y-%m-%d} 18:30", f"{day:%Y-%m-%d}T18:30"),
    ):
        await olga.clicks("🕒 Change time")
        await olga.sees("When should it go out?")
        await olga.says(said)
        async with asyncio.timeout(TIMEOUT_S):
            while (await campaigns(shop.database))[0].at != kept:
                await asyncio.sleep(0.02)
        await olga.sees("· scheduled")


async def test_a_deals_end_is_typed_in_the_same_words(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    await opened_deal(olga, shop)
    await olga.clicks("⏳ Until")
    await olga.says("31.2.")
    await olga.sees("I cannot read “31.2.” as a day or a time.")
    await olga.says("tomorrow")
    await olga.sees("23:59")
    tomorrow = (shop.clock.now() + timedelta(days=1)).date()
    ends_at = (await light(shop.database)).ends_at
    assert ends_at is not None
    assert ends_at.date() == tomorrow
