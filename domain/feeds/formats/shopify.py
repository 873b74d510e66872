"""Products as Shopify exports them: the first row of a handle begins a product, more follow.

One product is one deal, at the price of its cheapest variant in stock (of the cheapest of
all, marked out of stock, where none is). One deal per variant would fill a chat with the
same pot in five sizes, and the shop's page lets the buyer choose anyway. The variant's
compare-at price is the list price. Rows without a price only add pictures.

The export names no address, and hardly ever a currency: both come from the operator. Shopify's
`products.json` has the same products under other names (`from_json`), each variant with `available`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from domain.feeds.columns import Vocabulary
from domain.feeds.judge import FeedTerms
from domain.feeds.limits import (
    CATEGORY_CHARS_MAX,
    DESCRIPTION_CHARS_MAX,
    ID_CHARS_MAX,
    TITLE_CHARS_MAX,
)
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
}
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
    complaint: BadRow | None = None

    def add(self, item: FeedItem, terms: FeedTerms) -> None:
        """Count one variant in; a bad price spoils the variant and not the product."""
        if not item["price"] and item is not self.first:
            return
        try:
            price, before, code = prices(
                item["price"],
                item["compare_at_price"],
                currency=terms.currency,
                decimal=terms.decimal,
            )
        except BadValue as bad:
            self.complaint = BadRow(
                item.line, bad.reason, bad.values, source_id=item["handle"] or None
            )
            return
        offer = (not in_stock(item), price, before, code)
        if self.offer is None or offer[:2] < self.offer[:2]:
            self.offer = offer


def in_stock(item: FeedItem) -> bool:
    """Return whether the shop sells this variant: stock nobody tracks never runs out."""
    if item["available"]:
        return item["available"] == "true"
    quantity = item["inventory_quantity"]
    says = "inventory_tracker" in item.fields
    tracked = item["inventory_tracker"] if says else quantity
    if not tracked or item["inventory_policy"].lower() in GOES_ON:
        return True
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
    if product.complaint is not None:
        yield product.complaint
    if product.offer is None:
        return
    try:
        yield _row(product.first, product.offer, shop_url)
    except BadValue as bad:
        handle = product.first["handle"] or None
        yield BadRow(product.first.line, bad.reason, bad.values, source_id=handle)


def _row(item: FeedItem, offer: Offer, shop_url: str | None) -> FeedRow:
    sold_out, price_minor, list_price_minor, currency = offer
    handle = required(item["handle"], ID_CHARS_MAX, "feed.id")
    if item["published"].lower() in {"false", "no"} or item["status"].lower() in {
        "draft",
        "archived",
    }:
        raise BadValue(UNPUBLISHED, id=handle)
    return FeedRow(
        line=item.line,
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
