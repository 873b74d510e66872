"""Withdrawals that were sent a fortnight ago count as arrived."""

from datetime import datetime

from domain.payout import withdrawal
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job
from storage.database import Database
from storage.payout import withdrawals

PAGE = 100


async def tick(database: Database, now: datetime) -> int:
    """Settle what is over; return how many.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    since = now - withdrawal.CONFIRMED_AFTER
    over = DueTask(
        "withdrawal",
        lambda tx: withdrawals.unconfirmed(tx, since=since, limit=PAGE),
        lambda tx, number: withdrawal.auto_confirm(tx, number, now=now),
    )
    return await due_tasks.run_all(database, (over,), "withdrawals not settled")


JOB = Job("withdrawal", every_s=300.0, run=lambda job: tick(job.database, job.now))
