"""Flows: one who floods the bot costs little, and nobody else notices."""

import asyncio
import time

import pytest

from bot.throttle import MESSAGES, PRESSES
from sandbox import Person
from sandbox.state.chats import SandboxChat
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S

FLOOD = 1000
TOLD = "That was a lot at once."


async def drained(shop: Shop) -> None:
    """Wait until the bot has fetched and confirmed everything."""
    async with asyncio.timeout(3 * TIMEOUT_S):
        while len(shop.box.world.updates):
            await asyncio.sleep(0.05)


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [str(one.msg) for one in caplog.records if "too fast" in str(one.msg)]


async def test_a_flood_costs_a_line_of_log_and_a_word(
    shop: Shop, olga: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = time.monotonic()  # For as long as the bot takes to hear it, nobody's allowance grows.
    monkeypatch.setattr(shop.app.intake._throttle, "_clock", lambda: begun)
    mallory, ben = (shop.box.person(name, language="en") for name in ("Mallory", "Ben"))
    await mallory.says("/start")
    await mallory.sees("Hello, Mallory!")
    for _ in range(FLOOD):
        await mallory.says("/me")
    await ben.says("/start")
    await ben.sees("Hello, Ben!")
    await mallory.sees(TOLD)
    await drained(shop)
    texts = [message.text for message in mallory.screen() if message.text != "/me"]
    assert len([text for text in texts if TOLD in text]) == 1
    assert len(texts) <= 3 * MESSAGES.burst
    assert len(lines(caplog)) == 1


async def test_whoever_runs_the_shop_is_never_too_fast(
    shop: Shop, olga: Person, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2 * MESSAGES.burst):
        await olga.says("/help")
    await drained(shop)
    assert lines(caplog) == []


async def test_a_burst_of_presses_is_answered_to_the_last(shop: Shop, olga: Person) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    answers = await asyncio.gather(*(ann.clicks("👤 My card") for _ in range(PRESSES.burst // 2)))
    assert len(answers) == PRESSES.burst // 2


async def test_a_flood_in_a_group_is_told_in_no_more_than_one_line(
    shop: Shop, olga: Person, place: SandboxChat, caplog: pytest.LogCaptureFixture
) -> None:
    mallory = shop.box.person("Mallory", language="en")
    await mallory.joins(place)
    for _ in range(200):
        await mallory.says("/deals", place)
    await drained(shop)
    assert len(lines(caplog)) == 1
