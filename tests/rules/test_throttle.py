"""A throttle on plain values: what hands do passes, what a program does is told once and dropped."""

from collections import Counter
from datetime import UTC, datetime
from itertools import count

import pytest
from aiogram.types import CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot import throttle as module
from bot.throttle import MESSAGES, PRESSES, Throttle, Verdict

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
NUMBERS = count(1)


class Seconds:
    """A clock that only tests move."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def person(number: int) -> User:
    return User(id=number, is_bot=False, first_name="Ann")


def said(who: int = 1, words: str = "/me", kind: str = "private") -> Update:
    chat = Chat(id=who if kind == "private" else -1, type=kind)
    message = Message(message_id=1, date=NOON, chat=chat, from_user=person(who), text=words)
    return Update(update_id=next(NUMBERS), message=message)


def pressed(who: int = 1) -> Update:
    query = CallbackQuery(id="1", from_user=person(who), chat_instance="1", data="x")
    return Update(update_id=next(NUMBERS), callback_query=query)


def typed(who: int = 1) -> Update:
    query = InlineQuery(id="1", from_user=person(who), query="x", offset="")
    return Update(update_id=next(NUMBERS), inline_query=query)


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def throttle(clock: Seconds) -> Throttle:
    return Throttle(clock)


def test_a_thousand_commands_in_ten_seconds_are_sixty_and_one_word(
    throttle: Throttle, clock: Seconds
) -> None:
    found: Counter[Verdict] = Counter()
    for _ in range(1000):
        found[throttle.decide(said())] += 1
        clock.now += 0.01
    assert found[Verdict.HANDLE] == pytest.approx(MESSAGES.burst + 10 * MESSAGES.per_second, abs=2)
    assert found[Verdict.TELL] == 1


def test_who_was_quiet_for_a_while_is_heard_and_told_again(
    throttle: Throttle, clock: Seconds
) -> None:
    flood = [throttle.decide(said()) for _ in range(MESSAGES.burst + 5)]
    assert flood.count(Verdict.TELL) == 1
    clock.now += MESSAGES.burst / MESSAGES.per_second
    again = [throttle.decide(said()) for _ in range(MESSAGES.burst + 5)]
    assert Counter(again) == Counter(flood)


def test_nobody_pays_for_another_and_presses_do_not_pay_for_messages(throttle: Throttle) -> None:
    while throttle.decide(said(1)) is Verdict.HANDLE:
        pass
    assert throttle.decide(said(2)) is Verdict.HANDLE
    assert throttle.decide(pressed(1)) is Verdict.HANDLE


def test_hands_in_a_hot_sale_are_never_too_fast(throttle: Throttle, clock: Seconds) -> None:
    for _ in range(600):
        assert throttle.decide(pressed()) is Verdict.HANDLE
        clock.now += 0.2
    assert all(throttle.decide(typed(2)) is Verdict.HANDLE for _ in range(PRESSES.burst))


def test_what_people_say_to_each_other_in_a_group_counts_for_nothing(throttle: Throttle) -> None:
    talk = [throttle.decide(said(words="hello", kind="supergroup")) for _ in range(500)]
    assert set(talk) == {Verdict.HANDLE}
    commands = [throttle.decide(said(kind="supergroup")) for _ in range(500)]
    assert commands.count(Verdict.DROP) == 500 - MESSAGES.burst - 1


def test_an_update_that_comes_again_is_judged_alike_and_not_counted_twice(
    throttle: Throttle,
) -> None:
    flood = [said() for _ in range(MESSAGES.burst + 3)]
    first = [throttle.decide(one) for one in flood]
    assert [throttle.decide(one) for one in flood] == first


def test_only_so_many_people_are_remembered(
    throttle: Throttle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PEOPLE_MAX", 10)
    for who in range(1, 100):
        throttle.decide(said(who))
    assert len(throttle._buckets) == 10


def test_anonymous_admins_of_two_groups_are_two(throttle: Throttle) -> None:
    stand_in = 1_087_968_824
    for group in (-1, -2):
        for _ in range(MESSAGES.burst):
            update = said(stand_in, kind="supergroup")
            assert update.message is not None
            speaks = update.message.model_copy(update={"sender_chat": Chat(id=group, type="group")})
            verdict = throttle.decide(update.model_copy(update={"message": speaks}))
            assert verdict is Verdict.HANDLE
