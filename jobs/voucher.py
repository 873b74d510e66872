"""Vouchers whose time is over are ended, and their members told."""

from datetime import datetime

from domain import voucher
from jobs.due_tasks import run_each
from jobs.job import Job
from storage import vouchers
from storage.database import Database

PAGE = 200


async def tick(database: Database, now: datetime) -> int:
    """End the vouchers that are over; return how many.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    async with database.read() as tx:
        due = await vouchers.to_expire(tx, now=now, limit=PAGE)

    async def expire(voucher_id: int) -> int:
        async with database.begin() as tx:
            return await voucher.expire(tx, voucher_id, now=now)

    return await run_each("voucher", due, expire)


JOB = Job("voucher", every_s=60.0, run=lambda job: tick(job.database, job.now))
