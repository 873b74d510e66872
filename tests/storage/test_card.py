"""Cards on real databases: what is queued for which change, and what Telegram's answers mean."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event, func, select, update

from domain.chat import bot_membership
from domain.delivery import in_doubt
from domain.promotion import live_card
from jobs import cards
from storage.chat.tables import Chat
from storage.database import Database, Tx
from storage.delivery import sending
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.promotion.cards import due, mark_clean, with_answers
from storage.promotion.tables import LiveCard
from tests.storage.card_harness import KIND, NOON, BoardCard, CardHarness

POST, EDIT, PIN, UNPIN = "board.card", "board.card_edit", "message.pin", "message.unpin"


@pytest.fixture
def wall(database: Database) -> CardHarness:
    return CardHarness(database)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Collect the statements that are made meanwhile."""
    seen: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        seen.append(statement)

    engine = database.writer.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


async def test_a_card_is_posted_once_then_pinned_without_a_sound(wall: CardHarness) -> None:
    await wall.hang(-1, -2)
    assert await wall.tick() == 2
    assert await wall.tick() == 0
    (first, _) = await wall.rows()
    assert (first.kind, first.chat_id, first.lane, first.policy) == (
        POST,
        -1,
        Lane.TRANSACTIONAL,
        RetryPolicy.AT_MOST_ONCE,
    )
    assert first.values["zone"] == "UTC"
    await wall.settle(OutboxState.SENT, message_id=7)
    assert await wall.tick() == 2
    pin = (await wall.rows())[2]
    assert (pin.kind, pin.values, pin.policy) == (PIN, {"message_id": 7}, RetryPolicy.IDEMPOTENT)
    assert [await wall.tick() for _ in range(3)] == [0, 0, 0]


async def test_publishing_again_makes_no_second_card(wall: CardHarness) -> None:
    await wall.hang(-1, -1)
    await wall.tick()
    await wall.hang(-1, -2)
    await wall.tick()
    assert await wall.said() == [(POST, 0), (POST, 0)]


async def test_a_change_goes_out_at_once_and_the_rest_share_an_edit(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.turn(1)
    assert await wall.tick(0) == 1
    for number in range(2, 50):
        await wall.turn(number)
        await wall.settle(OutboxState.SENT)
        assert await wall.tick(0.05) == 0
    await wall.tick(0.7)
    assert [number for kind, number in await wall.said() if kind == EDIT] == [1, 49]


async def test_the_same_values_are_no_edit(wall: CardHarness) -> None:
    await wall.posted(-1)
    before = await wall.said()
    for _ in range(3):
        await wall.touch()
        assert await wall.tick() == 0
    assert await wall.said() == before
    assert not (await wall.card()).dirty


async def test_what_waits_says_the_newest_when_it_goes(wall: CardHarness) -> None:
    await wall.hang(-1, number=1)
    await wall.tick()
    (stale,) = await wall.rows()
    await wall.turn(2)
    await wall.tick()
    (fresh,) = await wall.rows()
    assert (fresh.values["number"], fresh.due_at) == (2, stale.due_at)
    async with wall.database.begin() as tx:  # The sender has worded the old one meanwhile.
        assert await sending.mark_sending(tx, [stale.id]) == set()
        assert await sending.mark_sending(tx, [fresh.id]) == {fresh.id}


@pytest.mark.parametrize("state", [OutboxState.QUEUED, OutboxState.HELD])
async def test_an_edit_that_waits_long_is_one_edit_of_the_newest(
    wall: CardHarness, state: OutboxState
) -> None:
    await wall.posted(-1)
    await wall.turn(1)
    await wall.tick()
    await wall.settle(state, reason="kicked")
    for number in range(2, 12):
        await wall.turn(number)
        await wall.tick()
    (edit,) = [row for row in await wall.rows() if row.kind == EDIT]
    assert (edit.values["number"], edit.values["message_id"]) == (11, 7)
    assert (edit.state, edit.reason) == (state, "kicked")
    counted = wall.board.counted
    assert [await wall.tick() for _ in range(3)] == [0, 0, 0]
    assert wall.board.counted == counted, "a card that is held costs nothing"
    await wall.settle(OutboxState.SENT, was=state)
    await wall.tick()
    assert len(await wall.rows()) == 3
    assert not (await wall.card()).awaits


async def test_an_edit_under_way_is_waited_for(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.turn(1)
    await wall.tick()
    await wall.settle(OutboxState.SENDING)
    await wall.turn(2)
    assert await wall.tick() == 0
    await wall.settle(OutboxState.SENT, was=OutboxState.SENDING)
    await wall.tick()
    assert (await wall.said())[-2:] == [(EDIT, 1), (EDIT, 2)]


async def test_a_deleted_message_is_posted_again_three_times_and_no_more(wall: CardHarness) -> None:
    await wall.posted(-1)
    for number in range(1, 9):
        await wall.turn(number)
        await wall.tick()
        await wall.settle(OutboxState.SENT, reason="gone")
        await wall.tick()
        await wall.settle(OutboxState.SENT, message_id=7 + number)
        await wall.tick()
        await wall.settle(OutboxState.SENT)
    posts = [number for kind, number in await wall.said() if kind == POST]
    assert posts == [0, 1, 2, 3]
    assert (await wall.said()).count((PIN, None)) == 4


async def test_the_end_is_the_last_edit_and_takes_the_pin_off(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.end()
    assert await wall.tick() == 1
    assert sorted(kind for kind, _ in (await wall.said())[2:]) == [EDIT, UNPIN]
    await wall.settle(OutboxState.SENT)
    await wall.tick()
    counted = wall.board.counted
    await wall.turn(99)
    assert await wall.tick() == 0
    assert (await wall.card()).final
    assert wall.board.counted == counted, "what is over is never looked at again"
    assert len(await wall.rows()) == 4


async def test_a_card_that_was_deleted_is_not_posted_again_at_the_end(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.end()
    await wall.tick()
    await wall.settle(OutboxState.SENT, reason="gone")
    await wall.tick()
    assert [kind for kind, _ in await wall.said()].count(POST) == 1


@pytest.mark.parametrize("queued", [False, True])
async def test_what_is_over_before_its_turn_is_not_begun(wall: CardHarness, queued: bool) -> None:
    await wall.hang(-1)
    if queued:
        await wall.tick()
    await wall.end()
    await wall.tick()
    assert await wall.rows(OutboxState.QUEUED) == []
    assert (await wall.card()).final


async def test_without_the_right_nothing_is_pinned(wall: CardHarness) -> None:
    await wall.hang(-1)
    async with wall.database.begin() as tx:
        (await tx.get_one(Chat, -1)).rights = {"status": "administrator"}
    await wall.tick()
    await wall.settle(OutboxState.SENT, message_id=7)
    await wall.tick()
    await wall.end()
    await wall.tick()
    assert [kind for kind, _ in await wall.said()] == [POST, EDIT]


async def test_a_post_that_nobody_knows_of_waits_for_a_person(wall: CardHarness) -> None:
    await wall.hang(-1)
    await wall.tick()
    await wall.settle(OutboxState.SENDING)  # And here the process is killed.
    async with wall.database.begin() as tx:
        assert await sending.recover(tx, now=wall.now) == (1, 0)
    for number in range(1, 4):
        await wall.turn(number)
        assert await wall.tick() == 0
    (post,) = await wall.rows()
    assert (post.state, post.values["number"]) == (OutboxState.UNKNOWN, 3)
    async with wall.database.begin() as tx:
        await in_doubt.decide(tx, post.id, "again", now=wall.now)
    await wall.settle(OutboxState.SENT, message_id=9)
    await wall.turn(4)
    await wall.tick()
    assert [kind for kind, _ in await wall.said()] == [POST, PIN, EDIT]


async def test_a_post_that_somebody_saw_arrive_is_left_alone(wall: CardHarness) -> None:
    await wall.hang(-1)
    await wall.tick()
    await wall.settle(OutboxState.UNKNOWN)
    async with wall.database.begin() as tx:
        await in_doubt.decide(tx, (await wall.rows())[0].id, "there", now=wall.now)
    await wall.turn(1)
    assert [await wall.tick() for _ in range(2)] == [0, 0]
    assert len(await wall.rows()) == 1
    assert not (await wall.card()).awaits


async def test_a_card_whose_promotion_is_gone_is_left_alone(wall: CardHarness) -> None:
    await wall.posted(-1)
    del wall.board.numbers[1]
    await wall.touch()
    counted = wall.board.counted
    assert [await wall.tick() for _ in range(3)] == [0, 0, 0]
    assert wall.board.counted == counted + 1


async def test_a_clock_set_back_a_day_freezes_nothing(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.turn(1)
    await wall.tick()
    wall.now -= timedelta(days=1)
    await wall.tick()
    (edit,) = await wall.rows(OutboxState.QUEUED)
    assert edit.due_at <= wall.now, "what waits does not wait for tomorrow"
    await wall.settle(OutboxState.SENT)
    await wall.turn(2)
    await wall.tick()
    assert (await wall.said())[-1] == (EDIT, 2)


async def test_a_card_that_rested_when_the_clock_was_set_back_is_edited(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.turn(1)
    await wall.tick()
    await wall.settle(OutboxState.SENT)
    await wall.tick()
    wall.now -= timedelta(days=1)
    await wall.turn(2)
    await wall.tick()
    assert (await wall.said())[-1] == (EDIT, 2)


async def test_a_chat_that_changes_its_language_has_its_card_drawn_anew(wall: CardHarness) -> None:
    await wall.posted(-1, -2)
    before = len(await wall.rows())
    async with wall.database.begin() as tx:
        (await tx.get_one(Chat, -1)).language = "zh"
        await live_card.mark_chat_changed(tx, -1)
    assert await wall.tick() == 1
    (edit,) = (await wall.rows())[before:]
    assert (edit.kind, edit.chat_id) == (EDIT, -1)


async def test_a_moved_group_gets_its_card_anew_and_edits_follow_it(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.turn(1)
    await wall.tick()  # An edit of the old message waits.
    for _ in range(2):
        async with wall.database.begin() as tx:
            await bot_membership.migrate(tx, -1, -100, now=wall.now)
    await wall.tick()
    (post,) = await wall.rows(OutboxState.QUEUED)
    assert (post.kind, post.chat_id, post.values["number"]) == (POST, -100, 1)
    await wall.settle(OutboxState.SENT, message_id=3)
    await wall.turn(2)
    await wall.tick()
    queued = {row.kind: row for row in await wall.rows(OutboxState.QUEUED)}
    assert queued.keys() == {PIN, EDIT}
    assert (queued[EDIT].chat_id, queued[EDIT].values["message_id"]) == (-100, 3)


@pytest.mark.parametrize(
    "state", [OutboxState.QUEUED, OutboxState.HELD, OutboxState.SENDING, OutboxState.UNKNOWN]
)
async def test_a_group_that_moves_before_its_card_is_there_gets_one(
    wall: CardHarness, state: OutboxState
) -> None:
    await wall.hang(-1)
    await wall.tick()
    await wall.settle(state)
    async with wall.database.begin() as tx:
        await bot_membership.migrate(tx, -1, -100, now=wall.now)
    await wall.settle(OutboxState.QUEUED, was=OutboxState.SENDING)  # Refused: the group has moved.
    await wall.tick()
    to_come = await wall.rows(OutboxState.QUEUED, OutboxState.HELD, OutboxState.UNKNOWN)
    assert [(row.kind, row.chat_id) for row in to_come] == [(POST, -100)]


async def test_a_card_that_arrived_in_the_old_group_is_found_out(wall: CardHarness) -> None:
    await wall.hang(-1)
    await wall.tick()
    await wall.settle(OutboxState.SENDING)
    async with wall.database.begin() as tx:
        await bot_membership.migrate(tx, -1, -100, now=wall.now)
    await wall.settle(OutboxState.SENT, was=OutboxState.SENDING, message_id=7)
    await wall.tick()
    await wall.settle(OutboxState.SENT, reason="gone")
    await wall.tick()
    assert [(row.kind, row.chat_id) for row in await wall.rows(OutboxState.QUEUED)] == [
        (POST, -100)
    ]


@pytest.mark.parametrize("state", [OutboxState.QUEUED, OutboxState.SENDING, OutboxState.SENT])
async def test_a_group_that_moves_where_a_card_hangs_already_keeps_one(
    wall: CardHarness, state: OutboxState
) -> None:
    await wall.hang(-1)
    await wall.tick()
    await wall.settle(state, message_id=7)
    await wall.hang(-100)
    async with wall.database.begin() as tx:
        await bot_membership.migrate(tx, -1, -100, now=wall.now)
    await wall.settle(OutboxState.QUEUED, was=OutboxState.SENDING)
    await wall.tick()
    await wall.tick()
    assert [(row.kind, row.chat_id) for row in await wall.rows(OutboxState.QUEUED)] == [
        (POST, -100)
    ]


async def test_one_card_that_fails_holds_up_no_other(
    wall: CardHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "PAGE", 1)
    await wall.hang(-1, subject=1)
    await wall.hang(-2, subject=2)

    async def face(
        tx: Tx, subject: int, chat: Chat | None, zone: str, now: object
    ) -> BoardCard | None:
        if subject == 1:
            raise ArithmeticError
        return {"number": 5, "final": False, "live": False, "zone": zone}

    async def tick() -> int:
        return await cards.tick(wall.database, NOON, {KIND: face}, zone="UTC")

    with pytest.raises(ExceptionGroup, match="cards failed") as failed:
        await tick()
    assert failed.value.exceptions[0].__notes__ == ["card 1"]
    assert await tick() == 1
    assert [row.chat_id for row in await wall.rows()] == [-2]


async def test_a_kill_between_taking_and_saying_forgets_nothing(wall: CardHarness) -> None:
    await wall.hang(-1)
    async with wall.database.begin() as tx:
        await mark_clean(tx, [1])
    await wall.tick()
    assert await wall.said() == [(POST, 0)]
    await wall.settle(OutboxState.SENT, message_id=7)
    await wall.tick()
    await wall.settle(OutboxState.SENT)
    await wall.turn(1)
    async with wall.database.begin() as tx:
        await mark_clean(tx, [1])
    await wall.tick()
    assert (await wall.said())[-1] == (EDIT, 1)


async def test_a_change_that_commits_while_a_card_is_counted_is_not_lost(wall: CardHarness) -> None:
    """A press has found the card dirty and commits only after the job took the card."""
    await wall.posted(-1)
    await wall.touch()
    pressed = asyncio.Event()

    async def press() -> None:
        async with wall.database.begin() as tx:
            await live_card.mark_changed(tx, KIND, 1)
            pressed.set()
            await asyncio.sleep(0.3)
            await tx.execute(update(Chat).where(Chat.id == -1).values(title="pressed"))

    async def face(
        tx: Tx, subject: int, chat: Chat | None, zone: str, now: object
    ) -> BoardCard | None:
        title = await tx.scalar(select(Chat.title).where(Chat.id == -1))
        number = int(title == "pressed")
        return {"number": number, "final": False, "live": True, "zone": zone}

    async def look() -> None:
        await pressed.wait()
        await cards.tick(wall.database, wall.now + timedelta(minutes=1), {KIND: face}, zone="UTC")

    await asyncio.gather(press(), look())
    await wall.settle(OutboxState.SENT)
    await cards.tick(wall.database, wall.now + timedelta(minutes=2), {KIND: face}, zone="UTC")
    assert (await wall.said())[-1] == (EDIT, 1)


async def test_a_change_between_counting_and_saying_is_not_lost(wall: CardHarness) -> None:
    await wall.posted(-1)
    await wall.turn(1)

    async def face(
        tx: Tx, subject: int, chat: Chat | None, zone: str, now: object
    ) -> BoardCard | None:
        values = await wall.board.values(tx, subject, chat, zone, wall.now)
        await wall.turn(2)  # Somebody presses when the counting is done.
        return values

    await cards.tick(wall.database, wall.now, {KIND: face}, zone="UTC")
    await wall.settle(OutboxState.SENT)
    await wall.tick()
    assert (await wall.said())[-2:] == [(EDIT, 1), (EDIT, 2)]


async def test_saying_that_something_changed_is_one_statement(wall: CardHarness) -> None:
    await wall.hang(-1, -2, -3)
    async with wall.database.begin() as tx:
        await tx.connection()
        with statements(wall.database) as made:
            await live_card.mark_changed(tx, KIND, 1)
    assert len(made) == 1
    assert made[0].startswith("UPDATE cards")


async def test_a_tick_that_finds_nothing_writes_nothing(wall: CardHarness) -> None:
    await wall.posted(-1)
    with statements(wall.database) as made:
        await wall.tick()
    assert made == []


async def test_cards_at_rest_are_not_looked_at(shelf: Database) -> None:
    made: list[tuple[str, tuple[object, ...]]] = []

    def note(
        _c: object, _k: object, statement: str, values: tuple[object, ...], *_: object
    ) -> None:
        made.append((statement, values))

    async with shelf.read() as tx:
        connection = await tx.connection()
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        await due(tx, now=NOON, latest=NOON, limit=9)
        await with_answers(tx, latest=NOON, limit=9)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        for statement, values in made[-2:]:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [str(row[-1]) for row in plan]
            assert any("INDEX ix_cards_" in step for step in steps), steps
            assert not any(step.startswith("SCAN") for step in steps), steps


async def test_many_changes_leave_no_rows_behind(wall: CardHarness) -> None:
    await wall.hang(-1)
    for number in range(20):
        await wall.turn(number)
        await wall.tick()
    async with wall.database.read() as tx:
        assert await tx.scalar(select(func.count()).select_from(OutboxRow)) == 1
        assert await tx.scalar(select(LiveCard.post_id)) == (await wall.rows())[0].id
