"""A line of prices, one change after another: how low it was, and when it began to fall."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage.deal.tables import PriceChange

PRIOR_PRICE_PERIOD = timedelta(days=30)


def comparable(changes: Sequence[PriceChange]) -> Sequence[PriceChange]:
    """Return the newest changes in one currency: amounts of two cannot be compared."""
    for place in range(len(changes) - 1, -1, -1):
        if changes[place].currency != changes[-1].currency:
            return changes[place + 1 :]
    return changes


def lowest(changes: Sequence[PriceChange], since: datetime, until: datetime) -> int | None:
    """Return the lowest price in force from `since` until just before `until`; None is unknown."""
    ends = [*(change.at for change in changes[1:]), until]
    asked = (
        change.price_minor
        for change, end in zip(changes, ends, strict=False)
        if change.at < until and end > since
    )
    return min(asked, default=None)


def fell_at(changes: Sequence[PriceChange]) -> datetime | None:
    """Return when the reduction began that holds now; None where the price did not fall last."""
    began = None
    for before, after in zip(changes[-2::-1], changes[:0:-1], strict=True):
        if after.price_minor >= before.price_minor:
            break
        began = after.at
    return began
