"""One statement is one hop into SQLite's thread, and nothing of a transaction gets lost on the way."""

import asyncio
import gc
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from storage import errors
from storage.campaign.tables import Campaign
from storage.database import Database
from storage.sqlite_thread import SqliteThread
from storage.updates import UpdateOffset
from tests.timeouts import TIMEOUT_S

SLOW = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {}) SELECT max(i) FROM n"
)
"""A statement that takes SQLite a while and holds no lock of Python's."""


@pytest.fixture
def hopped(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Everything that is asked of an SQLite thread."""
    asked: list[Any] = []
    submit = SqliteThread.submit

    def count(driver: SqliteThread, work: Any, *args: Any) -> Any:
        asked.append(args or work.__name__)
        return submit(driver, work, *args)

    monkeypatch.setattr(SqliteThread, "submit", count)
    return asked


@pytest.fixture
def threads() -> Iterator[None]:
    """No SQLite thread may outlive the test."""
    before = set(threading.enumerate())
    yield
    gc.collect()
    until = time.monotonic() + TIMEOUT_S
    while left := [one for one in threading.enumerate() if one not in before]:
        assert time.monotonic() < until, left
        time.sleep(0.01)


async def offsets(database: Database) -> set[int]:
    async with database.read() as tx:
        return set(await tx.scalars(select(UpdateOffset.bot_id)))


def offset(bot_id: int) -> UpdateOffset:
    return UpdateOffset(bot_id=bot_id, next_update_id=1)


async def test_a_step_costs_as_many_hops_as_it_has_statements(
    shelf: Database, hopped: list[Any]
) -> None:
    async with shelf.batch() as batch:
        hopped.clear()
        for number in (1, 2, 3):
            async with batch.savepoint() as tx:
                assert await tx.get(UpdateOffset, number) is None
                tx.add(offset(number))
        assert len(hopped) == 6
    assert len(hopped) == 7  # The commit.
    assert await offsets(shelf) == {1, 2, 3}


async def test_a_step_without_a_statement_costs_nothing(shelf: Database, hopped: list[Any]) -> None:
    async with shelf.batch() as batch:
        hopped.clear()
        async with batch.savepoint() as tx:
            await tx.connection()
        with pytest.raises(LookupError):
            async with batch.savepoint() as tx:
                await tx.connection()
                raise LookupError
        assert hopped == []


async def test_reading_is_one_hop_and_one_to_let_go(shelf: Database, hopped: list[Any]) -> None:
    await offsets(shelf)
    hopped.clear()
    await offsets(shelf)
    assert len(hopped) == 2


async def test_a_reader_sees_one_snapshot(shelf: Database) -> None:
    async with shelf.read() as reader:
        assert await reader.scalar(select(func.count()).select_from(UpdateOffset)) == 0
        async with shelf.begin() as tx:
            tx.add(offset(1))
        assert await reader.scalar(select(func.count()).select_from(UpdateOffset)) == 0
    assert await offsets(shelf) == {1}


async def test_a_reader_cannot_write(shelf: Database) -> None:
    with pytest.raises(OperationalError) as caught:
        async with shelf.read() as tx:
            await tx.execute(insert(UpdateOffset).values(bot_id=1, next_update_id=1))
    assert getattr(caught.value.orig, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY


async def test_inner_savepoints_come_and_go_alone(shelf: Database) -> None:
    async with shelf.batch() as batch, batch.savepoint() as tx:
        tx.add(offset(1))
        await tx.flush()
        with pytest.raises(LookupError):
            async with tx.begin_nested():
                async with tx.begin_nested():
                    tx.add(offset(2))
                raise LookupError
        async with tx.begin_nested():
            async with tx.begin_nested():
                pass
            tx.add(offset(3))
    assert await offsets(shelf) == {1, 3}


async def test_what_a_statement_returns_is_what_sqlite_says(shelf: Database) -> None:
    async with shelf.begin() as tx:
        rows = [{"bot_id": number, "next_update_id": 1} for number in range(1, 6)]
        await tx.execute(insert(UpdateOffset), rows)
        connection = await tx.connection()
        many = await connection.execute(
            text("UPDATE update_offsets SET next_update_id = :n WHERE bot_id = :b"),
            [{"n": 7, "b": 1}, {"n": 7, "b": 2}],
        )
        assert many.rowcount == 2
        moved = await tx.scalars(
            update(UpdateOffset)
            .where(UpdateOffset.bot_id > 3)
            .values(next_update_id=9)
            .returning(UpdateOffset.bot_id)
        )
        assert set(moved) == {4, 5}
        changed: Any = await tx.execute(text("UPDATE update_offsets SET next_update_id = 3"))
        assert changed.rowcount == 5
        streamed = await tx.stream_scalars(
            select(UpdateOffset.bot_id).order_by(UpdateOffset.bot_id)
        )
        assert [number async for number in streamed] == [1, 2, 3, 4, 5]
        parts = await connection.stream(text("SELECT bot_id FROM update_offsets ORDER BY 1"))
        assert [len(part) async for part in parts.partitions(2)] == [2, 2, 1]


async def test_an_error_keeps_its_code_and_the_transaction(shelf: Database) -> None:
    async with shelf.batch() as batch:
        with pytest.raises(IntegrityError) as caught:
            async with batch.savepoint() as tx:
                await tx.execute(text("INSERT INTO link_openings (id) VALUES (1)"))
        code = getattr(caught.value.orig, "sqlite_errorcode", 0)
        assert code == sqlite3.SQLITE_CONSTRAINT_NOTNULL
        assert not errors.is_transient(caught.value)
        async with batch.savepoint() as tx:
            tx.add(offset(1))
    assert await offsets(shelf) == {1}


async def test_a_locked_file_is_trouble_that_passes(shelf: Database) -> None:
    async with shelf.writer.begin() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(str(shelf.url.database), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OperationalError) as caught:
            async with shelf.batch():
                pytest.fail("it began")
    assert errors.is_transient(caught.value)


async def lose(tx: AsyncSession) -> None:
    """Have SQLite itself roll the whole transaction back, as it may on a full disk."""
    await tx.execute(text("INSERT OR ROLLBACK INTO link_openings (id) VALUES (1)"))


async def test_nothing_is_written_outside_of_a_transaction_that_was_lost(shelf: Database) -> None:
    """Otherwise the next step would run, and commit, in a transaction that nobody began."""
    with pytest.raises(DBAPIError):
        async with shelf.batch() as batch:
            async with batch.savepoint() as tx:
                tx.add(offset(1))
            with pytest.raises(DBAPIError, match="NOT NULL"):
                async with batch.savepoint() as tx:
                    await lose(tx)
            with pytest.raises(DBAPIError, match="NOT NULL"):
                async with batch.savepoint() as tx:
                    tx.add(offset(2))
    assert await offsets(shelf) == set()
    async with shelf.begin() as tx:
        tx.add(offset(3))
    assert await offsets(shelf) == {3}


async def test_what_was_put_off_and_fails_spoils_the_whole_transaction(shelf: Database) -> None:
    with pytest.raises(DBAPIError, match="nonsense"):
        async with shelf.writer.begin() as connection:
            await connection.execute(insert(UpdateOffset).values(bot_id=1, next_update_id=1))
            raw: Any = (await connection.get_raw_connection()).dbapi_connection
            raw.defer("RELEASE SAVEPOINT nonsense")
            with pytest.raises(DBAPIError, match="nonsense"):
                await connection.execute(select(UpdateOffset.bot_id))
    assert await offsets(shelf) == set()


async def test_what_was_put_off_dies_with_its_transaction(shelf: Database) -> None:
    with pytest.raises(LookupError):
        async with shelf.batch() as batch:
            async with batch.savepoint() as tx:
                tx.add(offset(1))
            raise LookupError
    async with shelf.batch() as batch, batch.savepoint() as tx:
        tx.add(offset(2))
    assert await offsets(shelf) == {2}


async def test_a_long_statement_does_not_hold_up_the_loop(shelf: Database) -> None:
    turns = 0

    async def tick() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0.01)

    ticking = asyncio.create_task(tick())
    async with shelf.read() as tx:
        await tx.execute(text(SLOW.format(2_000_000)))
    ticking.cancel()
    assert turns > 5


@pytest.mark.parametrize("after_s", [0.0, 0.002, 0.05])
async def test_a_cancelled_transaction_leaves_nothing_behind(
    shelf: Database, after_s: float
) -> None:
    async def work() -> None:
        async with shelf.batch() as batch:
            async with batch.savepoint() as tx:
                tx.add(offset(1))
            async with batch.savepoint() as tx:
                await tx.execute(text(SLOW.format(3_000_000)))

    task = asyncio.create_task(work())
    await asyncio.sleep(after_s)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with shelf.begin() as tx:
        tx.add(offset(2))
    assert await offsets(shelf) == {2}


async def test_presses_cancelled_at_any_moment_are_all_or_nothing(shelf: Database) -> None:
    async def work(number: int) -> None:
        async with shelf.batch() as batch:
            for part in (1, 2):
                async with batch.savepoint() as tx:
                    await tx.get(UpdateOffset, number * 10 + part)
                    tx.add(offset(number * 10 + part))

    for number in range(1, 41):
        task = asyncio.create_task(work(number))
        await asyncio.sleep(number * 0.0004)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    kept = await offsets(shelf)
    assert {n // 10 for n in kept if n % 10 == 1} == {n // 10 for n in kept if n % 10 == 2}


@pytest.mark.usefixtures("threads")
async def test_no_thread_outlives_its_database(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with database.begin() as tx:
        await tx.get(Campaign, 1)
    await offsets(database)
    log = Path(f"{database.url.database}-wal")
    assert log.exists()
    await database.close()
    assert not log.exists()  # The last connection to close folds it back.


@pytest.mark.usefixtures("threads")
async def test_a_file_that_cannot_be_opened_leaves_no_thread() -> None:
    database = Database("sqlite+aiosqlite:////nowhere/at/all.db")
    with pytest.raises(OperationalError) as caught:
        await offsets(database)
    assert errors.is_transient(caught.value)
    await database.close()


async def test_a_connection_closed_beneath_is_known_as_lost(shelf: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with shelf.begin() as tx:
            connection = await tx.connection()
            raw: Any = (await connection.get_raw_connection()).driver_connection
            raw.close()
            await tx.get(UpdateOffset, 1)
    assert caught.value.connection_invalidated
    assert errors.is_transient(caught.value)
    assert await offsets(shelf) == set()
