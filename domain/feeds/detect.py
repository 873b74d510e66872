"""Which feed is this? The first bytes decide, not the name of the file."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from domain.feeds.records import column, encoding_of
from domain.refusal import Refused


class Format(StrEnum):
    """The feeds that can be imported."""

    GOOGLE_XML = "google_xml"
    GOOGLE_TSV = "google_tsv"
    SHOPIFY_CSV = "shopify_csv"


def detect_format(head: bytes) -> Format:
    """Return the format of a file that begins with `head`; refuse one that is no feed."""
    if not head.strip():
        raise Refused("feed.empty")
    encoding, mark = encoding_of(head)
    text = head[mark:].decode(encoding, errors="replace").lstrip()
    first = text.split("\n", 1)[0].rstrip()
    if text.startswith("<") and not text.lower().startswith(("<!doctype html", "<html")):
        return Format.GOOGLE_XML
    names = {column(cell.strip('"')) for cell in first.split("\t")}
    if {"id", "title"} <= names:
        return Format.GOOGLE_TSV
    names = {column(cell.strip('"')) for cell in first.split(",")}
    if {"handle", "title"} <= names:
        return Format.SHOPIFY_CSV
    raise Refused("feed.unknown_format")


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
