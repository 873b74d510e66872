"""What time does to group buys: opens them, takes back what was held, ends teams, tells people.

    opening -> lapsing -> closing -> settling, a page at a time -> finished -> over
    reminding, once per team

Everything is a step of its own that finds nothing to do when it is done twice: a timer that
was lost in a restart is made good by the next tick.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from domain import card, group_buy_plan, team_end
from domain.team import KIND
from domain.voucher import Secret
from storage import group_buy as offers
from storage import seat as seats
from storage import team as due
from storage.database import Database, Tx
from storage.group_buy import Closed, OfferState, SeatState, Team, TeamState

PAGE = 100
"""Of each kind of work, the most that one tick begins."""

Step = Callable[[Tx, int], Awaitable[object]]
Question = Callable[[Tx], Awaitable[Sequence[int]]]


async def tick(database: Database, now: datetime, secret: Secret) -> int:
    """Do what is due; return how many things were.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    failures: list[Exception] = []
    done = 0
    for name, question, step in _steps(now):
        done += await _each(database, name, question, step, failures)
    done += await _end_teams(database, now, secret, failures)
    done += await _each(
        database,
        "group buy",
        lambda tx: due.over(tx, now=now, limit=PAGE),
        lambda tx, offer_id: _close(tx, offer_id),
        failures,
    )
    if failures:
        raise ExceptionGroup("group buys not seen to", failures)
    return done


def _steps(now: datetime) -> Sequence[tuple[str, Question, Step]]:
    return (
        (
            "group buy",
            lambda tx: due.opening(tx, now=now, limit=PAGE),
            lambda tx, offer_id: group_buy_plan.open_due(tx, offer_id, now=now),
        ),
        (
            "seat",
            lambda tx: due.lapsing(tx, now=now, limit=PAGE),
            lambda tx, seat_id: team_end.lapse(tx, seat_id, now=now),
        ),
        (
            "team",
            lambda tx: due.closing(tx, now=now, limit=PAGE),
            lambda tx, team_id: team_end.judge(tx, team_id, now=now),
        ),
        (
            "team",
            lambda tx: due.reminding(tx, now=now, limit=PAGE),
            lambda tx, team_id: team_end.remind(tx, team_id, now=now),
        ),
    )


async def _each(
    database: Database, name: str, question: Question, step: Step, failures: list[Exception]
) -> int:
    """Run a step for each that is due, each in a transaction of its own."""
    async with database.read() as tx:
        found = await question(tx)
    for number in found:
        try:
            async with database.begin() as tx:
                await step(tx, number)
        except Exception as failure:  # noqa: BLE001
            # One that cannot be seen to must not keep the others waiting.
            failure.add_note(f"{name} {number}")
            failures.append(failure)
    return len(found)


async def _end_teams(
    database: Database, now: datetime, secret: Secret, failures: list[Exception]
) -> int:
    """Tell the members of teams that have ended, a page of each team."""
    async with database.read() as tx:
        ending = await due.ending(tx, now=now, limit=PAGE)
    for team_id in ending:
        before = len(failures)
        await _tell_page(database, team_id, now, secret, failures)
        if len(failures) == before:
            async with database.begin() as tx:
                await team_end.finish(tx, team_id)
    return len(ending)


async def _tell_page(
    database: Database, team_id: int, now: datetime, secret: Secret, failures: list[Exception]
) -> None:
    async with database.read() as tx:
        ended = await tx.get_one(Team, team_id)
        page = await seats.in_team(
            tx, team_id, (SeatState.CONFIRMED,), limit=team_end.PAGE, told=False
        )
    async with database.batch() as batch:
        for seat in page:
            try:
                async with batch.savepoint() as tx:
                    if ended.state == TeamState.FILLED:
                        await team_end.settle(tx, seat.id, now=now, secret=secret)
                    else:
                        await team_end.release(tx, seat.id, now=now)
            except Exception as failure:  # noqa: BLE001
                # One refund that fails does not stop the next; the tick that follows tries again.
                failure.add_note(f"seat {seat.id}")
                failures.append(failure)


async def _close(tx: Tx, offer_id: int) -> None:
    offer = await offers.lock(tx, offer_id)
    if offer is not None and offer.state == OfferState.OPEN:
        offer.state, offer.closed_reason = OfferState.CLOSED, Closed.ENDED
        await tx.flush()
        await card.changed(tx, KIND, offer.id)
