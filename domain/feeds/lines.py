"""Bytes become lines of text, a bounded piece at a time.

UTF-8 with or without a byte order mark, and UTF-16 with one. Anything else stops at the
first byte that is no text, and the report names its line and its place in the file.
"""

import codecs
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.feeds.limits import FILE_BYTES_MAX, LINE_CHARS_MAX, LINES_MAX
from domain.feeds.row import BadRow, Stop

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Line:
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


def split(pieces: Iterable[str]) -> Iterator[Line | BadRow]:
    """Yield lines with their end; a line too long is a bad row and is never held whole."""
    number, held, overlong = 1, "", False
    for piece in pieces:
        if number > LINES_MAX:
            raise Stop(number, "feed.too_many_rows", maximum=LINES_MAX)
        *ended, rest = piece.split("\n")
        for end in ended:
            overlong = overlong or len(held) + len(end) > LINE_CHARS_MAX
            yield _too_long(number) if overlong else Line(number, held + end + "\n")
            number, held, overlong = number + 1, "", False
        overlong = overlong or len(held) + len(rest) > LINE_CHARS_MAX
        held = "" if overlong else held + rest
    if overlong:
        yield _too_long(number)
    elif held:
        yield Line(number, held)


def _too_long(number: int) -> BadRow:
    return BadRow(number, "feed.line_too_long", {"maximum": LINE_CHARS_MAX})
