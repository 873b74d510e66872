"""The sender's questions to the outbox, on both databases."""

from datetime import UTC, datetime, timedelta

from storage.chat.tables import Chat
from storage.database import Database
from storage.delivery import outbox, sending
from storage.delivery.sending import RowResult
from storage.delivery.tables import Cooldown, Lane, OutboxRow, OutboxState, RetryPolicy

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def queue(database: Database, *rows: dict[str, object]) -> list[int]:
    """Queue rows, each given by what is special about it; return their ids."""
    plain = {"chat_id": -1, "kind": "notice.text", "values": {}, "due_at": NOON}
    made = [OutboxRow(**(plain | row)) for row in rows]
    async with database.begin() as tx:
        tx.add_all(made)
        await tx.flush()
        return [row.id for row in made]


async def due(database: Database, lane: Lane = Lane.BROADCAST, **options: object) -> list[int]:
    moments = {"now": NOON, "real_now": NOON}
    async with database.read() as tx:
        return [row.id for row in await sending.due_rows(tx, lane, **(moments | options))]


async def states(database: Database) -> dict[int, tuple[str, str | None]]:
    async with database.read() as tx:
        rows = await tx.execute(OutboxRow.__table__.select())
        return {row.id: (row.state, row.reason) for row in rows}


async def test_due_rows_come_by_lane_in_the_order_of_their_moments(database: Database) -> None:
    late, early, future, proof, held = await queue(
        database,
        {},
        {"due_at": NOON - HOUR},
        {"due_at": NOON + HOUR},
        {"lane": Lane.TRANSACTIONAL},
        {"state": OutboxState.HELD},
    )
    assert await due(database) == [early, late]
    assert await due(database, Lane.TRANSACTIONAL) == [proof]
    assert await due(database, now=NOON + HOUR) == [early, late, future]
    assert await due(database, known=[early]) == [late]
    assert await due(database, after_id=late) == [early]
    assert await due(database, limit=1) == [early]
    assert await due(database, full=[-1]) == []
    async with database.read() as tx:
        assert await sending.next_due(tx, now=NOON) == NOON + HOUR
        assert await sending.backlog(tx, now=NOON) == 3
        assert await sending.newest_id(tx) == held


async def test_a_due_row_brings_what_is_known_of_its_chat(database: Database) -> None:
    async with database.begin() as tx:
        tx.add(Chat(id=-1, type="channel", title="Tea", added_at=NOON, language="ru"))
    await queue(database, {"values": {"text": "hello"}})
    async with database.read() as tx:
        (row,) = await sending.due_rows(tx, Lane.BROADCAST, now=NOON, real_now=NOON)
    assert (row.language, row.chat_type, row.chat_state) == ("ru", "channel", "active")
    assert row.values == {"text": "hello"}


async def test_a_chat_frozen_for_long_is_left_out(database: Database) -> None:
    tea, rum = await queue(database, {"chat_id": -1}, {"chat_id": -2})
    async with database.begin() as tx:
        await sending.save_cooldowns(tx, {-1: NOON + HOUR}, real_now=NOON)
    assert await due(database) == [rum]
    assert await due(database, real_now=NOON + HOUR) == [tea, rum]


async def test_only_what_is_still_queued_is_marked(database: Database) -> None:
    first, second, skipped = await queue(database, {}, {}, {"state": OutboxState.SKIPPED})
    async with database.begin() as tx:
        assert await sending.mark_sending(tx, [first, second, skipped]) == {first, second}
        assert await sending.mark_sending(tx, [first]) == set()


async def test_results_are_recorded_only_where_the_mark_stands(database: Database) -> None:
    marked, taken = await queue(
        database, {"state": OutboxState.SENDING}, {"state": OutboxState.SKIPPED}
    )
    async with database.begin() as tx:
        results = [RowResult(row, OutboxState.SENT, message_id=7) for row in (marked, taken)]
        await sending.record_results(tx, results, now=NOON)
    assert await states(database) == {marked: ("sent", None), taken: ("skipped", None)}
    async with database.read() as tx:
        assert (await tx.get_one(OutboxRow, marked)).message_id == 7


async def test_a_crash_is_settled_by_policy(database: Database) -> None:
    rows = ({"state": OutboxState.SENDING, "policy": policy} for policy in RetryPolicy)
    once, proof, edit = await queue(database, *rows)
    async with database.begin() as tx:
        assert await sending.recover(tx, now=NOON) == (1, 2)
    found = await states(database)
    assert found[once] == ("unknown", "stopped in the middle")
    assert found[proof] == found[edit] == ("queued", None)


async def test_a_release_gives_back_only_what_was_held_for_that(database: Database) -> None:
    mine, restored = await queue(database, {}, {"state": OutboxState.HELD, "reason": "restored"})
    async with database.begin() as tx:
        await outbox.hold(tx, -1, "kicked")
        assert await outbox.release(tx, -1, ["kicked"]) == 1
    assert await states(database) == {mine: ("queued", None), restored: ("held", "restored")}


async def test_holding_one_topic_leaves_the_others(database: Database) -> None:
    offers, general = await queue(database, {"thread_id": 7}, {})
    async with database.begin() as tx:
        await outbox.hold(tx, -1, "topic", thread_id=7, topic=True)
    found = await states(database)
    assert (found[offers][0], found[general][0]) == ("held", "queued")
    async with database.begin() as tx:
        await outbox.hold(tx, -1, "topic", thread_id=None, topic=True)
    assert (await states(database))[general][0] == "held"


async def test_a_supergroup_takes_over_rows_and_freeze(database: Database) -> None:
    queued, sent = await queue(database, {}, {"state": OutboxState.SENT})
    async with database.begin() as tx:
        await sending.save_cooldowns(tx, {-1: NOON + HOUR, -100: NOON + 2 * HOUR}, real_now=NOON)
        for _ in range(2):
            await outbox.move_chat(tx, -1, -100, now=NOON)
            await sending.move_chat(tx, -1, -100)
    async with database.read() as tx:
        assert (await tx.get_one(OutboxRow, queued)).chat_id == -100
        assert (await tx.get_one(OutboxRow, sent)).chat_id == -1
        assert await sending.active_cooldowns(tx, real_now=NOON) == {-100: NOON + 2 * HOUR}


async def test_what_was_to_change_in_the_old_group_changes_nothing_in_the_new(
    database: Database,
) -> None:
    delete, failed = await queue(
        database, {"values": {"message_id": 7}}, {"state": OutboxState.FAILED}
    )
    async with database.begin() as tx:
        await outbox.move_chat(tx, -1, -100, now=NOON)
    assert (await states(database))[delete] == ("skipped", "moved")
    async with database.read() as tx:
        assert (await tx.get_one(OutboxRow, failed)).chat_id == -100


async def test_a_freeze_is_never_shortened_and_forgotten_when_it_is_over(
    database: Database,
) -> None:
    async with database.begin() as tx:
        await sending.save_cooldowns(tx, {-1: NOON + HOUR, -2: NOON}, real_now=NOON - HOUR)
    async with database.begin() as tx:
        await sending.save_cooldowns(tx, {-1: NOON + HOUR / 2}, real_now=NOON)
    async with database.read() as tx:
        assert await sending.active_cooldowns(tx, real_now=NOON) == {-1: NOON + HOUR}
        assert await tx.get(Cooldown, -2) is None
