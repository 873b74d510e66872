"""C2: the way to Telegram breaks in every way; nothing is doubled, and what waits goes after."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.limits import Rates
from sandbox import Sandbox
from storage.database import Database
from storage.delivery.tables import OutboxState, RetryPolicy
from tests.faults.faulty_proxy import FaultyProxy, Mode, proxy_to
from tests.flows.sender_harness import SenderHarness, eventually, sending


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(limits="off") as box:
        yield box


@pytest.fixture
async def line(box: Sandbox) -> AsyncIterator[FaultyProxy]:
    async with proxy_to(box.api_url) as line:
        yield line


@pytest.fixture
async def stage(box: Sandbox, line: FaultyProxy, shelf: Database) -> AsyncIterator[SenderHarness]:
    async with sending(box, shelf, api=line.url) as stage:
        yield stage


async def test_a_refused_connection_queues_again_whatever_the_policy(
    stage: SenderHarness, box: Sandbox, line: FaultyProxy
) -> None:
    """No byte left, so even a broadcast may be said again: exactly once in the end."""
    tea = box.group("Tea")
    await line.stop()
    row = await stage.queue(tea, "hello", policy=RetryPolicy.AT_MOST_ONCE)
    await eventually(lambda: not stage.connected)
    await stage.until(row, OutboxState.QUEUED)
    await line.start()
    await stage.until(row, OutboxState.SENT)
    assert stage.texts(tea) == ["hello"]


@pytest.mark.parametrize("mode", ["reset", "mute", "cut"])
async def test_a_broken_answer_leaves_a_broadcast_in_doubt(
    stage: SenderHarness, box: Sandbox, line: FaultyProxy, mode: Mode
) -> None:
    chats = [box.group(f"Group {n}") for n in range(30)]
    await stage.bot.get_me()
    line.mode = mode
    ids = await stage.queue_many(
        [(chat, "once") for chat in chats], policy=RetryPolicy.AT_MOST_ONCE
    )
    await asyncio.sleep(0.5)
    line.break_all()
    await eventually(lambda: not stage.connected)
    line.mode = "open"
    for row_id in ids:
        await stage.past(row_id, OutboxState.QUEUED, OutboxState.SENDING)
    states = Counter([(await stage.row(row_id)).state for row_id in ids])
    delivered = [len(stage.texts(chat)) for chat in chats]
    assert max(delivered) <= 1
    assert states[OutboxState.SENT] + states[OutboxState.UNKNOWN] == 30
    assert states[OutboxState.UNKNOWN] >= 1
    for row_id, times in zip(ids, delivered, strict=True):
        assert times == 1 or (await stage.row(row_id)).state == OutboxState.UNKNOWN


async def test_a_proof_arrives_at_least_once_through_a_bad_line(
    stage: SenderHarness, box: Sandbox, line: FaultyProxy
) -> None:
    people = [box.person(f"Person {n}") for n in range(8)]
    for person in people:
        await person.says("/start")
    ids = await stage.queue_many(
        [(p.id, "voucher") for p in people], policy=RetryPolicy.AT_LEAST_ONCE
    )
    for mode in ("reset", "cut"):
        line.mode = mode
        await asyncio.sleep(0.15)
        line.break_all()
    line.mode = "open"
    for row_id in ids:
        await stage.until(row_id, OutboxState.SENT)
    assert all(stage.box.world.delivery_log.delivered(person.id) for person in people)


async def test_a_long_silence_puts_at_most_what_was_in_flight_in_doubt(
    box: Sandbox, line: FaultyProxy, shelf: Database
) -> None:
    """While nobody answers, getMe is asked; no further post is risked."""
    chats = [box.group(f"Group {n}") for n in range(60)]
    async with sending(box, shelf, Rates(20, 30.0, 600), api=line.url) as stage:
        ids = await stage.queue_many(
            [(chat, "once") for chat in chats], policy=RetryPolicy.AT_MOST_ONCE
        )
        await eventually(lambda: len(box.world.delivery_log.delivered()) > 5)
        line.mode = "mute"
        for _ in range(12):
            await asyncio.sleep(0.1)
            line.break_all()
        line.mode = "open"
        for row_id in ids:
            await stage.past(row_id, OutboxState.QUEUED, OutboxState.SENDING)
        states = Counter([(await stage.row(row_id)).state for row_id in ids])
    assert states[OutboxState.SENT] + states[OutboxState.UNKNOWN] == len(ids)
    assert 0 < states[OutboxState.UNKNOWN] <= 20  # one window of calls
    assert max(len(stage.texts(chat)) for chat in chats) == 1
