"""Questions about who brought whom that nobody answered in time are let go."""

from datetime import datetime

from domain import attribution as domain
from jobs import rounds
from jobs.rounds import Round
from storage import attribution as attributions
from storage.database import Database

EVERY_S = 60.0
PAGE = 200


async def tick(database: Database, now: datetime) -> int:
    """Let go of what is over; return how many.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    failures: list[Exception] = []
    over = Round(
        "attribution",
        lambda tx: attributions.expired(tx, now=now, limit=PAGE),
        lambda tx, number: domain.expire(tx, number, now=now),
    )
    done = await rounds.go(database, (over,), failures)
    if failures:
        raise ExceptionGroup("attributions not let go", failures)
    return done
