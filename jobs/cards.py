"""Live cards are brought up to date: those that are out of date, a page at a tick.

    due, or answered by Telegram -> taken (one statement for the page)
    -> counted from a snapshot   -> said, in a transaction of its own

The questions are indexed, so cards that rest cost nothing. Counting holds up no writer. What
changes after a card was taken marks it anew, so no change is lost between counting and saying.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.promotion import live_card
from domain.promotion.live_card import CardSource
from jobs.due_tasks import run_each
from jobs.job import Job
from storage.database import Database
from storage.promotion import cards

PAGE = 100
"""Cards of each sort looked at in one tick."""


async def tick(
    database: Database, now: datetime, faces: Mapping[str, CardSource], *, zone: str
) -> int:
    """Draw the cards that are due; return for how many something was queued.

    Raises `ExceptionGroup` at the end if cards failed, with one error for each.
    """

    async def bring_up(card_id: int) -> int:
        try:
            async with database.read() as tx:
                drawn = await live_card.take_snapshot(tx, card_id, faces, zone=zone, now=now)
            async with database.begin() as tx:
                return await live_card.queue_update(tx, card_id, drawn, now=now)
        except Exception:
            # It is tried again after those that wait now, or a page of such would starve them.
            async with database.begin() as tx:
                await cards.postpone(tx, card_id, now + live_card.EDIT_COOLDOWN)
            raise

    return await run_each("card", await _taken(database, now), bring_up)


async def _taken(database: Database, now: datetime) -> Sequence[int]:
    latest = now + live_card.EDIT_COOLDOWN
    async with database.read() as tx:
        found = set(await cards.due(tx, now=now, latest=latest, limit=PAGE))
        found.update(await cards.with_answers(tx, latest=latest, limit=PAGE))
    if found:
        async with database.begin() as tx:
            await cards.mark_clean(tx, found)
    return sorted(found)


JOB = Job(
    "cards",
    every_s=0.5,  # How soon a card follows a press.
    run=lambda job: tick(job.database, job.now, job.card_sources, zone=job.settings.timezone),
)
