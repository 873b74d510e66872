"""What a deal has cost: every change kept, and the lowest price that a reduction is measured by.

Article 6a of the European directive on price indication: who announces a reduction names the
lowest price of the 30 days before it. A price that fell step by step began to fall with the
first step, and the reduction itself does not count.

    59.99 ---- 64.99 ---- 59.99 -> 49.99 -> 44.99      the price before is 59.99
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from domain.reduction import reference
from domain.reduction.price_line import PRIOR_PRICE_PERIOD, comparable, fell_at, lowest
from storage.database import Tx
from storage.deal.tables import Deal, PriceChange, PriceChangeSource

Price = tuple[int, str]
"""Minor units and their currency."""


def price_of(deal: Deal) -> Price:
    """Return what a deal costs now."""
    return deal.price_minor, deal.currency


async def record(
    tx: Tx, some: Iterable[tuple[Deal, Price | None]], by: PriceChangeSource, *, now: datetime
) -> list[PriceChange]:
    """Write down every deal among `some` whose price is not the one beside it any more.

    What their prices are measured by follows.
    """
    changed = [(deal, before) for deal, before in some if before != price_of(deal)]
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
        for deal, before in changed
    ]
    tx.add_all(made)
    fallen = [deal for deal, before in changed if before is not None]
    if fallen:
        await reference.refresh(tx, fallen)
    return made


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
