"""Counts of presses that are old enough are forgotten, some at a time."""

from datetime import datetime

from storage.chat import presses
from storage.database import Database

EVERY_S = 600.0
PAGE = 1_000
"""Rows in one transaction, for presses wait for it."""


async def tick(database: Database, now: datetime) -> None:
    """Forget a page of what is not kept any more."""
    async with database.begin() as tx:
        await presses.forget(tx, now=now, limit=PAGE)
