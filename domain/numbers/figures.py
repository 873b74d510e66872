"""What was counted in a frame, step by step, with what there was before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.numbers.frame import Frame
from storage.chat.tables import ButtonKind

HOURS = 24
BEST = 3
"""Hours that are named as the best."""
PRESSES = "presses"
KINDS = tuple(f"{PRESSES}_{kind}" for kind in (ButtonKind.GROUP_BUY, ButtonKind.FLASH_SALE))
NEWCOMERS = "newcomers"
LIST_ORDERS = "list_orders"
ACTS = ("joins", "claims", LIST_ORDERS)
"""Ways to order: in group buys, in flash sales, on order lists."""
NAMES = ("sent", "failed", PRESSES, *KINDS, *ACTS, NEWCOMERS, "came", "left")
PURCHASES = "purchases"


@dataclass(frozen=True, slots=True)
class Series:
    """A number for each step, and the one of the time before; None where there is no such time."""

    steps: Sequence[int]
    before: int | None = None

    @property
    def total(self) -> int:
        """The sum of all steps."""
        return sum(self.steps)


@dataclass(frozen=True, slots=True)
class PromotionRun:
    """Which promotion: one that was run again has the title of the one before."""

    kind: str
    code: str
    since: datetime


@dataclass(frozen=True, slots=True)
class RankedItem:
    """A promotion, a chat or a deal with what it brought."""

    name: str
    """"" where it is gone."""
    joins: int
    """Orders of every kind; of a deal those in all its promotions."""
    purchases: int = 0
    units: int = 0
    sums: Mapping[str, int] = field(default_factory=dict)
    """By currency, in minor units."""
    run: PromotionRun | None = None
    """Of a promotion alone."""


@dataclass(frozen=True, slots=True)
class Rankings:
    """What brought most, the best first."""

    promotions: Sequence[RankedItem] = ()
    chats: Sequence[RankedItem] = ()
    deals: Sequence[RankedItem] = ()


@dataclass(frozen=True, slots=True)
class ShopNumbers:
    """What was counted in a frame; a section that was not asked for is empty."""

    frame: Frame
    everywhere: bool
    """Whether it is of the whole shop rather than of some chats."""
    has_money: bool
    """Whether whoever asks may see what was earned."""
    counts: Mapping[str, Series]
    sums: Mapping[str, Series]
    """By currency, what purchases came to in minor units, the currency with most first."""
    in_chats: int = 0
    """Orders that were made in a chat: what presses may lead to."""
    paid: int = 0
    """Orders that are paid for by now."""
    rankings: Rankings = field(default_factory=Rankings)
    hours: Sequence[int] = (0,) * HOURS
    """Orders by the hour of the day."""
    pressed: Sequence[int] = (0,) * HOURS
    """Presses by the hour of the day."""
    sources: Mapping[str, Series] = field(default_factory=dict)
    """Newcomers by the evidence for whom they count, most first; "" is for nobody."""

    def total(self, name: str) -> int:
        """Return the sum of all steps."""
        return self.counts[name].total if name in self.counts else 0

    @property
    def acts(self) -> Series:
        """Orders of every kind together."""
        return together([self.counts[name] for name in ACTS])

    @property
    def busy(self) -> list[int]:
        """What people did by the hour of the day: presses and orders together."""
        return [acts + presses for acts, presses in zip(self.hours, self.pressed, strict=True)]


def together(every: Sequence[Series]) -> Series:
    """Return the sum of some series, step by step."""
    known = [one.before for one in every if one.before is not None]
    steps = [sum(step) for step in zip(*(one.steps for one in every), strict=True)]
    return Series(steps, sum(known) if known else None)


def busiest_hours(hours: Sequence[int]) -> list[tuple[int, int]]:
    """Return the hours in which the most was done, each with how much; the best first."""
    ranked = sorted(range(len(hours)), key=lambda hour: (-hours[hour], hour))
    return [(hour, hours[hour]) for hour in ranked[:BEST] if hours[hour]]


def percent(part: int, whole: int) -> int:
    """Return a part in percent of a whole, rounded half up; 0 of nothing."""
    return (part * 200 + whole) // (2 * whole) if whole else 0


def change_percent(now: int, before: int) -> int | None:
    """Return by how many percent a number has grown; None where there was nothing before."""
    if before <= 0:
        return None
    return percent(now - before, before) if now >= before else -percent(before - now, before)
