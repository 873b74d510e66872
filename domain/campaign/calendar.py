"""The calendar of what is planned: the slots that schedules give, on the days of the shop's clock.

A campaign on another zone's clock stands on the day that the shop has then. A slot that is skipped
is not planned: whatever lies before a campaign's `next_at` is over. A day counts up to `MANY` and
then leaves off, so that a calendar costs the same whatever is planned.

The next free slot: an hour after the last of what some chats get today.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.campaign.manage import schedule_of
from domain.campaign.schedule import MOMENT, Schedule, next_slot
from domain.referral.growth import midnight
from storage.campaign import campaigns
from storage.campaign.tables import Campaign
from storage.database import Tx
from storage.post import posts

WEEK = 7
WEEKS_SHOWN = 2
WEEKS_AHEAD = 5
"""How many weeks after the present one are shown at most."""
MANY = 100
APIECE = 6
"""A campaign with more slots in a day is named once."""
DAY = timedelta(days=1)


FREE_SLOT_GAP = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY_SLOTS_MAX = 24 * 60
"""Slots of one campaign in a day: one a minute."""


class PlannedSlot(NamedTuple):
    """One slot of a campaign; or all that are left of its day, if it posts often."""

    at: datetime
    campaign_id: int
    name: str
    number: int = 1
    """How many slots it stands for; `MANY` means that there may be more."""


def days_on_page(today: date, *, page: int, first_weekday: int) -> list[date]:
    """Return the days of a page: whole weeks, the present one first on page 0.

    A week begins with `first_weekday`, 0 for Monday.
    """
    begins = week_of(today, first_weekday)
    begins += DAY * WEEK * min(max(page, 0), last_page())
    return [begins + DAY * number for number in range(WEEK * WEEKS_SHOWN)]


def week_of(day: date, first_weekday: int) -> date:
    """Return the first day of the week that a day is in; weeks begin with `first_weekday`."""
    return day - DAY * ((day.weekday() - first_weekday) % WEEK)


def last_page() -> int:
    """Return the number of the last page, counted from 0; a page further is a week later."""
    return WEEKS_AHEAD + 1 - WEEKS_SHOWN


def count_by_day(
    found: Iterable[Campaign], days: Sequence[date], zone: str, *, now: datetime
) -> list[int]:
    """Return how many slots each of some days in a row still has, up to `MANY`."""
    starts = [midnight(day, zone) for day in (*days, days[-1] + DAY)]
    numbers = [0] * len(days)
    for campaign in found:
        schedule = schedule_of(campaign)
        at = _next(schedule, _after(campaign, starts[0], now=now))
        while at is not None and at < starts[-1]:
            place = bisect_right(starts, at) - 1
            numbers[place] = min(numbers[place] + 1, MANY)
            full = numbers[place] == MANY
            at = _next(schedule, starts[place + 1] - MOMENT if full else at)
    return numbers


def slots_of_day(
    found: Iterable[Campaign], day: date, zone: str, *, now: datetime
) -> list[PlannedSlot]:
    """Return what a day still has, in its order; a campaign with many slots is there once."""
    begins, ends = midnight(day, zone), midnight(day + DAY, zone)
    planned = []
    for campaign in found:
        each = list(islice(_slots(campaign, begins, ends, now=now), MANY))
        often = len(each) > APIECE
        planned += [each[0]._replace(number=len(each))] if often else each
    return sorted(planned)


def next_planned(
    found: Iterable[Campaign], after: datetime, *, now: datetime
) -> PlannedSlot | None:
    """Return the next slot that comes at a moment or later, None if there is none."""
    slots = []
    for campaign in found:
        at = _next(schedule_of(campaign), _after(campaign, after, now=now))
        if at is not None:
            slots.append(PlannedSlot(at, campaign.id, campaign.name))
    return min(slots, default=None)


def local_day(moment: datetime, zone: str) -> date:
    """Return the day that the shop has at a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _slots(
    campaign: Campaign, begins: datetime, ends: datetime, *, now: datetime
) -> Iterator[PlannedSlot]:
    schedule = schedule_of(campaign)
    at = _next(schedule, _after(campaign, begins, now=now))
    while at is not None and at < ends:
        yield PlannedSlot(at, campaign.id, campaign.name)
        at = _next(schedule, at)


def _after(campaign: Campaign, begins: datetime, *, now: datetime) -> datetime:
    """Return the moment after which a campaign's slots count from `begins` on."""
    return max(now, begins - MOMENT, (campaign.next_at or begins) - MOMENT)


def _next(schedule: Schedule, after: datetime) -> datetime | None:
    slot = next_slot(schedule, after)
    return None if slot is None else slot.at


async def hour_after_last_post(
    tx: Tx, chat_ids: Collection[int], *, zone: str, now: datetime
) -> datetime | None:
    """Return an hour after the last post that any of these chats gets today, None without one.

    It counts what is queued, what went out within the last hour, and every slot of the active
    campaigns until midnight in `zone`. The moment is a full minute.
    """
    wanted = set(chat_ids)
    dues = [
        due for chat, due in await posts.recent(tx, since=now - FREE_SLOT_GAP) if chat in wanted
    ]
    midnight = _midnight(now, zone)
    for campaign in await campaigns.active_in_chats(tx, wanted):
        last = _last_slot(campaign, now=now, until=midnight)
        dues += [] if last is None else [last]
    if not dues:
        return None
    after = max(dues) + FREE_SLOT_GAP
    return after.replace(second=0, microsecond=0) + (MINUTE if after.second else timedelta())


def _midnight(now: datetime, zone: str) -> datetime:
    local = now.astimezone(ZoneInfo(zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)


def _last_slot(campaign: Campaign, *, now: datetime, until: datetime) -> datetime | None:
    """Return the last slot of a campaign before `until`, if it has one."""
    last = None
    for _ in range(DAY_SLOTS_MAX):
        slot = next_slot(schedule_of(campaign), last or now)
        if slot is None or slot.at >= until:
            break
        last = slot.at
    return last
