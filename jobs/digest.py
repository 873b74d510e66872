"""Once a day, at the hour that was set, writes each admin's digest: each in its own transaction."""

from datetime import datetime

from domain import digest
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database


async def tick(database: Database, now: datetime, *, zone: str) -> int:
    """Queue the digests that are due; return how many.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    async with database.read() as tx:
        day = digest.day_of(now, zone, await digest.get_hour(tx))
        readers = [] if day is None else await digest.recipients(tx)

    async def write(member_id: int) -> bool:
        async with database.begin() as tx:
            return await digest.queue_digest(tx, member_id, str(day), now=now, zone=zone)

    return await run_each("digest", readers, write)


JOB = Job(
    "digest",
    every_s=30.0,
    run=lambda job: tick(job.database, job.now, zone=job.settings.timezone),
)
