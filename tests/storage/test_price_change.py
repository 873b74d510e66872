"""Price changes on real databases: written by every import and edit, and by nobody changed."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from domain.deal import edit
from domain.deal.edit import EditContext
from storage.database import Database
from storage.deal import deals as deal_deals
from storage.deal.tables import PriceChange
from tests.flows.sample_deals import MONDAY, deals, import_sample

HEADER = "Handle,Title,Variant Price\n"
LATER = MONDAY + timedelta(days=1)


async def test_imports_and_edits_leave_a_line_each_time_the_price_changes(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "feed.csv"
    for day, (title, price) in enumerate([("Pot", 10), ("Jar", 10), ("Jar", 8)]):
        path.write_text(f"{HEADER}pot,{title},{price}\n")
        await import_sample(database, now=MONDAY + timedelta(days=day), path=path)
    (pot,) = await deals(database)
    house = EditContext("UTC", frozenset(), LATER + timedelta(days=5))
    async with database.begin() as tx:
        await edit.edit(tx, pot.id, "title", "Pot", house)
        await edit.edit(tx, pot.id, "price", "9", house)
        await edit.edit(tx, pot.id, "price", "9.00", house)
    async with database.read() as tx:
        found = await deal_deals.price_history(tx, pot.id)
    assert [(one.by, one.before_minor, one.price_minor) for one in found] == [
        ("import", None, 1000),
        ("import", 1000, 800),
        ("edit", 800, 900),
    ]
    assert [one.at for one in found] == [MONDAY, MONDAY + timedelta(days=2), house.now]


@pytest.mark.parametrize(
    "statement", [update(PriceChange).values(price_minor=1), delete(PriceChange)]
)
async def test_the_database_refuses_to_change_what_was_written(
    database: Database,
    statement,  # type: ignore[no-untyped-def]
) -> None:
    await import_sample(database)
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.begin() as tx:
            await tx.execute(statement)
    async with database.read() as tx:
        assert len(await deal_deals.price_history(tx, 1)) == 1
