"""The days and times that a store offers for picking up, and which of them have places left.

A store without a most of orders and without times offers none: one comes when it is open.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.campaign.schedule import to_utc
from domain.pickup.opening_hours import DAY_MINUTES, Span
from domain.pickup.point import hours_of, zone_of
from storage.stores import Store

DAYS_OFFERED = 14
"""Days with opening hours that members choose from."""
DAYS_AHEAD_MAX = 60
Taken = Mapping[tuple[str, int | None], int]
"""How many orders a time has: by its day in ISO 8601, and the minute at which it begins."""


@dataclass(frozen=True, slots=True)
class PickupTime:
    """A day, or a time of it, at one store."""

    day: date
    minute: int | None
    """At which it begins; None is the whole day."""
    left: int | None
    """Places that are left; None is without end."""

    @property
    def key(self) -> tuple[str, int | None]:
        return self.day.isoformat(), self.minute


def offered(
    store: Store, taken: Taken, *, shop_zone: str, since: datetime, until: datetime | None
) -> Iterator[PickupTime]:
    """Yield the times of a store that begin after `since` and before `until`, full ones too."""
    zone = zone_of(store, shop_zone)
    for day in days(store, shop_zone=shop_zone, since=since):
        for minute, ends in _minutes(store, day):
            begins = moment(day, minute or 0, zone)
            late = moment(day, ends, zone) <= since if minute is None else begins < since
            if late or (until is not None and begins >= until):
                continue
            key = (day.isoformat(), minute)
            left = None if store.capacity is None else max(0, store.capacity - taken.get(key, 0))
            yield PickupTime(day, minute, left)


def days(store: Store, *, shop_zone: str, since: datetime) -> list[date]:
    """Return the days from `since` on which a store is open, as many as are offered."""
    first = since.astimezone(ZoneInfo(zone_of(store, shop_zone))).date()
    ahead = (first + timedelta(days=step) for step in range(DAYS_AHEAD_MAX))
    return [day for day in ahead if any(True for _ in _spans(store, day))][:DAYS_OFFERED]


def moment(day: date, minute: int, zone: str) -> datetime:
    """Return the moment at which the clocks of a zone show a minute of a day."""
    return to_utc(datetime.combine(day, time()) + timedelta(minutes=minute), zone)


def _spans(store: Store, day: date) -> tuple[Span, ...]:
    hours = hours_of(store)
    return ((0, DAY_MINUTES),) if hours is None else hours.on(day)


def _minutes(store: Store, day: date) -> Iterator[tuple[int | None, int]]:
    """Yield at which minute each time of a day begins, and when the last chance of it is over."""
    spans = _spans(store, day)
    if store.slot_minutes is None:
        yield None, spans[-1][1]
        return
    for first, last in spans:
        for minute in range(first, last - store.slot_minutes + 1, store.slot_minutes):
            yield minute, minute + store.slot_minutes
