"""Which feed is this? The first bytes decide, not the name of the file."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.feeds.records import column, encoding_of
from domain.feeds.words import one_line
from domain.refusal import Refused


class Format(StrEnum):
    """The feeds that can be imported."""

    GOOGLE_XML = "google_xml"
    GOOGLE_TABLE = "google_table"
    SHOPIFY_TABLE = "shopify_table"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file is, and what parts the cells of its rows; an XML file has none."""

    form: Format
    delimiter: str = ""


DELIMITERS = ("\t", ";", ",")
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
"""What zip (and with it xlsx and ods), gzip, rar and 7z files begin with."""
LINE_END = re.compile("[\r\n]")
NAMES_SHOWN, NAME_CHARS_MAX = 6, 20


def detect_format(head: bytes) -> Layout:
    """Return the layout of a file that begins with `head`; refuse one that is no feed."""
    if not head.strip():
        raise Refused("feed.empty")
    if head.startswith(PACKED):
        raise Refused("feed.packed")
    encoding, mark = encoding_of(head)
    text = head[mark:].decode(encoding, errors="replace").lstrip()
    if text.lower().startswith(("<!doctype html", "<html")):
        raise Refused("feed.web_page")
    if text.startswith("<"):
        return Layout(Format.GOOGLE_XML)
    first = LINE_END.split(text, maxsplit=1)[0]
    for delimiter in DELIMITERS:
        names = header_names(first, delimiter)
        if names >= {"id", "title"}:
            return Layout(Format.GOOGLE_TABLE, delimiter)
        if names >= {"handle", "title"}:
            return Layout(Format.SHOPIFY_TABLE, delimiter)
    raise unknown(first)


def header_names(line: str, delimiter: str) -> set[str]:
    """Return the columns of a header."""
    return {column(cell.strip().strip('"')) for cell in line.split(delimiter)}


def unknown(line: str) -> Refused:
    """Refuse a file whose header has no known columns, naming those that it has."""
    delimiter = max(DELIMITERS, key=line.count)
    cells = [one_line(cell.strip().strip('"'), NAME_CHARS_MAX) for cell in line.split(delimiter)]
    seen = [cell for cell in cells if cell]
    if delimiter not in line or "\ufffd" in line or "\0" in line or not seen:
        return Refused("feed.unknown_format")
    return Refused("feed.unknown_columns", columns=", ".join(seen[:NAMES_SHOWN]))


CHARS_MAX = 300
ELEMENT_LINES_MAX = 60
ENDS = ("</item", "</entry")


def excerpts(data: bytes, wanted: Collection[int]) -> dict[int, str]:
    """Return the text of each line `wanted` (from 1), cut; of XML, the element that begins there."""
    encoding, mark = encoding_of(data)
    text = data[mark:].decode(encoding, errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    read = _element if text.lstrip().startswith("<") else _line
    return {number: read(lines, number - 1) for number in wanted if 0 < number <= len(lines)}


def _line(lines: Sequence[str], place: int) -> str:
    return lines[place][:CHARS_MAX]


def _element(lines: Sequence[str], place: int) -> str:
    found: list[str] = []
    for line in lines[place : place + ELEMENT_LINES_MAX]:
        found.append(line.strip()[:CHARS_MAX])
        if any(end in line for end in ENDS):
            break
    return " ".join(found)[:CHARS_MAX]
