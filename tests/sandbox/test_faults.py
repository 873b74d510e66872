"""Trouble on order: what the caller sees, and what is in the chat all the same."""

import time
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from sandbox import Fault, Person, Sandbox

OUTCOMES: list[tuple[Fault, type[Exception], bool]] = [
    (Fault.close_connection(), TelegramNetworkError, False),
    (Fault.drop_after(), TelegramNetworkError, True),
    (Fault.truncated(), TelegramNetworkError, True),
    (Fault.html_502(), ClientDecodeError, False),
    (Fault.html_502(delivered=True), ClientDecodeError, True),
    (Fault.bare_500(), TypeError, True),
    (Fault.too_many(7), TelegramRetryAfter, False),
    (Fault.odd_shape(), ClientDecodeError, True),
    (Fault.refuse_with(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), TelegramBadRequest, False),
    (Fault.deleted_at_once(), TelegramServerError, False),
    (Fault.revoke(), TelegramUnauthorizedError, False),
]


@pytest.mark.parametrize(
    ("fault", "raised", "delivered"), OUTCOMES, ids=[row[0].kind.value for row in OUTCOMES]
)
async def test_what_the_caller_sees_and_what_is_there(
    box: Sandbox, bot: Bot, ann: Person, fault: Fault, raised: type[Exception], delivered: bool
) -> None:
    box.faults.next("sendMessage", fault)
    with pytest.raises(raised):
        await bot.send_message(ann.id, "hello")
    assert ("hello" in [m.text for m in ann.screen()]) is delivered
    assert list(box.faults.happened) == [("sendMessage", ann.id, fault)]


async def test_the_log_knows_what_the_caller_does_not(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.faults.next("sendMessage", Fault.drop_after())
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ann.id, "lost")
    await bot.send_message(ann.id, "heard")
    lost, heard = box.world.delivery_log.delivered(ann.id)
    assert (lost.text, heard.text) == ("lost", "heard")
    assert lost.call is not None and heard.call is not None and lost.call < heard.call


async def test_deleted_at_once_was_there_for_a_moment(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.faults.next("sendMessage", Fault.deleted_at_once())
    with pytest.raises(TelegramServerError, match="immediately deleted"):
        await bot.send_message(ann.id, "x")
    what = [fact.what for fact in box.world.delivery_log.facts if fact.text == "x"]
    assert what == ["delivered", "deleted"]


async def test_an_odd_shape_still_names_the_message(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.faults.next("sendMessage", Fault.odd_shape())
    with pytest.raises(ClientDecodeError) as wrong:
        await bot.send_message(ann.id, "x")
    there = await ann.sees("x")
    assert wrong.value.data["result"]["message_id"] == there.message_id


async def test_message_id_zero(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.faults.next("sendMessage", Fault.id_zero())
    assert (await bot.send_message(ann.id, "x")).message_id == 0
    assert (await ann.sees("x")).message_id > 0


async def test_a_delay_delays(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.faults.next("sendMessage", Fault.delay(0.1))
    began = time.monotonic()
    await bot.send_message(ann.id, "x")
    assert time.monotonic() - began >= 0.1


@pytest.mark.parametrize(
    ("fault", "raised", "sentence"),
    [
        (Fault.kick(), TelegramForbiddenError, "bot was kicked from the group chat"),
        (Fault.take_right(), TelegramBadRequest, "not enough rights to send text messages"),
        (Fault.migrate(), TelegramMigrateToChat, "group chat was upgraded"),
    ],
)
async def test_blows_to_a_group(
    box: Sandbox, bot: Bot, ann: Person, fault: Fault, raised: type[Exception], sentence: str
) -> None:
    tea = box.group("Tea", [ann], kind="group")
    box.faults.next("sendMessage", fault, chat=tea)
    await bot.send_message(ann.id, "elsewhere")
    for _ in range(2):
        with pytest.raises(raised, match=sentence):
            await bot.send_message(tea.id, "x")


async def test_a_topic_closes(box: Sandbox, bot: Bot, ann: Person) -> None:
    forum = box.group("Forum", [ann], forum=True)
    topic = box.topic(forum, "Deals")
    box.faults.next("sendMessage", Fault.close_topic())
    with pytest.raises(TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum.id, "x", message_thread_id=topic.thread_id)


async def test_a_right_of_an_administrator_goes(box: Sandbox, bot: Bot, ann: Person) -> None:
    tea = box.group("Tea", [ann], bot_rights="admin")
    sent = await bot.send_message(tea.id, "x")
    box.faults.next("pinChatMessage", Fault.take_right("can_pin_messages"))
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages"):
        await bot.pin_chat_message(tea.id, sent.message_id)
    await bot.send_message(tea.id, "still an administrator")


async def test_times_always_and_clear(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.faults.next("sendMessage", Fault.too_many(3), times=2)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(ann.id, "x")
    await bot.send_message(ann.id, "x")
    box.faults.always("*", Fault.too_many(3), chat=ann.private)
    for _ in range(3):
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(ann.id, "x")
    await bot.get_updates()
    box.faults.clear()
    await bot.send_message(ann.id, "x")


def test_a_share_is_chosen_by_the_seed() -> None:
    def struck(seed: int) -> list[bool]:
        faults = Sandbox(seed=seed).faults
        faults.always("sendMessage", Fault.close_connection(), share=0.3)
        return [faults.take("sendMessage", 1) is not None for _ in range(200)]

    assert struck(1) == struck(1)
    assert struck(1) != struck(2)
    assert 30 < sum(struck(1)) < 90


async def test_a_poll_may_fail_too(box: Sandbox, bot: Bot) -> None:
    box.faults.next("getUpdates", Fault.html_502())
    with pytest.raises(ClientDecodeError):
        await bot.get_updates()
    assert await bot.get_updates() == []


async def test_a_revoked_token_comes_back(box: Sandbox, bot: Bot) -> None:
    box.revoke_token()
    with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
        await bot.get_me()
    box.revoke_token(revoked=False)
    assert (await bot.get_me()).id == 42


def test_a_fault_is_a_plain_value() -> None:
    same: Any = Fault.too_many(3)
    assert same == Fault.too_many(3)
