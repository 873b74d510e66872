"""What a deal has cost: every change kept, and the lowest price that a reduction is measured by.

Article 6a of the European directive on price indication: who announces a reduction names the
lowest price of the 30 days before it. A price that fell step by step began to fall with the
first step, and the reduction itself does not count.

    59.99 ---- 64.99 ---- 59.99 -> 49.99 -> 44.99      the price before is 59.99
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from storage.database import Tx
from storage.deal.tables import Deal, PriceChange, PriceChangeSource

PRIOR_PRICE_PERIOD = timedelta(days=30)
Price = tuple[int, str]
"""Minor units and their currency."""


def price_of(deal: Deal) -> Price:
    """Return what a deal costs now."""
    return deal.price_minor, deal.currency


async def record(
    tx: Tx, some: Iterable[tuple[Deal, Price | None]], by: PriceChangeSource, *, now: datetime
) -> list[PriceChange]:
    """Write down every deal among `some` whose price is not the one beside it any more."""
    made = [
        PriceChange(
            deal_id=deal.id,
            at=now,
            by=by,
            price_minor=deal.price_minor,
            currency=deal.currency,
            before_minor=before and before[0],
            before_currency=before and before[1],
        )
        for deal, before in some
        if before != price_of(deal)
    ]
    tx.add_all(made)
    return made


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


def prior_price(changes: Sequence[PriceChange]) -> tuple[int, datetime] | None:
    """Return the lowest price of the 30 days before a reduction, and when it began, if one holds."""
    known = comparable(changes)
    began = fell_at(known)
    if began is None:
        return None
    found = lowest(known, began - PRIOR_PRICE_PERIOD, began)
    return None if found is None else (found, began)


def lowest_recent(changes: Sequence[PriceChange], *, now: datetime) -> int | None:
    """Return the lowest price of the last 30 days, what is asked now among them."""
    return lowest(comparable(changes), now - PRIOR_PRICE_PERIOD, now + timedelta(microseconds=1))


def is_list_price_unfounded(deal: Deal, changes: Sequence[PriceChange]) -> bool:
    """Return whether the price before that a deal claims is above what was asked before it fell."""
    measured = prior_price(changes)
    claimed = deal.list_price_minor
    return measured is not None and claimed is not None and claimed > measured[0]
