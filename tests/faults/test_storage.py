"""F1 and F2: a database that is locked or cannot grow stops sending before the send."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.limits import Rates
from bot.sender.results import TickBatch
from bot.sender.sender import Sender
from sandbox import Sandbox
from storage.database import Database
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow, OutboxState
from tests.faults.fork_server import fork_server
from tests.flows.sender_harness import SenderHarness, eventually, sending
from tests.shop_keys import unlocked
from tests.timeouts import TIMEOUT_S

SLOW = Rates(15, 30.0, 600)
"""So that the lock falls into the middle of a broadcast, however busy the machine is."""


@pytest.fixture
async def stage(box: Sandbox, shelf: Database) -> AsyncIterator[SenderHarness]:
    async with shelf.writer.begin() as connection:
        # The product waits longer; the test has less time.
        await connection.exec_driver_sql("PRAGMA busy_timeout=200")
    async with sending(box, shelf, SLOW) as stage:
        yield stage


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(limits="off") as box:
        yield box


async def hold(database: Database) -> sqlite3.Connection:
    """Take the write lock as another process would, and keep it."""
    path = str(database.url.database)
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    # In a thread: the sender's own transaction must be able to end meanwhile.
    await asyncio.to_thread(connection.execute, "BEGIN EXCLUSIVE")
    return connection


async def test_nothing_is_sent_while_the_database_is_locked_and_all_of_it_after(
    stage: SenderHarness, box: Sandbox
) -> None:
    chats = [box.group(f"Group {n}") for n in range(60)]
    ids = await stage.queue_many([(chat, "hello") for chat in chats])
    await eventually(lambda: len(box.world.delivery_log.delivered()) >= 3)
    with closing(await hold(stage.database)) as lock:
        await asyncio.sleep(0.3)  # What was marked before is still being sent.
        sent = len(box.world.delivery_log.delivered())
        assert sent < 60
        await asyncio.sleep(1.0)
        assert len(box.world.delivery_log.delivered()) == sent
        lock.execute("ROLLBACK")
    for row_id in ids:
        await stage.until(row_id, OutboxState.SENT)
    assert all(len(stage.texts(chat)) == 1 for chat in chats)


async def test_what_landed_while_locked_is_recorded_afterwards(
    stage: SenderHarness, box: Sandbox
) -> None:
    """The call was made under a mark; its result waits in memory, not in vain."""
    tea = box.group("Tea")
    row = await stage.queue(tea)
    await eventually(lambda: bool(box.world.delivery_log.delivered()))
    with closing(await hold(stage.database)) as lock:
        await asyncio.sleep(0.5)
        lock.execute("ROLLBACK")
    assert (await stage.until(row, OutboxState.SENT)).message_id
    assert stage.texts(tea) == ["hello"]


async def test_a_full_disk_stops_sending_before_the_send(sqlite_url: str, tmp_path: Path) -> None:
    """A real limit on file size, in a process of its own: the log cannot grow by a page."""
    database = unlocked(sqlite_url, background=True)
    async with fork_server() as source, Sandbox(limits="off") as box:
        ids = await _queue(database, box, "first", 3)
        pid = await source.start(sqlite_url, box.api_url, box.token, 200)
        await _until_sent(database, ids)
        before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        ids = await _queue(database, box, "second", 60)
        await asyncio.sleep(1.0)
        assert len(box.world.delivery_log.delivered()) == 3
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
        await _until_sent(database, ids)
        assert len(box.world.delivery_log.delivered()) == 63
        source.kill(pid)
    await database.close()
    with closing(sqlite3.connect(str(database.url.database))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def _queue(database: Database, box: Sandbox, text: str, chats: int) -> list[int]:
    rows = [
        OutboxRow(
            chat_id=box.group(f"{text} {n}").id,
            kind="notice.text",
            values={"text": text},
            due_at=datetime.now(UTC),
        )
        for n in range(chats)
    ]
    async with database.begin() as tx:
        for row in rows:
            outbox.put(tx, row)
        await tx.flush()
        return [row.id for row in rows]


async def _until_sent(database: Database, ids: list[int]) -> None:
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with database.read() as tx:
                counts = await outbox.count_by_state(tx)
            if set(counts) == {OutboxState.SENT} and counts[OutboxState.SENT] >= len(ids):
                return
            await asyncio.sleep(0.05)


async def test_the_mutant_that_sends_without_a_mark_is_caught(
    box: Sandbox, shelf: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same lock, and a sender that forgets to wait for its commit: it speaks unrecorded."""
    take_back = Sender._undo_tick

    def go_anyway(sender: Sender, page: TickBatch) -> None:
        for flight in page.to_send:
            sender._start(flight)
        page.to_send = []
        take_back(sender, page)

    monkeypatch.setattr(Sender, "_undo_tick", go_anyway)
    async with shelf.writer.begin() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=200")
    async with sending(box, shelf, SLOW) as stage:
        chats = [box.group(f"Group {n}") for n in range(60)]
        await stage.queue_many([(chat, "hello") for chat in chats])
        await eventually(lambda: len(box.world.delivery_log.delivered()) >= 3)
        with closing(await hold(stage.database)) as lock:
            await asyncio.sleep(0.3)
            sent = len(box.world.delivery_log.delivered())
            await eventually(lambda: len(box.world.delivery_log.delivered()) > sent)
            lock.execute("ROLLBACK")
