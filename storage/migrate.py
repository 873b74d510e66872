"""Brings a database to this program's tables, after a copy of what was there.

A migration is one transaction on SQLite and PostgreSQL alike: a kill in the middle leaves
the old tables. On SQLite a copy named after the moment is made beside the file first.
"""

from datetime import datetime
from pathlib import Path

import structlog
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from storage import backup
from storage.database import Database
from storage.schema import metadata

SCRIPTS = Path(__file__).parent / "migrations"
FOLDED = frozenset(f"{number:04}" for number in range(1, 13))
"""Revisions whose steps to 0013 this program does not have any more."""
LAST_WITH_FOLDED = "087938a"
"""The commit whose program still brings them to 0013."""
log = structlog.get_logger("tuan.migrate")


class DatabaseRefused(Exception):
    """The database cannot be brought to these tables; `str()` is a sentence for the operator."""


class DatabaseTooNew(DatabaseRefused):
    """The database was written by a newer program."""


class DatabaseTooOld(DatabaseRefused):
    """The database has to pass through an older program first."""


def config() -> Config:
    """Return Alembic's configuration, which needs no file."""
    alembic = Config()
    alembic.set_main_option("script_location", str(SCRIPTS))
    return alembic


async def upgrade(database: Database, *, now: datetime) -> Path | None:
    """Apply what is missing; return the copy made before, or None where none was needed.

    Raises `DatabaseRefused`.
    """
    head = ScriptDirectory.from_config(config()).get_current_head()
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
    log.info("database migrated", before=current, after=head, copy=str(saved) if saved else None)
    return saved


def differences(connection: Connection) -> list[object]:
    """Return what the tables lack of the program's metadata; nothing, after `upgrade`."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection) -> None:
    alembic = config()
    alembic.attributes["connection"] = connection
    try:
        command.upgrade(alembic, "head")
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
