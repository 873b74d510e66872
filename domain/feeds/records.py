"""Bytes become lines, and lines records of named cells: CSV and TSV, quoted or not.

A quote that is never closed swallows the rows after it. So a broken record costs its
first line only: the lines behind it are read again from there.
"""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.feeds.limits import (
    FIELDS_MAX,
    FILE_BYTES_MAX,
    LINE_CHARS_MAX,
    LINES_MAX,
    RECORD_CHARS_MAX,
)
from domain.feeds.row import BadRow, FeedItem, Stop
from domain.refusal import Refused

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


SHOPIFY_COLUMNS = {
    "url_handle": "handle",
    "body_(html)": "description",
    "published_on_online_store": "published",
    "variant_price": "price",
    "compare-at_price": "compare_at_price",
    "variant_compare_at_price": "compare_at_price",
    "variant_inventory_tracker": "inventory_tracker",
    "variant_inventory_qty": "inventory_quantity",
    "variant_inventory_policy": "inventory_policy",
    "continue_selling_when_out_of_stock": "inventory_policy",
    "product_image_url": "image_src",
}


@dataclass(frozen=True, slots=True)
class TextLine:
    number: int
    text: str


def encoding_of(head: bytes) -> tuple[str, int]:
    """Return the encoding that `head` begins with, and the length of its mark in bytes."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0


def sized(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Pass on `chunks` until the file is too big."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > FILE_BYTES_MAX:
            raise Stop(0, "feed.file_too_big", megabytes=FILE_BYTES_MAX // 2**20)
        yield chunk


def decoded(chunks: Iterable[bytes], encoding: str, *, skip: int) -> Iterator[str]:
    """Yield text with `\\n` as the only line end; `skip` is the length of the mark."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), True)
    line, offset = 1, skip
    for chunk in _ended(chunks, skip):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(encoding).replace("\r\n", "\n")
            yield good
            byte = offset + len(chunk) - len(error.object) + error.start + 1
            raise Stop(line + good.count("\n"), "feed.encoding", byte=byte) from error
        offset += len(chunk)
        line += text.count("\n")
        yield text


def _ended(chunks: Iterable[bytes], skip: int) -> Iterator[bytes]:
    """Drop the first `skip` bytes; end with an empty chunk, where a half character shows."""
    for chunk in chunks:
        rest, skip = chunk[skip:], max(0, skip - len(chunk))
        if rest:
            yield rest
    yield b""


def split(pieces: Iterable[str]) -> Iterator[TextLine | BadRow]:
    """Yield lines with their end; a line too long is a bad row and is never held whole."""
    number, held, overlong = 1, "", False
    for piece in pieces:
        if number > LINES_MAX:
            raise Stop(number, "feed.too_many_rows", maximum=LINES_MAX)
        *ended, rest = piece.split("\n")
        for end in ended:
            overlong = overlong or len(held) + len(end) > LINE_CHARS_MAX
            yield _too_long(number) if overlong else TextLine(number, held + end + "\n")
            number, held, overlong = number + 1, "", False
        overlong = overlong or len(held) + len(rest) > LINE_CHARS_MAX
        held = "" if overlong else held + rest
    if overlong:
        yield _too_long(number)
    elif held:
        yield TextLine(number, held)


def _too_long(number: int) -> BadRow:
    return BadRow(number, "feed.line_too_long", {"maximum": LINE_CHARS_MAX})


class _Interrupted(Exception):
    """A line that cannot be read came in the middle of a record."""


class _Again:
    """Lines for `csv.reader` that can be handed out a second time."""

    def __init__(self, lines: Iterable[TextLine | BadRow]) -> None:
        self._lines = iter(lines)
        self._waiting: deque[TextLine | BadRow] = deque()
        self.taken: list[TextLine] = []
        self._chars = 0

    def __iter__(self) -> "_Again":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        if isinstance(line, TextLine) and self._chars + len(line.text) <= RECORD_CHARS_MAX:
            self.taken.append(line)
            self._chars += len(line.text)
            return line.text
        self._waiting.appendleft(line)
        raise _Interrupted

    def begin_record(self) -> BadRow | None:
        """Forget the lines of the record before; return what stands in the way, if anything."""
        self.taken, self._chars = [], 0
        if self._waiting and isinstance(self._waiting[0], BadRow):
            bad = self._waiting.popleft()
            return bad if isinstance(bad, BadRow) else None
        return None

    def give_back(self) -> None:
        """Let every line of this record but the first be read again."""
        self._waiting.extendleft(reversed(self.taken[1:]))


def records(
    lines: Iterable[TextLine | BadRow], delimiter: str
) -> Iterator[tuple[int, list[str]] | BadRow]:
    """Yield (line, cells) of every record, blank ones left out."""
    again = _Again(lines)
    reader = csv.reader(again, delimiter=delimiter, strict=True)
    while True:
        bad = again.begin_record()
        if bad is not None:
            yield bad
            continue
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _Interrupted):
            if again.taken:
                again.give_back()
                yield BadRow(again.taken[0].number, "feed.quotes")
            continue
        if any(cells):
            yield again.taken[0].number, cells


def items(
    lines: Iterable[TextLine | BadRow], delimiter: str, *, needs: tuple[str, ...]
) -> Iterator[FeedItem | BadRow]:
    """Yield the rows under the header, which must have the columns `needs`."""
    rows = records(lines, delimiter)
    header = next(rows, None)
    if not isinstance(header, tuple):
        raise Refused("feed.unknown_format")
    names = [column(cell) for cell in header[1]]
    missing = [name for name in needs if name not in names]
    if missing or len(names) > FIELDS_MAX:
        raise Refused("feed.columns", columns=", ".join(missing))
    for row in rows:
        yield row if isinstance(row, BadRow) else _item(names, *row)


def column(cell: str) -> str:
    """Return the name of a column: `Image Link`, `g:image_link` and `image_link` are one.

    Shopify's exports name the same columns in two ways, older and newer: both have one name here.
    """
    name = cell.strip().lower().removeprefix("g:").replace(" ", "_")
    return SHOPIFY_COLUMNS.get(name, name)


def _item(names: list[str], line: int, cells: list[str]) -> FeedItem | BadRow:
    if any(cells[len(names) :]):
        return BadRow(line, "feed.cells", {"expected": len(names), "found": len(cells)})
    if any("\0" in cell for cell in cells):
        return BadRow(line, "feed.nul")
    return FeedItem(line, dict(zip(names, cells, strict=False)))
