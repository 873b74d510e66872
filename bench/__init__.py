import statistics
import time
from collections.abc import Awaitable, Callable

from storage.database import Database, Tx
from storage.sealing import shop_key

KEY_WORDS = "a-key-of-the-benches-0123456789-abcdefghijk"


def open_database(url: str, *, background: bool = False) -> Database:
    """Return a database whose transactions carry a key."""
    database = Database(url, background=background)
    shop_key.give(database, shop_key.ShopKey(KEY_WORDS))
    return database


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
