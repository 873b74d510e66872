"""Product feeds become rows: `open_feed` a file of any known format, a bounded piece at a time.

    bytes -> unpacked -> text -> lines -> records --> Google, Shopify, WooCommerce or plain table \\
                             \\-> XML products -----> Google or Yandex ---------------------------> FeedRow |
                             \\-> JSON objects -----> Shopify or plain list ---------------------/  BadRow(line, reason)
             \\-> spreadsheet -> records

Good rows are kept whatever stands beside them. A bad row names its line and its reason; one that
`stops` means that the rest of the file could not be read at all. Only a file that is no feed to
begin with is refused as a whole.

`settle` reads a file once before: its encoding where the file does not say it, and the decimal sign that
its prices agree on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, islice

from domain.feeds.columns import named
from domain.feeds.detect import (
    FeedLayout,
    Format,
    delimiter_of,
    table_columns,
    table_format,
    xml_format,
)
from domain.feeds.formats import google, json_feed, plain, shopify, woocommerce, yandex
from domain.feeds.judge import FeedTerms
from domain.feeds.limits import BAD_ROWS_MAX, HEAD_BYTES, ROWS_MAX
from domain.feeds.readers import json_objects, records, sheet, xml
from domain.feeds.readers.encoding import decoded, encoding_of, settle_encoding
from domain.feeds.readers.unpack import Packing, peeked, unpack
from domain.feeds.row import BadRow, FeedItem, FeedRow, Stop
from domain.price_text import DecimalVote
from domain.refusal import Refused

__all__ = ["BadRow", "FeedLayout", "FeedRow", "FeedTerms", "Format", "open_feed", "read", "settle"]
Row = FeedRow | BadRow
Record = tuple[int, list[str]] | BadRow
Opener = Callable[[], Iterable[bytes]]
"""Begins to read a file from its beginning; it is called again for each pass."""
Items = Iterable[FeedItem | BadRow]
ROWS: dict[Format, Callable[[Items, FeedTerms], Iterator[Row]]] = {
    Format.GOOGLE_XML: google.rows,
    Format.GOOGLE_TABLE: google.rows,
    Format.SHOPIFY_TABLE: shopify.rows,
    Format.SHOPIFY_JSON: shopify.rows,
    Format.WOOCOMMERCE: woocommerce.rows,
    Format.YANDEX: yandex.rows,
    Format.JSON: plain.rows,
    Format.TABLE: plain.rows,
}
"""What makes the rows of each format."""
PRICES = ("price", "sale_price", "list_price", "compare_at_price", "oldprice")


@dataclass(frozen=True, slots=True)
class OpenFeed:
    """A file of a known format, and its products one after another."""

    layout: FeedLayout
    rows: Iterator[Row]
    vote: DecimalVote
    """What the prices that were read so far say of their decimal sign."""


def open_feed(chunks: Iterable[bytes], terms: FeedTerms) -> OpenFeed:
    """Return what a file is, and its products in the order of the file.

    Raises `Refused` for a file that is no feed, whose columns are not those of a feed, or which is
    packed in a way that cannot be read.
    """
    vote = DecimalVote()
    try:
        layout, items = _opened(chunks, terms)
    except Stop as stop:
        raise Refused(stop.bad.reason, **stop.bad.values) from None
    rows = ROWS[layout.form](_counted(items, vote), terms)
    return OpenFeed(layout, _guarded(rows), vote)


def read(chunks: Iterable[bytes], terms: FeedTerms) -> Iterator[Row]:
    """Return the products of a feed; see `open_feed`."""
    return open_feed(chunks, terms).rows


def settle(opener: Opener, terms: FeedTerms) -> FeedTerms:
    """Read a file for what it does not say at once, and return the terms to read it by."""
    if terms.encoding is None:
        packing, chunks = unpack(opener())
        if packing is not Packing.SHEET:
            with suppress(Stop):
                terms = replace(terms, encoding=settle_encoding(chunks, terms.said_encoding))
    if terms.decimal is None:
        vote = DecimalVote()
        with suppress(Stop):
            items = islice(_opened(opener(), terms)[1], ROWS_MAX)
            deque(_counted(items, vote), maxlen=0)
        terms = replace(terms, decimal=vote.decision)
    return terms


def _opened(chunks: Iterable[bytes], terms: FeedTerms) -> tuple[FeedLayout, Items]:
    packing, chunks = unpack(chunks)
    if packing is Packing.SHEET:
        return _table(sheet.sheet_rows(chunks), FeedLayout(Format.TABLE, packing), terms)
    head, chunks = peeked(chunks, HEAD_BYTES)
    if not head.strip(b" \t\r\n\0"):
        raise Refused("feed.empty")
    encoding = terms.encoding or encoding_of(head)
    words = "".join(decoded([head], encoding)).lstrip("\ufeff \t\n")
    pieces = decoded(chunks, encoding)
    layout = FeedLayout(Format.TABLE, packing, encoding)
    if words.startswith("<"):
        layout = replace(layout, form=xml_format(words))
        return layout, xml.items(pieces)
    if words.startswith(("{", "[")):
        return _json(pieces, layout, terms)
    header = _header_line(words)
    if "\0" in header:
        raise Refused("feed.unknown_format")
    delimiter = delimiter_of(header)
    rows = records.records(records.split(pieces), delimiter)
    return _table(rows, replace(layout, delimiter=delimiter), terms)


def _header_line(words: str) -> str:
    lines = (line for line in words.split("\n") if line.strip())
    return next((line for line in lines if not line.startswith(records.NOTE)), "")


def _table(
    rows: Iterator[Record], layout: FeedLayout, terms: FeedTerms
) -> tuple[FeedLayout, Items]:
    rows = records.without_notes(rows)
    first = next(rows, None)
    if not isinstance(first, tuple) or sum(map(bool, first[1])) < 2:
        raise Refused("feed.unknown_format")
    header = tuple(first[1])
    form = table_format(header)
    columns = table_columns(form, header, terms.columns)
    layout = replace(layout, form=form, header=header, columns=columns)
    return layout, named(rows, columns, len(header))


def _json(pieces: Iterable[str], layout: FeedLayout, terms: FeedTerms) -> tuple[FeedLayout, Items]:
    found = json_objects.objects(pieces)
    first = next(found, None)
    sample = first[1] if isinstance(first, tuple) else {}
    found = found if first is None else chain([first], found)
    if json_feed.is_shopify(sample):
        layout = replace(layout, form=Format.SHOPIFY_JSON)
        return layout, json_feed.variants(found)
    header = json_feed.names_of(sample)
    columns = table_columns(Format.TABLE, header, terms.columns)
    layout = replace(layout, form=Format.JSON, header=tuple(header), columns=columns)
    return layout, json_feed.items(found, columns, header)


def _counted(items: Items, vote: DecimalVote) -> Iterator[FeedItem | BadRow]:
    """Note how prices are written, on their way."""
    for item in items:
        if isinstance(item, FeedItem):
            for name in PRICES:
                if price := item.fields.get(name):
                    vote.note(price)
        yield item


def _guarded(rows: Iterator[Row]) -> Iterator[Row]:
    """Stop at the maxima, refuse an id that was seen before, report where reading ended."""
    seen: dict[str, int] = {}
    bad = 0
    try:
        for row in rows:
            if len(seen) >= ROWS_MAX or bad >= BAD_ROWS_MAX:
                yield _enough(row.line, bad)
                return
            kept = _first_of_its_id(row, seen) if isinstance(row, FeedRow) else row
            bad += isinstance(kept, BadRow)
            yield kept
    except Stop as stop:
        yield stop.bad
        return
    if not seen and not bad:
        yield BadRow(1, "feed.no_products", stops=True)


def _first_of_its_id(row: FeedRow, seen: dict[str, int]) -> Row:
    if row.source_id in seen:
        values = {"id": row.source_id, "first": seen[row.source_id]}
        return BadRow(row.line, "feed.duplicate", values, source_id=row.source_id)
    seen[row.source_id] = row.line
    return row


def _enough(line: int, bad: int) -> BadRow:
    if bad >= BAD_ROWS_MAX:
        return BadRow(line, "feed.too_many_bad_rows", {"maximum": BAD_ROWS_MAX}, stops=True)
    return BadRow(line, "feed.too_many_rows", {"maximum": ROWS_MAX}, stops=True)
