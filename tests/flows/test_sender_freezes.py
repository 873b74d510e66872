"""Freezes: no call is early, not after a restart, and nobody else waits."""

import asyncio
import time
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from aiogram.exceptions import TelegramRetryAfter

from bot.limits import Rates
from sandbox import Sandbox
from sandbox.control.faults import Fault
from storage.database import Database
from storage.delivery import sending as delivery_sending
from storage.delivery.tables import OutboxState
from tests.flows.sender_harness import eventually, sending

METHOD = "sendMessage"


async def test_a_429_freezes_its_chat_exactly_and_nobody_else(
    box: Sandbox, shelf: Database
) -> None:
    tea, rum = box.group("Tea"), box.group("Rum")
    box.faults.next(METHOD, Fault.too_many(2), chat=tea)
    async with sending(box, shelf) as stage:
        frozen, free = await stage.queue_many([(tea, "frozen"), (rum, "free")])
        await eventually(lambda: bool(box.world.delivery_log.of_kind("refused")))
        await stage.until(free, OutboxState.SENT)
        await stage.until(frozen, OutboxState.SENT)
    (refused,) = box.world.delivery_log.of_kind("refused")
    (delivered,) = box.world.delivery_log.delivered(tea.id)
    # How exactly, tests/rules/test_limits.py says; one that does not read the wait takes 30 s.
    assert 2.0 <= delivered.monotonic_s - refused.monotonic_s < 20


async def test_a_restart_obeys_a_freeze(box: Sandbox, shelf: Database) -> None:
    tea = box.group("Tea")
    box.faults.next(METHOD, Fault.too_many(3), chat=tea)
    async with sending(box, shelf) as stage:
        row = await stage.queue(tea)
        await eventually(lambda: bool(box.world.delivery_log.of_kind("refused")))
        await stage.until(row, OutboxState.QUEUED)
        await asyncio.sleep(0.2)
    async with shelf.read() as tx:
        assert tea.id in await delivery_sending.active_cooldowns(tx, real_now=datetime.now(UTC))
    async with sending(box, shelf) as stage:
        await stage.until(row, OutboxState.SENT)
    (refused,) = box.world.delivery_log.of_kind("refused")
    (delivered,) = box.world.delivery_log.delivered(tea.id)
    assert delivered.monotonic_s - refused.monotonic_s >= 3.0


async def test_refusals_in_three_chats_at_once_freeze_everything(
    box: Sandbox, shelf: Database
) -> None:
    groups = [box.group(f"Group {n}") for n in range(4)]
    for group in groups[:3]:
        box.faults.next(METHOD, Fault.too_many(2), chat=group)
    async with sending(box, shelf) as stage:
        await stage.queue_many([(group, "first") for group in groups[:3]])
        await eventually(lambda: len(box.world.delivery_log.of_kind("refused")) == 3)
        await asyncio.sleep(0.2)
        last = await stage.queue(groups[3], "other")
        await stage.until(last, OutboxState.SENT)
    refused = max(fact.monotonic_s for fact in box.world.delivery_log.of_kind("refused"))
    delivered = min(fact.monotonic_s for fact in box.world.delivery_log.delivered())
    assert delivered - refused >= 1.9


async def test_a_reply_to_a_chat_that_is_frozen_for_long_is_refused_at_once(
    box: Sandbox, shelf: Database
) -> None:
    """Nobody waits minutes for a reply, and the chat is not pressed again."""
    tea = box.group("Tea")
    box.faults.next(METHOD, Fault.too_many(300), chat=tea)
    async with sending(box, shelf) as stage:
        with pytest.raises(TelegramRetryAfter):
            await stage.bot.send_message(tea.id, "first")
        started = time.monotonic()
        with pytest.raises(TelegramRetryAfter) as refusal:
            await stage.bot.send_message(tea.id, "second")
        assert time.monotonic() - started < 100
        assert 290 <= refusal.value.retry_after <= 301
    assert len(box.world.delivery_log.of_kind("refused")) == 1


async def test_replies_and_rows_share_one_limit_of_their_chat(shelf: Database) -> None:
    box = Sandbox(limits="strict")
    await box.start()
    ann = box.person("Ann")
    await ann.says("/start")
    async with sending(box, shelf, Rates()) as stage:
        first, second = await stage.queue_many([(ann.id, "row 1"), (ann.id, "row 2")])
        await asyncio.gather(*(stage.bot.send_message(ann.id, f"reply {n}") for n in range(2)))
        await stage.until(first, OutboxState.SENT)
        await stage.until(second, OutboxState.SENT)
    times = [fact.monotonic_s for fact in box.world.delivery_log.delivered(ann.id)]
    assert len(times) == 4
    assert all(after - before >= 1 for before, after in pairwise(times))
    assert box.world.delivery_log.of_kind("refused") == []
    await box.close()


async def test_an_answer_to_a_press_never_waits(shelf: Database) -> None:
    box = Sandbox(limits="strict")
    await box.start()
    tea = box.group("Tea")
    async with sending(box, shelf, Rates(overall_per_second=1)) as stage:
        await stage.bot.send_message(tea.id, "takes the only slot")
        started = time.monotonic()
        await stage.bot.get_me()
        await asyncio.gather(
            *(stage.bot.get_chat(tea.id) for _ in range(120)), return_exceptions=True
        )
        assert time.monotonic() - started < 100
    await box.close()
