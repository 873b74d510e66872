"""Orders as an operator lists and exports them."""

import asyncio
import csv
import io
import json
from pathlib import Path

import pytest

from tests.shop_keys import unlocked
from tests.storage import flash_sale_shop
from tests.terminal import Terminal


def sold(folder: Path) -> None:
    """Let two people have an order, one of them named like a formula."""

    async def made() -> None:
        database = unlocked(f"sqlite+aiosqlite:///{folder}/data/tuan.db")
        await flash_sale_shop.crowd(database, 2)
        sale = await flash_sale_shop.sell(database)
        await flash_sale_shop.claim(database, sale, 1, chat=flash_sale_shop.TEA)
        await flash_sale_shop.claim(database, sale, 2)
        await database.close()

    asyncio.run(made())


@pytest.fixture
def stocked(terminal: Terminal) -> Terminal:
    assert "No orders like that." in terminal.types("orders", "list").stderr
    sold(terminal.folder)
    return terminal


def test_orders_are_listed_narrowed_and_exported(stocked: Terminal) -> None:
    table = stocked.types("orders", "list", "--state", "ready").stdout
    assert "c1" in table and "c2" in table
    found = stocked.types("orders", "list", "--json", "--limit", "1").stdout
    (order,) = json.loads(found)
    assert (order["order"], order["amount"], order["state"]) == ("c2", "9.90", "ready")
    narrowed = stocked.types("orders", "list", "--json", "--chat", str(flash_sale_shop.TEA)).stdout
    assert [one["order"] for one in json.loads(narrowed)] == ["c1"]
    sheet = stocked.types("orders", "export", "--period", "2026-05").stdout
    assert sheet.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ["Person 2", "Person 1"]
    for words, said in (
        (("--state", "lost"), "lost is none of pending, to_pay"),
        (("--promotion", "NOPE"), "There is no group buy or flash sale NOPE."),
        (("--period", "soon"), "I cannot read “soon” as a period."),
    ):
        refused = stocked.types("orders", "list", *words)
        assert refused.returncode in {1, 2} and said in refused.stderr, words
