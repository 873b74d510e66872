"""Expiry: a deal that is over leaves no dead post behind.

    waiting to be sent  -> skipped, nobody needs it any more
    sent                -> edited once: "ended", price struck, no buttons; unpinned if pinned
    on its way          -> looked at again at the next tick
    unknown, failed     -> there is no message to edit

When no planned post is left, the deal is closed and not looked at again.
"""

from datetime import datetime

from domain.deal.expiry import end_posts
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database
from storage.deal import deals

DEALS_MAX = 20
"""Deals that are ended in one tick."""


async def tick(database: Database, now: datetime) -> int:
    """End the posts of deals that are over; return how many posts were dealt with.

    Raises `ExceptionGroup` at the end if deals failed, with one error for each.
    """
    async with database.read() as tx:
        over = await deals.to_close(tx, now=now, limit=DEALS_MAX)

    async def close(deal_id: int) -> int:
        async with database.begin() as tx:
            return await end_posts(tx, deal_id, now=now)

    return await run_each("deal", over, close)


JOB = Job("expiry", every_s=1.0, run=lambda job: tick(job.database, job.now))
