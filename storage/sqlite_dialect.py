"""One statement, one hop: SQLAlchemy on sqlite3, each connection in a thread of its own.

A hop into another thread and back costs about 90 microseconds, a statement of ours one or two.
So what belongs together travels together, and nothing that can wait travels alone:

    SAVEPOINT b      put off ----------+
    SELECT ...       one hop:  [RELEASE a] SAVEPOINT b, cursor, execute, fetch, close
    INSERT ...       one hop:  cursor, execute, fetch, close
    RELEASE b        put off, for the next statement; a COMMIT makes it needless

A savepoint that no statement ever used costs nothing. Rows are always fetched whole, so a
streamed result works, but is held in memory. A statement is never left half done: whoever waits
for it may be cancelled, the thread finishes it, and SQLAlchemy's closing of the connection, which
rolls back, queues up behind.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import AdaptedConnection, Connection
from sqlalchemy.util.concurrency import in_greenlet

from storage.sqlite_thread import SqliteThread, StatementResult

T = TypeVar("T")


class ThreadConnection(AdaptedConnection):
    """A connection as SQLAlchemy wants it, inside a greenlet that may await."""

    __slots__ = ("_before", "_idle", "dbapi")

    _connection: SqliteThread  # type: ignore[assignment]

    def __init__(self, dbapi: Any, driver: SqliteThread) -> None:
        self.dbapi = dbapi
        self._connection = driver
        self._before: list[str] = []
        self._idle = True

    @property
    def isolation_level(self) -> str | None:
        """Always None: SQLAlchemy, not the driver, begins transactions."""
        return None

    def cursor(self, server_side: bool = False) -> "ThreadCursor":
        """Return a cursor, without going anywhere; a streaming one holds all rows as well."""
        return ThreadCursor(self)

    def execute(self, sql: str, parameters: Any = None) -> "ThreadCursor":
        """Run a statement at once, as sqlite3's own connection would."""
        cursor = self.cursor()
        cursor.execute(sql, parameters)
        return cursor

    def run(self, sql: str, parameters: Any, many: bool = False) -> StatementResult:
        """Run a statement, and before it what was put off, in one hop."""
        before, self._before = self._before, []
        self._idle = False
        outcome = self._call_in_thread(self._connection.run, before, sql, parameters, many)
        self._idle = not outcome.in_transaction
        return outcome

    def defer(self, sql: str) -> None:
        """Let a statement without an answer travel with the next one."""
        self._before.append(sql)

    def cancel_deferred(self, sql: str) -> bool:
        """Forget a statement that has not left yet, and all after it; False if it has left."""
        if sql not in self._before:
            return False
        del self._before[self._before.index(sql) :]
        return True

    def commit(self) -> None:
        """Commit; the savepoints that were still to be released go with it."""
        self._before.clear()
        if not self._idle:
            self._call_in_thread(self._connection.commit)
            self._idle = True

    def rollback(self) -> None:
        """Roll back, if there is anything."""
        self._before.clear()
        if not self._idle:
            self._call_in_thread(self._connection.rollback)
            self._idle = True

    def create_function(self, *args: Any, **options: Any) -> None:
        """Teach SQLite a function."""
        self._call_in_thread(lambda: self._connection.create_function(*args, **options))

    def close(self) -> None:
        """Close behind all that is queued, also where nothing can be awaited."""
        done = self._connection.close()
        if done is not None and in_greenlet() and not self._connection.is_current_thread():
            # Shielded: whoever is cancelled here must not leave the file open.
            self.run_async(lambda _: asyncio.shield(asyncio.wrap_future(done)))

    def terminate(self) -> None:
        """Close a connection that is given up, as after a cancellation."""
        self.close()

    async def run_coroutine(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run a coroutine in the connection's thread, where its statements need no hop."""
        return await self._connection.run_coroutine(work)

    def _call_in_thread(self, work: Callable[..., T], *args: Any) -> T:
        async def here(_driver: Any) -> T:
            return work(*args)

        if self._connection.is_current_thread():
            # SQLAlchemy insists on being awaited once; this never waits.
            return self.run_async(here)
        future = self._connection.submit(work, *args)
        return self.run_async(lambda _: asyncio.wrap_future(future))


class ThreadCursor:
    """The rows and facts of one statement that is over, under DB-API's names."""

    __slots__ = ("_connection", "_rows", "arraysize", "description", "lastrowid", "rowcount")

    def __init__(self, connection: ThreadConnection) -> None:
        self._connection = connection
        self._rows: deque[Any] = deque()
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, parameters: Any = None) -> None:
        """Run one statement and keep all its rows."""
        self._keep(self._connection.run(sql, () if parameters is None else parameters))

    def executemany(self, sql: str, parameters: Any) -> None:
        """Run one statement for many sets of parameters."""
        self._keep(self._connection.run(sql, parameters, many=True))

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return up to `size` rows."""
        wanted = min(self.arraysize if size is None else size, len(self._rows))
        return [self._rows.popleft() for _ in range(wanted)]

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        rows = list(self._rows)
        self._rows.clear()
        return rows

    def __iter__(self) -> Iterator[Any]:
        while self._rows:
            yield self._rows.popleft()

    def setinputsizes(self, *_sizes: Any) -> None:
        """Do nothing: SQLite has no use for it."""

    def close(self) -> None:
        """Let the rows go; in SQLite the cursor is closed since its statement ended."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is left to close; SQLAlchemy asks this of every cursor that may await."""

    def _keep(self, outcome: StatementResult) -> None:
        rows, self.description, self.rowcount, self.lastrowid, _ = outcome
        self._rows = deque(rows)


class _Dbapi:
    """The module sqlite3, except that connecting gives a `ThreadConnection`."""

    paramstyle = "qmark"
    has_stop = True

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)

    def connect(self, *args: Any, **options: Any) -> ThreadConnection:
        connection = ThreadConnection(self, SqliteThread())
        connection.run_async(lambda driver: driver.open(*args, **options))
        return connection


class Dialect(SQLiteDialect_aiosqlite):
    """SQLite through `ThreadConnection`: savepoints wait for the next statement."""

    driver = "hops"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> Any:
        """Return what stands for the driver's module."""
        return _Dbapi()

    def do_savepoint(self, connection: Connection, name: str) -> None:
        """Open a savepoint with the first statement in it."""
        _thread_connection(connection).defer(f"SAVEPOINT {name}")

    def do_release_savepoint(self, connection: Connection, name: str) -> None:
        """Release a savepoint before whatever comes next."""
        if not _thread_connection(connection).cancel_deferred(f"SAVEPOINT {name}"):
            _thread_connection(connection).defer(f"RELEASE SAVEPOINT {name}")

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        """Roll back at once: what is undone must not wait, and an error belongs here."""
        if not _thread_connection(connection).cancel_deferred(f"SAVEPOINT {name}"):
            super().do_rollback_to_savepoint(connection, name)  # type: ignore[no-untyped-call]


def _thread_connection(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
