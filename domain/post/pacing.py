"""How gently a chat is posted to: quiet hours, a gap between posts, so many a day.

    due -> after the gap -> after the quiet hours -> still within the tolerance? under the cap?

A post is moved later when that helps, and refused with the rule's own code when it does not.
The cap a day also says what is left of it, before anything is planned.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.campaign.schedule import to_utc
from domain.refusal import Refused
from storage.campaign.tables import Campaign
from storage.chat.tables import Chat
from storage.database import Tx
from storage.post import posts

SHIFTS_MAX = 4
"""Leaving one quiet span may lead into another, twice over."""
LONGEST_DAY = timedelta(hours=25)
"""The day on which clocks are set back."""


@dataclass(frozen=True)
class QuietHours:
    """Hours of the day without posts; `start` after `end` goes over midnight."""

    start: time
    end: time
    zone: str

    def end_of(self, at: datetime) -> datetime:
        """Return `at` itself outside these hours, else the moment they end."""
        there = ZoneInfo(self.zone)
        wall = at.astimezone(there).replace(tzinfo=None)
        overnight = self.start > self.end
        after_start, before_end = wall.time() >= self.start, wall.time() < self.end
        if not (after_start or before_end if overnight else after_start and before_end):
            return at
        day = wall.date() + timedelta(days=1 if overnight and after_start else 0)
        end = datetime.combine(day, self.end)
        first = to_utc(end, self.zone)
        return first if first > at else end.replace(tzinfo=there, fold=1).astimezone(UTC)


@dataclass(frozen=True)
class Pace:
    """The rules of a campaign, of a chat and of the shop, the strictest of each."""

    zone: str
    quiet: tuple[QuietHours, ...] = ()
    gap: timedelta = timedelta()
    daily_cap: int | None = None
    tolerance: timedelta = timedelta(minutes=15)

    @property
    def looks_back(self) -> timedelta:
        """How far back earlier posts matter; zero if they do not."""
        day = timedelta() if self.daily_cap is None else LONGEST_DAY
        return max(self.gap, day)


@dataclass(frozen=True)
class ShopDefaults:
    """How gently the shop posts everywhere, beside what a campaign and a chat want."""

    zone: str = "UTC"
    """Of the quiet hours, where a chat has none."""
    quiet_from: str | None = None
    quiet_to: str | None = None
    gap_s: int = 0
    daily_cap: int | None = None


def earliest_time(due: datetime, pace: Pace, planned: Sequence[datetime]) -> datetime:
    """Return when a post may go out that is `due`, beside those `planned` for its chat.

    Raises `Refused("lint.minimum_gap" | "lint.quiet_hours" | "lint.daily_cap")`.
    """
    at = max(due, max(planned) + pace.gap) if planned and pace.gap else due
    if at - due > pace.tolerance:
        raise Refused("lint.minimum_gap")
    for _ in range(SHIFTS_MAX):
        for quiet in pace.quiet:
            at = quiet.end_of(at)
    if at - due > pace.tolerance:
        raise Refused("lint.quiet_hours")
    if pace.daily_cap is not None and same_day(at, planned, pace.zone) >= pace.daily_cap:
        raise Refused("lint.daily_cap")
    return at


def sent_at(due: datetime, paces: Sequence[Pace]) -> datetime | None:
    """Return when the first of several chats gets what is `due`, None where quiet hours forbid it.

    What the posts before it leave room for is known only when it is due.
    """
    found = []
    for pace in paces:
        with suppress(Refused):
            found.append(earliest_time(due, pace, ()))
    return min(found, default=None) if paces else due


def open_again(due: datetime, paces: Sequence[Pace]) -> datetime:
    """Return the first moment from which on something is in time for the end of quiet hours."""
    return min(
        max(quiet.end_of(due) for quiet in pace.quiet) - pace.tolerance
        for pace in paces
        if pace.quiet
    )


def same_day(at: datetime, planned: Sequence[datetime], zone: str) -> int:
    """Return how many of the posts `planned` are on the day of `at`, in a zone."""
    there = ZoneInfo(zone)
    day = at.astimezone(there).date()
    return sum(moment.astimezone(there).date() == day for moment in planned)


def offset(index: int, count: int, spread_s: int) -> timedelta:
    """Return how far into the spread the post at `index` of `count` goes out."""
    return timedelta(seconds=spread_s * index // max(count, 1))


def pace_for(campaign: Campaign, chat: Chat, defaults: ShopDefaults) -> Pace:
    """Return the rules for a campaign's posts in a chat: of each rule the strictest counts."""
    zone = chat.zone or campaign.zone
    spans = (
        quiet_hours(campaign.quiet_from, campaign.quiet_to, campaign.zone),
        quiet_hours(chat.quiet_from, chat.quiet_to, zone),
        quiet_hours(defaults.quiet_from, defaults.quiet_to, chat.zone or defaults.zone),
    )
    caps = (campaign.daily_cap, chat.daily_cap, defaults.daily_cap)
    return Pace(
        zone=zone,
        quiet=tuple(span for span in spans if span is not None),
        gap=timedelta(seconds=max(campaign.minimum_gap_s, chat.minimum_gap_s, defaults.gap_s)),
        daily_cap=min((cap for cap in caps if cap is not None), default=None),
        tolerance=timedelta(seconds=campaign.tolerance_s),
    )


def quiet_hours(start: str | None, end: str | None, zone: str) -> QuietHours | None:
    """Return the span between two `HH:MM`, None where either is missing or both are one."""
    if not start or not end or start == end:
        return None
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), zone)


@dataclass(frozen=True, slots=True)
class CapLeft:
    """The chat with the least room on a day, and what a post there would be of it."""

    title: str
    number: int
    """Which post of the day it would be, from 1; above `cap` it does not go out."""
    cap: int


async def least_left(
    tx: Tx, campaign: Campaign, chats: Sequence[Chat], *, at: datetime, defaults: ShopDefaults
) -> CapLeft | None:
    """Return the chat whose daily cap leaves the least room at `at`, None without any cap."""
    planned: dict[int, list[datetime]] = {}
    for chat_id, due_at in await posts.recent(tx, since=at - LONGEST_DAY):
        planned.setdefault(chat_id, []).append(due_at)
    found = []
    for chat in chats:
        pace = pace_for(campaign, chat, defaults)
        if pace.daily_cap is not None:
            number = same_day(at, planned.get(chat.id, ()), pace.zone) + 1
            found.append(CapLeft(chat.title, number, pace.daily_cap))
    return min(found, key=lambda room: room.cap - room.number, default=None)


def has_quiet_hours(campaign: Campaign, chats: Sequence[Chat], *, defaults: ShopDefaults) -> bool:
    """Return whether quiet hours hold for any of these chats."""
    return any(pace_for(campaign, chat, defaults).quiet for chat in chats)
