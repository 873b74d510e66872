"""Which feed is this? The content decides, not the name of the file.

packing -> text: XML by its outermost element, JSON by its first object, a table by its columns
        -> spreadsheet: a table by its columns
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from domain.feeds.columns import (
    Columns,
    UnknownColumns,
    Vocabulary,
    check_chosen,
    find_columns,
    require,
)
from domain.feeds.formats import google, plain, shopify, woocommerce
from domain.feeds.readers.encoding import Encoding
from domain.feeds.readers.unpack import Packing
from domain.refusal import Refused


class Format(StrEnum):
    """The feeds that can be imported."""

    GOOGLE_XML = "google_xml"
    GOOGLE_TABLE = "google_table"
    SHOPIFY_TABLE = "shopify_table"
    SHOPIFY_JSON = "shopify_json"
    WOOCOMMERCE = "woocommerce"
    YANDEX = "yandex"
    JSON = "json"
    TABLE = "table"


WITHOUT_LINKS = {Format.SHOPIFY_TABLE, Format.SHOPIFY_JSON, Format.WOOCOMMERCE}
"""Their links are made from the address of the shop."""
MAPPED = {Format.TABLE, Format.JSON, Format.GOOGLE_TABLE}
"""Their columns may be said by hand."""


@dataclass(frozen=True, slots=True)
class FeedLayout:
    """What a file is."""

    form: Format
    packing: Packing = Packing.NONE
    encoding: Encoding = field(default_factory=lambda: Encoding("utf-8"))
    delimiter: str = ""
    """What parts the cells of a text table."""
    header: tuple[str, ...] = ()
    """The names of the columns; an XML file has none."""
    columns: Columns = field(default_factory=dict)
    """The place of each column that is used, by what it holds."""


DELIMITERS = ("\t", ";", ",", "|")
LINE_END = re.compile("[\r\n]")
OUTERMOST = re.compile(r"<(?![?!])(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
XML_FORMATS = {"yml_catalog": Format.YANDEX}
WOO_KINDS = ("type", "sku", "published", "in_stock", "parent")
"""Columns that a shop of WooCommerce has and others do not have together."""
TABLES: Mapping[Format, tuple[Vocabulary, Sequence[str]]] = {
    Format.GOOGLE_TABLE: (google.COLUMNS, google.NEEDS),
    Format.SHOPIFY_TABLE: (shopify.COLUMNS, shopify.NEEDS),
    Format.WOOCOMMERCE: (woocommerce.COLUMNS, woocommerce.NEEDS),
    Format.TABLE: (plain.COLUMNS, plain.NEEDS),
}


def xml_format(head: str) -> Format:
    """Return the format of an XML file that begins with `head`; refuse a web page."""
    match = OUTERMOST.search(head)
    name = match[1].lower() if match else ""
    if name == "html" or head.lower().startswith("<!doctype html"):
        raise Refused("feed.web_page")
    return XML_FORMATS.get(name, Format.GOOGLE_XML)


def delimiter_of(line: str) -> str:
    """Return what parts the cells of a header: what there is most of."""
    bare = re.sub('"[^"]*"', "", line)
    return max(DELIMITERS, key=bare.count)


def table_format(header: Sequence[str]) -> Format:
    """Return the format of a table with this header."""
    names = find_columns(header, woocommerce.COLUMNS)
    if {"title", "price"} <= names.keys() and sum(kind in names for kind in WOO_KINDS) >= 4:
        return Format.WOOCOMMERCE
    if {"handle", "title"} <= find_columns(header, shopify.COLUMNS).keys():
        return Format.SHOPIFY_TABLE
    if {"id", "title"} <= find_columns(header, google.COLUMNS).keys():
        return Format.GOOGLE_TABLE
    return Format.TABLE


def table_columns(form: Format, header: Sequence[str], chosen: Mapping[str, str]) -> Columns:
    """Return which column holds what; refuse a table that lacks what its format needs."""
    vocabulary, needs = TABLES[form]
    check_chosen(header, chosen)
    columns = find_columns(header, vocabulary, chosen if form in MAPPED else None)
    if form is Format.TABLE and not set(needs) <= columns.keys():
        raise UnknownColumns(header)
    require(columns, needs, header)
    return columns
