"""Steps that run in the database's own thread: no hop each, no loop that waits, no half steps."""

import asyncio
import threading
import time
from contextvars import ContextVar
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from storage.database import Batch, Database
from storage.sqlite_thread import SqliteThread
from storage.updates import UpdateOffset

SLOW = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {}) SELECT max(i) FROM n"
)
"""A statement that takes SQLite a while and holds no lock of Python's."""
asking: ContextVar[str] = ContextVar("asking", default="nobody")


@pytest.fixture
def hops(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Everything that is asked of an SQLite thread."""
    asked: list[Any] = []
    submit = SqliteThread.submit

    def count(driver: SqliteThread, work: Any, *args: Any) -> Any:
        asked.append(args or work.__name__)
        return submit(driver, work, *args)

    monkeypatch.setattr(SqliteThread, "submit", count)
    return asked


async def offsets(database: Database) -> set[int]:
    async with database.read() as tx:
        return set(await tx.scalars(select(UpdateOffset.bot_id)))


async def note(batch: Batch, bot_id: int) -> None:
    async with batch.savepoint() as tx:
        tx.add(UpdateOffset(bot_id=bot_id, next_update_id=1))
        await tx.flush()


async def test_many_steps_cost_no_more_hops_than_one(shelf: Database, hops: list[Any]) -> None:
    async def steps(batch: Batch, count: int) -> None:
        for number in range(count):
            await note(batch, count * 1000 + number)

    costs = []  # The first one also connects.
    for count in (2, 1, 50):
        hops.clear()
        async with shelf.batch() as batch:
            await batch.run(lambda batch=batch, count=count: steps(batch, count))
        costs.append(len(hops))
    assert costs[1:] == [3, 3] or shelf.dialect != "sqlite", costs  # Begin, steps, commit.
    assert len(await offsets(shelf)) == 53


async def test_a_step_that_fails_takes_back_only_itself(shelf: Database) -> None:
    async def steps(batch: Batch) -> str:
        await note(batch, 1)
        with pytest.raises(IntegrityError):
            await note(batch, 1)
        await note(batch, 2)
        return asking.get()

    asking.set("somebody")
    async with shelf.batch() as batch:
        assert await batch.run(lambda: steps(batch)) == "somebody"
    assert await offsets(shelf) == {1, 2}


async def test_what_steps_raise_takes_the_batch_back(shelf: Database) -> None:
    async def steps(batch: Batch) -> None:
        await note(batch, 1)
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        async with shelf.batch() as batch:
            await batch.run(lambda: steps(batch))
    assert await offsets(shelf) == set()


async def test_a_long_step_does_not_hold_up_the_loop(shelf: Database) -> None:
    turns, threads = 0, set()

    async def steps(batch: Batch) -> None:
        threads.add(threading.get_ident())
        async with batch.savepoint() as tx:
            await tx.execute(text(SLOW.format(2_000_000)))

    async def tick() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0.01)

    ticking = asyncio.create_task(tick())
    async with shelf.batch() as batch:
        await batch.run(lambda: steps(batch))
    ticking.cancel()
    assert turns > 5
    assert threads != {threading.get_ident()} or shelf.dialect != "sqlite"


@pytest.mark.parametrize("times", [1, 3])
async def test_whoever_is_cancelled_waits_for_the_steps_and_keeps_nothing(
    shelf: Database, times: int
) -> None:
    over: list[float] = []
    begun = threading.Event()

    async def steps(batch: Batch) -> None:
        begun.set()
        await note(batch, 1)
        async with batch.savepoint() as tx:
            await tx.execute(text(SLOW.format(2_000_000)))
        await note(batch, 2)
        over.append(time.monotonic())

    async def work() -> None:
        async with shelf.batch() as batch:
            await batch.run(lambda: steps(batch))

    task = asyncio.create_task(work())
    await asyncio.to_thread(begun.wait)
    for _ in range(times):
        await asyncio.sleep(0.05)
        task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert over and over[0] <= time.monotonic()
    assert await offsets(shelf) == set()
    async with shelf.begin() as tx:
        tx.add(UpdateOffset(bot_id=3, next_update_id=1))
    assert await offsets(shelf) == {3}
