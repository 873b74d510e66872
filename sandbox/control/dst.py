"""The nights on which clocks change: when the next one is, and what it does to the hours.

    forward: an hour of the wall clock does not happen     back: an hour happens twice

Offsets are compared by zoneinfo, so half-hour changes and the southern hemisphere are included.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

SEARCHED = timedelta(days=400)
STEP = timedelta(days=1)
SECOND = timedelta(seconds=1)
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """One change of the clocks in a zone; `at` is its moment in UTC."""

    zone: ZoneInfo
    at: datetime

    @property
    def shows(self) -> datetime:
        """What the wall clock shows as the change comes, on the old time."""
        return (self.at - SECOND).astimezone(self.zone) + SECOND

    @property
    def becomes(self) -> datetime:
        """What the wall clock shows right after."""
        return self.at.astimezone(self.zone)

    @property
    def by(self) -> timedelta:
        """How far the wall clock moves; negative where it goes back."""
        return _offset(self.zone, self.at) - _offset(self.zone, self.at - SECOND)

    def sentence(self) -> str:
        """Say when it is and what happens to the hours."""
        way = "forward" if self.by > NOTHING else "back"
        early, late = sorted(f"{wall:%H:%M}" for wall in (self.shows, self.becomes))
        if self.shows.date() != self.becomes.date():
            early, late = late, early
        fate = "does not happen" if self.by > NOTHING else "happens twice"
        return (
            f"On {self.shows:%A} {self.shows.day} {self.shows:%B %Y} at {self.shows:%H:%M} clocks "
            f"in {self.zone.key} go {way} to {self.becomes:%H:%M}: "
            f"the time from {early} to {late} {fate}"
        )


def next_change(zone: ZoneInfo, after: datetime) -> ClockChange | None:
    """Return the first change later than `after` (aware), None where there is none in a year."""
    low = after.astimezone(UTC).replace(microsecond=0)
    end = low + SEARCHED
    while low < end:
        high = low + STEP
        if _offset(zone, low) != _offset(zone, high):
            return ClockChange(zone, _narrowed(zone, low, high))
        low = high
    return None


def _narrowed(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first second of the new offset, which lies above `low` and not above `high`."""
    old = _offset(zone, low)
    while high - low > SECOND:
        middle = low + timedelta(seconds=(high - low) // SECOND // 2)
        low, high = (middle, high) if _offset(zone, middle) == old else (low, middle)
    return high


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or NOTHING
