"""Sale prices: a deal costs its sale price within the window that its feed names, and no longer."""

from datetime import datetime

from domain.sale_price import reprice
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database
from storage.deal import deals

DEALS_MAX = 50
"""Deals whose price is set anew in one tick."""


async def tick(database: Database, now: datetime) -> int:
    """Set the prices that change now; return how many did.

    Raises `ExceptionGroup` at the end if deals failed, with one error for each.
    """
    async with database.read() as tx:
        due = await deals.to_reprice(tx, now=now, limit=DEALS_MAX)

    async def set_price(deal_id: int) -> int:
        async with database.begin() as tx:
            return int(await reprice(tx, deal_id, now=now))

    return await run_each("deal", due, set_price)


JOB = Job("sale_price", every_s=1.0, run=lambda job: tick(job.database, job.now))
