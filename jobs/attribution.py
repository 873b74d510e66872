"""Questions about who brought whom that nobody answered in time are let go."""

from datetime import datetime

from domain.referral import attribution
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job
from storage.database import Database
from storage.referral import attributions

PAGE = 200


async def tick(database: Database, now: datetime) -> int:
    """Let go of what is over; return how many.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    over = DueTask(
        "attribution",
        lambda tx: attributions.expired(tx, now=now, limit=PAGE),
        lambda tx, number: attribution.expire(tx, number, now=now),
    )
    return await due_tasks.run_all(database, (over,), "attributions not let go")


JOB = Job("attribution", every_s=60.0, run=lambda job: tick(job.database, job.now))
