"""Text becomes lines, and lines records of cells: CSV and TSV, quoted or not.

A quote that is never closed swallows the rows after it. So a broken record costs its
first line only: the lines behind it are read again from there.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.feeds.limits import LINE_CHARS_MAX, LINES_MAX, RECORD_CHARS_MAX
from domain.feeds.row import BadRow, Stop

NOTE = "#"
"""Begins the lines above the header of Facebook's own template."""


@dataclass(frozen=True, slots=True)
class TextLine:
    number: int
    text: str


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


def without_notes(
    rows: Iterator[tuple[int, list[str]] | BadRow],
) -> Iterator[tuple[int, list[str]] | BadRow]:
    """Leave out the notes that stand above a header."""
    for row in rows:
        if isinstance(row, BadRow) or not row[1][0].lstrip('" ').startswith(NOTE):
            yield row
            break
    yield from rows
