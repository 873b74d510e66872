"""Products as Google Merchant Center and Facebook's catalogue know them.

`sale_price` is the deal's price and `price` its list price; without a sale there is no reduction.
Outside `sale_price_effective_date` there is no sale, and `price` is asked; the deal itself ends with
`expiration_date`.

Items of one `item_group_id` that follow one another are one deal with options by colour, size, pattern
and material; its id is the group's. The file is read once and a piece at a time: where a group comes
again further down, or has more items than a deal has options, those items are deals of their own.

The words of `judge` are Google's, so there is nothing to translate.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from domain.feeds.columns import Vocabulary
from domain.feeds.formats.shopify import picture
from domain.feeds.judge import FeedTerms, judge
from domain.feeds.limits import ID_CHARS_MAX, OPTION_KINDS_MAX, OPTIONS_MAX
from domain.feeds.options import Variants
from domain.feeds.row import BadRow, FeedItem, FeedRow, Stop

NEEDS = ("id", "title", "price")
COLUMNS: Vocabulary = {
    "id": ("id",),
    "title": ("title",),
    "price": ("price",),
    "sale_price": ("sale price",),
    "sale_price_effective_date": ("sale price effective date",),
    "description": ("description", "rich text description"),
    "link": ("link",),
    "image_link": ("image link",),
    "availability": ("availability",),
    "quantity": ("quantity to sell on facebook",),
    "expiration_date": ("expiration date",),
    "product_type": ("product type",),
    "google_product_category": ("google product category", "fb product category"),
    "item_group_id": ("item group id",),
    "color": ("color", "colour"),
    "size": ("size",),
    "pattern": ("pattern",),
    "material": ("material",),
}
KINDS = ("color", "size", "pattern", "material")
TITLE_CHARS_MIN = 4
"""A beginning that all titles of a group share is its title from so many characters on."""
SIGNS = " -–—,/|(:·"
Variant = tuple[FeedRow, FeedItem]


@dataclass
class ItemGroup:
    """The items of one product, as they are read."""

    id: str
    variants: list[Variant] = field(default_factory=list)
    complaints: list[BadRow] = field(default_factory=list)

    def add(self, item: FeedItem, terms: FeedTerms) -> None:
        """Count an item in; a bad one spoils itself and not the product."""
        row = judge(item, terms)
        if isinstance(row, BadRow):
            self.complaints.append(replace(row, source_id=self.id))
        else:
            self.variants.append((row, item))

    def finished(self) -> Iterator[FeedRow | BadRow]:
        """Yield the product at the price of its cheapest item that can be had, and what is wrong."""
        yield from self.complaints
        if not self.variants:
            return
        first = self.variants[0][0]
        best = min(
            (row for row, _ in self.variants), key=lambda row: (not row.in_stock, _asked(row))
        )
        kinds, options = self._options().options(best.price_minor, best.list_price_minor, best.sale)
        yield replace(
            first,
            source_id=self.id,
            title=shared_title([row.title for row, _ in self.variants]),
            price_minor=best.price_minor,
            list_price_minor=best.list_price_minor,
            currency=best.currency,
            sale=best.sale,
            in_stock=best.in_stock,
            option_kinds=kinds,
            options=options,
            former_ids=tuple(row.source_id for row, _ in self.variants if row.source_id != self.id),
        )

    def _options(self) -> Variants:
        found = Variants()
        first = self.variants[0][1]
        kinds, words = self._words()
        for (row, item), said in zip(self.variants, words, strict=True):
            found.add(
                kinds,
                said,
                price_minor=row.price_minor,
                list_price_minor=row.list_price_minor,
                sale=row.sale,
                in_stock=row.in_stock,
                source_id=row.source_id,
                stock=item["quantity"],
                photo=picture(item["image_link"], first["image_link"]),
            )
        return found

    def _words(self) -> tuple[list[str], list[list[str]]]:
        """Return what tells the items apart, and what each is: else the rest of its title."""
        kinds = [kind for kind in KINDS if len({item[kind] for _, item in self.variants}) > 1]
        words = [[item[kind] for kind in kinds[:OPTION_KINDS_MAX]] for _, item in self.variants]
        if len({tuple(said) for said in words}) == len(words):
            return [kind.capitalize() for kind in kinds], words
        titles = [row.title for row, _ in self.variants]
        shared = len(shared_title(titles))
        return [], [[title[shared:].strip(SIGNS) or title] for title in titles]


def _asked(row: FeedRow) -> int:
    """Return the lowest that an item costs at some time."""
    return row.price_minor if row.sale is None else row.sale.price_minor


def shared_title(titles: list[str]) -> str:
    """Return the title of a product whose variants have titles of their own."""
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*titles, strict=False))
    same = "".join(signs[0] for signs in alike)
    if any(title[len(same) : len(same) + 1] not in SIGNS for title in titles):
        same = same[: max(same.rfind(sign) for sign in SIGNS) + 1]
    same = same.rstrip(SIGNS)
    return same if len(same) >= TITLE_CHARS_MIN else titles[0]


def rows(items: Iterable[FeedItem | BadRow], terms: FeedTerms) -> Iterator[FeedRow | BadRow]:
    """Make a row of each item that stands alone, and of each group of items."""
    stop: Stop | None = None
    group: ItemGroup | None = None
    seen: set[str] = set()
    try:
        for item in items:
            name = "" if isinstance(item, BadRow) else group_of(item)
            if group is not None and (name != group.id or len(group.variants) >= OPTIONS_MAX):
                yield from group.finished()
                group = None
            if isinstance(item, BadRow):
                yield item
            elif group is None and (not name or name in seen):
                yield judge(item, terms)
            else:
                group = group or ItemGroup(name)
                seen.add(name)
                group.add(item, terms)
    except Stop as end:
        stop = end
    if group is not None:
        yield from group.finished()
    if stop is not None:
        raise stop


def group_of(item: FeedItem) -> str:
    """Return the product that an item is a variant of; empty is itself."""
    name = item["item_group_id"]
    return name if len(name) <= ID_CHARS_MAX else ""
