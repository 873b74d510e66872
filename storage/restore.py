"""Putting a backup back, without saying again what has been said since.

The backup does not know what was sent after it was made. So every row that it believes due
is held for a person to look at, and nothing reaches a group twice because of a restore.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import update

from storage import backup, migrate, private_files
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState

HELD_BECAUSE = "restored"


class InvalidBackup(Exception):
    """The file is not a healthy copy of a shop; `str()` says what it is."""


def replace_database(file: Path, path: Path, now: datetime) -> None:
    """Replace the database at `path` by `file`, keeping the old one; raises `InvalidBackup`.

    The caller holds the process lock. The old database stays as `<path>.replaced-<moment>`.
    """
    _examine(file)
    incoming = path.with_name(path.name + ".incoming")
    incoming.unlink(missing_ok=True)
    private_files.make_file(incoming)
    shutil.copyfile(file, incoming)
    if path.exists():
        _keep(path, path.with_name(f"{path.name}.replaced-{now:%Y%m%d-%H%M%S}"))
    for leftover in ("-wal", "-shm"):
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    incoming.replace(path)


async def hold_unsent(database: Database, *, now: datetime) -> int:
    """Bring a restored database up to date and hold its unsent rows; return how many."""
    await migrate.upgrade(database, now=now)
    due = (OutboxState.QUEUED, OutboxState.SENDING)
    async with database.begin() as tx:
        held = await tx.scalars(
            update(OutboxRow)
            .where(OutboxRow.state.in_(due))
            .values(state=OutboxState.HELD, reason=HELD_BECAUSE)
            .returning(OutboxRow.id)
        )
        return len(held.all())


def _examine(file: Path) -> None:
    try:
        found = backup.check_integrity(file)
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        raise InvalidBackup(f"{file}: {error}") from None
    if found != "ok":
        raise InvalidBackup(f"{file} is damaged: {found}")
    if "outbox" not in tables:
        raise InvalidBackup(f"{file} is an SQLite file, but not a shop's")


def _keep(path: Path, kept: Path) -> None:
    # Folding the log in first makes the kept file whole on its own.
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.replace(kept)
