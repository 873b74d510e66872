"""Withdrawals that were sent a fortnight ago count as arrived."""

from datetime import datetime

from domain import withdrawal as domain
from jobs import rounds
from jobs.rounds import Round
from storage import withdrawal as withdrawals
from storage.database import Database

EVERY_S = 300.0
PAGE = 100


async def tick(database: Database, now: datetime) -> int:
    """Settle what is over; return how many.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    failures: list[Exception] = []
    since = now - domain.CONFIRMED_AFTER
    over = Round(
        "withdrawal",
        lambda tx: withdrawals.unconfirmed(tx, since=since, limit=PAGE),
        lambda tx, number: domain.lapse(tx, number, now=now),
    )
    done = await rounds.go(database, (over,), failures)
    if failures:
        raise ExceptionGroup("withdrawals not settled", failures)
    return done
