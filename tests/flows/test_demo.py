"""The demo as its page's visitors have it: everything goes on after the bot is restarted."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from aiohttp import ClientSession
from sqlalchemy import select

from bot.demo import neighbours, play
from storage.feed_source.tables import FeedSource
from tests.flows.visitor import Visitor
from tests.timeouts import TIMEOUT_S


@pytest.fixture
async def ann() -> AsyncIterator[Visitor]:
    """Ann, in a demo of her own."""
    async with play.shop() as (url, _), ClientSession() as http:
        async with http.get(f"{url}/api/hello") as answer:
            me = (await answer.json())["person"]
        async with http.get(f"{url}/api/world", params={"as": me}) as answer:
            people = (await answer.json())["people"]
        yield Visitor(http, url, "Ann", people)


async def test_a_restarted_bot_answers_again_and_says_nothing_twice(ann: Visitor) -> None:
    before = await ann.until(2)
    assert await ann.posts("control", do="restart") == (200, {"message": "Done: restart the bot"})
    await ann.says("/help")
    after = await ann.until(len(before) + 2)
    await asyncio.sleep(0.5)
    assert await ann.private() == after
    assert after[: len(before)] == before and after[len(before)] == "/help"
    assert set(await ann.gets("extras")) == {"outbox", "next"}
    offers = (await ann.gets("control"))["offers"]
    assert offers["Bot"] == [{"do": "restart", "label": "restart the bot"}]
    answers = await asyncio.gather(*(ann.posts("control", do="restart") for _ in range(2)))
    assert [status for status, _ in answers] == [200, 200]
    await ann.says("/help")
    assert len(await ann.until(len(after) + 2)) == len(after) + 2  # Two at once leave one bot.


async def test_what_was_said_while_it_was_away_is_answered_once(ann: Visitor) -> None:
    before = await ann.until(2)
    restart = asyncio.create_task(ann.posts("control", do="restart"))
    await ann.says("/help")
    assert (await restart)[0] == 200
    after = await ann.until(len(before) + 2)
    await asyncio.sleep(0.5)
    assert await ann.private() == after
    await a_revoked_token_closes_the_bot_until_the_next_restart(ann, after)


async def a_revoked_token_closes_the_bot_until_the_next_restart(
    ann: Visitor, before: list[str]
) -> None:
    await ann.posts("control", do="revoke")
    await ann.posts("control", do="restart")
    await asyncio.sleep(0.5)
    await ann.posts("control", do="restore")
    await ann.posts("control", do="restart")
    await ann.says("/help")
    assert len(await ann.until(len(before) + 2)) == len(before) + 2


async def test_a_crowd_fills_the_group_buy_of_the_demo(ann: Visitor) -> None:
    """The button on the page: twenty people press Join within two seconds."""
    chat, card = await ann.card("0 of 10 joined")
    order = {"as": ann.id, "chat": chat, "message": card["message_id"], "button": [0, 0]}
    status, _ = await ann.posts("crowd", **order, count=20, seconds=2)
    assert status == 200
    _, full = await ann.card("20 joined — the goal of 10 is reached")
    assert "€39.99 each" in full["caption"]


A_HAND_S = 1.0
"""How long a hand needs until the next command; Telegram's limits of the demo are strict."""
ANSWERS = (
    ("/me", ("Your code:", "You can withdraw €17.00", "on the way: €14.10")),
    ("/shop", ("Ann's cosy home", "It shows 6 deals", "1 visit · 3 people invited")),
    ("/referrals", ("1 pending", "⏳ Ruth: €3.00", "✅ Chiara: €3.00", "✅ Ben: €3.00")),
    ("/top", ("🥇 Ann — 1", "🥈 Ben — 1")),
    (
        "/earnings",
        (
            "Waiting for approval: €4.10",
            "Approved, not yet payable: €10.00",
            "You can withdraw: €17.00",
            "Requested: €20.00",
            "Copper Light",
        ),
    ),
    ("/withdraw", ("€17.00", "€20.00 to DE89 •••• 3000, waiting for approval")),
    ("/deals", ("€",)),
    ("/buys", ("Running now", "Vanilla candle", "Copper Light")),
)


async def test_every_command_shows_something_and_the_owner_pays_what_ann_asked_for(
    ann: Visitor,
) -> None:
    await ann.until(2)
    for command, words in ANSWERS:
        await ann.says(command)
        await ann.sees(*words)
        await asyncio.sleep(A_HAND_S)
    await the_owner_pays_what_ann_has_asked_for(ann)
    await somebody_helps_with_one_chat(ann)


async def the_owner_pays_what_ann_has_asked_for(ann: Visitor) -> None:
    olga = ann.as_person("Olga")
    await olga.heard(*all_told())
    await olga.says("/admin")
    for button in ("Withdrawals · 1", "€20.00 · Ann", "👍 Approve", "Yes, do it"):
        await olga.presses(button)
    await olga.sees("Approved by 1 of 1")
    await ann.sees("is approved and will be sent soon")


async def somebody_helps_with_one_chat(ann: Visitor) -> None:
    chiara = ann.as_person("Chiara")
    await chiara.heard("/admin")
    await chiara.says("/admin")
    await chiara.sees("1 чат")
    await chiara.presses("Расписание")
    shown = await chiara.sees("Уютный дом")
    assert "Home & Garden deals" not in shown


WORK = ("wants to withdraw €20.00", "needs your decision")
"""What the owner is told at the beginning, in any order."""
DIGEST = "the last 24 hours"
DIGEST_HOUR = 9
ADMIN_PAGES = (
    ("Schedule", ("Home & Garden deals", "好物团购", "Уютный дом")),
    ("Promotions", ("👥 0/10", "Copper Light", "👥 1/3", "Vanilla candle", "⚡ 0/12")),
    ("Vouchers", ("Market Street",)),
    ("Withdrawals · 1", ("🕐 €20.00 · Ann",)),
    ("Rewards to check · 1", ("Ben: Both have the same payout account",)),
    ("Chats", ("🟢 Home & Garden deals", "🟢 好物团购", "🟢 Уютный дом")),
    ("Settings", ("currency: EUR",)),
    ("Team", ("👑 Olga", "💬 Chiara")),
)


def all_told() -> tuple[str, ...]:
    """Return what comes to the owner by itself; the digest only once its hour has come."""
    late = datetime.now(UTC).astimezone().hour >= DIGEST_HOUR
    return (*WORK, DIGEST) if late else WORK


async def test_every_page_of_the_admin_menus_shows_something(ann: Visitor) -> None:
    olga = ann.as_person("Olga")
    await olga.heard(*all_told())
    for button, words in ADMIN_PAGES:
        await olga.says("/admin")
        await olga.sees("Your shop", "3 chats")
        await olga.presses(button)
        await olga.sees(*words)
        await asyncio.sleep(A_HAND_S)
    await the_calendar_has_days_with_something_of_their_own(olga)


async def the_calendar_has_days_with_something_of_their_own(olga: Visitor) -> None:
    for days, what in ((2, "Open house at Market"), (3, "Grey Sofa")):
        await olga.says("/admin")
        await olga.presses("Schedule")
        day = datetime.now(UTC).date() + timedelta(days=days)
        await olga.sees("Tap a day")
        await olga.presses(day_label(await olga.labels("Tap a day"), day.day))
        await olga.sees(what, "Deal of the day")
        await asyncio.sleep(A_HAND_S)


def day_label(labels: list[str], day: int) -> str:
    """Return the calendar's button of a day: its number, how many posts it has small behind it."""
    return next(label for label in labels if re.fullmatch(rf"{day}[⁰¹²³⁴-⁹⁺]*", label))


async def test_the_shop_fetches_the_feed_that_the_sandbox_serves() -> None:
    async with play.shop() as (_, shop), asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.app.database.read() as tx:
                watches = (await tx.scalars(select(FeedSource))).one()
            if watches.last:
                break
            await asyncio.sleep(0.05)
    assert (watches.last["new"], watches.problem) == (1, None)  # One watch in two colours.


async def test_neighbours_order_from_the_weekly_list_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order = partial(neighbours.order, first_in_s=0.2, next_in_s=1.2)
    monkeypatch.setattr(neighbours, "order", order)
    async with play.shop() as (url, _), ClientSession() as http:
        async with http.get(f"{url}/api/hello") as answer:
            me = (await answer.json())["person"]
        async with http.get(f"{url}/api/world", params={"as": me}) as answer:
            people = (await answer.json())["people"]
        ann = Visitor(http, url, "Ann", people)
        _, card = await ann.card("3. Pavel: 1 × Hand trowel, 2 × Cardboard pots")
        for line in (
            "1. Chiara: 2 × Hand trowel",
            "2. Ruth: 1 × Hand trowel, 1 × Watering can, 2 × Cardboard pots",
            "4. Ben: 3 × Cardboard pots",
        ):
            assert line in card["text"]
