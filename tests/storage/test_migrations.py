"""A database reaches the program's tables from nothing, and an old one is copied first."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

from storage import backup, migrate
from storage.campaign.tables import Campaign
from storage.database import Database
from storage.deal import deals
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.migrations import steps
from storage.payout.tables import LedgerEntry
from storage.post.tables import Post
from storage.schema import metadata

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
RENAMED = {("campaigns", "tag")}
"""Columns whose cells stand elsewhere now."""
BEFORE_THE_SQUASH = Path(__file__).parent / "shop_0013.sql"
NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "9998"
down_revision = "{head}"


def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
"""


@pytest.fixture
async def empty(tmp_path: Path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/new.db")
    yield database
    await database.close()


async def test_migrations_reach_exactly_the_tables_of_the_program(database: Database) -> None:
    async with database.writer.begin() as connection:
        assert await connection.run_sync(steps.differences) == []


async def test_a_second_start_changes_nothing(empty: Database, tmp_path: Path) -> None:
    assert await migrate.upgrade(empty, now=NOON) is None
    assert await migrate.upgrade(empty, now=NOON) is None
    assert not list(tmp_path.glob("*.before-*"))


async def test_an_old_database_is_copied_before_it_is_changed(
    empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate.upgrade(empty, now=NOON)
    async with empty.begin() as tx:
        await tx.execute(text("INSERT INTO facts (name, value) VALUES ('kept', '{}')"))
    monkeypatch.setattr(migrate, "SCRIPTS", scripts_with(tmp_path, NEXT))
    saved = await migrate.upgrade(empty, now=NOON)
    assert saved == tmp_path / "new.db.before-20260501-120000"
    with closing(sqlite3.connect(saved)) as connection:
        assert ("kept",) in connection.execute("SELECT name FROM facts").fetchall()
        assert "later" not in tables(connection)
    assert backup.check_integrity(saved) == "ok"
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        assert "later" in tables(connection)


async def test_a_newer_database_is_refused_in_a_sentence(empty: Database) -> None:
    await migrate.upgrade(empty, now=NOON)
    async with empty.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrate.DatabaseTooNew, match="newer version of this program"):
        await migrate.upgrade(empty, now=NOON)


async def test_a_migration_that_fails_leaves_the_old_tables(
    empty: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate.upgrade(empty, now=NOON)
    broken = NEXT + "    raise OSError('the machine lost power')\n"
    monkeypatch.setattr(migrate, "SCRIPTS", scripts_with(tmp_path, broken))
    with pytest.raises(OSError, match="lost power"):
        await migrate.upgrade(empty, now=NOON)
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        assert "later" not in tables(connection)
        assert tables(connection) > set(metadata.tables)


def test_the_newest_file_is_the_end_of_the_chain() -> None:
    chain = ScriptDirectory.from_config(steps.config(migrate.SCRIPTS))
    assert chain.get_current_head() == migrate.newest()


def scripts_with(folder: Path, migration: str) -> Path:
    """Return the program's migrations and one more after them."""
    scripts = folder / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9998_next.py").write_text(migration.format(head=migrate.newest()))
    return scripts


def tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows}


async def test_a_shop_of_before_the_squash_keeps_its_rows(empty: Database, tmp_path: Path) -> None:
    """The file holds what the program of commit 087938a wrote, thirteen migrations long."""
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        connection.executescript(BEFORE_THE_SQUASH.read_text(encoding="utf-8"))
        before = rows(connection)
    written = [line for lines in before.values() for line in lines]
    assert len(written) > 20
    assert (await migrate.upgrade(empty, now=NOON)) == tmp_path / "new.db.before-20260501-120000"
    async with empty.writer.begin() as connection:
        assert await connection.run_sync(steps.differences) == []
    async with empty.read() as tx:
        deal, sale = await tx.get_one(Deal, 1), await tx.get_one(FlashSale, 1)
        post, (change,) = await tx.get_one(Post, 5), await deals.price_history(tx, 1)
        owed = (await tx.scalars(select(LedgerEntry).where(LedgerEntry.party_id == 1))).one()
    assert (deal.title, deal.sought, deal.own) == ("Tea", "tea k7q2 test", [])
    assert (sale.code, sale.price_minor, sale.starts_at) == ("FCZ6E", 990, NOON)
    assert (post.deal_id, post.chat_id, post.announcement_id) == (1, -1001, None)
    assert (change.price_minor, change.at) == (1790, NOON)
    assert (owed.amount_minor, owed.currency) == (179, "EUR")
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        after = rows(connection)
        del before["alembic_version"]
        for table, lines in before.items():
            kept = {cell for cell in cells_of(lines) if (table, cell[1]) not in RENAMED}
            assert kept <= cells_of(after[table]), table
        with pytest.raises(sqlite3.DatabaseError, match="the ledger is append-only"):
            connection.execute("DELETE FROM ledger_entries")


async def test_deals_of_before_stay_allowed_and_a_rotation_keeps_its_tag(
    empty: Database, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        connection.executescript(BEFORE_THE_SQUASH.read_text(encoding="utf-8"))
        connection.execute("UPDATE campaigns SET tag = 'garden'")
        connection.commit()
    await migrate.upgrade(empty, now=NOON)
    async with empty.read() as tx:
        assert {deal.approval for deal in await tx.scalars(select(Deal))} == {"allowed"}
        rotation = await tx.get_one(Campaign, 1)
        assert (rotation.deal_sources, rotation.deal_tags) == ([], ["garden"])


async def test_a_shop_of_today_has_the_newest_revision(database: Database) -> None:
    head = ScriptDirectory.from_config(steps.config(migrate.SCRIPTS)).get_current_head()
    async with database.read() as tx:
        assert await tx.scalar(text("SELECT version_num FROM alembic_version")) == head
    assert await migrate.upgrade(database, now=NOON) is None


@pytest.mark.parametrize("revision", ["0001", "0012"])
async def test_an_older_shop_is_sent_through_the_program_that_knew_it(
    empty: Database, revision: str, tmp_path: Path
) -> None:
    await migrate.upgrade(empty, now=NOON)
    async with empty.begin() as tx:
        await tx.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
    with pytest.raises(migrate.DatabaseTooOld, match=f"revision {revision}.*commit 087938a"):
        await migrate.upgrade(empty, now=NOON)
    assert not list(tmp_path.glob("*.before-*"))


async def test_ledger_audit_log_and_prices_are_append_only(database: Database) -> None:
    for table in ("ledger_transactions", "ledger_entries", "audit_lines", "price_changes"):
        assert table in await triggers(database)


async def triggers(database: Database) -> set[str]:
    """Return the tables that refuse to be changed, where both changing and deleting is refused."""
    sqlite = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    postgres = (
        "SELECT event_object_table FROM information_schema.triggers "
        "WHERE event_manipulation IN ('UPDATE', 'DELETE')"
    )
    async with database.read() as tx:
        found = (await tx.scalars(text(sqlite if database.dialect == "sqlite" else postgres))).all()
    return {table for table in found if found.count(table) == 2}


def cells_of(lines: list[dict[str, object]]) -> set[tuple[int, str, object]]:
    """Return (line, column, value) of each cell: a column that came later is one more."""
    return {(n, name, cell) for n, line in enumerate(lines) for name, cell in line.items()}


def rows(connection: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    connection.row_factory = sqlite3.Row
    return {
        table: [dict(line) for line in connection.execute(f'SELECT * FROM "{table}"')]
        for table in tables(connection)
    }
