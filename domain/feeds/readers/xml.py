"""Products of an XML file, read while it streams: Google's RSS and Atom, and Yandex's YML.

No entities, no external references, no document type but the one that YML begins with: those are
what XML bombs are made of. Depth, names and unfinished tags are bounded too, because the parser
underneath keeps all three in memory.

A field counts under Google's namespace first, then under the one of its product (plain RSS or
Atom); what stands in any other is no word of a feed, whatever it is called.

XML that breaks costs the product that it breaks in. The parser cannot go on there, so a new one does,
from the next product: it is told the namespaces, and counts lines from where it begins.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.parsers.expat import XMLParserType

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import ParseError, XMLParser  # type: ignore[import-untyped]

from domain.feeds.limits import (
    BAD_ROWS_MAX,
    CATEGORIES_MAX,
    ELEMENTS_MAX,
    FIELD_CHARS_MAX,
    FIELDS_MAX,
    TAG_CHARS_MAX,
    XML_DEPTH_MAX,
    XML_NAMES_MAX,
    XML_TOKEN_BYTES_MAX,
)
from domain.feeds.readers.encoding import UNREADABLE
from domain.feeds.row import BadRow, FeedItem, Stop

PRODUCTS = {"item", "entry", "offer"}
GOOGLE = "http://base.google.com/ns/1.0"
PLAIN = {
    "",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/rss/1.0/",
    "http://backend.userland.com/rss2",
}
NEXT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?(?:item|entry|offer)(?=[\s>/])")
TAG_MAX = 64
"""A tag of a product that is cut between two pieces of the file is found again within so much."""
YML = "yml_catalog"
"""The document type that is nothing but a name."""
AROUND = "feed"
UNREADABLE_BYTES = UNREADABLE.encode("utf-8", "surrogatepass")


class _Nested(Exception):
    """A product begins within another, which was never closed."""

    def __init__(self, line: int, place: int) -> None:
        super().__init__()
        self.line = line
        self.place = place
        """Of its tag in what was parsed, in bytes."""


class _Collector:
    """The parser's target: gathers the direct children of each product."""

    def __init__(self, namespaces: dict[str, str], categories: dict[str, str]) -> None:
        self.found: list[FeedItem | BadRow] = []
        self.line: Callable[[], int] = lambda: 1
        self.place: Callable[[], int] = lambda: 0
        self.namespaces = namespaces
        self._categories = categories
        self._own = ""
        """The namespace of the outermost element."""
        self._names: set[str] = set()
        self._elements = 0
        self._depth = 0
        self.item_depth: int | None = None
        self.item_line = 0
        self._item_space = ""
        self._fields: dict[str, str] = {}
        self._google: set[str] = set()
        self._field = ""
        self._text: list[str] = []
        self._chars = 0
        self._overlong = False

    def start_ns(self, prefix: str, uri: str) -> None:
        if len(self.namespaces) < XML_NAMES_MAX:
            self.namespaces.setdefault(prefix or "", uri)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._count(tag, attributes)
        space, name = _parted(tag)
        if self._depth == 1:
            self._own = space
        product = name in PRODUCTS and (space in PLAIN or space in (GOOGLE, self._own))
        if product and self.item_depth is None:
            self._begin(space, attributes)
        elif product and self._at_field():
            raise _Nested(self.line(), self.place())
        elif self._at_field():
            self._begin_field(space, name, attributes)
        elif name == "category" and self.item_depth is None:
            self._field = attributes.get("id", "")[:TAG_CHARS_MAX]
            self._text, self._chars = [], 0

    def _begin(self, space: str, attributes: Mapping[str, str]) -> None:
        self.item_depth, self.item_line, self._item_space = self._depth, self.line(), space
        self._overlong, self._google = False, set()
        self._fields = {f"@{name}": value for name, value in list(attributes.items())[:FIELDS_MAX]}

    def _begin_field(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        known = space == GOOGLE or space in PLAIN or space == self._item_space
        self._field = name if known else ""
        self._text, self._chars = [], 0
        if space == GOOGLE and name not in self._google:
            self._google.add(name)
            self._fields.pop(name, None)
        elif name in self._google:
            self._field = ""
        if self._field == "link" and attributes.get("rel", "alternate") == "alternate":
            self.data(attributes.get("href", ""))
        if "from" in attributes:
            self._keep(f"{name}@from", attributes["from"])

    def data(self, text: str) -> None:
        if self._field and (self._at_field() or self.item_depth is None):
            self._chars += len(text)
            if self._chars <= FIELD_CHARS_MAX:
                self._text.append(text)

    def end(self, tag: str) -> None:
        if self._at_field():
            self._overlong |= self._chars > FIELD_CHARS_MAX or len(self._fields) >= FIELDS_MAX
            if self._field and not self._overlong:
                self._keep(self._field, "".join(self._text).strip())
            self._field = ""
        elif self._depth == self.item_depth:
            self.item_depth = None
            self.found.append(self._item())
        elif self.item_depth is None and self._field and len(self._categories) < CATEGORIES_MAX:
            self._categories[self._field] = "".join(self._text).strip()[: 4 * TAG_CHARS_MAX]
            self._field = ""
        self._depth -= 1

    def _count(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        self._names.add(tag)
        if attributes:
            self._names.update(attributes)
        if self._depth > XML_DEPTH_MAX or len(self._names) > XML_NAMES_MAX:
            raise Stop(self.line(), "feed.xml_odd")
        if self._elements > ELEMENTS_MAX:
            raise Stop(self.line(), "feed.too_many_rows", maximum=ELEMENTS_MAX)

    def _at_field(self) -> bool:
        return self.item_depth is not None and self._depth == self.item_depth + 1

    def _keep(self, name: str, text: str) -> None:
        if text:
            self._fields.setdefault(name, text)

    def _item(self) -> FeedItem | BadRow:
        if self._overlong:
            return BadRow(self.item_line, "feed.field_too_long", {"maximum": FIELD_CHARS_MAX})
        if category := self._categories.get(self._fields.get("categoryid", "")):
            self._fields["category"] = category
        return FeedItem(self.item_line, self._fields)


def _parted(tag: str) -> tuple[str, str]:
    """Return the namespace and the name, in lower case."""
    space, _, name = tag.rpartition("}")
    return space.removeprefix("{"), name.lower()


class _Reader:
    """A parser from one beginning to where it breaks, or to the end."""

    def __init__(self, namespaces: dict[str, str], categories: dict[str, str], line: int) -> None:
        self.collector = _Collector(namespaces, categories)
        self._parser = XMLParser(target=self.collector, encoding="utf-8")
        self._expat: XMLParserType = self._parser.parser
        self._expat.StartDoctypeDeclHandler = _doctype
        self._before: int = line - self._expat.CurrentLineNumber
        self.collector.line = lambda: int(self._expat.CurrentLineNumber) + self._before
        self.collector.place = lambda: int(self._expat.CurrentByteIndex)
        self._fed = 0

    def feed(self, text: str) -> Exception | None:
        """Parse a piece; return what is wrong with it."""
        data = text.encode("utf-8", "surrogatepass")
        try:
            self._parser.feed(data)
        except (Stop, _Nested, DefusedXmlException, ParseError, ValueError) as error:
            self._fed += len(data)
            return error
        self._fed += len(data)
        if self._fed - self._expat.CurrentByteIndex > XML_TOKEN_BYTES_MAX:
            return Stop(self.collector.line(), "feed.xml_odd")
        return None

    def close(self) -> Exception | None:
        try:
            self._parser.close()
        except (ParseError, ValueError) as error:
            return error
        return None

    @property
    def error_line(self) -> int:
        return int(self._expat.ErrorLineNumber) + self._before

    def behind(self, text: str, error: Exception) -> str:
        """Return what of the piece stands behind an error; the tag itself where that is a product's."""
        place = error.place if isinstance(error, _Nested) else self._expat.ErrorByteIndex + 1
        return self._from(text, place).decode("utf-8", "ignore")

    def is_unreadable(self, text: str) -> bool:
        """Whether what is wrong is a byte that stands for no character."""
        return self._from(text, self._expat.ErrorByteIndex).startswith(UNREADABLE_BYTES)

    def _from(self, text: str, place: int) -> bytes:
        data = text.encode("utf-8", "surrogatepass")
        return data[max(0, place - (self._fed - len(data))) :]


def _doctype(name: str, _: str | None, __: str | None, has_subset: int) -> None:
    if name != YML or has_subset:
        raise DefusedXmlException(name)


def items(pieces: Iterable[str]) -> Iterator[FeedItem | BadRow]:
    """Yield every product of an XML file; raise `Stop` where it cannot go on."""
    namespaces: dict[str, str] = {}
    categories: dict[str, str] = {}
    reader = _Reader(namespaces, categories, 1)
    lost, broken, held, line = False, 0, "", 1
    for piece in pieces:
        text = held + piece
        held = ""
        while text:
            if lost:
                text, line, held, lost = _found_again(text, line)
                if lost:
                    break
                reader = _Reader(namespaces, categories, line)
                reader.feed(_around(namespaces))
            error = reader.feed(text)
            yield from reader.collector.found
            reader.collector.found.clear()
            if error is None:
                break
            yield from _judge_error(reader, error, text, broken)
            broken, lost = broken + 1, True
            rest = reader.behind(text, error)
            line = _line_of(reader, error)
            text = rest
    _check_end(reader, lost)


def _found_again(text: str, line: int) -> tuple[str, int, str, bool]:
    """Return the text from the next product on with its line, what may be half of a tag, if lost."""
    match = NEXT.search(text)
    if match is None:
        kept = text[-TAG_MAX:]
        return "", line + text.count("\n", 0, len(text) - len(kept)), kept, True
    return text[match.start() :], line + text.count("\n", 0, match.start()), "", False


def _line_of(reader: _Reader, error: Exception) -> int:
    return error.line if isinstance(error, _Nested) else reader.error_line


def _around(namespaces: dict[str, str]) -> str:
    """Return an element that stands in for those that a new parser did not see."""
    known = {"g": GOOGLE, **namespaces}
    words = (
        f' xmlns{":" + prefix if prefix else ""}="{_quoted(uri)}"'
        for prefix, uri in known.items()
        if prefix not in ("xml", "xmlns")
    )
    return f"<{AROUND}{''.join(words)}>"


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _judge_error(reader: _Reader, error: Exception, text: str, broken: int) -> Iterator[BadRow]:
    """Yield the row that an error costs; raise where nothing behind it can be read."""
    if isinstance(error, Stop):
        raise error
    if isinstance(error, DefusedXmlException):
        raise Stop(reader.collector.line(), "feed.xml_dtd")
    if broken >= BAD_ROWS_MAX:
        raise Stop(reader.error_line, "feed.too_many_bad_rows", maximum=BAD_ROWS_MAX)
    inside = reader.collector.item_depth is not None
    line = reader.collector.item_line if inside else _line_of(reader, error)
    if isinstance(error, _Nested):
        yield BadRow(line, "feed.xml_unclosed")
    elif inside or not broken:
        why = "feed.encoding" if reader.is_unreadable(text) else "feed.xml"
        yield BadRow(line, why, {"at": reader.error_line})


def _check_end(reader: _Reader, lost: bool) -> None:
    """Raise where the file breaks off; behind a break its last tags close what nobody has seen open."""
    if not lost and reader.close() is not None:
        inside = reader.collector.item_depth is not None
        raise Stop(reader.collector.item_line if inside else reader.error_line, "feed.xml_ends")
