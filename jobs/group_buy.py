"""What time does to group buys: opens them, takes back what was held, ends teams, tells people.

    opening -> lapsing -> closing -> settling, a page at a time -> finished -> over
    reminding, once per team

Everything is a step of its own that finds nothing to do when it is done twice: a timer that
was lost in a restart is made good by the next tick.
"""

from collections.abc import Sequence
from datetime import datetime

from domain.group_buy.finish import (
    end_at_deadline,
    expire_seat,
    finish_team,
    release_seat,
    send_team_reminders,
    settle_seat,
)
from domain.group_buy.publish import open_group_buy_if_due
from domain.group_buy.rules import closing_reason
from domain.promotion import live_card
from domain.voucher import Secret
from jobs import due_tasks
from jobs.due_tasks import DueTask
from jobs.job import Job
from storage.database import Database, Tx
from storage.group_buy import due_rows, offers, seats
from storage.group_buy.tables import GroupBuyShape, GroupBuyState, SeatState, Team, TeamState
from storage.subject import GROUP_BUY

PAGE = 100
"""Of each kind of work, the most that one tick begins."""
TOLD_MAX = 200
"""Members of one team who are told in one tick."""


async def tick(database: Database, now: datetime, secret: Secret) -> int:
    """Do what is due; return how many things were.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    failures: list[Exception] = []
    done = await due_tasks.run(database, _rounds(now), failures)
    done += await _end_teams(database, now, secret, failures)
    over = DueTask(
        "group buy",
        lambda tx: due_rows.offers_to_close(tx, now=now, limit=PAGE),
        lambda tx, offer_id: _close(tx, offer_id, now),
    )
    done += await due_tasks.run(database, (over,), failures)
    if failures:
        raise ExceptionGroup("group buys not seen to", failures)
    return done


def _rounds(now: datetime) -> Sequence[DueTask]:
    return (
        DueTask(
            "group buy",
            lambda tx: due_rows.offers_to_open(tx, now=now, limit=PAGE),
            lambda tx, offer_id: open_group_buy_if_due(tx, offer_id, now=now),
        ),
        DueTask(
            "seat",
            lambda tx: due_rows.to_lapse(tx, now=now, limit=PAGE),
            lambda tx, seat_id: expire_seat(tx, seat_id, now=now),
        ),
        DueTask(
            "team",
            lambda tx: due_rows.to_close(tx, now=now, limit=PAGE),
            lambda tx, team_id: end_at_deadline(tx, team_id, now=now),
        ),
        DueTask(
            "team",
            lambda tx: due_rows.to_remind(tx, now=now, limit=PAGE),
            lambda tx, team_id: send_team_reminders(tx, team_id, now=now),
        ),
    )


async def _end_teams(
    database: Database, now: datetime, secret: Secret, failures: list[Exception]
) -> int:
    """Tell the members of teams that have ended, a page of each team."""
    async with database.read() as tx:
        ending = await due_rows.to_notify(tx, now=now, limit=PAGE)
    for team_id in ending:
        before = len(failures)
        await _tell_page(database, team_id, now, secret, failures)
        if len(failures) == before:
            async with database.begin() as tx:
                await finish_team(tx, team_id)
    return len(ending)


async def _tell_page(
    database: Database, team_id: int, now: datetime, secret: Secret, failures: list[Exception]
) -> None:
    async with database.read() as tx:
        ended = await tx.get_one(Team, team_id)
        waiting = await seats.in_team(
            tx, team_id, (SeatState.CONFIRMED,), limit=TOLD_MAX, told=False
        )

    async def tell(tx: Tx, seat_id: int) -> None:
        if ended.state == TeamState.FILLED:
            await settle_seat(tx, seat_id, now=now, secret=secret)
        else:
            await release_seat(tx, seat_id, now=now)

    for first in range(0, len(waiting), due_tasks.PAGE):
        some = [seat.id for seat in waiting[first : first + due_tasks.PAGE]]
        await due_tasks.run_page(database, "seat", some, tell, failures)


async def _close(tx: Tx, offer_id: int, now: datetime) -> None:
    offer = await offers.lock(tx, offer_id)
    if offer is not None and offer.state == GroupBuyState.OPEN:
        pool = await seats.pool_of(tx, offer.id) if offer.shape == GroupBuyShape.POOL else None
        offer.state = GroupBuyState.CLOSED
        offer.closed_reason = closing_reason(offer, pool, now=now)
        await tx.flush()
        await live_card.mark_changed(tx, GROUP_BUY, offer.id)


JOB = Job("group_buy", every_s=1.0, run=lambda job: tick(job.database, job.now, job.secret))
