"""The role matrix: every action of every window, done by everybody, refused to whom it should be."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from domain.admin import role
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from storage import installation
from storage.database import Database
from storage.schema import metadata
from storage.stores import Staff, Store
from tests.flows.group_buy_shop import GroupBuyShop
from tests.flows.role_machine import ALLOWED, REFUSED, actions, perform
from tests.flows.role_matrix import EVERYWHERE, MOVES, OWNER, SOME_CHATS
from tests.flows.sample_deals import MONDAY
from tests.shop_keys import unlocked
from tests.storage.flash_sale_shop import sell

OLGA, BEN, ANN, SAM, PAT, MIA = 1, 2, 3, 4, 5, 6
"""The owner, an admin, an admin of one chat, staff of a store, a promoter, a member."""
STRANGER, ANONYMOUS, CHANNEL = 99, 1087968824, 136817688
NOBODIES = (SAM, PAT, MIA, STRANGER, ANONYMOUS, CHANNEL)
ROWS = {name: need for need in (SOME_CHATS, EVERYWHERE, OWNER) for name in need}
LISTED = [action for action in actions() if action[0] in ROWS]
COUNTS = text(
    " UNION ALL ".join(
        f"SELECT '{table.name}', count(*) FROM {table.name}" for table in metadata.sorted_tables
    )
)


@pytest.fixture(scope="module")
def furnished(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with somebody in every role, to be copied."""
    path = tmp_path_factory.mktemp("house") / "tuan.db"
    shutil.copy(sqlite_template, path)
    asyncio.run(furnish(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
async def house(furnished: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A shop with somebody in every role."""
    path = tmp_path / "tuan.db"
    shutil.copy(furnished, path)
    database = unlocked(f"sqlite+aiosqlite:///{path}")
    yield database
    await database.close()


async def furnish(url: str) -> None:
    shelf = unlocked(url)
    market = GroupBuyShop(shelf)
    await market.meet(OLGA, BEN, ANN, SAM, PAT, MIA)
    await market.pool()
    await sell(shelf)
    async with shelf.begin() as tx:
        day = (MONDAY, MONDAY + timedelta(days=1))
        terms = OrderListTerms(
            title="Box", items=[ItemTerms(deal_id=1)], starts_at=day[0], ends_at=day[1]
        )
        await publish_order_list(tx, terms, [(-1, None)], now=MONDAY, rng=Random(5))
        store = Store(code="S2345", name="Market", created_at=MONDAY)
        tx.add(store)
        await tx.flush()
        tx.add(Staff(store_id=store.id, member_id=SAM, added_at=MONDAY))
        await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})
        await role.grant(tx, BEN, by_id=None, now=MONDAY)
        await role.grant(tx, ANN, by_id=None, now=MONDAY, chats=[-1])
    await shelf.close()


async def counts(database: Database) -> dict[str, int]:
    """Return how many rows every table has."""
    async with database.read() as tx:
        rows = await tx.execute(COUNTS)
        return {str(table): int(number) for table, number in rows}


async def test_nothing_that_a_nobody_does_changes_anything(house: Database) -> None:
    """Holds for every window there is: a new button needs no row to be tried here."""
    before = await counts(house)
    for action in actions():
        for who in NOBODIES:
            await perform(action, house, who)
    assert await counts(house) == before


@pytest.mark.parametrize("action", LISTED, ids=[name for name, _, _ in LISTED])
async def test_an_act_is_refused_to_whom_it_is_not_for(house: Database, action) -> None:  # type: ignore[no-untyped-def]
    need = ROWS[action[0]]
    refused = [*NOBODIES]
    refused += [ANN] if need in (EVERYWHERE, OWNER) else []
    refused += [BEN] if need is OWNER else []
    before = await counts(house)
    for who in refused:
        verdict, reason = await perform(action, house, who)
        assert verdict == REFUSED, (action[0], who, reason)
    assert await counts(house) == before
    if action[0] not in ("Settings:all health", "Settings:all backup"):
        assert (await perform(action, house, OLGA))[0] == ALLOWED


async def test_what_moves_about_changes_nothing_whoever_does_it(house: Database) -> None:
    before = await counts(house)
    for action in actions():
        if action[0] in MOVES:
            for who in (OLGA, BEN, ANN):
                await perform(action, house, who)
            assert await counts(house) == before, action[0]


def test_everything_that_can_be_pressed_or_typed_has_its_row() -> None:
    """A new button that is in no list fails here; what a window shows may have a row."""
    names = {name for name, _, _ in actions()}
    assert {*ROWS, *MOVES} <= names
    assert not set(ROWS) & set(MOVES)
    assert {one for one in names if not one.endswith(" look")} <= {*ROWS, *MOVES}
