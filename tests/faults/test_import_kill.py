"""Kill -9 in an import, again and again: every row once, the counts right, one report."""

import asyncio
import csv
import io
from collections import Counter
from collections.abc import AsyncIterator
from random import Random

import pytest
from sqlalchemy import select

from domain.deal.feed_import import REPORT
from sandbox import Person, Sandbox
from storage.database import Database
from storage.deal.feed_imports import OPEN
from storage.deal.tables import Deal, FeedImport, FeedState
from storage.delivery.tables import OutboxRow
from tests.faults.fork_server import ForkServer, fork_server, reaped
from tests.flows.test_admin_import import HEADER, agrees, reported, sends
from tests.shop_keys import unlocked

ROWS, EVERY_BAD = 1_000, 100
BAD = ROWS // EVERY_BAD
FEED = HEADER + "".join(f"p{n},Pot {n},{'x' if n % EVERY_BAD == 7 else 1},,\n" for n in range(ROWS))
KILLS = 4
GOES_ON = (1, 100)
"""How many rows a process imports before it is killed."""
FINISH_WITHIN_S = 180.0


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with Sandbox(limits="off") as box:
        yield box


@pytest.fixture
async def source(box: Sandbox) -> AsyncIterator[ForkServer]:
    """Bots that are gone before the Telegram they speak to."""
    async with fork_server("tests.faults.import_worker") as source:
        yield source


async def sent(olga: Person) -> None:
    """Send the feed to the bot that has just been started."""
    await olga.says("/start")
    await olga.sees("Hello, Olga!")
    await sends(olga, FEED.encode(), "feed.csv")
    await olga.clicks("➕ A new feed: feed")
    await agrees(olga)


async def progress(database: Database) -> FeedImport | None:
    async with database.read() as tx:
        return (await tx.scalars(select(FeedImport))).one_or_none()


async def rows_done(database: Database, number: int) -> None:
    """Wait until so many rows are imported, or the import is over."""
    async with asyncio.timeout(FINISH_WITHIN_S):
        while True:
            found = await progress(database)
            if found is not None and (found.rows_done >= number or found.state not in OPEN):
                return
            await asyncio.sleep(0.01)


async def whole(database: Database) -> FeedImport:
    """Return the import once it is over."""
    await rows_done(database, ROWS + 1)
    found = await progress(database)
    assert found is not None
    return found


async def test_kills_lose_no_row_double_none_and_bring_one_report(
    source: ForkServer, box: Sandbox, database: Database, database_url: str
) -> None:
    olga, rng = box.person("Olga", language="en"), Random(1)
    pid = await source.start(database_url, box.api_url, box.token, olga.id)
    await sent(olga)
    done = 0
    for _ in range(KILLS):
        await rows_done(database, done + rng.randint(*GOES_ON))
        source.kill(pid)
        await reaped(pid)
        half = await progress(database)
        assert half is not None
        assert half.state == FeedState.RUNNING
        assert done < half.rows_done < ROWS
        done = half.rows_done
        pid = await source.start(database_url, box.api_url, box.token, olga.id)
    found = await whole(database)
    assert (found.state, found.rows_done) == (FeedState.DONE, ROWS)
    assert (found.new, found.changed, found.same, found.bad) == (ROWS - BAD, 0, 0, BAD)
    report = await reported(olga)
    file = box.world.files.find(report.body["document"]["file_id"])
    lines = [row[0] for row in csv.reader(io.StringIO(file.data.decode("utf-8-sig")))]
    assert lines == ["line", *(str(n + 2) for n in range(7, ROWS, EVERY_BAD))]
    async with database.read() as tx:
        ids = Counter(await tx.scalars(select(Deal.source_id)))
        reports = (await tx.scalars(select(OutboxRow).where(OutboxRow.kind == REPORT))).all()
    assert ids == Counter(f"p{n}" for n in range(ROWS) if n % EVERY_BAD != 7)
    assert len(reports) == 1
    assert sum("document" in one.body for one in olga.screen()) == len(["feed.csv", "report"])


async def test_the_mutant_that_counts_later_counts_wrong(
    source: ForkServer, box: Sandbox, sqlite_url: str
) -> None:
    olga, database = box.person("Olga", language="en"), unlocked(sqlite_url, background=True)
    pid = await source.start(sqlite_url, box.api_url, box.token, olga.id, "counts-later-and-dies")
    await sent(olga)
    await reaped(pid)
    await source.start(sqlite_url, box.api_url, box.token, olga.id, "counts-later")
    found = await whole(database)
    await database.close()
    assert found.same > 0
    assert found.new < ROWS - BAD
