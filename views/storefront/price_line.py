"""What a deal has cost, as a line of steps: a price holds until the next one does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storage.deal.tables import PriceChange
from views.i18n import Translate

WIDTH, HEIGHT, MARGIN = 300, 60, 4


@dataclass(frozen=True)
class PriceLine:
    """A line in a box of `WIDTH` by `HEIGHT`, and what it says in words."""

    points: str
    words: str
    width: int = WIDTH
    height: int = HEIGHT


def draw(changes: Sequence[PriceChange], t: Translate, *, now: datetime) -> PriceLine | None:
    """Return the line of prices in one currency, the oldest first; None where it never changed."""
    if len(changes) < 2:
        return None
    first, prices = changes[0].at, [change.price_minor for change in changes]
    low, high = min(prices), max(prices)
    span_s = max((now - first).total_seconds(), 1.0)

    def across(moment: datetime) -> float:
        return round(min((moment - first).total_seconds() / span_s, 1.0) * WIDTH, 1)

    def down(minor: int) -> float:
        share = (high - minor) / (high - low) if high > low else 0.5
        return round(MARGIN + share * (HEIGHT - 2 * MARGIN), 1)

    points = []
    ends = [*(change.at for change in changes[1:]), now]
    for change, end in zip(changes, ends, strict=True):
        points += [(across(change.at), down(change.price_minor))]
        points += [(across(end), down(change.price_minor))]
    currency = changes[-1].currency
    words = t.plain(
        "storefront-price-line",
        moment=t.day(first.date(), weekday=False),
        low=t.money(low, currency),
        high=t.money(high, currency),
        price=t.money(prices[-1], currency),
    )
    return PriceLine(" ".join(f"{x},{y}" for x, y in points), words)
