"""Transactions on SQLite and PostgreSQL: one writer, many readers, a batch of savepoints.

    begin()   one write transaction: commits when the block ends, rolls back when it raises
    read()    a snapshot that refuses to write
    batch()   one write transaction, with a savepoint and a fresh session per step

SQLite has exactly one writing connection. It begins with BEGIN IMMEDIATE, so two members
cannot both read the last seat as free, and waiting for it happens in the pool's queue
rather than in a busy loop. PostgreSQL gives each writer its own connection and row locks.
"""

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, Protocol, TypeVar

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from storage import sqlite

T = TypeVar("T")
Tx = AsyncSession
"""One open transaction. Only `Database` opens or commits one."""
READERS = 4
"""Reading connections; more would wait for the same two cores."""
POSTGRES_WRITERS = 8
"""Writing connections on PostgreSQL, where row locks decide races."""
KEY_INFO = "shop_key"
"""Under which name a transaction carries the shop's key; see `storage.sealing.shop_key`."""
WRITE_WAIT_S = 60.0
"""A writer that has waited this long for its turn gives up with `TimeoutError`."""


class Fence(Protocol):
    """Asked first in each write transaction: whether this process may still write here."""

    async def __call__(self, tx: AsyncConnection | AsyncSession, /) -> None:
        """Raise where it may not; what it locks stays so until the transaction ends."""


class Batch:
    """One write transaction in steps: a step that raises takes back only itself."""

    def __init__(self, connection: AsyncConnection, info: dict[str, object]) -> None:
        self._connection = connection
        self._info = info

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[Tx]:
        """Yield a fresh session in a savepoint; release it at the end, roll back on a raise."""
        session = AsyncSession(
            bind=self._connection,
            join_transaction_mode="create_savepoint",
            expire_on_commit=False,
            info=self._info,
        )
        # As `async with session` would, but without a task of its own for the closing.
        try:
            async with session.begin():
                yield session
        finally:
            await session.close()

    async def run(self, steps: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run steps of this batch where their statements are quickest.

        On SQLite that is the thread of the connection, on an event loop of its own: nothing
        there needs a hop, and nobody else's loop waits. So `steps` may use this batch, and
        must not touch what belongs to the caller's loop.
        """
        connection: Any = (await self._connection.get_raw_connection()).dbapi_connection
        on_thread = hasattr(connection, "run_coroutine")
        return await (connection.run_coroutine(steps) if on_thread else steps())


class Database:
    """The shop's database behind one URL (`sqlite+aiosqlite://` or `postgresql+asyncpg://`).

    `background=True` is for a second process beside a running bot, such as the command
    line: on SQLite it never checkpoints the write-ahead log, so the bot stays the only one.
    `fence` refuses the writes of a bot that another one has taken over from.
    """

    def __init__(self, url: str, *, background: bool = False, fence: Fence | None = None) -> None:
        self.url = make_url(url)
        self.dialect = self.url.get_backend_name()
        self.info: dict[str, object] = {}
        """What every transaction carries in its `info`."""
        self._background = background
        self._fence = fence
        self._writer = self._engine(write=True)
        self._reader = self._engine(write=False)
        self._write = async_sessionmaker(self._writer, expire_on_commit=False, info=self.info)
        self._read = async_sessionmaker(self._reader, expire_on_commit=False, info=self.info)

    @property
    def writer(self) -> AsyncEngine:
        """The engine of the writing connections, for migrations and checks."""
        return self._writer

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Tx]:
        """Commit when the block ends, roll back when it raises."""
        async with self._write.begin() as tx:
            if self._fence is not None:
                await self._fence(tx)
            yield tx

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """Yield a session that sees one snapshot and cannot write."""
        async with self._read() as tx:
            yield tx

    @asynccontextmanager
    async def batch(self) -> AsyncIterator[Batch]:
        """Yield a batch whose steps commit together at the end."""
        async with self._writer.begin() as connection:
            if self._fence is not None:
                await self._fence(connection)
            yield Batch(connection, self.info)

    async def close(self) -> None:
        """Close every connection; the object is not used afterwards."""
        await self._reader.dispose()
        await self._writer.dispose()

    def _engine(self, *, write: bool) -> AsyncEngine:
        if self.dialect == "sqlite":
            size = 1 if write else READERS
            engine = create_async_engine(
                self.url.set(drivername=sqlite.DRIVER),
                pool_size=size,
                max_overflow=0,
                pool_timeout=WRITE_WAIT_S,
            )
            sqlite.prepare(engine, write=write, background=self._background)
            return engine
        size = POSTGRES_WRITERS if write else READERS
        engine = create_async_engine(
            self.url, pool_size=size, max_overflow=0, pool_timeout=WRITE_WAIT_S, pool_pre_ping=True
        )
        return engine if write else engine.execution_options(postgresql_readonly=True)
