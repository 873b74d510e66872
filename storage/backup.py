"""A consistent copy of a live SQLite database, through SQLite's own backup."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from storage import private_files
from storage.database import Database

COPY = "database.copy"
"""A fact of each copy: whoever starts with it starts with what was, not with what is."""
PAGES_AT_ONCE = 512
"""Pages copied before writers get their turn again."""


class NotSqlite(Exception):
    """The database is a server, which brings its own tool for copies."""


async def create_backup(database: Database, target: Path) -> None:
    """Copy the database to `target` while it is in use; the copy appears whole or not at all."""
    if database.dialect != "sqlite" or not database.url.database:
        raise NotSqlite("copies of a PostgreSQL database are made with pg_dump")
    await asyncio.to_thread(_save, Path(database.url.database), target)


def check_integrity(path: Path) -> str:
    """Return `ok`, or what SQLite's integrity check found in the file."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return str(connection.execute("PRAGMA integrity_check(5)").fetchone()[0])


def _save(source: Path, target: Path) -> None:
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    private_files.make_file(partial)
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(partial)) as saved,
    ):
        live.backup(saved, pages=PAGES_AT_ONCE)
        _mark(saved)
        saved.execute("PRAGMA journal_mode=DELETE")
    partial.replace(target)


def _mark(saved: sqlite3.Connection) -> None:
    """Write into a copy that it is one; a database from before there were facts has no place for it."""
    if saved.execute("SELECT 1 FROM sqlite_master WHERE name = 'facts'").fetchone():
        with saved:
            saved.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, '{}')", (COPY,))
