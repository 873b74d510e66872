"""Sale prices on real databases: asked within their window alone, before and after it the regular one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.deal import edit
from domain.deal.deal import deal_snapshot, is_on_offer
from domain.deal.edit import EditContext
from jobs import deal_expiry, sale_price
from storage.database import Database
from storage.deal import deals as deal_deals
from tests.flows.sample_deals import MONDAY, deals, import_sample

HEADER = "id\ttitle\tprice\tsale_price\tsale_price_effective_date\n"
START, END = datetime(2026, 6, 10, tzinfo=UTC), datetime(2026, 6, 20, tzinfo=UTC)
WITHIN, AFTER = START + timedelta(days=3), END + timedelta(days=3)
REGULAR, REDUCED = (2000, None), (1500, 2000)


@pytest.fixture
def feed(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "feed.tsv"
    path.write_text(f"{HEADER}1\tTea\t20.00\t15.00\t2026-06-10T00:00Z/2026-06-20T00:00Z\n")
    return path


async def asked(database: Database) -> tuple[int, int | None]:
    (deal,) = await deals(database)
    return deal.price_minor, deal.list_price_minor


@pytest.mark.parametrize(
    ("now", "price"),
    [(MONDAY, REGULAR), (START, REDUCED), (WITHIN, REDUCED), (END, REGULAR), (AFTER, REGULAR)],
)
async def test_an_import_asks_what_holds_now_and_no_window_ends_the_deal(
    database: Database, feed: Path, now: datetime, price: tuple[int, int | None]
) -> None:
    await import_sample(database, path=feed, now=now)
    assert await asked(database) == price
    (deal,) = await deals(database)
    assert is_on_offer(deal, now=now)
    assert await deal_expiry.tick(database, AFTER) == 0
    assert deal_snapshot(deal)["ends_at"] == (END.isoformat() if price == REDUCED else None)


async def test_the_price_changes_by_itself_at_both_ends_of_the_window(
    database: Database, feed: Path
) -> None:
    await import_sample(database, path=feed)
    second = timedelta(seconds=1)
    for now, price, changed in (
        (START - second, REGULAR, 0),
        (START, REDUCED, 1),
        (WITHIN, REDUCED, 0),
        (END - second, REDUCED, 0),
        (END, REGULAR, 1),
        (AFTER, REGULAR, 0),
    ):
        assert await sale_price.tick(database, now) == changed
        assert await asked(database) == price
    (deal,) = await deals(database)
    async with database.read() as tx:
        history = await deal_deals.price_history(tx, deal.id)
    assert [(one.at, one.price_minor) for one in history] == [
        (MONDAY, 2000),
        (START, 1500),
        (END, 2000),
    ]
    progress = await import_sample(database, path=feed, now=AFTER)
    assert (progress.tally.same, progress.tally.changed) == (1, 0)


async def test_a_window_that_was_slept_through_leaves_the_regular_price(
    database: Database, feed: Path
) -> None:
    await import_sample(database, path=feed)
    assert await sale_price.tick(database, AFTER) == 0
    assert await asked(database) == REGULAR
    (deal,) = await deals(database)
    assert deal.reprice_at is None


async def test_a_price_that_was_set_by_hand_has_no_sale(database: Database, feed: Path) -> None:
    await import_sample(database, path=feed)
    (deal,) = await deals(database)
    house = EditContext("UTC", frozenset(), MONDAY)
    async with database.begin() as tx:
        await edit.edit(tx, deal.id, "price", "18", house)
    assert await sale_price.tick(database, START) == 0
    assert await asked(database) == (1800, None)
    async with database.begin() as tx:
        await edit.reset_edits(tx, deal.id, now=WITHIN)
    await import_sample(database, path=feed, now=WITHIN)
    assert await asked(database) == REDUCED
    assert await sale_price.tick(database, END) == 1
    assert await asked(database) == REGULAR


async def test_a_sale_that_left_the_feed_is_over_at_once(database: Database, feed: Path) -> None:
    await import_sample(database, path=feed, now=WITHIN)
    feed.write_text(f"{HEADER}1\tTea\t20.00\t\t\n")
    await import_sample(database, path=feed, now=WITHIN)
    assert await asked(database) == REGULAR
    assert await sale_price.tick(database, AFTER) == 0
