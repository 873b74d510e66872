"""One connection of sqlite3 in a thread of its own, asked for one whole statement at a time.

SQLite may answer a full disk by rolling the whole transaction back on its own. From then on
every statement of it meets that same error, until the rollback: nothing can be written, and
nothing committed, outside of the transaction it was meant for.
"""

import asyncio
import contextvars
import sqlite3
import threading
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
CLOSED = "Cannot operate on a closed database."
"""How sqlite3 says it, and how SQLAlchemy knows that a connection is lost."""


class StatementResult(NamedTuple):
    """What one statement left behind."""

    rows: list[Any]
    description: Any
    rowcount: int
    lastrowid: int | None
    in_transaction: bool


class SqliteThread:
    """A connection of sqlite3 and the one thread that works on it, in the order it is asked."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sqlite")
        self._sqlite: sqlite3.Connection
        self._spoiled: sqlite3.Error | None = None
        self._ident: int | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def open(self, *args: Any, **options: Any) -> "SqliteThread":
        """Connect, in the thread; one that cannot leaves no thread behind."""
        try:
            await asyncio.wrap_future(self.submit(self._open, args, options))
        except BaseException:
            self.close()
            raise
        return self

    def submit(self, work: Callable[..., T], *args: Any) -> Future[T]:
        """Queue a piece of work for the thread."""
        try:
            return self._thread.submit(work, *args)
        except RuntimeError as error:
            raise sqlite3.ProgrammingError(CLOSED) from error

    def is_current_thread(self) -> bool:
        """Whether whoever asks is in the thread already, and may call without a hop."""
        return threading.get_ident() == self._ident

    async def run_coroutine(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run a coroutine in the thread, in the caller's context, and wait until it is over.

        Whoever is cancelled meanwhile goes on waiting: what belongs to the coroutine must not
        be taken apart under its hands.
        """
        context = contextvars.copy_context()
        over = asyncio.wrap_future(self.submit(context.run, self._drive, work))
        try:
            return await asyncio.shield(over)
        except asyncio.CancelledError:
            while not over.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait((over,))
            over.cancelled() or over.exception()
            raise

    def run(self, before: Sequence[str], sql: str, parameters: Any, many: bool) -> StatementResult:
        """Run what was put off and then one whole statement; in the thread."""
        self._begin(before)
        inside = self._sqlite.in_transaction
        cursor = self._sqlite.cursor()
        try:
            (cursor.executemany if many else cursor.execute)(sql, parameters)
            return self._outcome(cursor)
        except sqlite3.Error as error:
            if inside and not self._sqlite.in_transaction:
                self._spoiled = error
            raise
        finally:
            cursor.close()

    def commit(self) -> None:
        """Commit what is open, unless it is lost already; in the thread."""
        self._begin(())
        if self._sqlite.in_transaction:
            self._sqlite.execute("COMMIT")

    def rollback(self) -> None:
        """Roll back whatever is open; in the thread."""
        self._spoiled = None
        self._sqlite.rollback()

    def create_function(self, *args: Any, **options: Any) -> None:
        """Teach SQLite a function; in the thread."""
        self._sqlite.create_function(*args, **options)

    def close(self) -> Future[None] | None:
        """Close behind all that is queued, and let the thread end; a second time is harmless."""
        try:
            return self._thread.submit(self._close)
        except RuntimeError:
            return None
        finally:
            self._thread.shutdown(wait=False)

    def _open(self, args: tuple[Any, ...], options: dict[str, Any]) -> None:
        self._ident = threading.get_ident()
        self._sqlite = sqlite3.connect(*args, **{**options, "isolation_level": None})

    def _close(self) -> None:
        if hasattr(self, "_sqlite"):
            self._sqlite.close()
        if self._loop is not None:
            self._loop.close()

    def _drive(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop.run_until_complete(work())

    def _begin(self, before: Sequence[str]) -> None:
        if self._spoiled is not None:
            raise self._spoiled.with_traceback(None)
        try:
            for sql in before:
                self._sqlite.execute(sql)
        except sqlite3.Error as error:
            self._spoiled = error
            raise

    def _outcome(self, cursor: sqlite3.Cursor) -> StatementResult:
        return StatementResult(
            rows=cursor.fetchall(),
            description=cursor.description,
            rowcount=cursor.rowcount,
            lastrowid=cursor.lastrowid,
            in_transaction=self._sqlite.in_transaction,
        )
