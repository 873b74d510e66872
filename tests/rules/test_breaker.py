"""The breaker: many chats that say the same thing at once are not believed."""

from domain.delivery.breaker import CHATS_LEAST, PAUSE_MAX_S, PAUSE_S, WITHIN_S, Breaker

ERROR = "no_rights"


def refuse(breaker: Breaker, chats: range, at: float) -> list[frozenset[int]]:
    return [breaker.note(-chat, ERROR, at) for chat in chats]


def test_four_chats_are_believed_the_fifth_pardons_all() -> None:
    breaker = Breaker()
    *before, last = refuse(breaker, range(1, CHATS_LEAST + 1), at=1000.0)
    assert not any(before)
    assert last == {-1, -2, -3, -4, -5}
    assert breaker.is_open(1000.0 + PAUSE_S - 1)
    assert not breaker.is_open(1000.0 + PAUSE_S)


def test_one_chat_that_refuses_five_times_is_one_chat() -> None:
    breaker = Breaker()
    assert not any(breaker.note(-1, ERROR, 1000.0 + n) for n in range(10))


def test_five_of_a_hundred_are_a_bad_day_not_an_outage() -> None:
    breaker = Breaker()
    for chat in range(100, 200):
        breaker.note(-chat, None, 1000.0)
    assert not any(refuse(breaker, range(1, 6), at=1001.0))
    assert not breaker.is_open(1001.0)


def test_a_fifth_of_those_tried_is_an_outage() -> None:
    breaker = Breaker()
    for chat in range(100, 120):
        breaker.note(-chat, None, 1000.0)
    assert any(refuse(breaker, range(1, 6), at=1001.0))


def test_different_errors_do_not_add_up() -> None:
    breaker = Breaker()
    for chat in range(1, 5):
        assert not breaker.note(-chat, "kicked", 1000.0)
        assert not breaker.note(-chat - 10, "no_rights", 1000.0)


def test_refusals_older_than_ten_minutes_do_not_count() -> None:
    breaker = Breaker()
    refuse(breaker, range(1, 5), at=1000.0)
    assert not breaker.note(-9, ERROR, 1000.0 + WITHIN_S + 1)


def test_an_outage_that_lasts_is_asked_about_less_and_less_often() -> None:
    breaker, at, pauses = Breaker(), 10_000.0, []
    for _ in range(6):
        refuse(breaker, range(1, 6), at=at)
        pauses.append(breaker.open_until - at)
        at = breaker.open_until + 1
    assert pauses == [PAUSE_S, 2 * PAUSE_S, 4 * PAUSE_S, PAUSE_MAX_S, PAUSE_MAX_S, PAUSE_MAX_S]
