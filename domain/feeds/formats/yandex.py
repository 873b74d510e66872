"""Offers of a Yandex Market file (YML): one offer is one deal.

    <offer id="1" available="true"> name | typePrefix vendor model, price, oldprice, currencyId,
        url, picture (the first), categoryId, description, count

Categories stand above the offers and are referred to by number; the reader of XML puts their names in place.
A price that is only the lowest (`from="true"`) is a range.
"""

from collections.abc import Iterable, Iterator

from domain.feeds.judge import FeedTerms, judge
from domain.feeds.row import UNPUBLISHED, BadRow, FeedItem, FeedRow

MODEL = ("typeprefix", "vendor", "model")
NO = {"false", "0", "no"}


def rows(items: Iterable[FeedItem | BadRow], terms: FeedTerms) -> Iterator[FeedRow | BadRow]:
    """Make a row of each offer."""
    for item in items:
        yield item if isinstance(item, BadRow) else _row(item, terms)


def _row(item: FeedItem, terms: FeedTerms) -> FeedRow | BadRow:
    id_ = item["@id"]
    if item["disabled"].lower() == "true":
        return BadRow(item.line, UNPUBLISHED, {"id": id_}, source_id=id_ or None)
    fields = {
        "id": id_,
        "title": item["name"] or " ".join(item[part] for part in MODEL if item[part]),
        "description": item["description"],
        "price": item["price"],
        "list_price": item["oldprice"],
        "currency": item["currencyid"],
        "link": item["url"],
        "image_link": item["picture"],
        "category": item["category"],
        "availability": "out of stock" if item["@available"].lower() in NO else "",
        "quantity": item["count"],
    }
    if item["price@from"].lower() == "true":
        fields["price"] = f"from {item['price']}"
    return judge(FeedItem(item.line, fields), terms)
