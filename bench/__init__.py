import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import sqlite
from storage.database import READERS, Database, Tx
from storage.sealing import shop_key

KEY_WORDS = "a-key-of-the-benches-0123456789-abcdefghijk"


def open_database(url: str, *, background: bool = False) -> Database:
    """Return a database whose transactions carry a key."""
    database = Database(url, background=background)
    shop_key.give(database, shop_key.ShopKey(KEY_WORDS))
    return database


def stock_engine(database: Database, *, write: bool) -> AsyncEngine:
    """Return an engine through SQLAlchemy's own dialect for aiosqlite, with the same settings."""
    size = 1 if write else READERS
    engine = create_async_engine(database.url, pool_size=size, max_overflow=0)

    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in sqlite._pragmas(write=write, background=database._background):
            connection.execute(f"PRAGMA {pragma}")

    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    event.listen(engine.sync_engine, "connect", connect)
    event.listen(engine.sync_engine, "begin", lambda one: one.exec_driver_sql(begin))
    return engine


async def timed(
    database: Database, times: int, look: Callable[[Tx], Awaitable[object]]
) -> tuple[float, float]:
    """Return a look's median time and its mean time on a core, in milliseconds."""
    took, cores = [], []
    for _ in range(times):
        async with database.read() as tx:
            begun, cpu = time.perf_counter(), time.process_time()
            await look(tx)
            took.append((time.perf_counter() - begun) * 1000)
            cores.append((time.process_time() - cpu) * 1000)
    return statistics.median(took), statistics.mean(cores)
