"""Numbers of the last days: what was posted, what people did, who came, and what was paid for.

rows of a span -> laid over the days and hours of the shop's own clock -> a page, a chart, a sheet

Only what is remembered is counted: that somebody looked at something is not. Money is for those who
run everything.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain import csv_file
from domain.admin.authority import Authority
from domain.referral.growth import day_starts, midnight
from storage import counts
from storage.chat.tables import ButtonKind
from storage.counts import TimeBucket
from storage.database import Tx
from storage.delivery.tables import OutboxState

SPANS = (7, 30)
"""Days that can be looked at, today included."""
HOURS = 24
BEST = 3
"""Hours that are named as the best."""
PRESSES = "presses"
KINDS = tuple(f"{PRESSES}_{kind}" for kind in (ButtonKind.GROUP_BUY, ButtonKind.FLASH_SALE))
NAMES = ("sent", "failed", PRESSES, *KINDS, "joins", "claims", "came", "left")
DRAWN = (PRESSES, "joins", "claims", "came", "left")
PURCHASES = "purchases"
COLUMNS = ("day", "hour", "what", "number", "amount", "currency")


@dataclass(frozen=True, slots=True)
class ShopStatistics:
    """What was counted, day by day."""

    days: Sequence[date]
    daily: Mapping[str, Sequence[int]]
    """By name, a number for each day."""
    hours: Sequence[int]
    """Joins and claims by the hour of the day."""
    pressed: Sequence[int]
    """Presses by the hour of the day."""
    in_chats: int
    """Joins and claims of these days that were made in a chat: what presses may lead to."""
    sources: Mapping[str, int]
    """Newcomers by the evidence for whom they count; "" is for nobody."""
    sums: Mapping[str, Sequence[int]]
    """By currency, what purchases of each day came to, in minor units."""
    paid: int
    """Joins and claims of these days that are paid for by now."""
    everywhere: bool
    """Whether it is of the whole shop, with its money."""

    def total(self, name: str) -> int:
        """Return the sum of all days."""
        return sum(self.daily.get(name, ()))

    @property
    def acts(self) -> int:
        """Joins and claims together."""
        return self.total("joins") + self.total("claims")

    @property
    def busy(self) -> list[int]:
        """What people did by the hour of the day: presses, joins and claims together."""
        return [acts + presses for acts, presses in zip(self.hours, self.pressed, strict=True)]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could be drawn."""
        return not any(self.total(name) for name in DRAWN)


async def load_statistics(
    tx: Tx, by: Authority, *, days: int, now: datetime, zone: str
) -> ShopStatistics:
    """Return the numbers of the last `days` days, of the chats that somebody runs."""
    *starts, end = day_starts(now, zone, count=days)
    span = (midnight(starts[0], zone), midnight(end, zone))
    chats = None if by.everywhere else by.chats
    pressed = await counts.presses(tx, span, chats)
    presses = [one for each in pressed.values() for one in each]
    found = {
        "sent": await counts.posts(tx, span, chats, OutboxState.SENT),
        "failed": await counts.posts(tx, span, chats, OutboxState.FAILED),
        PRESSES: presses,
        **{name: pressed.get(name.removeprefix(f"{PRESSES}_"), []) for name in KINDS},
        "joins": await counts.group_buy_joins(tx, span, chats),
        "claims": await counts.flash_sale_claims(tx, span, chats),
        "came": await counts.chat_joins(tx, span, chats),
        "left": await counts.chat_leaves(tx, span, chats),
    }
    money = await counts.purchases(tx, span) if by.everywhere else []
    if by.everywhere:
        found[PURCHASES] = money
    return ShopStatistics(
        starts,
        {name: by_day(every, starts, zone) for name, every in found.items()},
        by_hour([*found["joins"], *found["claims"]], zone),
        by_hour(presses, zone),
        await counts.in_chats(tx, span, chats),
        await counts.newcomer_sources(tx, span, chats),
        sums_by_day(money, starts, zone),
        await counts.paid_by_now(tx, span) if by.everywhere else 0,
        by.everywhere,
    )


def day_index(at: datetime, days: Sequence[date], zone: str) -> int:
    """Return which of the days a moment is in; what a database rounded up is in the last."""
    return min((at.astimezone(ZoneInfo(zone)).date() - days[0]).days, len(days) - 1)


def by_day(found: Iterable[TimeBucket], days: Sequence[date], zone: str) -> list[int]:
    """Return how many there were on each day."""
    numbers = [0] * len(days)
    for one in found:
        numbers[day_index(one.at, days, zone)] += one.number
    return numbers


def by_hour(found: Iterable[TimeBucket], zone: str) -> list[int]:
    """Return how many there were in each hour of the day."""
    numbers = [0] * HOURS
    for one in found:
        numbers[one.at.astimezone(ZoneInfo(zone)).hour] += one.number
    return numbers


def sums_by_day(
    found: Iterable[TimeBucket], days: Sequence[date], zone: str
) -> dict[str, list[int]]:
    """Return what there was of each currency on each day, in minor units."""
    sums: dict[str, list[int]] = {}
    for one in found:
        sums.setdefault(one.currency, [0] * len(days))[day_index(one.at, days, zone)] += one.minor
    return {currency: each for currency, each in sorted(sums.items()) if any(each)}


def busiest_hours(hours: Sequence[int]) -> list[tuple[int, int]]:
    """Return the hours in which the most was done, each with how much; the best first."""
    ranked = sorted(range(len(hours)), key=lambda hour: (-hours[hour], hour))
    return [(hour, hours[hour]) for hour in ranked[:BEST] if hours[hour]]


def percent(part: int, whole: int) -> int:
    """Return a part in percent of a whole, rounded half up; 0 of nothing."""
    return (part * 200 + whole) // (2 * whole) if whole else 0


def to_csv(seen: ShopStatistics) -> str:
    """Return everything that was counted as CSV, under `COLUMNS`."""
    rows: list[Sequence[object]] = []
    for number, day in enumerate(seen.days):
        name = day.isoformat()
        rows += [(name, "", what, each[number], "", "") for what, each in seen.daily.items()]
        rows += [
            (name, "", "paid", "", csv_file.to_decimal(each[number], currency), currency)
            for currency, each in seen.sums.items()
            if each[number]
        ]
    for what, hours in (("joins_and_claims", seen.hours), (PRESSES, seen.pressed)):
        rows += [("", hour, what, each, "", "") for hour, each in enumerate(hours)]
    rows += [
        ("", "", f"newcomers_{kind or 'unattributed'}", number, "", "")
        for kind, number in sorted(seen.sources.items())
    ]
    return csv_file.to_csv(COLUMNS, rows)
