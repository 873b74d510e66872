"""Products as Shopify exports them: the first row of a handle begins a product, more follow.

One product is one deal, at the price of its cheapest variant in stock (of the cheapest of
all, marked out of stock, where none is), and its variants are the deal's options. One deal per
variant would fill a chat with the same pot in five sizes. The variant's compare-at price is the
list price. What a variant is called (`Option1 Value`) tells it from the others. Rows without a price only add pictures.

The export names no address, and hardly ever a currency: both come from the operator. Shopify's
`products.json` has the same products under other names (`from_json`), each variant with `available`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from domain.feeds.columns import Vocabulary
from domain.feeds.judge import FeedTerms
from domain.feeds.limits import (
    CATEGORY_CHARS_MAX,
    DESCRIPTION_CHARS_MAX,
    ID_CHARS_MAX,
    OPTION_KINDS_MAX,
    TITLE_CHARS_MAX,
)
from domain.feeds.options import Variants
from domain.feeds.row import UNPUBLISHED, BadRow, BadValue, FeedItem, FeedRow, Stop
from domain.feeds.words import one_line, plain, required, split_tags, web_link
from domain.price_text import prices

NEEDS = ("handle", "title", "price")
COLUMNS: Vocabulary = {
    "handle": ("handle", "url handle"),
    "title": ("title",),
    "description": ("body html", "description"),
    "type": ("type",),
    "tags": ("tags",),
    "published": ("published", "published on online store"),
    "status": ("status",),
    "price": ("variant price", "price"),
    "compare_at_price": ("variant compare at price", "compare at price"),
    "inventory_tracker": ("variant inventory tracker", "inventory tracker"),
    "inventory_quantity": ("variant inventory qty", "inventory quantity"),
    "inventory_policy": ("variant inventory policy", "continue selling when out of stock"),
    "image_src": ("image src", "product image url"),
    "variant_image": ("variant image", "variant image url"),
    **{
        f"option{place}_{what}": (f"option{place} {what}",)
        for place in range(1, OPTION_KINDS_MAX + 1)
        for what in ("name", "value")
    },
}
PLACES = range(1, OPTION_KINDS_MAX + 1)
DEFAULT = ("Default Title", "", "")
"""The one variant of a product that has no options."""
"""The older names and the newer ones."""
GOES_ON = {"continue", "true", "yes"}
"""Said of a variant that is sold also when there is none."""
Offer = tuple[bool, int, int | None, str]
"""Out of stock, price, list price, currency: the smallest is the best."""


@dataclass
class Product:
    """The first row of a product and the best offer among its variants so far."""

    first: FeedItem
    offer: Offer | None = None
    complaints: list[BadRow] = field(default_factory=list)
    variants: Variants = field(default_factory=Variants)

    def add(self, item: FeedItem, terms: FeedTerms) -> None:
        """Count one variant in; a bad price spoils the variant and not the product."""
        if (not item["price"] and item is not self.first) or not self.variants.another():
            return
        try:
            price, before, code = prices(
                item["price"],
                item["compare_at_price"],
                currency=terms.currency,
                decimal=terms.decimal,
            )
        except BadValue as bad:
            handle = item["handle"] or None
            self.complaints.append(BadRow(item.line, bad.reason, bad.values, source_id=handle))
            return
        offer = (not in_stock(item), price, before, code)
        self._note_variant(item, offer)
        if self.offer is None or offer[:2] < self.offer[:2]:
            self.offer = offer

    def _note_variant(self, item: FeedItem, offer: Offer) -> None:
        words = tuple(item[f"option{place}_value"] for place in PLACES)
        if words == DEFAULT:
            return
        sold_out, price, before, _ = offer
        names = [self.first[f"option{place}_name"] for place in PLACES]
        self.variants.add(
            [name for name in names if name],
            words,
            price_minor=price,
            list_price_minor=before,
            in_stock=not sold_out,
            stock="" if sells_on(item) else item["inventory_quantity"],
            photo=picture(item["variant_image"], self.first["image_src"]),
        )


def picture(own: str, of_product: str) -> str | None:
    """Return the picture of a variant, where it has one of its own that can be shown."""
    if not own or own == of_product:
        return None
    try:
        return web_link(own, "feed.photo")
    except BadValue:
        return None


def sells_on(item: FeedItem) -> bool:
    """Whether the shop sells a variant whatever its stock says."""
    says = "inventory_tracker" in item.fields
    tracked = item["inventory_tracker"] if says else item["inventory_quantity"]
    return not tracked or item["inventory_policy"].lower() in GOES_ON


def in_stock(item: FeedItem) -> bool:
    """Return whether the shop sells this variant: stock nobody tracks never runs out."""
    if item["available"]:
        return item["available"] == "true"
    if sells_on(item):
        return True
    quantity = item["inventory_quantity"]
    return quantity.isascii() and quantity.isdigit() and int(quantity[:9]) > 0


def rows(items: Iterable[FeedItem | BadRow], terms: FeedTerms) -> Iterator[FeedRow | BadRow]:
    """Fold the rows of each product into one deal."""
    stop: Stop | None = None
    product: Product | None = None
    for item in _until_stop(items):
        if isinstance(item, Stop):
            stop = item
        elif isinstance(item, BadRow):
            yield item
        else:
            if product is None or item["handle"] != product.first["handle"]:
                yield from _finished(product, terms.shop_url)
                product = Product(item)
            product.add(item, terms)
    yield from _finished(product, terms.shop_url)
    if stop is not None:
        raise stop


def _until_stop(items: Iterable[FeedItem | BadRow]) -> Iterator[FeedItem | BadRow | Stop]:
    """Hand `Stop` out as the last value, so that the product before it can be finished."""
    try:
        yield from items
    except Stop as stop:
        yield stop


def _finished(product: Product | None, shop_url: str | None) -> Iterator[FeedRow | BadRow]:
    if product is None:
        return
    yield from product.complaints
    if product.offer is None:
        return
    handle = product.first["handle"] or None
    yield from product.variants.complaints(product.first.line, handle)
    try:
        yield _row(product, product.offer, shop_url)
    except BadValue as bad:
        yield BadRow(product.first.line, bad.reason, bad.values, source_id=handle)


def _row(product: Product, offer: Offer, shop_url: str | None) -> FeedRow:
    item = product.first
    sold_out, price_minor, list_price_minor, currency = offer
    handle = required(item["handle"], ID_CHARS_MAX, "feed.id")
    if item["published"].lower() in {"false", "no"} or item["status"].lower() in {
        "draft",
        "archived",
    }:
        raise BadValue(UNPUBLISHED, id=handle)
    kinds, options = product.variants.options(price_minor, list_price_minor)
    return FeedRow(
        line=item.line,
        option_kinds=kinds,
        options=options,
        source_id=handle,
        title=required(one_line(item["title"], TITLE_CHARS_MAX), TITLE_CHARS_MAX, "feed.title"),
        description=plain(item["description"], DESCRIPTION_CHARS_MAX),
        price_minor=price_minor,
        list_price_minor=list_price_minor,
        currency=currency,
        link=product_link(shop_url, handle),
        photo=web_link(item["image_src"], "feed.photo"),
        category=one_line(item["type"], CATEGORY_CHARS_MAX) or None,
        tags=split_tags(f"{item['type']},{item['tags']}"),
        in_stock=not sold_out,
    )


def product_link(shop_url: str | None, handle: str) -> str | None:
    """Return the address of a product's page in the shop, None without a shop."""
    if shop_url is None:
        return None
    return web_link(f"{shop_url.rstrip('/')}/products/{quote(handle, safe='')}", "feed.link")
