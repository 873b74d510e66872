"""What the options of a deal cost, what they are called, and how a feed brings them.

    deal 12.00    S -> (the deal's)    M -> (the deal's)    L -> 15.00       "from 12.00"

An option that its feed lacks ends, and comes back with it. What a person edited stays (decision 14),
and what a person added is no feed's business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.feeds.row import FeedOption, FeedRow
from domain.feeds.words import shortened
from storage.columns import Json
from storage.deal.tables import Deal
from storage.option.tables import DealOption

BETWEEN = " · "
KINDS = "option_kinds"
"""What stands among a deal's own columns where the names of its options were written by hand."""
PRICES = ("price_minor", "list_price_minor")
"""They stand and fall together."""


def label(words: Iterable[str]) -> str:
    """Return what an option is called."""
    return BETWEEN.join(words)


def short_label(words: Iterable[str], most: int) -> str:
    """Return what an option is called, in at most so many characters."""
    return shortened(label(words), most)


def price_of(option: DealOption, deal: Deal) -> int:
    """Return what one of an option costs now."""
    return deal.price_minor if option.price_minor is None else option.price_minor


def can_be_had(option: DealOption) -> bool:
    """Whether an option is on sale: not ended, not sold out."""
    return option.closed_at is None and option.in_stock and option.stock_left != 0


def from_price(deal: Deal, options: Iterable[DealOption]) -> int | None:
    """Return the lowest price of what can be had; None where all of it costs what the deal says."""
    asked = {price_of(one, deal) for one in options if can_be_had(one)}
    return None if asked <= {deal.price_minor} else min(asked)


@dataclass
class OptionNews:
    """What a feed's row changes about the options of a deal."""

    kinds: list[str] | None
    """None is as it was."""
    changed: list[tuple[DealOption, Json]]
    added: list[tuple[int, FeedOption]]
    """Each with its place."""
    gone: list[DealOption]

    @property
    def is_empty(self) -> bool:
        return self.kinds is None and not (self.changed or self.added or self.gone)


def option_news(deal: Deal, known: Sequence[DealOption], row: FeedRow, now: datetime) -> OptionNews:
    """Return what a row says anew about the options of its deal."""
    fed = {one.source_id: one for one in known if one.source_id is not None}
    named = {one.source_id: (place, one) for place, one in enumerate(row.options)}
    changed = [
        (fed[source_id], cells)
        for source_id, (place, one) in named.items()
        if source_id in fed and (cells := _news(fed[source_id], _cells(place, one, now)))
    ]
    kinds = list(row.option_kinds)
    return OptionNews(
        kinds=None if KINDS in deal.own or kinds == deal.option_kinds else kinds,
        changed=changed,
        added=[(place, one) for source_id, (place, one) in named.items() if source_id not in fed],
        gone=[
            one for source_id, one in fed.items() if source_id not in named and not one.closed_at
        ],
    )


def _cells(place: int, said: FeedOption, now: datetime) -> Json:
    """Return the cells of an option as a feed says them."""
    price_minor, list_price_minor = said.prices(now)
    return {
        "words": list(said.words),
        "position": place,
        "price_minor": price_minor,
        "list_price_minor": list_price_minor,
        "in_stock": said.in_stock,
        "stock_left": said.stock_left,
        "photo": said.photo,
        "sale_minor": said.sale and said.sale.price_minor,
        "regular_minor": said.sale and said.sale.regular_minor,
    }


def _news(option: DealOption, cells: Json) -> Json:
    """Return the cells of an option that a feed changes: not those that are its own."""
    cells = cells | {"closed_at": None}
    return {
        name: value
        for name, value in cells.items()
        if name not in option.own and getattr(option, name) != value
    }


def apply_news(deal: Deal, news: OptionNews, *, now: datetime) -> list[DealOption]:
    """Bring the options of a deal up to date; return those to be added."""
    if news.kinds is not None:
        deal.option_kinds = news.kinds
    for option, cells in news.changed:
        for name, value in cells.items():
            setattr(option, name, value)
    for option in news.gone:
        option.closed_at = now
    if not news.is_empty:
        deal.changed_at = now
    return [fed_option(deal, place, said, now) for place, said in news.added]


def fed_option(deal: Deal, place: int, said: FeedOption, now: datetime) -> DealOption:
    """Return a new option as a feed brings it."""
    return DealOption(deal_id=deal.id, source_id=said.source_id, **_cells(place, said, now))


def reprice(option: DealOption, *, on_sale: bool) -> None:
    """Let an option cost what it does within or outside of the window of its deal's sale."""
    sale, regular = option.sale_minor, option.regular_minor
    if sale is None or regular is None or PRICES[0] in option.own:
        return
    option.price_minor, option.list_price_minor = (sale, regular) if on_sale else (regular, None)
