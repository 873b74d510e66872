"""Tries chats in doubt again: hourly at first, daily later, with one real row each."""

from datetime import datetime, timedelta

from domain.delivery import effects
from domain.delivery.effects import probe_chat
from jobs.job import Job
from storage.database import Database
from storage.delivery import outbox, reachability

PROBES_MAX = 50
"""Chats tried in one go."""
NOTHING_WAITS = timedelta(hours=1)
"""A chat for which nothing waits is looked at again after this long."""


async def probe(database: Database, *, now: datetime) -> int:
    """Let one held row of every chat whose time has come go out; return how many rows may go.

    The sender does the rest: a row that goes through brings the others back, one that is
    refused sets the next date.
    """
    tried = 0
    async with database.begin() as tx:
        tried += await outbox.release_unpaused(tx, effects.HELD_FOR_PAUSE)
        for chat_id in await reachability.probes_due(tx, now=now, limit=PROBES_MAX):
            if await probe_chat(tx, chat_id):
                tried += 1
            else:
                await reachability.probe_chat_at(tx, chat_id, now + NOTHING_WAITS)
    return tried


JOB = Job(
    "probe",
    every_s=60.0,
    run=lambda job: probe(job.database, now=job.now),
    reloads=True,
)
