"""Refuses a second bot on the same database before it can do anything, and for as long as it works.

SQLite: a lock on a file beside the database, which the system frees when the process ends,
however it ends. PostgreSQL: a lease (`storage.lease`) that is renewed while this process lives:

    held --not renewed in time--> paused     nothing is polled or sent; the database refuses nothing yet
    paused --renewed--> held                 nobody had taken it: work goes on
    held, paused --another took it--> lost   the process ends; every write of its is refused
"""

import asyncio
import fcntl
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import structlog
from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool

from storage import lease, private_files, process_identity
from storage.lease import LeaseStatus

BOT = "bot"
"""The one role that there is: everything that a bot does."""
RENEW_S = 10.0
RETRY_S = 1.0
"""Pauses between renewals, and after one that failed."""
MARGIN_S = 3.0
"""Work stops so long before the lease ends: a call must have left by then."""
ANSWER_WITHIN_S = 5.0
"""A database that does not answer a renewal for so long is asked anew."""
log = structlog.get_logger("tuan.lease")


class AlreadyRunning(Exception):
    """Another process holds the database; `str()` is a sentence for the operator."""


class NotHeld(ConnectionError):
    """This process may not work on the database now: whoever meets it waits, and sets nothing aside."""


class Hold:
    """The right to work on a database; a file's is kept until the process ends."""

    def __init__(self) -> None:
        self.when_lost: Callable[[], object] = lambda: None
        """Called once, when another process has taken over."""
        self.when_back: Callable[[int], object] = lambda seconds: None
        """Called when work goes on after so many seconds in which it was not known to be allowed."""

    def is_held(self) -> bool:
        """Whether this process may poll and send now."""
        return True

    def check(self) -> None:
        """Raise `NotHeld` unless this process may poll and send now; asked before a byte leaves."""
        if not self.is_held():
            raise NotHeld("the database is not known to be ours")

    def raise_if_lost(self) -> None:
        """Raise `AlreadyRunning` where another process has taken over."""

    async def wait(self) -> None:
        """Return as soon as this process may poll and send."""

    async def fence(self, tx: AsyncConnection | AsyncSession) -> None:
        """Refuse a write transaction of a process that was taken over; raises `NotHeld`."""


class LeaseHold(Hold):
    """The right to work on a PostgreSQL database, for as long as its lease is renewed."""

    def __init__(self, engine: AsyncEngine, number: int, taken_at_s: float) -> None:
        super().__init__()
        self._engine, self._number = engine, number
        self._renewed_at_s = taken_at_s
        self._failing = False
        self._new_holder: str | None = None
        self._renewed, self._doubted = asyncio.Event(), asyncio.Event()

    def is_held(self) -> bool:
        """Whether the lease is ours and not about to end, by the clock of this machine."""
        return self._new_holder is None and _clock_s() < self._until_s

    @property
    def _until_s(self) -> float:
        return self._renewed_at_s + lease.LIFE_S - MARGIN_S

    def raise_if_lost(self) -> None:
        """Raise `AlreadyRunning` where another process has taken over."""
        if self._new_holder is not None:
            raise AlreadyRunning(
                f"another bot ({self._new_holder}) has taken over the database "
                f"{self._engine.url.database}, because this one could not renew its lease; "
                "this one has stopped"
            )

    async def wait(self) -> None:
        """Return as soon as the lease is held; raise `NotHeld` once it is lost."""
        while not self.is_held():
            if self._new_holder is not None:
                raise NotHeld("another bot has taken over the database")
            self._renewed.clear()
            await self._renewed.wait()

    async def fence(self, tx: AsyncConnection | AsyncSession) -> None:
        """Lock the lease's number until `tx` ends, or raise `NotHeld`."""
        if not await lease.fence(tx, BOT, self._number):
            self._doubted.set()
            raise NotHeld("another bot has taken over the database")

    async def keep(self) -> None:
        """Renew the lease until it is lost or this is cancelled."""
        while self._new_holder is None:
            with suppress(TimeoutError):
                async with asyncio.timeout(RETRY_S if self._failing else RENEW_S):
                    await self._doubted.wait()
            self._doubted.clear()
            was_held = self.is_held()
            try:
                async with asyncio.timeout(ANSWER_WITHIN_S):
                    await self._renew()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                self._note_failure(error, was_held=was_held)

    async def release(self) -> None:
        """Give the lease back, so that the next process need not wait for its end."""
        with suppress(SQLAlchemyError, OSError, TimeoutError):
            async with asyncio.timeout(ANSWER_WITHIN_S), self._engine.begin() as connection:
                await lease.release(connection, BOT, self._number)

    async def _renew(self) -> None:
        asked_at_s = _clock_s()
        async with self._engine.begin() as connection:
            ours = await lease.renew(connection, BOT, self._number)
            other = None if ours else await lease.look(connection, BOT)
        if ours:
            self._note_renewal(asked_at_s)
        else:
            self._note_loss(other)

    def _note_renewal(self, asked_at_s: float) -> None:
        away_s = round(asked_at_s - self._until_s)
        if self._failing or away_s > 0:
            log.info("the lease is renewed", nothing_sent_for_s=max(away_s, 0))
        self._failing = False
        self._renewed_at_s = asked_at_s
        self._renewed.set()
        if away_s > 0:
            self.when_back(away_s)

    def _note_loss(self, other: LeaseStatus | None) -> None:
        self._new_holder = "unknown" if other is None else other.holder
        self._renewed.set()
        log.error("the lease is lost, nothing is polled or sent", holder=self._new_holder)
        self.when_lost()

    def _note_failure(self, error: BaseException, *, was_held: bool) -> None:
        if not self._failing:
            log.warning("the lease could not be renewed", why=str(error) or type(error).__name__)
        self._failing = True
        if was_held and not self.is_held():
            log.error("the lease has ended, nothing is polled or sent until it is renewed")


@asynccontextmanager
async def exclusive(url: URL) -> AsyncIterator[Hold]:
    """Hold the database at `url` for this process, or raise `AlreadyRunning`."""
    if url.get_backend_name() == "sqlite":
        descriptor = _lock_file(Path(f"{url.database}.lock"))
        private_files.tighten(Path(str(url.database)))
        try:
            yield Hold()
        finally:
            os.close(descriptor)
        return
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": ANSWER_WITHIN_S})
    try:
        async with _leased(engine) as hold:
            yield hold
    finally:
        await engine.dispose()


@asynccontextmanager
async def _leased(engine: AsyncEngine) -> AsyncIterator[LeaseHold]:
    hold = await _take(engine)
    keeper = asyncio.create_task(hold.keep())
    try:
        yield hold
    finally:
        keeper.cancel()
        await asyncio.gather(keeper, return_exceptions=True)
        await hold.release()


async def _take(engine: AsyncEngine) -> LeaseHold:
    """Take the lease, after waiting for one whose holder may have died; or raise `AlreadyRunning`."""
    seen: LeaseStatus | None = None
    while True:
        asked_at_s = _clock_s()
        async with engine.begin() as connection:
            found = await lease.take(connection, BOT)
        if isinstance(found, int):
            return LeaseHold(engine, found, asked_at_s)
        renewed = seen is not None and found is not None and found.renewed_at != seen.renewed_at
        if found is None or renewed or process_identity.is_gone(found.process) is False:
            who = "is starting" if found is None else f"({found.holder}) is running"
            raise AlreadyRunning(
                f"another bot {who} on the database {engine.url.database}; stop it first, "
                "or set DATABASE_URL to another one"
            )
        if seen is None:
            log.info("waiting for the lease to end", holder=found.holder, s=round(found.left_s))
        seen = found
        await asyncio.sleep(min(RETRY_S, max(found.left_s, 0.05)))


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


def _clock_s() -> float:
    """Return seconds that also pass while the process is stopped or the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)
