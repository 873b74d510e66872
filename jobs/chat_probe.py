"""Tries chats in doubt again: hourly at first, daily later, with a row that waits or a question."""

from datetime import datetime

from domain.delivery import effects
from domain.delivery.effects import probe_chat
from jobs.job import Job
from storage.database import Database
from storage.delivery import outbox, reachability

PROBES_MAX = 50
"""Chats tried in one go."""


async def probe(database: Database, *, now: datetime) -> int:
    """Try every chat whose time has come by one held row, or ask; return how many rows may go.

    The sender does the rest: a row that goes through brings the others back, one that is
    refused sets the next date.
    """
    tried = 0
    async with database.begin() as tx:
        tried += await outbox.release_unpaused(tx, effects.HELD_FOR_PAUSE)
        for chat_id in await reachability.probes_due(tx, now=now, limit=PROBES_MAX):
            await probe_chat(tx, chat_id, now=now)
            tried += 1
    return tried


JOB = Job(
    "probe",
    every_s=60.0,
    run=lambda job: probe(job.database, now=job.now),
    reloads=True,
)
