"""Picking up: who waits for what has arrived is told, and who has not fetched theirs is reminded."""

from datetime import datetime

from domain.pickup import arrival, reminder
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database
from storage.pickup import waiting_vouchers

ARRIVALS = 20
"""Arrivals of one round."""
PAGES = 5
"""Of each arrival in one round; others may write in between."""
PAGE = 200


async def tick(database: Database, now: datetime, zone: str) -> int:
    """Tell pages of each arrival, and remind whoever is due by day; return how many were told.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    async with database.read() as tx:
        arrivals = await waiting_vouchers.open_arrivals(tx, limit=ARRIVALS)
        members = []
        if reminder.is_time(now, zone):
            members = list(await waiting_vouchers.members_to_remind(tx, now=now, limit=PAGE))

    async def tell(arrival_id: int) -> int:
        told = 0
        for _ in range(PAGES):
            async with database.begin() as tx:
                page = await arrival.tell_page(tx, arrival_id, now=now)
            told += page
            if not page:
                break
        return told

    async def remind(member_id: int) -> int:
        async with database.begin() as tx:
            return int(await reminder.remind(tx, member_id, now=now))

    told = await run_each("arrival", arrivals, tell)
    return told + await run_each("pickup reminder", members, remind)


JOB = Job("pickup", every_s=5.0, run=lambda job: tick(job.database, job.now, job.settings.timezone))
