"""What time does to flash sales, looked at each second.

    opening -> chaining entries -> freezing them -> drawing, or giving out what dice decided
    -> settling the draw, a page at a time -> flowing back -> lapsing
    -> reminding -> closing

Each step has a savepoint of its own and finds nothing to do when it is done twice, so a
second that was missed, in a restart say, is made good by the next one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.draw.opening import freeze_entries, settle_draw, take_in_entries
from domain.flash_sale.draw import run_draw
from domain.flash_sale.due import (
    REMIND_BEFORE,
    close_sale_if_due,
    lapse_hold,
    open_sale_if_due,
    release_allotments,
    send_sale_reminders,
    settle_claim,
)
from domain.voucher import Secret
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job
from storage.database import Database, Tx
from storage.flash_sale import due_rows

PAGE = 200
"""Of each kind of work, the most that one tick begins."""


async def tick(database: Database, now: datetime, secret: Secret) -> int:
    """Do what is due; return how many things were.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    return await due_tasks.run_all(database, _rounds(now, secret), "flash sales not seen to")


def _rounds(now: datetime, secret: Secret) -> Sequence[DueTask]:
    return (
        DueTask(
            "flash sale",
            lambda tx: due_rows.to_open(tx, now=now, limit=PAGE),
            lambda tx, sale_id: open_sale_if_due(tx, sale_id, now=now),
        ),
        DueTask(
            "flash sale",
            lambda tx: _in_window(tx, by_dice=True),
            lambda tx, sale_id: take_in_entries(tx, sale_id, secret=secret),
        ),
        DueTask(
            "flash sale",
            lambda tx: _in_window(tx, by_dice=True, over_at=now),
            lambda tx, sale_id: freeze_entries(tx, sale_id, now=now, secret=secret),
        ),
        DueTask(
            "flash sale",
            lambda tx: _in_window(tx, by_dice=False, over_at=now),
            lambda tx, sale_id: run_draw(tx, sale_id, now=now),
        ),
        DueTask(
            "flash sale",
            lambda tx: due_rows.to_settle(tx, limit=PAGE),
            lambda tx, sale_id: settle_draw(tx, sale_id, now=now),
        ),
        DueTask(
            "claim",
            lambda tx: due_rows.winners_to_notify(tx, limit=PAGE),
            lambda tx, claim_id: settle_claim(tx, claim_id, now=now, secret=secret),
        ),
        DueTask(
            "flash sale",
            lambda tx: due_rows.to_release_allotments(tx, now=now, limit=PAGE),
            lambda tx, sale_id: release_allotments(tx, sale_id, now=now),
        ),
        DueTask(
            "claim",
            lambda tx: due_rows.to_lapse(tx, now=now, limit=PAGE),
            lambda tx, claim_id: lapse_hold(tx, claim_id, now=now),
        ),
        DueTask(
            "flash sale",
            lambda tx: due_rows.to_remind(tx, now=now, before=REMIND_BEFORE, limit=PAGE),
            lambda tx, sale_id: send_sale_reminders(tx, sale_id, now=now),
        ),
        DueTask(
            "flash sale",
            lambda tx: due_rows.to_close(tx, now=now, limit=PAGE),
            lambda tx, sale_id: close_sale_if_due(tx, sale_id, now=now),
        ),
    )


async def _in_window(tx: Tx, *, by_dice: bool, over_at: datetime | None = None) -> Sequence[int]:
    """Return the sales that take entries, by dice or not; with `over_at` those whose time is over."""
    return [
        sale_id
        for sale_id, starts_at, seconds, dice in await due_rows.entry_periods(tx)
        if bool(dice) is by_dice
        and (over_at is None or starts_at + timedelta(seconds=seconds) <= over_at)
    ]


JOB = Job("flash_sale", every_s=1.0, run=lambda job: tick(job.database, job.now, job.secret))
