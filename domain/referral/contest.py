"""Invite contests: who brought how many that count, by day, week, month and in all.

Boards are counted from the ledger's lines about newcomers, so one that is taken back counts against
the period in which it was taken back. Of equals, the first who got there is in front.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.campaign.schedule import to_utc
from storage.database import Tx
from storage.referral import leaderboard
from storage.referral.leaderboard import LeaderboardEntry

SHOWN = 10


class Period(StrEnum):
    """How far back a board looks; days, weeks from Monday and months of the shop's zone."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


def period_start(period: Period, zone: str, *, now: datetime) -> datetime | None:
    """Return when a period began, None for the one without a beginning."""
    if period is Period.ALL:
        return None
    today = now.astimezone(ZoneInfo(zone)).replace(
        hour=0, minute=0, second=0, microsecond=0, tzinfo=None
    )
    if period is Period.WEEK:
        today -= timedelta(days=today.weekday())
    elif period is Period.MONTH:
        today = today.replace(day=1)
    return to_utc(today, zone)


async def load_leaderboard(
    tx: Tx, member_id: int, period: Period, zone: str, *, now: datetime
) -> tuple[list[LeaderboardEntry], LeaderboardEntry | None]:
    """Return the first of a board, and where a member stands, None if they brought nobody."""
    since = period_start(period, zone, now=now)
    places = await leaderboard.top(tx, since=since, limit=SHOWN)
    own = next((place for place in places if place.member_id == member_id), None)
    return places, own or await leaderboard.entry_of(tx, member_id, since=since)
