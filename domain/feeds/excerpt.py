"""What stands in a file at the rows that are bad, for the report: read again, cut short."""

from collections.abc import Collection, Iterable, Iterator

from domain.feeds.detect import FeedLayout, Format
from domain.feeds.readers.encoding import UNREADABLE, decoded
from domain.feeds.readers.records import TextLine, split
from domain.feeds.readers.sheet import sheet_rows
from domain.feeds.readers.unpack import Packing, unpack
from domain.feeds.row import Stop
from domain.refusal import Refused

CHARS_MAX = 300
ELEMENT_LINES_MAX = 60
ENDS = ("</item", "</entry", "</offer")
XML = {Format.GOOGLE_XML, Format.YANDEX}


def excerpts(
    chunks: Iterable[bytes], layout: FeedLayout, wanted: Collection[int]
) -> dict[int, str]:
    """Return the text of each line `wanted` (from 1), cut; of XML, the element that begins there."""
    found: dict[int, str] = {}
    if not wanted:
        return found
    last = max(wanted) + ELEMENT_LINES_MAX
    open_elements: list[int] = []
    try:
        for number, text in _lines(chunks, layout):
            if number > last:
                break
            if number in wanted:
                found[number] = ""
                open_elements.append(number)
            for begun in open_elements:
                found[begun] = f"{found[begun]} {text[:CHARS_MAX].strip()}".strip()[:CHARS_MAX]
            if layout.form not in XML or any(end in text for end in ENDS):
                open_elements.clear()
            open_elements = [one for one in open_elements if number - one < ELEMENT_LINES_MAX]
    except (Stop, Refused):
        return found
    return found


def _lines(chunks: Iterable[bytes], layout: FeedLayout) -> Iterator[tuple[int, str]]:
    packing, inside = unpack(chunks)
    if packing is Packing.SHEET:
        for row in sheet_rows(inside):
            if isinstance(row, tuple):
                yield row[0], "\t".join(row[1])
        return
    for line in split(decoded(inside, layout.encoding)):
        if isinstance(line, TextLine):
            yield (
                line.number,
                line.text.strip("\n").replace(UNREADABLE, "\N{REPLACEMENT CHARACTER}"),
            )
