"""A feed file sent to the admin menu: imported beside everything else, told about, and begun again."""

import asyncio
import csv
import io
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from domain.deal import feed_import
from domain.deal.feed_import import FeedFile
from domain.feeds import excerpt
from domain.refusal import Refused
from handlers.admin.catalogue.imports import COPY
from jobs import import_feeds
from jobs.import_feeds import Importer
from sandbox import Fault, Person
from sandbox.state.messages import Message
from storage.database import Database
from storage.deal.tables import Deal, FeedImport, FeedState
from tests.flows.admins import audit_actions, owner_of
from tests.flows.mutants import mutate_function
from tests.flows.sample_deals import MONDAY, SAMPLE, deals, import_sample
from tests.flows.shop import Opened, Shop
from tests.timeouts import TIMEOUT_S

HEADER = "Handle,Title,Variant Price,Variant Compare At Price,Tags\n"
BAD = (
    HEADER + "pot,Pot,9.99,,Clay\nlamp,Lamp,free,,\n=cmd(),Bowl,-5,,\nvase,Vase,7,5,\ncup,Cup,3,,\n"
)


@pytest.fixture(autouse=True)
def quick_jobs() -> None:
    """Here the cards of imports rest as long as they really do."""


async def sends(olga: Person, data: bytes, name: str) -> None:
    """Send a file to the catalogue."""
    await olga.says("/admin")
    await olga.clicks("🗂 Catalogue")
    await olga.sees("Write a part of a title")
    await olga.sends_document(data, name)


async def agrees(olga: Person) -> None:
    """Look at what a file is, and let it be imported."""
    await olga.sees("nothing is imported yet")
    await olga.clicks("🔎 Look at it")
    await olga.clicks("✅ Import it")


async def imports(database: Database) -> list[FeedImport]:
    async with database.read() as tx:
        return list(await tx.scalars(select(FeedImport).order_by(FeedImport.id)))


async def reported(olga: Person) -> Message:
    """Return the message with the sheet of bad rows once it is there."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            for one in olga.screen():
                if "document" in one.body and one.body.get("caption", "").startswith("📥"):
                    return one
            await asyncio.sleep(0.02)


def sheet(shop: Shop, message: Message) -> list[list[str]]:
    """Return the rows of a file that the bot sent."""
    file = shop.box.world.files.find(message.body["document"]["file_id"])
    return list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))


async def test_a_file_becomes_deals(shop: Shop, olga: Person) -> None:
    await sends(olga, SAMPLE.read_bytes(), "products.csv")
    await olga.sees("Which feed is this?")
    await olga.clicks("➕ A new feed: products")
    shown = await olga.sees("nothing is imported yet")
    assert "Shopify table · UTF-8 · decimal point" in shown.text
    assert "• Clay Plant Pot — €9.99 · no link" in shown.text
    assert "20 new · 0 changed · 0 the same · 0 bad · 0 not in the file" in shown.text
    assert await deals(shop.database) == []
    await olga.clicks("🔎 Look at it")
    await olga.clicks("🌐 Shop's address")
    await olga.says("ftp://shop")
    await olga.sees("is not a plain web address")
    await olga.says("https://shop.example")
    await agrees(olga)
    await olga.sees("products.csv is imported into products.")
    report = await olga.sees("20 new · 0 changed · 0 the same · 0 bad")
    assert "document" not in report.body
    found = await deals(shop.database)
    assert {deal.source for deal in found} == {"products"}
    assert found[0].link == "https://shop.example/products/clay-plant-pot"
    assert await audit_actions(shop.database) == [
        ("feed.import", "feed:products"),
        ("feed.address", "feed:products"),
        ("feed.agree", "feed:products"),
    ]


async def test_bad_rows_come_as_a_sheet_that_nothing_executes(shop: Shop, olga: Person) -> None:
    await sends(olga, BAD.encode(), "feed.csv")
    await olga.clicks("➕ A new feed: feed")
    await agrees(olga)
    await olga.sees("2 deals of this feed have no link")
    await olga.sees("2 new · 0 changed · 0 the same · 3 bad")
    report = await reported(olga)
    assert "The bad rows are in this file" in report.body["caption"]
    head, *rows = sheet(shop, report)
    assert head == ["line", "what is wrong", "row"]
    assert [row[0] for row in rows] == ["3", "4", "5"]
    assert rows[0][1:] == [
        "The price “free” is not a number. Write it like 12.50.",
        "lamp,Lamp,free,,",
    ]
    assert rows[1][2] == "'=cmd(),Bowl,-5,,"
    assert {deal.source_id for deal in await deals(shop.database)} == {"pot", "cup"}


async def test_the_same_feed_again_keeps_links_and_tells_what_is_missing(
    shop: Shop, olga: Person
) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    data = SAMPLE.read_bytes().replace(b",59.99,75,", b",49.99,75,")
    lines = data.decode().split("\n")
    await sends(olga, "\n".join([lines[0], *lines[3:]]).encode(), "again.csv")
    await olga.clicks("🔁 shopify (20)")
    await agrees(olga)
    await olga.sees("0 new · 1 changed · 18 the same · 0 bad")
    await olga.sees("1 deal of this feed is not in the file")
    assert all(deal.link for deal in await deals(shop.database))


async def test_a_shopify_file_without_an_address_empties_no_link(shop: Shop, olga: Person) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    async with shop.database.begin() as tx:
        for deal in await tx.scalars(select(Deal)):
            deal.link = f"https://other.example/{deal.id}"
    await sends(olga, SAMPLE.read_bytes(), "again.csv")
    await olga.clicks("🔁 shopify (20)")
    await agrees(olga)
    await olga.sees("0 new · 0 changed · 20 the same · 0 bad")
    assert {deal.link for deal in await deals(shop.database)} == {
        f"https://other.example/{deal.id}" for deal in await deals(shop.database)
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><body>Sign in</body></html>", "is a web page, not a feed"),
        (b"%PDF-1.7 \x00\x01\x02", "cannot find products"),
        (b"Handle,Title\npot,Pot\n", "lacks a column: price"),
        (b" ", "The file is empty."),
    ],
)
async def test_what_is_no_feed_is_told_in_a_sentence(
    shop: Shop, olga: Person, data: bytes, words: str
) -> None:
    await sends(olga, data, "notes.pdf")
    await olga.clicks("➕ A new feed: notes")
    await olga.sees(words)
    assert await deals(shop.database) == []
    assert [one.state for one in await imports(shop.database)] == [FeedState.FAILED]


async def test_a_file_too_big_to_fetch_is_refused_and_the_form_is_still_there(
    shop: Shop, olga: Person
) -> None:
    await sends(olga, bytes(20 * 1024 * 1024 + 1), "huge.csv")
    await olga.sees("python -m bot deals import FILE")
    await olga.sends_document(BAD.encode(), "small.csv")
    await olga.sees("Which feed is this?")
    await olga.says("x" * 4096)
    await olga.sees("1 to 60 characters")
    await olga.says("Весна")
    await agrees(olga)
    await olga.sees("small.csv is imported into Весна.")
    assert len(await imports(shop.database)) == 1


async def test_an_import_that_was_killed_goes_on_where_it_was(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_feeds, "CHUNK_ROWS", 50)
    monkeypatch.setattr(import_feeds, "EVERY_S", 3600)
    feed = HEADER + "".join(f"p{n},Pot {n},{'x' if n % 100 == 7 else 1},,\n" for n in range(500))
    async with opened() as shop:
        olga = await owner_of(shop)
        sent = await olga.sends_document(feed.encode(), "feed.csv")
        file = FeedFile(sent.body["document"]["file_id"], "feed.csv", len(feed))
        now = shop.clock.now
        async with shop.database.begin() as tx:
            begun = await feed_import.begin(
                tx, olga.id, file, source="s", currency="EUR", now=now()
            )
            begun.state = FeedState.RUNNING
        monkeypatch.setattr(import_feeds, "SLICE_S", 0.0001)
        importer = Importer(shop.database, shop.app.bot, now, Random(1))
        for _ in range(4):
            await importer.tick()
        (half,) = await imports(shop.database)
        assert (half.state, half.rows_done, half.new) == (FeedState.RUNNING, 200, 198)
        monkeypatch.setattr(import_feeds, "SLICE_S", 30)
        again = Importer(shop.database, shop.app.bot, now, Random(2))
        other = Importer(shop.database, shop.app.bot, now, Random(3))
        await asyncio.gather(again.tick(), other.tick())
        while await again.tick():
            pass
        (whole,) = await imports(shop.database)
        assert (whole.state, whole.new, whole.changed, whole.same, whole.bad) == (
            FeedState.DONE,
            495,
            0,
            0,
            5,
        )
        async with shop.database.read() as tx:
            assert await tx.scalar(select(func.count()).select_from(Deal)) == 495
        report = await reported(olga)
        assert [row[0] for row in sheet(shop, report)] == ["line", "9", "109", "209", "309", "409"]


async def test_a_file_that_telegram_does_not_give_is_tried_again_and_given_up(
    shop: Shop, olga: Person
) -> None:
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        asked = await feed_import.begin(
            tx, olga.id, FeedFile("gone", "feed.csv", 10), source="s", currency="EUR", now=now
        )
    await olga.sees("Telegram does not give me the file. Send it once more.")
    async with shop.database.begin() as tx:
        second = await feed_import.begin(
            tx, olga.id, FeedFile("x", "b.csv", 10), source="s", currency="EUR", now=now
        )
        second.try_at = now + timedelta(days=1)
        for tries in range(1, feed_import.TRIES_MAX):
            await feed_import.retry_later(tx, second.id, Refused("feed.not_fetched"), now=now)
            assert second.tries == tries
        assert second.try_at > now
        await feed_import.retry_later(tx, second.id, Refused("feed.not_fetched"), now=now)
    found = await imports(shop.database)
    assert [one.state for one in found] == [FeedState.FAILED] * 2
    assert found[0].id == asked.id


@pytest.mark.parametrize(
    ("data", "report", "card"),
    [
        (BAD.encode(), "feed.csv is imported into s.", "✅ Done"),
        (b"<html>", "feed.csv is not imported", "⛔ Not imported"),
    ],
)
async def test_trouble_on_the_way_to_the_file_passes_and_its_card_tells_the_end(
    shop: Shop, olga: Person, data: bytes, report: str, card: str
) -> None:
    sent = await olga.sends_document(data, "feed.csv")
    file = FeedFile(sent.body["document"]["file_id"], "feed.csv", len(data))
    now = shop.clock.now()
    shop.box.faults.next("getFile", Fault.close_connection())
    async with shop.database.begin() as tx:
        await feed_import.begin(tx, olga.id, file, source="s", currency="EUR", now=now)
    await olga.sees("Telegram does not give me the file. I try again soon.")
    (waits,) = await imports(shop.database)
    assert (waits.state, waits.tries) == (FeedState.WAITING, 1)
    async with shop.database.begin() as tx:
        (await tx.get_one(FeedImport, waits.id)).try_at = now
    if data == BAD.encode():
        await agrees(olga)
    await olga.sees(report)
    await olga.sees(card)


async def test_a_file_that_cannot_be_worked_on_is_given_up_and_told(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_feeds, "EVERY_S", 3600)
    mutate_function(monkeypatch, excerpt, "_lines", "layout.encoding", "layout.encoding.none")
    async with opened() as shop:
        olga = await owner_of(shop)
        sent = await olga.sends_document(BAD.encode(), "feed.csv")
        file = FeedFile(sent.body["document"]["file_id"], "feed.csv", len(BAD))
        now = shop.clock.now() - timedelta(hours=feed_import.TRIES_MAX)
        async with shop.database.begin() as tx:
            begun = await feed_import.begin(tx, olga.id, file, source="s", currency="EUR", now=now)
            begun.state = FeedState.RUNNING
        for hours in range(feed_import.TRIES_MAX):
            at = now + timedelta(hours=hours)
            with pytest.raises(AttributeError):
                await Importer(shop.database, shop.app.bot, lambda at=at: at, Random(1)).tick()
        (failed,) = await imports(shop.database)
        assert (failed.state, failed.reason) == (FeedState.FAILED, "feed.broken")
        await olga.sees("Something went wrong here, and it is not the file's fault")


async def test_one_feed_is_imported_once_at_a_time(shelf: Database) -> None:
    async with shelf.begin() as tx:
        for number in range(feed_import.WAITING_MAX):
            await feed_import.begin(
                tx, 1, FeedFile("f", "f", 1), source=f"s{number}", currency="EUR", now=MONDAY
            )
    for source, reason in (("s1", "under_way"), ("new", "too_many_waiting")):
        with pytest.raises(Refused, match=reason):
            async with shelf.begin() as tx:
                await feed_import.begin(
                    tx, 1, FeedFile("f", "f", 1), source=source, currency="EUR", now=MONDAY
                )


@pytest.mark.parametrize(
    ("stem", "name"), [("products (1)", "products"), ("tea(12)", "tea"), ("a (b)", "a (b)")]
)
def test_a_second_copy_of_a_file_is_the_same_feed(stem: str, name: str) -> None:
    assert COPY.sub("", stem) == name
