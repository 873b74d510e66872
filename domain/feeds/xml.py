"""Google Merchant XML, RSS 2.0 and Atom, read while it streams.

No document type, no entities, no external references: those are what XML bombs are made
of, and no feed needs them. Depth, names and unfinished tags are bounded too, because the
parser underneath keeps all three in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, XMLParser  # type: ignore[import-untyped]

from domain.feeds.limits import (
    FIELD_CHARS_MAX,
    FIELDS_MAX,
    LINES_MAX,
    XML_DEPTH_MAX,
    XML_NAMES_MAX,
    XML_TOKEN_BYTES_MAX,
)
from domain.feeds.row import BadRow, FeedItem, Stop

PRODUCTS = {"item", "entry"}


class _Collector:
    """The parser's target: gathers the direct children of each `item` or `entry`."""

    def __init__(self) -> None:
        self.found: list[FeedItem | BadRow] = []
        self.line: Callable[[], int] = lambda: 1
        self._names: set[str] = set()
        self._elements = 0
        self._depth = 0
        self._item_depth: int | None = None
        self._item_line = 0
        self._fields: dict[str, str] = {}
        self._text: list[str] = []
        self._chars = 0
        self._overlong = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._count(tag, attributes)
        if self._item_depth is None and _name(tag) in PRODUCTS:
            self._item_depth, self._item_line = self._depth, self.line()
            self._fields, self._overlong = {}, False
        elif self._at_field():
            self._text, self._chars = [], 0
            if _name(tag) == "link" and attributes.get("rel", "alternate") == "alternate":
                self.data(attributes.get("href", ""))

    def data(self, text: str) -> None:
        if self._at_field():
            self._chars += len(text)
            if self._chars <= FIELD_CHARS_MAX:
                self._text.append(text)

    def end(self, tag: str) -> None:
        if self._at_field():
            self._overlong |= self._chars > FIELD_CHARS_MAX or len(self._fields) >= FIELDS_MAX
            if not self._overlong:
                self._keep(_name(tag), "".join(self._text).strip())
        elif self._depth == self._item_depth:
            self._item_depth = None
            self.found.append(self._item())
        self._depth -= 1

    def _count(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        self._names.update((tag, *attributes))
        if self._depth > XML_DEPTH_MAX or len(self._names) > XML_NAMES_MAX:
            raise Stop(self.line(), "feed.xml_odd")
        if self._elements > LINES_MAX:
            raise Stop(self.line(), "feed.too_many_rows", maximum=LINES_MAX)

    def _at_field(self) -> bool:
        return self._item_depth is not None and self._depth == self._item_depth + 1

    def _keep(self, name: str, text: str) -> None:
        if text:
            self._fields.setdefault(name, text)

    def _item(self) -> FeedItem | BadRow:
        if self._overlong:
            return BadRow(self._item_line, "feed.field_too_long", {"maximum": FIELD_CHARS_MAX})
        return FeedItem(self._item_line, self._fields)


def _name(tag: str) -> str:
    """Return the name without its namespace: feeds write `g:id`, `id` and `c:id` alike."""
    return tag.rpartition("}")[2].lower()


def items(chunks: Iterable[bytes]) -> Iterator[FeedItem | BadRow]:
    """Yield every product element of an XML file; raise `Stop` where it cannot go on."""
    collector = _Collector()
    parser = XMLParser(target=collector, forbid_dtd=True)
    expat = parser.parser
    collector.line = lambda: expat.CurrentLineNumber
    fed = 0
    for chunk in _ended(chunks):
        stop = _parsed(parser, expat, chunk)
        fed += len(chunk)
        yield from collector.found
        collector.found.clear()
        if chunk and stop is None and fed - expat.CurrentByteIndex > XML_TOKEN_BYTES_MAX:
            stop = Stop(expat.CurrentLineNumber, "feed.xml_odd")
        if stop is not None:
            raise stop


def _ended(chunks: Iterable[bytes]) -> Iterator[bytes]:
    yield from (chunk for chunk in chunks if chunk)
    yield b""


def _parsed(parser: Any, expat: Any, chunk: bytes) -> Stop | None:
    """Parse a piece, the empty one as the end; return why nothing after it can be read."""
    try:
        parser.feed(chunk) if chunk else parser.close()
    except Stop as stop:
        return stop
    except DefusedXmlException:
        return Stop(expat.CurrentLineNumber, "feed.xml_dtd")
    except (ParseError, LookupError, ValueError) as error:
        # LookupError, ValueError: the file declares an encoding that cannot be read.
        return Stop(
            expat.ErrorLineNumber, "feed.xml", byte=expat.ErrorByteIndex + 1, error=str(error)
        )
    return None
