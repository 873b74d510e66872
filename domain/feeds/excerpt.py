"""What stands in a file on the lines that a report names."""

from collections.abc import Collection, Sequence

from domain.feeds.lines import encoding_of

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
