"""Lists of products in JSON: Shopify's `products.json`, and any list whose names are guessable.

An object within an object is known by both names, `price.amount` as `price amount`; of a list the
first counts for a picture or an address, and all for tags. `{"amount": "12", "currency": "EUR"}` is
a price with its currency.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.feeds.columns import Columns
from domain.feeds.limits import FIELD_CHARS_MAX, FIELDS_MAX, OPTION_KINDS_MAX
from domain.feeds.readers.json_objects import JsonObject
from domain.feeds.row import BadRow, FeedItem

AMOUNTS, CURRENCIES = ("amount", "value", "price"), ("currency", "currencycode", "currency_code")
ADDRESSES = ("src", "url", "href")
NAMES = ("name", "title")
DEPTH_MAX = 3
Objects = Iterable[tuple[int, JsonObject] | BadRow]


def is_shopify(value: JsonObject) -> bool:
    """Whether an object is a product as Shopify's `products.json` has it."""
    return {"handle", "title", "variants"} <= value.keys()


def items(objects: Objects, columns: Columns, names: list[str]) -> Iterator[FeedItem | BadRow]:
    """Name the values of each object; `columns` say which of the `names` holds what."""
    for found in objects:
        if isinstance(found, BadRow):
            yield found
            continue
        line, value = found
        flat = flattened(value)
        yield FeedItem(line, {what: flat.get(names[place], "") for what, place in columns.items()})


def names_of(first: JsonObject) -> list[str]:
    """Return what the values of an object are called, those within others included."""
    return list(flattened(first))[:FIELDS_MAX]


def flattened(value: Mapping[str, Any], prefix: str = "", depth: int = 1) -> dict[str, str]:
    """Return the values of an object as texts, under the names on the way to each."""
    flat: dict[str, str] = {}
    for name, inner in list(value.items())[:FIELDS_MAX]:
        whole = f"{prefix}{name}"
        flat[whole] = text_of(inner)[:FIELD_CHARS_MAX]
        if isinstance(inner, Mapping) and depth < DEPTH_MAX:
            flat |= flattened(inner, f"{whole}.", depth + 1)
    return flat


def text_of(value: object) -> str:
    """Return a value as a cell of a table would have it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _object_text(value)
    if isinstance(value, list):
        return ",".join(text_of(one) for one in value[:FIELDS_MAX] if not isinstance(one, list))
    return str(value)


def _object_text(value: Mapping[str, object]) -> str:
    lower = {str(name).lower(): inner for name, inner in list(value.items())[:FIELDS_MAX]}
    amount = next((lower[name] for name in AMOUNTS if name in lower), None)
    if amount is not None:
        code = next((lower[name] for name in CURRENCIES if name in lower), "")
        return f"{_simple(amount)} {_simple(code)}".strip()
    return next((_simple(lower[name]) for name in (*ADDRESSES, *NAMES) if name in lower), "")


def _simple(value: object) -> str:
    return "" if isinstance(value, Mapping | list) or value is None else str(value)


def variants(objects: Objects) -> Iterator[FeedItem | BadRow]:
    """Name the values of each variant of a `products.json` as Shopify's table would."""
    for found in objects:
        if isinstance(found, BadRow):
            yield found
            continue
        line, value = found
        several = value.get("variants")
        for variant in several if isinstance(several, list) and several else [{}]:
            if isinstance(variant, Mapping):
                yield FeedItem(line, _variant(value, variant))


def _variant(product: JsonObject, variant: JsonObject) -> dict[str, str]:
    images = product.get("images") or product.get("image")
    first = images[0] if isinstance(images, list) and images else images
    return {
        **_options(product, variant),
        "handle": _simple(product.get("handle")),
        "title": _simple(product.get("title")),
        "description": _simple(product.get("body_html") or product.get("description"))[
            :FIELD_CHARS_MAX
        ],
        "type": _simple(product.get("product_type") or product.get("type")),
        "tags": text_of(product.get("tags"))[:FIELD_CHARS_MAX],
        "status": _simple(product.get("status")),
        "published": "false" if product.get("published_at", "") is None else "",
        "price": _simple(variant.get("price")),
        "compare_at_price": _simple(variant.get("compare_at_price")),
        "available": text_of(variant["available"]) if "available" in variant else "",
        "image_src": text_of(first) if first else "",
    }


def _options(product: JsonObject, variant: JsonObject) -> dict[str, str]:
    """Return what tells a variant from the others."""
    kinds = product.get("options")
    names = kinds[:OPTION_KINDS_MAX] if isinstance(kinds, list) else []
    return {
        **{f"option{place}_name": text_of(kind) for place, kind in enumerate(names, start=1)},
        **{
            f"option{place}_value": _simple(variant.get(f"option{place}"))
            for place in range(1, OPTION_KINDS_MAX + 1)
        },
        "variant_image": text_of(variant.get("featured_image")),
    }
