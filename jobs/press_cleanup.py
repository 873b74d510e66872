"""Counts of presses that are old enough are forgotten, some at a time."""

from datetime import datetime

from jobs.job import Job
from storage.chat import presses
from storage.database import Database

PAGE = 1_000
"""Rows in one transaction, for presses wait for it."""


async def tick(database: Database, now: datetime) -> None:
    """Forget a page of what is not kept any more."""
    async with database.begin() as tx:
        await presses.forget(tx, now=now, limit=PAGE)


JOB = Job("press", every_s=600.0, run=lambda job: tick(job.database, job.now))
