"""Brings a database to this program's tables, after a copy of what was there.

A migration is one transaction on SQLite and PostgreSQL alike: a kill in the middle leaves
the old tables. On SQLite a copy named after the moment is made beside the file first.
"""

import logging
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage import backup
from storage.database import Database

SCRIPTS = Path(__file__).parent / "migrations"
FOLDED = frozenset(f"{number:04}" for number in range(1, 13))
"""Revisions whose steps to 0013 this program does not have any more."""
LAST_WITH_FOLDED = "087938a"
"""The commit whose program still brings them to 0013."""
log = logging.getLogger("tuan.migrate")


class DatabaseRefused(Exception):
    """The database cannot be brought to these tables; `str()` is a sentence for the operator."""


class DatabaseTooNew(DatabaseRefused):
    """The database was written by a newer program."""


class DatabaseTooOld(DatabaseRefused):
    """The database has to pass through an older program first."""


def newest() -> str:
    """Return the revision of the newest migration, by its file's name: no need to load Alembic."""
    return max(path.name[:4] for path in (SCRIPTS / "versions").glob("[0-9]*.py"))


async def upgrade(database: Database, *, now: datetime) -> Path | None:
    """Apply what is missing; return the copy made before, or None where none was needed.

    Raises `DatabaseRefused`.
    """
    head = newest()
    async with database.writer.begin() as connection:
        current = await connection.run_sync(_revision)
    if current == head:
        return None
    if current in FOLDED:
        raise DatabaseTooOld(
            f"the database is from before 28 November 2026 (revision {current}); start it once "
            f"with commit {LAST_WITH_FOLDED} of this program, and then with this one"
        )
    saved = await _copy(database, now) if current is not None else None
    async with database.writer.begin() as connection:
        await connection.run_sync(_upgrade)
    facts = {"before": current, "after": head, "copy": str(saved) if saved else None}
    log.info("database migrated", extra=facts)
    return saved


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection) -> None:
    # Imported where it is needed: most starts and commands find the tables as they should be.
    from alembic.util import CommandError

    from storage.migrations import steps

    try:
        steps.apply(connection, SCRIPTS)
    except CommandError as error:
        raise DatabaseTooNew(
            f"the database was written by a newer version of this program ({error}); "
            "update the program, or restore an older backup"
        ) from None


async def _copy(database: Database, now: datetime) -> Path | None:
    name = database.url.database
    if database.dialect != "sqlite" or not name:
        return None
    path = Path(f"{name}.before-{now:%Y%m%d-%H%M%S}")
    await backup.create_backup(database, path)
    return path
