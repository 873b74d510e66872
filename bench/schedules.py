"""What a tick of the schedule costs with 10 and with 10,000 campaigns: `python -m bench.schedules`.

Nothing is due in a tick, as in nearly all of them; the next one is an hour away or later.
"""

import argparse
import asyncio
import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from bench import open_database
from bot import log
from jobs.campaign import posting_rules, tick
from storage import migrate
from storage.campaign.tables import Campaign
from storage.database import Database


async def plan(database: Database, first: int, upto: int, now: datetime) -> None:
    """Add campaigns that post each hour."""
    rows = [
        {
            "name": f"Campaign {number}",
            "created_at": now,
            "zone": "Europe/Berlin",
            "what": "rotation",
            "deal_sources": [],
            "deal_tags": [],
            "tags": [],
            "every_s": 3600,
            "anchor_at": now,
            "next_at": now + timedelta(seconds=3600 + number),
        }
        for number in range(first, upto)
    ]
    async with database.begin() as tx:
        await tx.execute(insert(Campaign), rows)


async def timed_ticks(database: Database, now: datetime, ticks: int) -> tuple[float, float]:
    """Return a tick's median time and its mean time on a core, in milliseconds."""
    rules = posting_rules(language="en", hosts=frozenset(), repeat_days=0)
    took, cpu = [], time.process_time()
    for _ in range(ticks):
        begun = time.perf_counter()
        assert await tick(database, now, rules) == 0
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took), (time.process_time() - cpu) / ticks * 1000


async def main(ticks: int) -> None:
    log.configure(level="error")
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        now = datetime.now(UTC)
        await migrate.upgrade(database, now=now)
        planned, cores = 0, []
        for number in (10, 10_000):
            await plan(database, planned, number, now)
            planned = number
            await timed_ticks(database, now, ticks // 10)
            wall, core = await timed_ticks(database, now, ticks)
            cores.append(core)
            print(f"{number:6} campaigns: {wall:.2f} ms a tick, {core:.2f} ms on a core")
        print(f"ratio on a core {cores[1] / cores[0]:.2f}")
        await database.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ticks", type=int, default=1_000)
    asyncio.run(main(parser.parse_args().ticks))
