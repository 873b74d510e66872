"""How a connection to SQLite is set up: who writes, who only reads, who checkpoints."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects import registry
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import private_files

DRIVER = "sqlite+hops"
"""SQLAlchemy's name for `storage.sqlite_dialect`; the URL that people write names aiosqlite."""
registry.register("sqlite.hops", "storage.sqlite_dialect", "Dialect")
BUSY_TIMEOUT_MS = 5_000
"""How long a statement waits for another process before `database is locked`."""
CHECKPOINT_PAGES = 1_000
"""The running bot folds the write-ahead log back after this many pages."""


def prepare(engine: AsyncEngine, *, write: bool, background: bool) -> None:
    """Set the pragmas of every connection of `engine`, and how its transactions begin."""

    def connect(connection: Any, _record: Any) -> None:
        for pragma in _pragmas(write=write, background=background):
            connection.execute(f"PRAGMA {pragma}")

    def make_private(*_: Any) -> None:
        if path:
            with suppress(OSError):  # SQLite will say so itself, in an error that is understood.
                private_files.make_file(Path(path))

    path = engine.url.database
    event.listen(engine.sync_engine, "do_connect", make_private)
    event.listen(engine.sync_engine, "connect", connect)
    event.listen(engine.sync_engine, "begin", _begin_immediate if write else _begin)


def _pragmas(*, write: bool, background: bool) -> tuple[str, ...]:
    shared = (f"busy_timeout={BUSY_TIMEOUT_MS}", "foreign_keys=ON")
    if not write:
        return (*shared, "query_only=ON")
    # Before 3.51.3 two connections that write and checkpoint at once can lose a reset of the
    # log. A process beside the bot therefore leaves checkpoints to the bot.
    pages = 0 if background else CHECKPOINT_PAGES
    return (*shared, "journal_mode=WAL", "synchronous=FULL", f"wal_autocheckpoint={pages}")


def _begin_immediate(connection: Connection) -> None:
    # SQLite ignores FOR UPDATE and by default takes its lock only at the first write, so two
    # members could both read the last seat as free. tests/storage/test_races.py shows it.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    # A reader's snapshot is taken by its first SELECT, so BEGIN may as well travel with it.
    driver: Any = connection.connection.dbapi_connection
    driver.defer("BEGIN")
