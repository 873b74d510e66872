"""Expiry: a deal that is over leaves no dead post behind.

    waiting to be sent  -> skipped, nobody needs it any more
    sent                -> edited once: "ended", price struck, no buttons; unpinned if pinned
    on its way          -> looked at again at the next tick
    unknown, failed     -> there is no message to edit

When no planned post is left, the deal is closed and not looked at again.
"""

from datetime import datetime

import structlog

from domain.ending import end
from storage import deal as deals
from storage.database import Database

DEALS_MAX = 20
"""Deals that are ended in one tick."""

log = structlog.get_logger("tuan.expiry")


async def tick(database: Database, now: datetime) -> int:
    """End the posts of deals that are over; return how many posts were dealt with."""
    async with database.read() as tx:
        over = await deals.over(tx, now=now, limit=DEALS_MAX)
    return sum([await _end(database, deal_id, now) for deal_id in over])


async def _end(database: Database, deal_id: int, now: datetime) -> int:
    try:
        async with database.begin() as tx:
            return await end(tx, deal_id, now=now)
    except Exception:
        # One deal that cannot be ended must not keep the others alive.
        log.exception("deal not ended", deal=deal_id)
        return 0
