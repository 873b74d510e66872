"""The objects of a JSON file, one after another: of an array, of an array under a known name, or by line.

Numbers stay as they are written. An object that is broken costs itself; reading goes on behind it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.feeds.limits import LINES_MAX, RECORD_CHARS_MAX
from domain.feeds.readers.encoding import UNREADABLE
from domain.feeds.row import BadRow, Stop
from domain.refusal import Refused

ARRAYS = ("products", "items", "offers", "data", "results", "entries", "feed")
BEGINS = re.compile(rf'\s*(?:\[|\{{[^\[]*?"(?:{"|".join(ARRAYS)})"\s*:\s*\[)')
"""An array, or what stands before one of a known name and holds no other."""
OBJECT = re.compile(r"[\s,]*(?=\{)")
NEXT = re.compile(r"\}\s*,?\s*(?=\{)")
HEAD_CHARS_MAX = 64 * 1024
NEAR_END = 16
"""An error so close to the end of what has come may be no error."""
_decoder = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
JsonObject = Mapping[str, Any]


def objects(pieces: Iterable[str]) -> Iterator[tuple[int, JsonObject] | BadRow]:
    """Yield (line, object) of a file; refuse one that has no list of objects."""
    source = _Source(iter(pieces))
    source.begin()
    count = 0
    while source.find_object():
        count += 1
        if count > LINES_MAX:
            raise Stop(source.line, "feed.too_many_rows", maximum=LINES_MAX)
        yield source.take()
    if not source.ended:
        raise Stop(source.line, "feed.json_broken")


class _Source:
    """What has come of a file and is not used yet; `line` is where it begins."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._text = ""
        self.line = 1
        self.ended = False
        """The array has ended, or the file where it has none."""
        self._lines = False

    def begin(self) -> None:
        """Go to the first object."""
        while len(self._text) < HEAD_CHARS_MAX and self._more():
            pass
        if match := BEGINS.match(self._text):
            self._drop(match.end())
        elif self._text.lstrip().startswith("{"):
            self._lines = True
        else:
            raise Refused("feed.json_shape", names=", ".join(ARRAYS[:3]))

    def find_object(self) -> bool:
        """Go to the next object, and say whether there is one."""
        while True:
            if match := OBJECT.match(self._text):
                self._drop(match.end())
                return True
            rest = self._text.strip(" \t\n,")
            if rest.startswith("]"):
                self.ended = True
                return False
            if rest:
                if not self._skip(0):
                    return False
            elif not self._more():
                self.ended = self._lines
                return False

    def take(self) -> tuple[int, JsonObject] | BadRow:
        """Return the object that is next; one that cannot be read is passed over."""
        line = self.line
        while True:
            try:
                value, end = _decoder.raw_decode(self._text)
            except RecursionError:
                self._skip(1)
                return BadRow(line, "feed.json_object")
            except ValueError as error:
                place = error.pos if isinstance(error, json.JSONDecodeError) else 0
                unfinished = "Unterminated" in str(error) or len(self._text) - place < NEAR_END
                if unfinished and len(self._text) < RECORD_CHARS_MAX and self._more():
                    continue
                self._skip(place or 1)
                return BadRow(line, "feed.json_object")
            words = self._text[:end]
            self._drop(end)
            return BadRow(line, "feed.encoding") if UNREADABLE in words else (line, value)

    def _skip(self, place: int) -> bool:
        """Go to the object behind `place`; return whether there is one."""
        while True:
            if match := NEXT.search(self._text, place):
                self._drop(match.end())
                return True
            self._drop(max(0, len(self._text) - NEAR_END))
            place = 0
            if not self._more():
                self._drop(len(self._text))
                self.ended = self.ended or self._lines
                return False

    def _more(self) -> bool:
        piece = next(self._pieces, "")
        self._text += piece
        return bool(piece)

    def _drop(self, chars: int) -> None:
        self.line += self._text.count("\n", 0, chars)
        self._text = self._text[chars:]
