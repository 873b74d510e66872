"""What time does to flash sales, looked at each second.

    opening -> drawing -> settling the draw, a page at a time -> flowing back -> lapsing
    -> reminding -> closing

Each step has a savepoint of its own and finds nothing to do when it is done twice, so a
second that was missed, in a restart say, is made good by the next one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain import flash_sale_turn, flash_sale_window
from domain.flash_sale_turn import REMIND_BEFORE
from domain.voucher import Secret
from jobs import rounds
from jobs.rounds import Round
from storage import flash_sale_due as due
from storage.database import Database, Tx

PAGE = 200
"""Of each kind of work, the most that one tick begins."""


async def tick(database: Database, now: datetime, secret: Secret) -> int:
    """Do what is due; return how many things were.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    failures: list[Exception] = []
    done = await rounds.go(database, _rounds(now, secret), failures)
    if failures:
        raise ExceptionGroup("flash sales not seen to", failures)
    return done


def _rounds(now: datetime, secret: Secret) -> Sequence[Round]:
    turn = flash_sale_turn
    return (
        Round(
            "flash sale",
            lambda tx: due.opening(tx, now=now, limit=PAGE),
            lambda tx, sale_id: turn.open_due(tx, sale_id, now=now),
        ),
        Round(
            "flash sale",
            lambda tx: _to_draw(tx, now),
            lambda tx, sale_id: flash_sale_window.draw(tx, sale_id, now=now),
        ),
        Round(
            "claim",
            lambda tx: due.drawn(tx, limit=PAGE),
            lambda tx, claim_id: turn.settle(tx, claim_id, now=now, secret=secret),
        ),
        Round(
            "flash sale",
            lambda tx: due.flowing(tx, now=now, limit=PAGE),
            lambda tx, sale_id: turn.flow_back(tx, sale_id, now=now),
        ),
        Round(
            "claim",
            lambda tx: due.lapsing(tx, now=now, limit=PAGE),
            lambda tx, claim_id: turn.lapse(tx, claim_id, now=now),
        ),
        Round(
            "flash sale",
            lambda tx: due.reminding(tx, now=now, before=REMIND_BEFORE, limit=PAGE),
            lambda tx, sale_id: turn.remind(tx, sale_id, now=now),
        ),
        Round(
            "flash sale",
            lambda tx: due.closing(tx, now=now, limit=PAGE),
            lambda tx, sale_id: turn.close_due(tx, sale_id, now=now),
        ),
    )


async def _to_draw(tx: Tx, now: datetime) -> Sequence[int]:
    return [
        sale_id
        for sale_id, starts_at, seconds in await due.windows(tx)
        if starts_at + timedelta(seconds=seconds) <= now
    ]
