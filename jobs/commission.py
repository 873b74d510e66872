"""What time does to conversions: approves those nobody doubted, releases those whose freeze is over.

Each in a transaction of its own: two of a page may concern the same promoters in another order,
and whoever held some of them while asking for others could wait in a circle with a reversal.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from domain.commission import lifecycle
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.commission import conversions
from storage.database import Database

PAGE = 200
"""Conversions approved, and as many released, in one tick."""


async def tick(database: Database, now: datetime) -> int:
    """Do what is due; return how many conversions it concerned.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    async with database.read() as tx:
        approving = await conversions.due_for_approval(tx, now=now, limit=PAGE)
    done = await run_each("conversion", approving, _step(database, lifecycle.approve_due, now))
    async with database.read() as tx:
        releasing = await conversions.due_for_release(tx, now=now, limit=PAGE)
    return done + await run_each(
        "conversion", releasing, _step(database, lifecycle.release_due, now)
    )


def _step(
    database: Database, turn: Callable[..., Awaitable[bool]], now: datetime
) -> Callable[[int], Awaitable[int]]:
    async def step(conversion_id: int) -> int:
        async with database.begin() as tx:
            return await turn(tx, conversion_id, now=now)

    return step


JOB = Job("commission", every_s=2.0, run=lambda job: tick(job.database, job.now))
