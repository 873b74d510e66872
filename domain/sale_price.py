"""The sale price of a deal from a feed, and the window in which it holds.

    before the window    the regular price, no reduction
    within it            the sale price, the regular one struck
    after it             the regular price again

`price_minor` and `list_price_minor` of a deal always say what is asked now: an import sets them,
and `jobs.sale_price` sets them anew at each end of the window. A window never ends a deal.
"""

from datetime import datetime

from domain.deal import price_history
from domain.feeds.row import ENDLESS, Sale
from domain.option import feed as option_feed
from domain.promotion.alone_price import warn_of_dearer
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal, PriceChangeSource


def sale_of(deal: Deal) -> Sale | None:
    """Return the sale that a deal's feed has announced."""
    price, regular = deal.sale_minor, deal.regular_minor
    starts_at, ends_at = deal.sale_starts_at, deal.sale_ends_at
    if price is None or regular is None or starts_at is None or ends_at is None:
        return None
    return Sale(price, regular, starts_at, ends_at)


def is_own(deal: Deal) -> bool:
    """Whether the price was set by hand, so that no sale of the feed changes it."""
    return "price_minor" in deal.own


def sale_end(deal: Deal) -> datetime | None:
    """Return until when the deal's price is the sale's; None where it is not, or has no end."""
    sale = sale_of(deal)
    if sale is None or is_own(deal) or sale.ends_at >= ENDLESS:
        return None
    on_sale = (deal.price_minor, deal.list_price_minor) == (sale.price_minor, sale.regular_minor)
    return sale.ends_at if on_sale else None


async def reprice(tx: Tx, deal_id: int, *, now: datetime) -> bool:
    """Let a deal cost what its sale says now; return whether its price changed."""
    deal = await deals.lock(tx, deal_id)
    sale = None if deal is None else sale_of(deal)
    if deal is None or sale is None or deal.reprice_at is None or deal.reprice_at > now:
        return False
    deal.reprice_at = sale.next_change(now)
    if is_own(deal):
        return False
    before = price_history.price_of(deal)
    deal.price_minor, deal.list_price_minor = sale.prices(now)
    deal.changed_at = now
    await option_feed.refresh(tx, deal, on_sale=sale.holds(now))
    if not await price_history.record(tx, [(deal, before)], PriceChangeSource.IMPORT, now=now):
        return False
    await warn_of_dearer(tx, (deal,), now=now)
    return True
