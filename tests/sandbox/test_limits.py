"""The limits, to the call and to the second, on a clock of the test's own."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from sandbox import Person, Sandbox
from sandbox.api.limits import FloodLimits


class Watch:
    """A monotonic clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


def let_through(limits: FloodLimits, chats: range) -> int:
    return sum(limits.count_call(chat) == 0 for chat in chats)


def test_strict_lets_thirty_through_in_any_second(watch: Watch) -> None:
    limits = FloodLimits("strict", watch)
    assert let_through(limits, range(15)) == 15
    watch.now += 0.9
    assert let_through(limits, range(100, 130)) == 15
    assert limits.refused == 15


def test_strict_opens_again_when_the_window_has_rolled(watch: Watch) -> None:
    limits = FloodLimits("strict", watch)
    assert let_through(limits, range(30)) == 30
    watch.now += 1.0
    assert let_through(limits, range(30, 60)) == 30


def test_strict_takes_one_call_a_second_per_chat(watch: Watch) -> None:
    limits = FloodLimits("strict", watch)
    assert limits.count_call(1) == 0
    watch.now += 0.6
    assert limits.count_call(1) == 1
    assert limits.count_call(2) == 0


def test_the_second_it_named_must_pass_whole(watch: Watch) -> None:
    """Refused at 0.6 s with one second to wait, a call at 1.1 s comes too early."""
    limits = FloodLimits("strict", watch)
    limits.count_call(1)
    watch.now += 0.6
    assert limits.count_call(1) == 1
    watch.now += 0.5
    assert limits.count_call(1) == 2
    watch.now += 2.0
    assert limits.count_call(1) == 0


def test_strict_takes_twenty_a_minute_per_group(watch: Watch) -> None:
    limits = FloodLimits("strict", watch)
    for _ in range(20):
        assert limits.count_call(-1, in_group=True) == 0
        watch.now += 1.0
    assert limits.count_call(-1, in_group=True) == 40
    watch.now += 40.0
    assert limits.count_call(-1, in_group=True) == 0


def test_pressing_a_shut_scope_costs_more_each_time(watch: Watch) -> None:
    limits = FloodLimits("strict", watch)
    limits.count_call(1)
    assert [limits.count_call(1) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    watch.now += 30.0
    assert limits.count_call(1) == 0
    assert limits.count_call(1) == 1


def test_an_ephemeral_message_counts_for_its_receiver(watch: Watch) -> None:
    limits = FloodLimits("strict", watch)
    assert limits.count_call(-1, in_group=True) == 0
    assert limits.count_call(-1, in_group=True, receiver=7) == 0
    assert limits.count_call(-1, in_group=True, receiver=8) == 0
    assert limits.count_call(-1, in_group=True, receiver=7) == 1


def test_lenient_lets_small_bursts_through(watch: Watch) -> None:
    limits = FloodLimits("lenient", watch)
    assert [limits.count_call(1) for _ in range(4)] == [0, 0, 0, 1]
    watch.now += 1.0
    assert [limits.count_call(1) for _ in range(2)] == [0, 1]


def test_lenient_lets_sixty_out_in_the_first_second(watch: Watch) -> None:
    limits = FloodLimits("lenient", watch)
    sent = 0
    for step in range(100):
        watch.now += 0.01
        sent += let_through(limits, range(step * 1000, step * 1000 + 5))
    assert sent in (59, 60)


def test_lenient_forgives_at_once(watch: Watch) -> None:
    limits = FloodLimits("lenient", watch)
    for _ in range(20):
        limits.count_call(1)
    watch.now += 1.0
    assert limits.count_call(1) == 0


def test_off_counts_and_never_refuses(watch: Watch) -> None:
    limits = FloodLimits("off", watch)
    assert let_through(limits, range(100)) == 100
    assert limits.meter()["overall"]["used"] == 100


def test_the_meter_shows_what_is_used_and_shut(watch: Watch) -> None:
    limits = FloodLimits("strict", watch)
    limits.count_call(-5, in_group=True)
    limits.count_call(-5, in_group=True)
    meter = limits.meter()
    assert (meter["profile"], meter["refused"]) == ("strict", 1)
    assert meter["overall"] == {"used": 1, "allowed": 30, "window_s": 1.0, "shut_s": 0.0}
    assert meter["chats"][0] == {
        "chat_id": -5,
        "used": 1,
        "allowed": 1,
        "window_s": 1.0,
        "shut_s": 1.0,
    }
    assert meter["groups"][0]["allowed"] == 20
    watch.now += 61
    assert limits.meter()["groups"] == []


async def test_a_429_names_its_seconds(box: Sandbox, bot: Bot, ann: Person) -> None:
    box.world.limits = FloodLimits("strict", lambda: 1000.0)
    await bot.send_message(ann.id, "one")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(ann.id, "two")
    assert refused.value.retry_after == 1
    assert "Too Many Requests: retry after 1" in str(refused.value)
    assert [m.text for m in ann.screen()] == ["/start", "one"]


async def test_edits_count_and_answers_do_not(box: Sandbox, bot: Bot, ann: Person) -> None:
    sent = await bot.send_message(ann.id, "one")
    box.world.limits = FloodLimits("strict", lambda: 1000.0)
    await bot.edit_message_text("two", chat_id=ann.id, message_id=sent.message_id)
    with pytest.raises(TelegramRetryAfter):
        await bot.edit_message_text("three", chat_id=ann.id, message_id=sent.message_id)
    await asyncio.gather(*(bot.get_me() for _ in range(40)))
    await bot.delete_message(ann.id, sent.message_id)
    assert box.world.meter()["overall"]["used"] == 1
