"""Ranks promotions, chats and deals by what they brought: money first, then people."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from domain.numbers.figures import PromotionRun, RankedItem, Rankings
from storage.database import Tx
from storage.numbers import purchases
from storage.numbers.purchases import PLACES, SoldAt

RANKED_MAX = 50
"""So many of each are named; a page and a picture show the first of them."""
Name = TypeVar("Name", int, tuple[str, int])


@dataclass(slots=True)
class RankTally:
    """What one promotion, chat or deal brought so far."""

    joins: int = 0
    purchases: int = 0
    units: int = 0
    sums: Counter[str] = field(default_factory=Counter)

    def add(self, one: SoldAt) -> None:
        """Add what one promotion brought in one chat."""
        self.joins += one.joins
        if one.sold is not None:
            self.purchases += one.sold.purchases
            self.units += one.sold.units
            self.sums[one.sold.currency] += one.sold.minor


async def rank(tx: Tx, rows: Sequence[SoldAt]) -> Rankings:
    """Return promotions, chats and deals by what they brought, named."""
    main = main_currency(rows)
    promoted = best(
        [one for one in rows if one.promotion_id],
        lambda one: (one.kind, one.promotion_id or 0),
        main,
    )
    chats = best([one for one in rows if one.chat_id], lambda one: one.chat_id or 0, main)
    deals = best([one for one in rows if one.deal_id], lambda one: one.deal_id or 0, main)
    titles = await purchases.chat_titles(tx, list(chats))
    deal_titles = await purchases.deal_titles(tx, list(deals))
    return Rankings(
        promotions=await _promotions(tx, promoted),
        chats=[_item(titles.get(chat, ""), one) for chat, one in chats.items()],
        deals=[_item(deal_titles.get(deal, ""), one) for deal, one in deals.items()],
    )


def main_currency(rows: Iterable[SoldAt]) -> str:
    """Return the currency of most purchases; "" where nothing was sold."""
    many: Counter[str] = Counter()
    for one in rows:
        if one.sold is not None and (
            one.promotion_id or not one.kind
        ):  # A list's once, not by deal.
            many[one.sold.currency] += one.sold.purchases
    return min(many, key=lambda currency: (-many[currency], currency), default="")


def best(rows: Iterable[SoldAt], key: Callable[[SoldAt], Name], main: str) -> dict[Name, RankTally]:
    """Return the first by what they brought: money in the main currency, purchases, then joins."""
    found: dict[Name, RankTally] = {}
    for one in rows:
        found.setdefault(key(one), RankTally()).add(one)

    def order(name: Name) -> tuple[int, int, int]:
        tally = found[name]
        return -tally.sums[main], -tally.purchases, -tally.joins

    ranked = sorted(sorted(found), key=order)
    return {name: found[name] for name in ranked[:RANKED_MAX]}


async def _promotions(tx: Tx, found: Mapping[tuple[str, int], RankTally]) -> list[RankedItem]:
    """Name promotions: one that was run again has the same title, and another beginning."""
    known = {}
    for place in PLACES:
        ids = [number for kind, number in found if kind == place.kind]
        for row in await purchases.promotions(tx, place, ids):
            known[place.kind, row.id] = row
    return [
        _item(known[key].title, tally, PromotionRun(key[0], known[key].code, known[key].starts_at))
        for key, tally in found.items()
        if key in known
    ]


def _item(name: str, tally: RankTally, run: PromotionRun | None = None) -> RankedItem:
    return RankedItem(name, tally.joins, tally.purchases, tally.units, dict(tally.sums), run)
