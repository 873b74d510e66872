"""Imports on real databases: repeated, changed, interrupted, and with bad rows among good."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from domain import code
from domain.deal import edit
from domain.deal.deal import import_feed, restore_deal, withdraw_deal
from domain.deal.edit import EditContext
from domain.feeds.readers.reading import FeedTerms
from domain.feeds.row import BadRow, FeedRow
from domain.refusal import Refused
from jobs import deal_expiry
from jobs.import_file import ImportProgress, import_file
from storage.database import Database
from storage.deal.deals import count, tags_of
from storage.deal.tables import Deal, DealState
from tests.flows.sample_deals import MONDAY, SAMPLE, deals, import_sample

HEADER = "Handle,Title,Variant Price,Variant Compare At Price,Tags\n"
TYPED = "Handle,Title,Variant Price,Variant Compare At Price,Tags,Type\n"
LATER = MONDAY + timedelta(days=1)


def tally(progress: ImportProgress) -> tuple[int, int, int, int]:
    found = progress.tally
    return found.new, found.changed, found.same, len(found.bad)


async def test_the_sample_becomes_twenty_deals_with_short_codes(database: Database) -> None:
    progress = await import_sample(database)
    assert tally(progress) == (20, 0, 0, 0)
    assert progress.bytes_read == progress.bytes_total == SAMPLE.stat().st_size
    found = await deals(database)
    assert len({deal.code for deal in found}) == 20
    assert {len(deal.code) for deal in found} == {4}
    async with database.read() as tx:
        tags = await tags_of(tx, [found[0].id])
    assert tags[found[0].id] == {"outdoor", "pot", "plants"}


async def test_importing_again_changes_nothing_and_no_code(database: Database) -> None:
    await import_sample(database)
    before = {deal.source_id: (deal.id, deal.code) for deal in await deals(database)}
    assert tally(await import_sample(database, now=LATER)) == (0, 0, 20, 0)
    after = await deals(database)
    assert {deal.source_id: (deal.id, deal.code) for deal in after} == before
    assert {deal.changed_at for deal in after} == {MONDAY}


async def test_a_changed_feed_updates_its_deals_and_leaves_the_others(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "feed.csv"
    path.write_text(HEADER + "pot,Pot,9.99,,Clay\nlamp,Lamp,20,,\n")
    await import_sample(database, path=path)
    path.write_text(HEADER + "pot,Pot,7.99,9.99,Sale\nlamp,Lamp,20,,\nbowl,Bowl,5,,\nbad,Bad,,,\n")
    progress = await import_sample(database, now=LATER, path=path)
    assert tally(progress) == (1, 1, 1, 1)
    assert progress.tally.bad == [BadRow(5, "feed.price_missing")]
    pot, lamp, bowl = await deals(database)
    assert (pot.price_minor, pot.list_price_minor, pot.changed_at) == (799, 999, LATER)
    assert (lamp.changed_at, bowl.created_at) == (MONDAY, LATER)
    async with database.read() as tx:
        assert await tags_of(tx, [pot.id]) == {pot.id: {"sale"}}


async def test_a_feed_does_not_bring_back_what_the_operator_withdrew(database: Database) -> None:
    await import_sample(database)
    first = (await deals(database))[0]
    async with database.begin() as tx:
        await withdraw_deal(tx, f" {first.code.lower()} ", now=MONDAY)
    await import_sample(database, now=LATER)
    assert (await deals(database))[0].state == DealState.WITHDRAWN
    async with database.begin() as tx:
        await restore_deal(tx, first.code, now=LATER)
    assert (await deals(database))[0].state == DealState.ACTIVE


async def test_a_feed_leaves_alone_what_the_operator_edited(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "feed.csv"
    path.write_text(HEADER + "pot,Pot,9.99,,Clay\n")
    await import_sample(database, path=path)
    (pot,) = await deals(database)
    house = EditContext("UTC", frozenset(), MONDAY)
    async with database.begin() as tx:
        await edit.edit(tx, pot.id, "title", "  The <b>pot</b> ", house)
        await edit.edit(tx, pot.id, "price", "8", house)
    path.write_text(HEADER + "pot,Jar,7.99,9.99,Clay\n")
    await import_file(
        database, path, source="shopify", terms=FeedTerms("USD"), now=lambda: LATER, rng=Random(1)
    )
    (pot,) = await deals(database)
    assert (pot.title, pot.price_minor, pot.list_price_minor) == ("The pot", 800, None)
    assert (pot.currency, pot.link) == ("EUR", "https://shop.example/products/pot")
    async with database.begin() as tx:
        await edit.reset_edits(tx, pot.id, now=LATER)
    assert tally(await import_sample(database, now=LATER, path=path)) == (0, 1, 0, 0)
    (pot,) = await deals(database)
    assert (pot.title, pot.price_minor, pot.list_price_minor) == ("Jar", 799, 999)


async def test_a_feed_leaves_alone_tags_and_category_that_the_operator_edited(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "feed.csv"
    path.write_text(TYPED + "pot,Pot,9.99,,Clay,Pots\nlamp,Lamp,5,,Sale,Lamps\n")
    await import_sample(database, path=path)
    pot, lamp = await deals(database)
    house = EditContext("UTC", frozenset(), MONDAY)
    async with database.begin() as tx:
        await edit.edit(tx, pot.id, "tags", "Gift, Tea Time", house)
        await edit.edit(tx, lamp.id, "category", "Lights", house)
    path.write_text(TYPED + "pot,Jar,9.99,,Sale,Jars\nlamp,Lamp,5,,New,Old\n")
    assert tally(await import_sample(database, now=LATER, path=path)) == (0, 1, 1, 0)
    pot, lamp = await deals(database)
    assert (pot.title, pot.category, lamp.category) == ("Jar", "Pots", "Lights")
    async with database.begin() as tx:
        assert await tags_of(tx, [pot.id, lamp.id]) == {
            pot.id: {"gift", "tea time", "pots"},
            lamp.id: {"sale", "lamps", "lights"},
        }
        for deal in (pot, lamp):
            await edit.reset_edits(tx, deal.id, now=LATER)
    assert tally(await import_sample(database, now=LATER, path=path)) == (0, 2, 0, 0)
    async with database.read() as tx:
        assert await tags_of(tx, [pot.id, lamp.id]) == {
            pot.id: {"sale", "jars"},
            lamp.id: {"new", "old"},
        }


async def test_a_category_that_would_be_a_tag_too_many_is_refused(shelf: Database) -> None:
    await import_sample(shelf)
    first = (await deals(shelf))[0]
    house = EditContext("UTC", frozenset(), MONDAY)
    words = " ".join(["outdoor", *(f"t{number}" for number in range(19))])
    async with shelf.begin() as tx:
        await edit.edit(tx, first.id, "tags", words, house)
    with pytest.raises(Refused, match=r"deal\.tags"):
        async with shelf.begin() as tx:
            await edit.edit(tx, first.id, "category", "One more", house)
    assert (await deals(shelf))[0].category == first.category


async def test_an_edit_that_is_under_way_is_not_undone_by_an_import(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "feed.csv"
    path.write_text(HEADER + "pot,Pot,9.99,,Clay\n")
    await import_sample(database, path=path)
    (pot,) = await deals(database)
    path.write_text(HEADER + "pot,Jar,9.99,,Sale\n")
    house = EditContext("UTC", frozenset(), MONDAY)
    async with database.begin() as tx:
        await edit.edit(tx, pot.id, "title", "Mine", house)
        await edit.edit(tx, pot.id, "tags", "mine", house)
        importing = asyncio.create_task(import_sample(database, now=LATER, path=path))
        await asyncio.sleep(0.3)
        assert not importing.done()
    await importing
    (pot,) = await deals(database)
    assert pot.title == "Mine"
    async with database.read() as tx:
        assert await tags_of(tx, [pot.id]) == {pot.id: {"mine"}}


async def test_a_deal_whose_end_moves_later_is_on_offer_again(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "feed.tsv"
    header = "id\ttitle\tprice\texpiration_date\n"

    def until(day: str) -> str:
        return f"{header}1\tPot\t9 EUR\t{day}T00:00Z\n"

    path.write_text(until("2026-05-30"))
    await import_sample(database, path=path)
    assert await deal_expiry.tick(database, MONDAY) == 0
    assert (await deals(database))[0].closed_at == MONDAY
    path.write_text(until("2026-06-30"))
    await import_sample(database, now=LATER, path=path)
    assert (await deals(database))[0].closed_at is None


async def test_the_same_id_in_two_feeds_is_two_deals(database: Database) -> None:
    await import_sample(database)
    await import_file(
        database, SAMPLE, source="other", terms=FeedTerms("USD"), now=lambda: MONDAY, rng=Random(8)
    )
    found = await deals(database)
    assert len(found) == 40
    assert len({deal.code for deal in found}) == 40


async def test_pictures_of_our_own_stand_in_for_the_feeds(
    database: Database, tmp_path: Path
) -> None:
    path, pictures = tmp_path / "feed.csv", tmp_path / "pictures of ours"
    pictures.mkdir()
    (pictures / "pot.png").write_bytes(b"png")
    (tmp_path / "secret.png").write_bytes(b"png")
    path.write_text(HEADER + "pot,Pot,1,,\n../secret,Lamp,2,,\n")
    await import_file(
        database,
        path,
        source="s",
        terms=FeedTerms("EUR"),
        now=lambda: MONDAY,
        rng=Random(1),
        pictures=pictures,
    )
    pot, lamp = await deals(database)
    assert (pot.photo, lamp.photo) == ((pictures / "pot.png").as_uri(), None)


async def test_what_is_no_feed_imports_nothing(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_text("<html><body>Sign in</body></html>")
    with pytest.raises(Refused, match=r"feed\.web_page"):
        await import_sample(database, path=path)
    with pytest.raises(FileNotFoundError):
        await import_sample(database, path=tmp_path / "none.csv")
    assert await deals(database) == []


async def test_an_import_does_not_hold_the_writer_from_start_to_end(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writer gets its turn between two chunks."""
    monkeypatch.setattr("jobs.import_file.CHUNK_ROWS", 50)
    path = tmp_path / "feed.csv"
    path.write_text(HEADER + "".join(f"p{n},Pot {n},1,,\n" for n in range(500)))
    seen: list[int] = []

    async def look() -> None:
        while not seen or seen[-1] < 500:
            async with database.begin() as tx:
                seen.append(await count(tx))
            await asyncio.sleep(0)

    await asyncio.gather(import_sample(database, path=path), look())
    assert len(set(seen)) > 3


async def test_the_same_feed_imported_twice_at_once_makes_no_doubles(database: Database) -> None:
    outcomes = await asyncio.gather(
        import_sample(database), import_sample(database), return_exceptions=True
    )
    assert any(isinstance(outcome, ImportProgress) for outcome in outcomes)
    assert len(await deals(database)) == 20


async def test_codes_are_drawn_again_when_taken_and_grow_when_crowded(
    shelf: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code, "ALPHABET", "23")
    async with shelf.begin() as tx:
        rows = [_row(f"p{n}") for n in range(12)]
        await import_feed(tx, rows, source="s", now=MONDAY, rng=Random(1))
    async with shelf.read() as tx:
        codes = list(await tx.scalars(select(Deal.code)))
    assert len(set(codes)) == 12
    assert {len(drawn) for drawn in codes} == {8}


def _row(source_id: str) -> FeedRow:
    row = FeedRow(
        line=1,
        source_id="",
        title="Pot",
        description="",
        price_minor=1,
        list_price_minor=None,
        currency="EUR",
        link=None,
        photo=None,
        category=None,
    )
    return replace(row, source_id=source_id)
