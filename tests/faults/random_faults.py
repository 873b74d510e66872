"""kill -9 in a broadcast, again and again: `python -m tests.faults.random_faults --kills 100`.

A truth log at the remote knows what every chat really got. The database is believed only
where the truth agrees: a duplicate, a `sent` that is not there, or a row that is nowhere and
yet not `unknown` is a defect. Zero defects in n kills bound their rate at 3/n.
"""

import argparse
import asyncio
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import select

from sandbox import Sandbox
from storage import migrate
from storage.delivery import outbox, sending
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from tests.faults.fork_server import ForkServer, fork_server, reaped
from tests.shop_keys import unlocked

PER_SECOND = 60
LATENCY_S = 0.02
DELIVERS = (1, 25)
LIVES_ON_S = (0.0, 0.06)
"""How many posts a worker delivers, and for how long it then goes on, before it is killed."""
STUCK_AFTER_S = 10.0
FINISH_WITHIN_S = 180.0


@dataclass
class KillReport:
    """What a run did: `kills` and what the truth says about `rows`."""

    rows: int
    kills: int = 0
    delivered: int = 0
    duplicates: int = 0
    false_sent: int = 0
    """Rows that are `sent` in the database and stand in no chat."""
    lost: int = 0
    """Rows that stand in no chat, and the database does not say `unknown`."""
    unknown: int = 0
    unknown_most: int = 0
    """The most rows that one kill left in doubt."""


async def kill_repeatedly(
    zygote: ForkServer, folder: Path, *, rows: int, kills: int, seed: int, mutant: str = ""
) -> KillReport:
    """Broadcast `rows` rows while killing the sender up to `kills` times; count the damage."""
    rng, toll = Random(seed), KillReport(rows)
    url = f"sqlite+aiosqlite:///{folder / 'tuan.db'}"
    async with Sandbox(limits="off", latency_s=LATENCY_S, seed=seed) as box:
        await _fill(url, box, rows)
        while toll.kills < kills and await _waiting(url):
            pid = await zygote.start(url, box.api_url, box.token, PER_SECOND, mutant)
            await _delivered(
                box, min(rows, len(box.world.delivery_log.delivered()) + rng.randint(*DELIVERS))
            )
            await asyncio.sleep(rng.uniform(*LIVES_ON_S))
            zygote.kill(pid)
            await reaped(pid)
            await _count_doubt(url, toll)
        pid = await zygote.start(url, box.api_url, box.token, PER_SECOND, mutant)
        await _finished(url)
        zygote.kill(pid)
        await reaped(pid)
        await _compare(url, box, toll)
    return toll


async def _fill(url: str, box: Sandbox, rows: int) -> None:
    database = unlocked(url)
    await migrate.upgrade(database, now=datetime.now(UTC))
    async with database.begin() as tx:
        for number in range(rows):
            row = OutboxRow(
                chat_id=box.group(f"Group {number}").id,
                kind="notice.text",
                values={"text": f"row {number}"},
                due_at=datetime.now(UTC),
                policy=RetryPolicy.AT_MOST_ONCE,
            )
            outbox.put(tx, row)
    await database.close()


async def _delivered(box: Sandbox, number: int) -> None:
    """Wait until so many posts stand in the chats, or nothing has moved for a while."""
    with suppress(TimeoutError):
        async with asyncio.timeout(STUCK_AFTER_S):
            while len(box.world.delivery_log.delivered()) < number:
                await asyncio.sleep(0.002)


async def _waiting(url: str) -> int:
    """Return how many rows are still to be sent."""
    database = unlocked(url)
    async with database.read() as tx:
        counts = await outbox.count_by_state(tx)
    await database.close()
    return counts.get(OutboxState.QUEUED, 0)


async def _count_doubt(url: str, toll: KillReport) -> None:
    """Settle what the kill left, as the next start does, and count it."""
    toll.kills += 1
    database = unlocked(url)
    async with database.begin() as tx:
        unknown, _ = await sending.recover(tx, now=datetime.now(UTC))
    await database.close()
    toll.unknown_most = max(toll.unknown_most, unknown)


async def _finished(url: str) -> None:
    database = unlocked(url, background=True)
    async with asyncio.timeout(FINISH_WITHIN_S):
        while True:
            async with database.read() as tx:
                counts = await outbox.count_by_state(tx)
            if not counts.get(OutboxState.QUEUED) and not counts.get(OutboxState.SENDING):
                break
            await asyncio.sleep(0.1)
    await database.close()


async def _compare(url: str, box: Sandbox, toll: KillReport) -> None:
    there = Counter(fact.text for fact in box.world.delivery_log.delivered())
    database = unlocked(url)
    async with database.read() as tx:
        rows = (await tx.scalars(select(OutboxRow))).all()
    await database.close()
    toll.delivered = len(there)
    toll.duplicates = sum(count - 1 for count in there.values())
    for row in rows:
        arrived = there[row.values["text"]] > 0
        toll.unknown += row.state == OutboxState.UNKNOWN
        toll.false_sent += row.state == OutboxState.SENT and not arrived
        toll.lost += row.state != OutboxState.UNKNOWN and not arrived


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--rows", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--mutant", default="", help="send-then-mark or mark-sent-then-send")
    chosen = options.parse_args()
    seed, done = chosen.seed, 0
    async with fork_server() as source:
        while done < chosen.kills:
            with TemporaryDirectory() as folder:
                toll = await kill_repeatedly(
                    source,
                    Path(folder),
                    rows=chosen.rows,
                    kills=chosen.kills - done,
                    seed=seed,
                    mutant=chosen.mutant,
                )
            done, seed = done + max(1, toll.kills), seed + 1
            sys.stdout.write(f"seed {seed - 1}: {toll}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
