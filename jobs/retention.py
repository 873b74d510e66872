"""What is old enough is forgotten, a page at a time: `storage.retention` says what, and after how long.

Each table is walked through from its oldest row, a page in each tick, until the rows are young;
then it rests. A page is one short transaction, for presses wait for it.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from jobs.job import Job, JobContext
from storage import retention
from storage.chat import presses
from storage.database import Database
from storage.retention import Rule

PAGE = 200
EVERY_S = 10.0
REST = timedelta(hours=6)
"""After the last old row of a table, before it is walked through again."""


class Sweeper:
    """Where the walk through each table is; a restart begins it anew."""

    def __init__(self) -> None:
        self._after: dict[str, int] = defaultdict(int)
        self._rests_until: dict[str, datetime] = {}

    async def tick(self, database: Database, now: datetime) -> int:
        """Forget a page of each table; return how many rows went."""
        gone = sum([await self._step(database, rule, now) for rule in retention.RULES])
        return gone + await self._forget_presses(database, now)

    async def _forget_presses(self, database: Database, now: datetime) -> int:
        name, _ = retention.PRESSES
        if now < self._rests_until.get(name, now):
            return 0
        async with database.begin() as tx:
            gone = await presses.forget(tx, now=now, limit=PAGE)
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
