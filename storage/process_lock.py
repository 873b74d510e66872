"""Refuses a second bot on the same database before it can do anything.

SQLite: a lock on a file beside the database, which the system frees when the process ends,
however it ends. PostgreSQL: a session-level advisory lock on a connection of its own.
"""

import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage import private_files

ADVISORY_KEY = 0x7475616E
"""The letters of the name, as a number that PostgreSQL locks."""


class AlreadyRunning(Exception):
    """Another process holds the database; `str()` is a sentence for the operator."""


@asynccontextmanager
async def exclusive(url: URL) -> AsyncIterator[None]:
    """Hold the database at `url` for this process, or raise `AlreadyRunning`."""
    if url.get_backend_name() == "sqlite":
        descriptor = _lock_file(Path(f"{url.database}.lock"))
        private_files.tighten(Path(str(url.database)))
        try:
            yield
        finally:
            os.close(descriptor)
        return
    async with _advisory(url):
        yield


def _lock_file(path: Path) -> int:
    private_files.make_folder(path.parent)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 20).decode(errors="replace").strip() or "unknown"
        os.close(descriptor)
        raise AlreadyRunning(
            f"another bot (process {holder}) is running on {path.with_suffix('').name}; "
            "stop it first, or set DATABASE_URL to another file"
        ) from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())
    return descriptor


@asynccontextmanager
async def _advisory(url: URL) -> AsyncIterator[None]:
    engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            held = await connection.scalar(
                text("SELECT pg_try_advisory_lock(:key)"), {"key": ADVISORY_KEY}
            )
            if not held:
                raise AlreadyRunning(
                    f"another bot is running on the database {url.database}; stop it first, "
                    "or set DATABASE_URL to another one"
                )
            yield
    finally:
        await engine.dispose()
