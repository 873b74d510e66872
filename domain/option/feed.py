"""Options that come with a feed: of the deals that are known, and of new ones."""

from collections.abc import Sequence
from datetime import datetime

from domain.feeds.row import FeedRow
from domain.option.option import (
    OptionNews,
    apply_news,
    fed_option,
    from_price,
    option_news,
    reprice,
)
from storage.database import Tx
from storage.deal.tables import Deal
from storage.option import options
from storage.option.tables import DealOption

Pairs = Sequence[tuple[Deal, FeedRow]]


async def read_news(tx: Tx, pairs: Pairs, *, now: datetime) -> dict[int, OptionNews]:
    """Return what rows say anew about the options of their deals, by deal; nothing new is left out."""
    known = await _known(tx, pairs)
    found = {deal.id: option_news(deal, known.get(deal.id, ()), row, now) for deal, row in pairs}
    return {deal_id: news for deal_id, news in found.items() if not news.is_empty}


async def _known(tx: Tx, pairs: Pairs) -> dict[int, list[DealOption]]:
    some = [deal.id for deal, row in pairs if row.options or deal.option_kinds]
    return await options.of_deals(tx, some) if some else {}


async def apply_feed(tx: Tx, pairs: Pairs, *, now: datetime) -> set[int]:
    """Bring the options of known deals up to date; return the deals whose options changed."""
    known = await _known(tx, pairs)
    changed = set()
    for deal, row in pairs:
        has = known.get(deal.id, [])
        news = option_news(deal, has, row, now)
        if not news.is_empty:
            added = apply_news(deal, news, now=now)
            tx.add_all(added)
            has = has + added
            changed.add(deal.id)
        if has or deal.from_minor is not None:
            deal.from_minor = from_price(deal, has)
    return changed


async def add_fed(tx: Tx, pairs: Pairs, *, now: datetime) -> None:
    """Add the options of new deals."""
    for deal, row in pairs:
        added = [fed_option(deal, place, said, now) for place, said in enumerate(row.options)]
        tx.add_all(added)
        deal.from_minor = from_price(deal, added)


async def refresh(tx: Tx, deal: Deal, *, on_sale: bool | None = None) -> None:
    """Work out anew from which price a deal is to be had; with `on_sale`, its window began or ended."""
    if not deal.option_kinds and deal.from_minor is None:
        return
    found = await options.of_deal(tx, deal.id)
    for one in found if on_sale is not None else ():
        reprice(one, on_sale=bool(on_sale))
    deal.from_minor = from_price(deal, found)
