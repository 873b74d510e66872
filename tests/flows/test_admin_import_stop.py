"""An import stopped in the admin menu: what is there stays, and no row comes after the yes."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

import pytest
from sqlalchemy import func, select

from domain.deal import feed_import
from domain.deal.feed_import import FeedFile
from domain.feeds.row import BadRow
from domain.member import UserInfo, meet_member
from domain.refusal import Refused
from jobs import import_feeds
from jobs.import_feeds import Importer
from sandbox import Person
from storage.database import Database
from storage.deal.tables import Deal, FeedImport, FeedState
from storage.delivery.tables import OutboxRow
from tests.flows.admins import admin_of, audit_actions, owner_of
from tests.flows.sample_deals import MONDAY
from tests.flows.shop import Opened, Shop
from tests.flows.test_admin_import import HEADER, agrees, imports, sends

ROWS = 500
FEED = HEADER + "".join(f"p{n},Pot {n},{'x' if n % 100 == 7 else 1},,\n" for n in range(ROWS))
AGAIN = "Send the file again to import all of it."
"""Stands in the report alone; the question before it says too what stays."""


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot imports nothing by itself, and an importer of the test's own does 50 rows at a tick."""
    monkeypatch.setattr(import_feeds, "CHUNK_ROWS", 50)
    monkeypatch.setattr(import_feeds, "EVERY_S", 3600)
    monkeypatch.setattr(import_feeds, "SLICE_S", 0.0001)


async def half_imported(shop: Shop, olga: Person) -> Importer:
    """Send the feed and import 200 of its rows; return who did."""
    await sends(olga, FEED.encode(), "feed.csv")
    await olga.clicks("➕ A new feed: feed")
    await olga.sees("Waiting for its turn.")
    importer = Importer(shop.database, shop.app.bot, shop.clock.now, Random(1))
    await importer.tick()
    await agrees(olga)
    for _ in range(4):
        await importer.tick()
    return importer


async def looks(person: Person) -> None:
    """Open the window of the imports."""
    await person.says("/admin")
    await person.clicks("🗂 Catalogue")
    await person.clicks("📥 Imports · 1")
    await person.sees("198 new · 0 changed · 0 the same · 2 bad")


async def count(database: Database) -> int:
    async with database.read() as tx:
        return await tx.scalar(select(func.count()).select_from(Deal)) or 0


@pytest.mark.usefixtures("patient")
async def test_another_admin_stops_an_import_and_what_is_there_stays(opened: Opened) -> None:
    async with opened() as shop:
        olga, ben = await owner_of(shop), await admin_of(shop, "Ben")
        importer = await half_imported(shop, olga)
        await looks(ben)
        await ben.clicks("⏹ Stop feed.csv")
        await ben.sees("Stop importing feed.csv into feed? What was imported so far stays.")
        await ben.clicks("Yes, do it")
        await ben.sees("⏹ Stopped by Ben after 200 rows")
        report = await olga.sees(AGAIN)
        assert "⏹ Stopped by Ben after 200 rows" in report.text
        assert "198 new · 0 changed · 0 the same · 2 bad" in report.text
        assert await importer.tick() == 0
        (stopped,) = await imports(shop.database)
        assert (stopped.state, stopped.rows_done, stopped.stopped_by) == (
            FeedState.STOPPED,
            200,
            ben.id,
        )
        assert await count(shop.database) == 198
        assert await audit_actions(shop.database) == [
            ("feed.import", "feed:feed"),
            ("feed.agree", "feed:feed"),
            ("feed.stop", f"import:{stopped.id}"),
        ]
        await sends(olga, FEED.encode(), "feed.csv")
        await olga.clicks("🔁 feed (198)")
        await olga.sees("Waiting for its turn.")
        await importer.tick()
        await olga.sees("297 new · 0 changed · 198 the same · 5 bad · 0 not in the file")
        await agrees(olga)
        while await importer.tick():
            pass
        await olga.sees("feed.csv is imported into feed.")


@pytest.mark.usefixtures("patient")
async def test_a_second_yes_is_told_that_it_has_ended_and_changes_nothing(opened: Opened) -> None:
    async with opened() as shop:
        olga, ben = await owner_of(shop), await admin_of(shop, "Ben")
        await half_imported(shop, olga)
        for person in (olga, ben):
            await looks(person)
        await olga.clicks("⏹ Stop feed.csv")
        await olga.sees("Stop importing")
        await ben.clicks("⏹ Stop feed.csv")
        await ben.clicks("Yes, do it")
        await olga.sees(AGAIN)
        answer = await olga.clicks("Yes, do it")
        assert "This import has ended already" in answer.text
        (stopped,) = await imports(shop.database)
        assert (stopped.state, stopped.stopped_by) == (FeedState.STOPPED, ben.id)
        reports = [one for one in olga.screen() if AGAIN in one.text]
        assert len(reports) == 1
        assert [act for act, _ in await audit_actions(shop.database)] == [
            "feed.import",
            "feed.agree",
            "feed.stop",
        ]


@pytest.mark.usefixtures("patient")
async def test_a_stale_button_is_told_that_the_import_has_ended(opened: Opened) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        importer = await half_imported(shop, olga)
        await looks(olga)
        await olga.clicks("🔄 Look again")
        await importer.tick()
        await olga.clicks("🔄 Look again")
        await olga.sees("247 new · 0 changed · 0 the same · 3 bad")
        while await importer.tick():
            pass
        answer = await olga.clicks("⏹ Stop feed.csv")
        assert "This import has ended already" in answer.text


@pytest.mark.usefixtures("patient")
async def test_an_import_that_waits_is_stopped_before_its_first_row(opened: Opened) -> None:
    async with opened() as shop:
        olga = await owner_of(shop)
        await olga.says("/admin")
        await olga.clicks("🗂 Catalogue")
        await olga.clicks("📥 Imports")
        await olga.sees("Nothing was imported here yet.")
        await olga.sends_document(FEED.encode(), "feed.csv")
        await olga.clicks("➕ A new feed: feed")
        await olga.clicks("📥 Imports · 1")
        await olga.sees("Waiting for its turn.")
        await olga.clicks("⏹ Stop feed.csv")
        await olga.clicks("Yes, do it")
        await olga.sees(AGAIN)
        assert await Importer(shop.database, shop.app.bot, shop.clock.now, Random(1)).tick() == 0
        assert await count(shop.database) == 0


async def asked(database: Database) -> int:
    """Put a file of Olga's in line; return the number of its import."""
    async with database.begin() as tx:
        olga = await meet_member(tx, UserInfo(1, "Olga", None, "en"), now=MONDAY, rng=Random(1))
        file = FeedFile("f", "feed.csv", 100)
        made = await feed_import.begin(tx, olga.id, file, source="s", currency="EUR", now=MONDAY)
        return made.id


async def carried_on(database: Database, number: int, place: int, rows: int) -> bool:
    """Import some bad rows, which are the quickest."""
    async with database.begin() as tx:
        return await feed_import.import_chunk(
            tx,
            number,
            place,
            [BadRow(place + one, "feed.title") for one in range(rows)],
            bytes_done=place,
            now=MONDAY,
            rng=Random(1),
        )


async def test_a_stop_waits_for_the_chunk_under_way_and_no_other_follows(
    database: Database,
) -> None:
    number = await asked(database)

    async def stopped() -> int:
        async with database.begin() as tx:
            return (await feed_import.stop(tx, number, 1, now=MONDAY)).rows_done

    async with database.begin() as tx:
        rows = [BadRow(line, "feed.title") for line in range(7)]
        assert await feed_import.import_chunk(
            tx, number, 0, rows, bytes_done=7, now=MONDAY, rng=Random(1)
        )
        stopping = asyncio.create_task(stopped())
        await asyncio.sleep(0.2)
        assert not stopping.done()
    assert await stopping == 7
    assert not await carried_on(database, number, 7, 5)
    async with database.read() as tx:
        found = await tx.get_one(FeedImport, number)
        assert (found.state, found.rows_done, found.bad) == (FeedState.STOPPED, 7, 7)
        (report,) = await tx.scalars(select(OutboxRow))
        assert (report.values["done"], report.values["by"]) == (7, "Olga")


Late = Callable[[Database, int], Awaitable[object]]


async def finished(database: Database, number: int) -> None:
    async with database.begin() as tx:
        await feed_import.finish(tx, number, [], {}, seen=set(), now=MONDAY)


async def failed(database: Database, number: int) -> None:
    async with database.begin() as tx:
        await feed_import.fail(tx, number, Refused("feed.empty"), now=MONDAY)


async def put_off(database: Database, number: int) -> None:
    async with database.begin() as tx:
        await feed_import.retry_later(tx, number, Refused("feed.not_fetched"), now=MONDAY)


@pytest.mark.parametrize("late", [finished, failed, put_off])
async def test_what_the_importer_still_had_to_say_is_not_said_after_a_stop(
    shelf: Database, late: Late
) -> None:
    number = await asked(shelf)
    async with shelf.begin() as tx:
        await feed_import.stop(tx, number, 1, now=MONDAY)
    await late(shelf, number)
    async with shelf.read() as tx:
        found = await tx.get_one(FeedImport, number)
        assert (found.state, found.try_at) == (FeedState.STOPPED, None)
        assert len((await tx.scalars(select(OutboxRow))).all()) == 1
