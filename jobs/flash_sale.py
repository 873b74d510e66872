"""What time does to flash sales, looked at each second.

    opening -> drawing -> settling the draw, a page at a time -> flowing back -> lapsing
    -> reminding -> closing

Each step is a transaction of its own that finds nothing to do when it is done twice, so a
second that was missed, in a restart say, is made good by the next one.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from domain import flash_sale_turn, flash_sale_window
from domain.flash_sale_turn import REMIND_BEFORE
from domain.voucher import Secret
from storage import flash_sale_due as due
from storage.database import Database, Tx

PAGE = 200
"""Of each kind of work, the most that one tick begins."""

Question = Callable[[Tx], Awaitable[Sequence[int]]]
Step = Callable[[Tx, int], Awaitable[object]]


async def tick(database: Database, now: datetime, secret: Secret) -> int:
    """Do what is due; return how many things were.

    Raises `ExceptionGroup` at the end if some failed, with one error for each.
    """
    failures: list[Exception] = []
    done = 0
    for name, question, step in _steps(now, secret):
        async with database.read() as tx:
            found = await question(tx)
        if found:
            await _each(database, name, found, step, failures)
        done += len(found)
    if failures:
        raise ExceptionGroup("flash sales not seen to", failures)
    return done


def _steps(now: datetime, secret: Secret) -> Sequence[tuple[str, Question, Step]]:
    turn = flash_sale_turn
    return (
        (
            "flash sale",
            lambda tx: due.opening(tx, now=now, limit=PAGE),
            lambda tx, sale_id: turn.open_due(tx, sale_id, now=now),
        ),
        (
            "flash sale",
            lambda tx: _to_draw(tx, now),
            lambda tx, sale_id: flash_sale_window.draw(tx, sale_id, now=now),
        ),
        (
            "claim",
            lambda tx: due.drawn(tx, limit=PAGE),
            lambda tx, claim_id: turn.settle(tx, claim_id, now=now, secret=secret),
        ),
        (
            "flash sale",
            lambda tx: due.flowing(tx, now=now, limit=PAGE),
            lambda tx, sale_id: turn.flow_back(tx, sale_id, now=now),
        ),
        (
            "claim",
            lambda tx: due.lapsing(tx, now=now, limit=PAGE),
            lambda tx, claim_id: turn.lapse(tx, claim_id, now=now),
        ),
        (
            "flash sale",
            lambda tx: due.reminding(tx, now=now, before=REMIND_BEFORE, limit=PAGE),
            lambda tx, sale_id: turn.remind(tx, sale_id, now=now),
        ),
        (
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


async def _each(
    database: Database, name: str, found: Sequence[int], step: Step, failures: list[Exception]
) -> None:
    """Run a step for each that is due; one that fails takes back only itself."""
    async with database.batch() as batch:
        for number in found:
            try:
                async with batch.savepoint() as tx:
                    await step(tx, number)
            except Exception as failure:  # noqa: BLE001
                # One that cannot be seen to must not keep the others waiting.
                failure.add_note(f"{name} {number}")
                failures.append(failure)
