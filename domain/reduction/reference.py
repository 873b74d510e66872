"""The price that a reduction of a deal is measured by: worked out when a price changes.

The window ends where the reduction begins, so what has been worked out holds until the next
change. A flash sale or a group buy that was open to everybody counts as a price that was asked.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from domain.reduction.price_line import PRIOR_PRICE_PERIOD, comparable, fell_at, lowest
from domain.reduction.reduction import ReferencePrice
from storage.columns import Json
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal, PriceChange
from storage.reduction import public_prices
from storage.reduction.public_prices import PublicPrice


def measure(
    changes: Sequence[PriceChange], public: Iterable[PublicPrice] = ()
) -> ReferencePrice | None:
    """Return what the newest price is measured by; None where none came before it."""
    known = comparable(changes)
    if len(known) < 2:
        return None
    last = known[-1].at
    first = fell_at(known) or last
    there = [one for one in public if one.currency == known[-1].currency]
    before_last = _lowest(known, there, last)
    before_first = _lowest(known, there, first)
    if before_last is None or before_first is None:
        return None
    return ReferencePrice(
        lowest=before_last,
        days=(last - known[0].at).days,
        first=before_first,
        first_days=(first - known[0].at).days,
    )


def _lowest(
    changes: Sequence[PriceChange], public: Iterable[PublicPrice], until: datetime
) -> int | None:
    """Return the lowest price in force in the 30 days before a moment."""
    since = until - PRIOR_PRICE_PERIOD
    own = lowest(changes, since, until)
    asked = [one.price_minor for one in public if one.starts_at < until and one.ends_at > since]
    return min([*asked, *(() if own is None else (own,))], default=None)


async def refresh(tx: Tx, some: Collection[Deal]) -> None:
    """Work out anew what the prices of deals are measured by, after they have changed."""
    await tx.flush()
    ids = [deal.id for deal in some]
    changes = await deals.price_histories(tx, ids)
    public = await public_prices.of_deals(tx, ids)
    for deal in some:
        deal.reference = as_json(measure(changes.get(deal.id, ()), public.get(deal.id, ())))


def as_json(reference: ReferencePrice | None) -> Json | None:
    """Return what a column keeps."""
    return None if reference is None else {**reference}


async def of_promotion(
    tx: Tx, deal: Deal, price_minor: int, starts_at: datetime
) -> ReferencePrice | None:
    """Return what the price of a promotion will be measured by once it runs."""
    changes = [one for one in await deals.price_history(tx, deal.id) if one.at < starts_at]
    public = await public_prices.of_deals(tx, (deal.id,))
    begins = PriceChange(
        deal_id=deal.id,
        at=starts_at,
        by="promotion",
        price_minor=price_minor,
        currency=deal.currency,
    )
    return measure([*changes, begins], public.get(deal.id, ()))
