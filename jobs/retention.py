"""What is old enough is forgotten, a page at a time: `storage.retention` says what, and after how long.

Each table is walked through from its oldest row, a page in each tick, until the rows are young;
then it rests. A page is one short transaction, for presses wait for it.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from jobs.job import Job, JobContext
from storage import retention, updates
from storage.chat import presses
from storage.database import Database, Tx
from storage.retention import Rule

PAGE = 200
EVERY_S = 10.0
REST = timedelta(hours=6)
"""After the last old row of a table, before it is walked through again."""


class Forgetting(Protocol):
    """Deletes a page of what is old in one table; returns how many rows went."""

    async def __call__(self, tx: Tx, *, now: datetime, limit: int) -> int: ...


UNNUMBERED: Mapping[str, Forgetting] = {
    retention.PRESSES[0]: presses.forget,
    retention.SEEN[0]: updates.forget_seen,
}
"""Tables whose rows have no number of their own."""


class Sweeper:
    """Where the walk through each table is; a restart begins it anew."""

    def __init__(self) -> None:
        self._after: dict[str, int] = defaultdict(int)
        self._rests_until: dict[str, datetime] = {}

    async def tick(self, database: Database, now: datetime) -> int:
        """Forget a page of each table; return how many rows went."""
        gone = sum([await self._step(database, rule, now) for rule in retention.RULES])
        for name, forget in UNNUMBERED.items():
            gone += await self._forget(database, name, forget, now)
        return gone

    async def _forget(
        self, database: Database, name: str, forget: Forgetting, now: datetime
    ) -> int:
        if now < self._rests_until.get(name, now):
            return 0
        async with database.begin() as tx:
            gone = await forget(tx, now=now, limit=PAGE)
        if not gone:
            self._rests_until[name] = now + REST
        return gone

    async def _step(self, database: Database, rule: Rule, now: datetime) -> int:
        if now < self._rests_until.get(rule.name, now):
            return 0
        before = now - rule.age
        async with database.read() as tx:
            rows = await retention.page(tx, rule, after=self._after[rule.name], limit=PAGE)
        old = [number for number, moment in rows if moment < before]
        if not old:
            self._after[rule.name], self._rests_until[rule.name] = 0, now + REST
            return 0
        self._after[rule.name] = rows[-1][0]
        async with database.begin() as tx:
            return await retention.forget(tx, rule, old, before=before)


def job() -> Job:
    """Return the job of one running bot."""
    sweeper = Sweeper()

    async def sweep(context: JobContext) -> None:
        await sweeper.tick(context.database, context.now)

    return Job("retention", every_s=EVERY_S, run=sweep)
