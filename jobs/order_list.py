"""What time does to order lists, looked at each second: opening -> closing -> settling, order by order.

Each step has a savepoint of its own and finds nothing to do when it is done twice, so a second that
was missed, in a restart say, is made good by the next one.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.order_list.finish import close_list_if_due, settle_order
from domain.order_list.publish import open_list_if_due
from domain.voucher import Secret
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job
from storage.database import Database
from storage.order_list import lists

PAGE = 200
"""Of each kind of work, the most that one tick begins."""


async def tick(database: Database, now: datetime, secret: Secret) -> int:
    """Do what is due; return how many things were.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    return await due_tasks.run_all(database, _rounds(now, secret), "order lists not seen to")


def _rounds(now: datetime, secret: Secret) -> Sequence[DueTask]:
    return (
        DueTask(
            "order list",
            lambda tx: lists.to_open(tx, now=now, limit=PAGE),
            lambda tx, list_id: open_list_if_due(tx, list_id, now=now),
        ),
        DueTask(
            "order list",
            lambda tx: lists.to_close(tx, now=now, limit=PAGE),
            lambda tx, list_id: close_list_if_due(tx, list_id, now=now),
        ),
        DueTask(
            "order of a list",
            lambda tx: lists.to_settle(tx, limit=PAGE),
            lambda tx, order_id: settle_order(tx, order_id, now=now, secret=secret),
        ),
    )


JOB = Job("order_list", every_s=1.0, run=lambda job: tick(job.database, job.now, job.secret))
