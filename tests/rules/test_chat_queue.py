"""The line of rows in memory: order per chat, lanes, one row of a chat at a time."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.sender.chat_queue import CHAT_ROWS_MAX, ChatQueue
from storage.delivery.sending import DueRow
from storage.delivery.tables import Lane
from tests.work import counted

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def row(number: int, chat: int = -1, lane: Lane = Lane.BROADCAST, minutes: int = 0) -> DueRow:
    return DueRow(
        id=number,
        chat_id=chat,
        kind="notice.text",
        values={},
        due_at=NOON + timedelta(minutes=minutes),
        thread_id=None,
        lane=lane,
        policy="once",
        attempts=0,
        expires_at=None,
        language=None,
        chat_type=None,
        chat_state=None,
        probe_at=None,
        reach=None,
    )


def at_once(_row: DueRow) -> float:
    return -math.inf


def line_of(*rows: DueRow) -> ChatQueue:
    line = ChatQueue()
    line.add(rows)
    return line


def drain(line: ChatQueue) -> list[int]:
    taken = []
    while (next_row := line.take(0.0, at_once)) is not None:
        taken.append(next_row.id)
        line.done(next_row)
    return taken


def test_the_oldest_due_goes_first_and_proofs_before_broadcasts() -> None:
    rows = (
        row(1, minutes=5),
        row(2, minutes=1),
        row(3, -2),
        row(4, -3, Lane.TRANSACTIONAL, minutes=9),
    )
    assert drain(line_of(*rows)) == [4, 3, 2, 1]


def test_a_chat_has_one_row_on_its_way() -> None:
    line = line_of(row(1), row(2), row(3, -2))
    first = line.take(0.0, at_once)
    assert first is not None
    assert line.take(0.0, at_once) == row(3, -2)
    assert line.take(0.0, at_once) is None
    line.done(first)
    assert line.take(0.0, at_once) == row(2)


def test_a_row_that_comes_back_is_first_again() -> None:
    line = line_of(row(1), row(2))
    first = line.take(0.0, at_once)
    assert first is not None
    line.put_back(replace(first, attempts=1), not_before=5.0)
    assert line.take(4.0, at_once) is None
    again = line.take(5.0, at_once)
    assert again is not None
    assert (again.id, again.attempts) == (1, 1)


def test_a_slow_chat_holds_up_nobody_and_is_called_when_it_opens() -> None:
    line = line_of(row(1), row(2, -2), row(3, -3))
    opens = {-1: 60.0, -2: 0.0, -3: 0.0}
    assert [line.take(1.0, lambda r: opens[r.chat_id]).id for _ in range(2)] == [2, 3]
    assert line.take(59.0, lambda r: opens[r.chat_id]) is None
    assert line.take(60.0, lambda r: opens[r.chat_id]) == row(1)


def test_a_chat_that_waits_for_an_answer_is_looked_at_again() -> None:
    line = line_of(row(1))
    assert line.take(1.0, lambda _: math.inf) is None
    assert line.take(2.0, at_once) == row(1)


def test_the_same_row_twice_is_one_row() -> None:
    line = line_of(row(1), row(1))
    line.add([row(1)])
    assert drain(line) == [1]


def test_a_crowded_chat_keeps_a_few_rows_and_asks_for_more_later() -> None:
    line = line_of(*(row(n) for n in range(1, 3 * CHAT_ROWS_MAX)))
    assert len(line) == CHAT_ROWS_MAX
    assert line.full == {-1}
    for _ in range(CHAT_ROWS_MAX // 2):
        taken = line.take(0.0, at_once)
        assert taken is not None
        line.done(taken)
    assert not line.full
    assert line.wants_more


def test_what_is_forgotten_may_come_again() -> None:
    line = line_of(row(1), row(2))
    line.forget(-1)
    assert len(line) == 0
    assert line.take(0.0, at_once) is None
    line.add([row(1), row(2)])
    assert drain(line) == [1, 2]


def test_taking_a_row_costs_the_same_among_many_shut_chats() -> None:
    """Ten times as many chats that must wait make a turn no slower, within noise."""

    def cost(chats: int) -> float:
        line = line_of(*(row(n, -n) for n in range(1, chats)))
        opens = {-n: 1e6 if n % 2 else -1.0 for n in range(1, chats)}
        turns = 0
        with counted() as work:
            while (taken := line.take(0.0, lambda r: opens[r.chat_id])) is not None:
                line.done(taken)
                turns += 1
        return work.calls / turns

    assert cost(4_000) < 1.5 * cost(400)
