"""Product feeds become rows: `read` a file of any known format, a bounded piece at a time.

    bytes -> detect -> lines -> records  -> Shopify table \\
                     \\-> XML elements ---> Google items --> FeedRow | BadRow(line, reason)

Good rows are kept whatever stands beside them. A bad row names its line and its reason;
one that `stops` means that the rest of the file could not be read at all. Only a file that
is no feed to begin with is refused as a whole.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from domain.feeds import google, records, shopify, xml
from domain.feeds.detect import Format, Layout, detect_format
from domain.feeds.limits import BAD_ROWS_MAX, HEAD_BYTES, ROWS_MAX
from domain.feeds.records import decoded, encoding_of, sized, split
from domain.feeds.row import BadRow, FeedRow, Stop
from domain.price_text import DecimalSign

__all__ = ["BadRow", "FeedRow", "Format", "Layout", "detect_format", "read"]


def read(
    chunks: Iterable[bytes],
    *,
    currency: str,
    shop_url: str | None = None,
    decimal: DecimalSign | None = None,
) -> Iterator[FeedRow | BadRow]:
    """Yield the products of a feed in the order of the file.

    `currency` is for prices that name none; `shop_url` makes links where the format has
    none; `decimal` is for prices that can be read in two ways. Raises `Refused` for a file that
    is no feed, that is packed, or whose columns are not those of a feed.
    """
    head, rest = _peeked(sized(chunks))
    return _guarded(_rows(detect_format(head), head, rest, currency, shop_url, decimal))


def _peeked(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the beginning of the file, and the file from its beginning."""
    head = b""
    while len(head) < HEAD_BYTES and (chunk := next(chunks, b"")):
        head += chunk
    return head, chain([head], chunks)


def _rows(
    layout: Layout,
    head: bytes,
    chunks: Iterator[bytes],
    currency: str,
    shop_url: str | None,
    decimal: DecimalSign | None,
) -> Iterator[FeedRow | BadRow]:
    if layout.form is Format.GOOGLE_XML:
        return google.rows(xml.items(chunks), currency=currency, decimal=decimal)
    encoding, mark = encoding_of(head)
    lines = split(decoded(chunks, encoding, skip=mark))
    if layout.form is Format.GOOGLE_TABLE:
        items = records.items(lines, layout.delimiter, needs=google.NEEDS)
        return google.rows(items, currency=currency, decimal=decimal)
    items = records.items(lines, layout.delimiter, needs=shopify.NEEDS)
    return shopify.rows(items, currency=currency, shop_url=shop_url, decimal=decimal)


def _guarded(rows: Iterator[FeedRow | BadRow]) -> Iterator[FeedRow | BadRow]:
    """Stop at the maxima, refuse an id that was seen before, report where reading ended."""
    seen: dict[str, int] = {}
    bad = 0
    try:
        for row in rows:
            if len(seen) >= ROWS_MAX or bad >= BAD_ROWS_MAX:
                yield _enough(row.line, bad)
                return
            judged = _first_of_its_id(row, seen) if isinstance(row, FeedRow) else row
            bad += isinstance(judged, BadRow)
            yield judged
    except Stop as stop:
        yield stop.bad
        return
    if not seen and not bad:
        yield BadRow(1, "feed.no_products", stops=True)


def _first_of_its_id(row: FeedRow, seen: dict[str, int]) -> FeedRow | BadRow:
    if row.source_id in seen:
        values = {"id": row.source_id, "first": seen[row.source_id]}
        return BadRow(row.line, "feed.duplicate", values, source_id=row.source_id)
    seen[row.source_id] = row.line
    return row


def _enough(line: int, bad: int) -> BadRow:
    if bad >= BAD_ROWS_MAX:
        return BadRow(line, "feed.too_many_bad_rows", {"maximum": BAD_ROWS_MAX}, stops=True)
    return BadRow(line, "feed.too_many_rows", {"maximum": ROWS_MAX}, stops=True)
