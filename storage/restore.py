"""Putting a backup back, without saying again what has been said since.

The backup does not know what was sent after it was made. So every row that it believes due
is held for a person to look at, and nothing reaches a group twice because of a restore.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from storage import backup, migrate, private_files
from storage.deal.local_picture import local_picture
from storage.migrations import foreign_schema
from storage.migrations.foreign_schema import UnknownRevision

NAMED_MAX = 5
"""So many foreign parts of a file are named."""


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


def _examine(file: Path) -> None:
    try:
        with closing(foreign_schema.connect(file)) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not {"outbox", "alembic_version"} <= tables:
            raise InvalidBackup(f"{file} is an SQLite file, but not a shop's")
        parts = list(foreign_schema.foreign_parts(file, migrate.SCRIPTS))
        if parts:
            named = ", ".join(parts[:NAMED_MAX])
            raise InvalidBackup(f"{file} is not a shop as this program makes it: {named}")
        _check_pictures(file)
        found = backup.check_integrity(file)
        if found != "ok":
            raise InvalidBackup(f"{file} is damaged: {found}")
    except UnknownRevision as newer:
        raise InvalidBackup(f"{file}: {newer}") from None
    except sqlite3.DatabaseError as error:
        raise InvalidBackup(f"{file}: {error}") from None


def _check_pictures(file: Path) -> None:
    local = "SELECT code, photo FROM deals WHERE photo LIKE 'file:%'"
    with closing(foreign_schema.connect(file)) as connection:
        for code, photo in connection.execute(local):
            if local_picture(photo) is None:
                words = f"the deal {code} has a file of this machine as its picture"
                raise InvalidBackup(f"{file} is refused: {words}")


def _keep(path: Path, kept: Path) -> None:
    # Folding the log in first makes the kept file whole on its own.
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path.replace(kept)
