"""What time does to draws: dice are thrown, lost ones asked about, those without an end announced.

frozen, its message is there -> thrown      a die whose answer is lost -> the admins are asked
an hour after the freeze     -> broken
"""

from datetime import datetime

from domain.draw.machine import BROKEN_AFTER, ask, break_overdue, throw
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job
from storage.database import Database
from storage.draw import draws

PAGE = 100


async def tick(database: Database, now: datetime) -> int:
    """Do what is due; return how many things were.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    rounds = (
        DueTask(
            "draw",
            lambda tx: draws.to_throw(tx, limit=PAGE),
            lambda tx, draw_id: throw(tx, draw_id, now=now),
        ),
        DueTask(
            "draw",
            lambda tx: draws.to_ask(tx, limit=PAGE),
            lambda tx, draw_id: ask(tx, draw_id, now=now),
        ),
        DueTask(
            "draw",
            lambda tx: draws.overdue(tx, before=now - BROKEN_AFTER, limit=PAGE),
            lambda tx, draw_id: break_overdue(tx, draw_id, now=now),
        ),
    )
    return await due_tasks.run_all(database, rounds, "draws not seen to")


JOB = Job("draw", every_s=0.5, run=lambda job: tick(job.database, job.now))
