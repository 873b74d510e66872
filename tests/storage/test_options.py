"""Options of deals in the database: imported again, edited by hand, gone and back."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import Engine, event

from domain.deal.deal import Tally, compare_feed, import_feed
from domain.deal.edit import EditContext, edit
from domain.feeds.readers.reading import FeedTerms, read
from storage.database import Database
from storage.deal import deals
from storage.deal.tables import Deal
from storage.option import options
from storage.option.tables import DealOption

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
HEADER = "Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Inventory Qty\n"
S, M, L = "s,Shirt,Size,S,12,5\n", "s,Shirt,Size,M,12,3\n", "s,Shirt,Size,L,15,1\n"
GOOGLE = "id,title,price,item_group_id,size\n"


async def takes(database: Database, text: str, day: int = 0) -> Tally:
    """Import a feed, after saying what that would do, which has to be true."""
    rows, now = list(read([text.encode()], FeedTerms("EUR"))), NOON + timedelta(days=day)
    async with database.read() as tx:
        said = await compare_feed(tx, rows, source="shop", now=now)
    async with database.begin() as tx:
        tally = await import_feed(tx, rows, source="shop", now=now, rng=Random(day))
    assert (said.new, said.changed, said.same) == (tally.new, tally.changed, tally.same)
    return tally


async def shirt(database: Database, source_id: str = "s") -> tuple[Deal, list[DealOption]]:
    async with database.read() as tx:
        deal = (await deals.by_source(tx, "shop", [source_id]))[source_id]
        return deal, list(await options.of_deal(tx, deal.id, closed=True))


async def test_options_are_imported_and_a_repeated_import_writes_nothing(
    database: Database,
) -> None:
    await takes(database, HEADER + S + L)
    deal, found = await shirt(database)
    assert (deal.price_minor, deal.from_minor, deal.option_kinds) == (1200, 1200, ["Size"])
    assert [(one.words, one.price_minor, one.stock_left) for one in found] == [
        (["S"], None, 5),
        (["L"], 1500, 1),
    ]
    written: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith(("INSERT", "UPDATE")):
            written.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    tally = await takes(database, HEADER + S + L, day=1)
    event.remove(Engine, "before_cursor_execute", note)
    assert (tally.same, tally.changed, written) == (1, 0, [])


async def test_a_deal_of_before_stays_the_same_and_gains_options(database: Database) -> None:
    await takes(database, "Handle,Title,Variant Price\ns,Shirt,12\n")
    before, none = await shirt(database)
    tally = await takes(database, HEADER + S + M, day=1)
    after, found = await shirt(database)
    assert (tally.changed, none, len(found)) == (1, [], 2)
    assert (before.id, before.code) == (after.id, after.code)
    assert after.from_minor is None  # Both cost what the deal says.


async def test_an_option_that_left_ends_and_comes_back_with_its_number(database: Database) -> None:
    await takes(database, HEADER + S + M + L)
    await takes(database, HEADER + S + L, day=1)
    _, found = await shirt(database)
    assert [(one.words[0], one.closed_at is None) for one in found if one.closed_at] == [
        ("M", False)
    ]
    gone = next(one for one in found if one.closed_at)
    await takes(database, HEADER + M + S + L, day=2)
    _, found = await shirt(database)
    assert [(one.words[0], one.closed_at) for one in found] == [
        ("M", None),
        ("S", None),
        ("L", None),
    ]
    assert found[0].id == gone.id


async def test_what_a_person_edited_stays(database: Database) -> None:
    await takes(database, HEADER + S + L)
    _, (small, _) = await shirt(database)
    async with database.begin() as tx:
        mine = await tx.get_one(DealOption, small.id)
        mine.price_minor, mine.closed_at = 999, NOON
        mine.own = ["price_minor", "closed_at"]
    await takes(database, HEADER + "s,Shirt,Size,S,13,2\n" + L, day=1)
    deal, found = await shirt(database)
    assert [(one.price_minor, one.closed_at is None, one.stock_left) for one in found] == [
        (999, False, 2),
        (1500, True, 1),
    ]
    assert deal.from_minor == 1500  # Of what can be had.


async def test_the_price_from_follows_an_edit_of_the_deals_price(database: Database) -> None:
    await takes(database, HEADER + S + L)
    deal, _ = await shirt(database)
    async with database.begin() as tx:
        await edit(tx, deal.id, "price", "14", EditContext("UTC", frozenset(), NOON))
    assert (await shirt(database))[0].from_minor == 1400


async def test_items_that_were_deals_come_together_in_the_first_ones_deal(
    database: Database,
) -> None:
    apart = "id,title,price\na,Green tea - S,5\nb,Green tea - L,9\n"
    await takes(database, apart)
    first, _ = await shirt(database, "a")
    tally = await takes(
        database, GOOGLE + "a,Green tea - S,5,tea,S\nb,Green tea - L,9,tea,L\n", day=1
    )
    deal, found = await shirt(database, "tea")
    assert (deal.id, deal.code, len(found), tally.changed) == (first.id, first.code, 2, 1)


@pytest.mark.parametrize("row", ["s,Shirt,Size,S,12,5\n", "s,Shirt,,,12,5\n"])
async def test_a_product_that_has_one_variant_left_has_no_choice(
    database: Database, row: str
) -> None:
    await takes(database, HEADER + S + L)
    await takes(database, HEADER + row, day=1)
    deal, found = await shirt(database)
    assert (deal.option_kinds, deal.from_minor) == ([], None)
    assert all(one.closed_at for one in found)
