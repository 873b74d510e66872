"""The catalogue on real databases: found in any script and case, page by page, shelf by shelf."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from storage.deal import catalogue
from storage.deal.catalogue import PAGE_SIZE, CatalogueFilter
from storage.deal.deals import search
from storage.deal.tables import Deal, DealState

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def deal(number: int, title: str, **values: object) -> Deal:
    given = {
        "code": f"C{number:03}",
        "source": "Весна",
        "source_id": str(number),
        "title": title,
        "price_minor": 100,
        "currency": "EUR",
        "created_at": NOON,
        "changed_at": NOON,
    }
    return Deal(**(given | values))


async def titles(
    database: Database, words: str, shelf: CatalogueFilter = CatalogueFilter.ALL
) -> list[str]:
    async with database.read() as tx:
        page = await catalogue.page(tx, 0, words=words, shelf=shelf, now=NOON)
    return [deal.title for deal in page.deals]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("чайник", ["ЧАЙНИК Ёлка"]),
        ("ёЛКа чай", ["ЧАЙНИК Ёлка"]),
        ("STRASSE", ["Tee, Große Straße"]),
        ("青花瓷", ["青花瓷茶杯"]),
        ("ＴＥＥ", ["Tee, Große Straße"]),
        ("c001", ["ЧАЙНИК Ёлка"]),
        ("50%", ["50% off_now\\"]),
        ("off_", ["50% off_now\\"]),
        ("%", ["50% off_now\\"]),
        ("_", ["50% off_now\\"]),
        ("now\\", ["50% off_now\\"]),
        ("чай кофе", []),
        ("ВЕСНА", ["50% off_now\\", "青花瓷茶杯", "Tee, Große Straße", "ЧАЙНИК Ёлка"]),
        ("  ", ["50% off_now\\", "青花瓷茶杯", "Tee, Große Straße", "ЧАЙНИК Ёлка"]),
    ],
)
async def test_deals_are_found_by_words(database: Database, words: str, found: list[str]) -> None:
    names = ("ЧАЙНИК Ёлка", "Tee, Große Straße", "青花瓷茶杯", "50% off_now\\")
    async with database.begin() as tx:
        tx.add_all(deal(number, name) for number, name in enumerate(names, 1))
    assert await titles(database, words) == found
    async with database.read() as tx:
        offered = await search(tx, words, now=NOON, limit=9)
    assert [one.title for one in offered] == found


async def test_another_title_is_found_by_its_own_words(database: Database) -> None:
    async with database.begin() as tx:
        one = deal(1, "Чай")
        tx.add(one)
    async with database.begin() as tx:
        (await tx.get_one(Deal, one.id)).title = "Кофе"
    assert await titles(database, "чай") == []
    assert await titles(database, "кофе") == ["Кофе"]


async def test_shelves_and_pages(database: Database) -> None:
    hour = timedelta(hours=1)
    async with database.begin() as tx:
        tx.add_all(deal(number, f"Tea {number}") for number in range(PAGE_SIZE + 1))
        tx.add(deal(100, "Ended", ends_at=NOON))
        tx.add(deal(101, "Withdrawn", state=DealState.WITHDRAWN))
        tx.add(deal(102, "Later", starts_at=NOON + hour))
        tx.add(deal(103, "None left", in_stock=False))
    assert await titles(database, "", CatalogueFilter.OVER) == ["Withdrawn", "Ended"]
    assert len(await titles(database, "", CatalogueFilter.OFFERED)) == PAGE_SIZE
    async with database.read() as tx:
        last = await catalogue.page(tx, 99, words="tea", shelf=CatalogueFilter.OFFERED, now=NOON)
        none = await catalogue.page(tx, -5, words="coffee", shelf=CatalogueFilter.ALL, now=NOON)
    assert (last.number, last.pages, last.total) == (1, 2, PAGE_SIZE + 1)
    assert [one.title for one in last.deals] == ["Tea 0"]
    assert (none.number, none.pages, none.total, list(none.deals)) == (0, 1, 0, [])
