"""A database reaches the program's tables from nothing, and an old one is copied first."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage import backup, migrate
from storage.chat.tables import Chat
from storage.database import Database
from storage.deal import price_changes
from storage.deal.tables import Deal
from storage.members import Member
from storage.post.tables import Post
from storage.schema import metadata

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
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
        assert await connection.run_sync(migrate.differences) == []


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
        assert connection.execute("SELECT name FROM facts").fetchall() == [("kept",)]
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


def scripts_with(folder: Path, migration: str) -> Path:
    """Return the program's migrations and one more after them."""
    scripts = folder / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    head = ScriptDirectory.from_config(migrate.config()).get_current_head()
    (scripts / "versions" / "9998_next.py").write_text(migration.format(head=head))
    return scripts


def tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows}


async def test_a_shop_of_the_release_before_comes_along(empty: Database) -> None:
    async with empty.writer.begin() as connection:
        await connection.run_sync(up_to, "0002")
        for row in (
            """INSERT INTO chats (id, type, title, added_at, is_forum, state, rights, minimum_gap_s)
               VALUES (-1, 'group', 'Tea', '2026-05-01', 0, 'active', '{}', 0)""",
            """INSERT INTO members (id, name, code, first_seen_at, last_seen_at, reach)
               VALUES (7, 'Ann', 'K7Q2MNP', '2026-05-01', '2026-05-01', 'reachable')""",
            """INSERT INTO deals (id, code, source, source_id, title, description, price_minor,
               currency, state, in_stock, created_at, changed_at)
               VALUES (1, 'K7Q2', 's', '1', 'ЧАЙ', '', 1, 'EUR', 'active', 1, '2026-05-01', '2026-05-01')""",
            """INSERT INTO campaigns (id, name, created_at, zone, what, last_deal_id, "where", tags,
               minimum_gap_s, spread_s, tolerance_s, repeat_days, state)
               VALUES (1, 'Tea', '2026-05-01', 'UTC', 'rotation', 0, 'all', '[]', 0, 0, 0, 0, 'done')""",
            """INSERT INTO occurrences (id, campaign_id, slot, due_at, decided_at, state, slots)
               VALUES (1, 1, 'x', '2026-05-01', '2026-05-01', 'fired', 1)""",
            """INSERT INTO posts (id, occurrence_id, chat_id, deal_id, due_at, state, pinned)
               VALUES (5, 1, -1, 1, '2026-05-01', 'ended', 0)""",
        ):
            await connection.execute(text(row))
    await migrate.upgrade(empty, now=NOON)
    async with empty.read() as tx:
        ann, tea = await tx.get_one(Member, 7), await tx.get_one(Chat, -1)
        (change,) = await price_changes.history(tx, 1)
        post, deal = await tx.get_one(Post, 5), await tx.get_one(Deal, 1)
    assert (ann.code, ann.quiet_since, tea.links_by_request) == ("K7Q2MNP", None, False)
    assert (post.deal_id, post.announcement_id) == (1, None)
    assert (change.price_minor, change.at, change.before_minor) == (1, deal.changed_at, None)
    assert (deal.sought, deal.own) == ("чай k7q2 s", [])


def up_to(connection: Connection, revision: str) -> None:
    alembic = migrate.config()
    alembic.attributes["connection"] = connection
    command.upgrade(alembic, revision)
