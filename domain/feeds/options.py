"""Variants of one product become its options, the cheapest that can be had its price.

    Size: M, 12.00 in stock
    Size: L, 15.00 in stock       -> 12.00, options M (the product's price) and L (15.00)
    Size: S, 10.00 sold out                  and S (10.00, sold out)

A product with one variant has no options. Variants that nothing tells apart but their place are one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from domain.feeds.limits import (
    ID_CHARS_MAX,
    OPTION_CHARS_MAX,
    OPTION_KINDS_MAX,
    OPTIONS_MAX,
    STOCK_MAX,
    VARIANTS_MAX,
)
from domain.feeds.row import BadRow, FeedOption, Sale
from domain.feeds.words import one_line

Kinds = Sequence[str]
OTHERS = "-"
"""What a variant is called in a kind that it says nothing about."""


@dataclass
class Variants:
    """The variants of one product, as they are read; at most `OPTIONS_MAX` are kept."""

    kinds: list[str] = field(default_factory=list)
    found: dict[tuple[str, ...], FeedOption] = field(default_factory=dict)
    seen: int = 0
    more: int = 0
    """Variants that were left out: there were too many before them."""

    def another(self) -> bool:
        """Count a variant that is met; False is one too many, whose price is not even read."""
        self.seen += 1
        self.more += self.seen > VARIANTS_MAX
        return self.seen <= VARIANTS_MAX

    def add(
        self,
        kinds: Kinds,
        words: Sequence[str],
        *,
        price_minor: int,
        list_price_minor: int | None,
        in_stock: bool,
        source_id: str = "",
        stock: str = "",
        photo: str | None = None,
        sale: Sale | None = None,
    ) -> None:
        """Note a variant; the names of its kinds may stand at the first one alone."""
        if len(self.kinds) < min(len(kinds), OPTION_KINDS_MAX):
            self.kinds = [one_line(kind, OPTION_CHARS_MAX) for kind in kinds[:OPTION_KINDS_MAX]]
        said = tuple(one_line(word, OPTION_CHARS_MAX) for word in words[:OPTION_KINDS_MAX])
        if not any(said) or said in self.found:
            return
        if len(self.found) >= OPTIONS_MAX:
            self.more += 1
            return
        self.found[said] = FeedOption(
            source_id=(source_id or "\t".join(said))[: ID_CHARS_MAX * OPTION_KINDS_MAX],
            words=said,
            price_minor=price_minor,
            list_price_minor=list_price_minor,
            in_stock=in_stock,
            stock_left=stock_of(stock),
            photo=photo,
            sale=sale,
        )

    def options(
        self, price_minor: int, list_price_minor: int | None, sale: Sale | None = None
    ) -> tuple[tuple[str, ...], tuple[FeedOption, ...]]:
        """Return kinds and options of a product at a price; nothing where there is no choice."""
        if len(self.found) < 2:
            return (), ()
        kinds = tuple(self.kinds) or ("",)
        by_id = {one.source_id: one for one in reversed(self.found.values())}
        asked = (price_minor, list_price_minor, sale)
        return kinds, tuple(_fitted(one, len(kinds), asked) for one in reversed(by_id.values()))

    def complaints(self, line: int, source_id: str | None) -> Iterator[BadRow]:
        """Yield what a report says about a product with more variants than a deal has options."""
        if self.more:
            left_out = {"maximum": OPTIONS_MAX, "left": self.more}
            yield BadRow(line, "feed.options_over", left_out, source_id=source_id)


def _fitted(one: FeedOption, width: int, asked: tuple[int, int | None, Sale | None]) -> FeedOption:
    """Return an option with a word for each kind, and without the price of its product."""
    words = [word or OTHERS for word in one.words[:width]]
    words += [OTHERS] * (width - len(words))
    if (one.price_minor, one.list_price_minor, one.sale) == asked:
        one = replace(one, price_minor=None, list_price_minor=None, sale=None)
    return replace(one, words=tuple(words))


def stock_of(text: str) -> int | None:
    """Return how many there are; None where that is not known."""
    words = text.strip()
    if not (words.isascii() and words.isdigit()) or int(words[:12]) > STOCK_MAX:
        return None
    return int(words)
