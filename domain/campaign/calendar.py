"""The calendar of what is planned: the slots that schedules give, on the days of the shop's clock.

A campaign on another zone's clock stands on the day that the shop has then. A slot that is skipped
is not planned: whatever lies before a campaign's `next_at` is over. A campaign with many slots in a
day counts as one of its posts, for that is how people count, and costs no more than any other.
Quiet hours move a slot, or forbid it.

The next free slot: an hour after the last of what some chats get today.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.campaign.manage import schedule_of
from domain.campaign.schedule import MOMENT, Schedule, next_slot
from domain.post.pacing import Pace, open_again, sent_at
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
"""A day's posts are counted up to here."""
APIECE = 6
"""A campaign with more slots in a day counts once."""
QUIET_TRIES = 16
"""Quiet hours that are looked beyond for the next slot that goes out."""
STEP = timedelta(minutes=5)
DAY = timedelta(days=1)


FREE_SLOT_GAP = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY_SLOTS_MAX = 24 * 60
"""Slots of one campaign in a day: one a minute."""


class PlannedSlot(NamedTuple):
    """One slot of a campaign; or all that are left of its day, if it posts often."""

    at: datetime
    """When it goes out; where quiet hours forbid it, when it would have."""
    campaign_id: int
    name: str
    quiet: bool = False
    """Whether quiet hours forbid it."""
    last: datetime | None = None
    """The last slot of the day, where this stands for many."""
    every_s: int = 0
    """Seconds between many."""


PacesOf = Mapping[int, Sequence[Pace]]
"""The rules of the chats of each campaign, by its id."""
NO_PACES: PacesOf = {}


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
    """Return how many posts each of some days in a row still has, up to `MANY`."""
    starts = [midnight(day, zone) for day in (*days, days[-1] + DAY)]
    numbers = [0] * len(days)
    for campaign in found:
        for place, number in _apiece(campaign, starts, now=now).items():
            numbers[place] = min(numbers[place] + (1 if number > APIECE else number), MANY)
    return numbers


def _apiece(campaign: Campaign, starts: Sequence[datetime], *, now: datetime) -> dict[int, int]:
    """Return how many slots a campaign has on each day, by its place; more than `APIECE` are many."""
    schedule, numbers = schedule_of(campaign), dict[int, int]()
    at = _next(schedule, _after(campaign, starts[0], now=now))
    while at is not None and at < starts[-1]:
        place = bisect_right(starts, at) - 1
        numbers[place] = numbers.get(place, 0) + 1
        at = _next(schedule, starts[place + 1] - MOMENT if numbers[place] > APIECE else at)
    return numbers


def slots_of_day(
    found: Iterable[Campaign], day: date, zone: str, *, now: datetime, paces: PacesOf = NO_PACES
) -> list[PlannedSlot]:
    """Return what a day still has, in its order; a campaign with many slots is there once."""
    begins, ends = midnight(day, zone), midnight(day + DAY, zone)
    planned = []
    for campaign in found:
        each = list(islice(_slots(campaign, begins, ends, now=now), APIECE + 1))
        rules = paces.get(campaign.id, ())
        if len(each) > APIECE:
            planned.append(_many(campaign, each, ends, rules))
        else:
            planned += [_heard(one, rules) for one in each]
    return sorted(planned)


def _heard(slot: PlannedSlot, paces: Sequence[Pace]) -> PlannedSlot:
    at = sent_at(slot.at, paces)
    return slot._replace(quiet=True) if at is None else slot._replace(at=at)


def _many(
    campaign: Campaign, first: Sequence[PlannedSlot], ends: datetime, paces: Sequence[Pace]
) -> PlannedSlot:
    """Return one entry for a campaign that posts often: from its first slot that goes out to its last."""
    slot, every_s = first[0], round((first[1].at - first[0].at).total_seconds())
    begins = next_sent(campaign, paces, slot.at)
    if begins is None or begins >= ends:
        return slot._replace(quiet=True, every_s=every_s)
    last = _last_before(campaign, begins, ends)
    while last > begins and sent_at(last, paces) is None:
        last = _last_before(campaign, begins, min(last, max(begins + MOMENT, last - STEP)))
    return slot._replace(at=begins, last=last, every_s=every_s)


def _last_before(campaign: Campaign, begins: datetime, ends: datetime) -> datetime:
    """Return the last slot before a moment, or `begins` without one."""
    schedule, span, last = schedule_of(campaign), STEP, begins
    while (at := _next(schedule, max(begins, ends - span) - MOMENT)) is None or at >= ends:
        if ends - span <= begins:
            return begins
        span *= 2
    while at is not None and at < ends:
        last, at = at, _next(schedule, at)
    return last


def next_sent(campaign: Campaign, paces: Sequence[Pace], slot: datetime | None) -> datetime | None:
    """Return when a campaign posts next from its `slot` on, beyond the quiet hours of its chats.

    None is for never: there is no slot, or every one falls into quiet hours.
    """
    for _ in range(QUIET_TRIES):
        if slot is None or (at := sent_at(slot, paces)) is not None:
            return None if slot is None else at
        slot = _next(schedule_of(campaign), max(slot, open_again(slot, paces) - MOMENT))
    return None


def next_planned(
    found: Iterable[Campaign], after: datetime, *, now: datetime, paces: PacesOf = NO_PACES
) -> PlannedSlot | None:
    """Return the next post that goes out at a moment or later, None if there is none."""
    slots = []
    for campaign in found:
        slot = _next(schedule_of(campaign), _after(campaign, after, now=now))
        at = next_sent(campaign, paces.get(campaign.id, ()), slot)
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
