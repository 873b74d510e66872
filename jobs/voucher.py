"""Vouchers whose time is over are ended, and their members told."""

from datetime import datetime

from domain import voucher as domain
from storage import voucher as vouchers
from storage.database import Database

EVERY_S = 60.0
PAGE = 200


async def tick(database: Database, now: datetime) -> int:
    """End the vouchers that are over; return how many."""
    async with database.read() as tx:
        due = await vouchers.expiring(tx, now=now, limit=PAGE)
    ended = 0
    for voucher_id in due:
        async with database.begin() as tx:
            ended += await domain.expire(tx, voucher_id, now=now)
    return ended
