"""The sender from start to stop: order, lanes, restarts, the breaker, supergroups, secrets."""

import asyncio
from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramNetworkError

from bot.limits import RateLimiter, Rates
from bot.sender.attempt import Attempt
from domain.delivery.effects import CHAT_LOST
from sandbox import Sandbox
from sandbox.control.faults import Fault
from storage.chat.tables import ChatState
from storage.database import Database
from storage.delivery import outbox, reachability
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.network_guard import NetworkInTransaction, forbid_network
from tests.faults.worker import make_bot
from tests.flows.sender_harness import add_chats, eventually, sending, wait_chat_state
from tests.shop_keys import unlocked
from tests.terminal import SANDBOX_TOKEN

METHOD = "sendMessage"


async def test_rows_of_a_chat_arrive_in_order(box: Sandbox, shelf: Database) -> None:
    chats = [box.group(f"Group {n}") for n in range(4)]
    async with sending(box, shelf) as stage:
        posts = [(chat, str(number)) for number in range(12) for chat in chats]
        for row_id in await stage.queue_many(posts):
            await stage.until(row_id, OutboxState.SENT)
    for chat in chats:
        assert stage.texts(chat) == [str(number) for number in range(12)]


async def test_a_row_whose_call_found_nobody_is_not_overtaken(
    box: Sandbox, shelf: Database
) -> None:
    tea = box.group("Tea")
    box.faults.next(METHOD, Fault.html_502(), chat=tea, times=2)
    async with sending(box, shelf) as stage:
        posts = [(tea, "1"), (tea, "2"), (tea, "3")]
        for row_id in await stage.queue_many(posts, policy=RetryPolicy.AT_LEAST_ONCE):
            await stage.until(row_id, OutboxState.SENT)
    assert stage.texts(tea) == ["1", "2", "3"]


async def test_proofs_go_before_a_broadcast_that_was_there_first(
    box: Sandbox, shelf: Database
) -> None:
    chats = [box.group(f"Group {n}") for n in range(60)]
    async with sending(box, shelf, Rates(20, 30.0, 600)) as stage:
        await stage.queue_many([(chat, "broadcast") for chat in chats])
        await eventually(lambda: len(box.world.delivery_log.delivered()) >= 5)
        tea = box.group("Tea")
        row = await stage.queue(
            tea, "receipt", lane=Lane.TRANSACTIONAL, policy=RetryPolicy.AT_LEAST_ONCE
        )
        before = len(box.world.delivery_log.delivered())
        await stage.until(row, OutboxState.SENT)
        assert len(box.world.delivery_log.delivered()) - before < 30


async def test_a_row_is_not_sent_before_its_time_and_at_once_then(
    box: Sandbox, shelf: Database
) -> None:
    tea = box.group("Tea")
    async with sending(box, shelf) as stage:
        due = stage.clock.now() + timedelta(hours=1)
        row = await stage.queue(tea, "noon", due_at=due)
        await asyncio.sleep(0.4)
        assert (await stage.row(row)).state == OutboxState.QUEUED
        stage.clock.jump(timedelta(hours=1))
        await stage.until(row, OutboxState.SENT)


async def test_what_another_process_queued_is_noticed(box: Sandbox, shelf: Database) -> None:
    tea = box.group("Tea")
    async with sending(box, shelf) as stage:
        await asyncio.sleep(0.3)
        other = unlocked(shelf.url.render_as_string(), background=True)
        async with other.begin() as tx:
            row = OutboxRow(
                chat_id=tea.id,
                kind="notice.text",
                values={"text": "by hand"},
                due_at=stage.clock.now(),
            )
            outbox.put(tx, row)
        await other.close()
        await stage.until(row.id, OutboxState.SENT)


async def test_a_row_taken_back_in_time_is_not_sent(box: Sandbox, shelf: Database) -> None:
    """The mark is compare-and-set: what somebody skipped meanwhile stays unsaid."""
    tea = box.group("Tea")
    box.faults.next(METHOD, Fault.too_many(1), chat=tea)
    async with sending(box, shelf) as stage:
        row = await stage.queue(tea, "never mind")
        await eventually(lambda: bool(box.world.delivery_log.of_kind("refused")))
        await stage.until(row, OutboxState.QUEUED)
        async with shelf.begin() as tx:
            (await tx.get_one(OutboxRow, row)).state = OutboxState.SKIPPED
        await asyncio.sleep(1.5)
    assert stage.texts(tea) == []


async def test_a_dead_process_leaves_rows_that_are_settled_by_policy(
    box: Sandbox, shelf: Database
) -> None:
    tea, rum, gin = box.group("Tea"), box.group("Rum"), box.group("Gin")
    async with shelf.begin() as tx:
        for chat, policy in zip((tea, rum, gin), RetryPolicy, strict=True):
            row = OutboxRow(
                chat_id=chat.id,
                kind="notice.text",
                values={"text": policy},
                due_at=box.clock.now(),
                policy=policy,
                state=OutboxState.SENDING,
            )
            outbox.put(tx, row)
    async with sending(box, shelf) as stage:
        await stage.until(1, OutboxState.UNKNOWN)
        await stage.until(2, OutboxState.SENT)
        await stage.until(3, OutboxState.SENT)
    assert stage.texts(tea) == []


async def test_a_graceful_stop_records_what_is_in_the_air(box: Sandbox, shelf: Database) -> None:
    box.faults.always(METHOD, Fault.delay(0.5))
    chats = [box.group(f"Group {n}") for n in range(5)]
    async with sending(box, shelf) as stage:
        ids = await stage.queue_many([(chat, "on its way") for chat in chats])
        await eventually(lambda: len(box.faults.happened) >= 1)
    states = [(await stage.row(row_id)).state for row_id in ids]
    sent = len(box.world.delivery_log.delivered())
    assert states.count(OutboxState.SENT) == sent >= 1
    assert set(states) <= {OutboxState.SENT, OutboxState.QUEUED}


async def test_a_stop_right_after_the_marks_leaves_no_row_behind(
    box: Sandbox, shelf: Database
) -> None:
    """Every row that was marked is sent or queued again, even if its task had no first step."""
    chats = [box.group(f"Group {n}") for n in range(40)]
    async with sending(box, shelf, Rates(20, 30.0, 600)) as stage:
        depart = stage.sender._start

        def depart_and_stop(flight: Attempt) -> None:
            depart(flight)
            stage.sender._cancel_waiting()
            stage.sender.close()

        stage.sender._start = depart_and_stop  # type: ignore[method-assign]
        ids = await stage.queue_many([(chat, "hello") for chat in chats])
        await eventually(lambda: stage.sender._closing)
    assert {(await stage.row(row_id)).state for row_id in ids} == {OutboxState.QUEUED}
    assert box.world.delivery_log.delivered() == []


async def test_the_breaker_disables_nobody(box: Sandbox, shelf: Database) -> None:
    """Telegram says to 60 % of the chats that the bot has no rights; none of them is lost."""
    olga = box.person("Olga")
    chats = [box.group(f"Group {n}") for n in range(20)]
    await add_chats(shelf, *chats, owner=olga.id)
    words = "Bad Request: not enough rights to send text messages to the chat"
    for chat in chats[:12]:
        box.faults.always(METHOD, Fault.refuse_with(400, words), chat=chat)
    async with sending(box, shelf) as stage:
        ids = await stage.queue_many([(chat, "hello") for chat in chats])
        await eventually(lambda: any(kind == "owner.breaker" for kind, _ in stage.alarms))
        await asyncio.sleep(0.3)
        asked = len(box.faults.happened)
        await asyncio.sleep(0.5)
        assert len(box.faults.happened) == asked
    states = {(await stage.row(row_id)).state for row_id in ids}
    assert states <= {OutboxState.QUEUED, OutboxState.SENT}
    assert {(await stage.chat(chat.id)).state for chat in chats} == {ChatState.ACTIVE}
    async with shelf.read() as tx:
        assert await reachability.unsent_notices(tx, CHAT_LOST) == []


async def test_private_chats_do_not_open_the_breaker(box: Sandbox, shelf: Database) -> None:
    people = [box.person(f"Person {n}") for n in range(8)]
    for person in people:
        await person.says("/start")
        await person.blocks_bot()
    async with sending(box, shelf) as stage:
        ids = await stage.queue_many([(person.id, "hi") for person in people])
        for row_id in ids:
            await stage.until(row_id, OutboxState.HELD)
        await stage.until(await stage.queue(box.group("Tea")), OutboxState.SENT)
    assert stage.alarms == []


async def test_a_chat_that_was_added_again_gets_nothing_held_for_other_reasons(
    box: Sandbox, shelf: Database
) -> None:
    """What a restored backup holds stays held, whatever becomes of the chat."""
    tea = box.group("Tea")
    await add_chats(shelf, tea)
    async with sending(box, shelf) as stage:
        restored = await stage.queue(tea, "old", state=OutboxState.HELD, reason="restored")
        box.faults.next(METHOD, Fault.take_right(), chat=tea)
        row = await stage.queue(tea, "new")
        await stage.until(row, OutboxState.HELD)
        box.promote_bot(tea)
        async with shelf.begin() as tx:
            await reachability.mark_reachable(tx, [tea.id])
            await outbox.release(tx, tea.id, ["no_rights"])
        stage.sender.reload()
        await stage.until(row, OutboxState.SENT)
        await wait_chat_state(stage, tea.id, ChatState.ACTIVE)
        assert (await stage.row(restored)).state == OutboxState.HELD


async def test_inside_a_batch_every_call_raises(box: Sandbox) -> None:
    bot = make_bot(box.api_url, box.token, RateLimiter())
    with forbid_network(), pytest.raises(NetworkInTransaction):
        await bot.get_me()
    assert (await bot.get_me()).is_bot
    await bot.session.close()


async def test_no_error_of_a_call_tells_the_token() -> None:
    bot = make_bot("http://127.0.0.1:1", SANDBOX_TOKEN, RateLimiter())
    with pytest.raises(TelegramNetworkError) as refused:
        await bot.get_me()
    await bot.session.close()
    secret = SANDBOX_TOKEN.split(":")[1]
    assert secret not in str(refused.value)
    assert secret not in repr(refused.value.__cause__)
