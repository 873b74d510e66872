"""How the number of people that a member brought grew: by day while it is young, then by week.

Counted is who counts now, on the day since when they count: somebody who is taken away again, or
was bound to another, is not in any past day either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.campaign.schedule import to_utc
from storage.database import Tx
from storage.referral import attributions

DAYS = 14
WEEKS = 12
WEEK = 7


@dataclass(frozen=True, slots=True)
class Growth:
    """What each day or week brought, and how many there were by its end; the oldest first."""

    starts: Sequence[date]
    brought: Sequence[int]
    total: Sequence[int]
    by_week: bool


def day_starts(now: datetime, zone: str, *, count: int, days: int = 1) -> list[date]:
    """Return the first days of the last `count` spans of `days`, and the one after the present."""
    today = now.astimezone(ZoneInfo(zone)).date()
    last = today - timedelta(days=today.weekday()) if days == WEEK else today
    return [last + timedelta(days=days * number) for number in range(1 - count, 2)]


def midnight(day: date, zone: str) -> datetime:
    """Return when a day begins in `zone`."""
    return to_utc(datetime.combine(day, time()), zone)


async def growth(tx: Tx, member_id: int, *, now: datetime, zone: str) -> Growth | None:
    """Return how the number of people brought by a member grew, None if there is nobody."""
    for days, count in ((1, DAYS), (WEEK, WEEKS)):
        starts = day_starts(now, zone, count=count, days=days)
        moments = [midnight(day, zone) for day in starts]
        found = await attributions.count_referred_by_span(tx, member_id, moments)
        if not found:
            return None
        earlier = found.get(attributions.EARLIER, 0)
        if not earlier:
            break
    brought = [found.get(place, 0) for place in range(count)]
    total = [earlier + sum(brought[: place + 1]) for place in range(count)]
    return Growth(starts[:-1], brought, total, by_week=days == WEEK)
