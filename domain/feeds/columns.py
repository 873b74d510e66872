"""Which column of a table holds what: by the names that a format gives, or that shops give.

A `Vocabulary` says for each thing which names it goes by, the likeliest first. Names are compared
without case, signs and doubled blanks: `Image Link`, `g:image_link` and `image-link` are one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from domain.feeds.limits import FIELDS_MAX
from domain.feeds.readers.encoding import UNREADABLE
from domain.feeds.row import BadRow, FeedItem
from domain.refusal import Refused

Vocabulary = Mapping[str, tuple[str, ...]]
Columns = dict[str, int]
"""The place of each column by what it holds."""
SIGNS = re.compile(r"[\W_]+")
NAMES_SHOWN, NAME_CHARS_MAX = 6, 20


def normalized(cell: str) -> str:
    """Return the name of a column in the one form in which names are compared."""
    return SIGNS.sub(" ", cell.strip().casefold().removeprefix("g:")).strip()


def find_columns(
    header: Sequence[str], vocabulary: Vocabulary, chosen: Mapping[str, str] | None = None
) -> Columns:
    """Return where each thing stands; `chosen` names columns by hand, and comes first."""
    names: dict[str, int] = {}
    for place, cell in enumerate(header):
        names.setdefault(normalized(cell), place)
    found: Columns = {}
    for what, name in (chosen or {}).items():
        if name and normalized(name) in names:
            found[what] = names[normalized(name)]
    free = set(names.values()) - set(found.values())
    for what, known in vocabulary.items():
        places = [names[name] for name in known if names.get(name) in free]
        if places and what not in (chosen or {}):
            found[what] = places[0]
            free.discard(places[0])
    return found


def check_chosen(header: Sequence[str], chosen: Mapping[str, str]) -> None:
    """Refuse a column that somebody named and the table does not have."""
    names = {normalized(cell) for cell in header}
    for name in chosen.values():
        if name and normalized(name) not in names:
            raise Refused(
                "feed.no_such_column", column=name[:NAME_CHARS_MAX], columns=shown(header)
            )


class UnknownColumns(Refused):
    """A table without known columns, which somebody may name by hand: these are what it has."""

    def __init__(self, header: Sequence[str]) -> None:
        super().__init__("feed.unknown_columns", columns=shown(header))
        self.header = tuple(header)


def require(columns: Columns, needs: Iterable[str], header: Sequence[str]) -> None:
    """Refuse a table that lacks a column, or has too many."""
    missing = [name for name in needs if name not in columns]
    if missing or len(header) > FIELDS_MAX:
        raise Refused("feed.columns", columns=", ".join(missing), found=shown(header))


def shown(header: Sequence[str]) -> str:
    """Return the first names of a header, for a sentence."""
    cells = [" ".join(cell.split())[:NAME_CHARS_MAX] for cell in header if cell.strip()]
    return ", ".join(cells[:NAMES_SHOWN]) + (", …" if len(cells) > NAMES_SHOWN else "")


def named(
    rows: Iterable[tuple[int, Sequence[str]] | BadRow], columns: Columns, width: int
) -> Iterable[FeedItem | BadRow]:
    """Name the cells of each row under a header of `width` cells."""
    for row in rows:
        yield row if isinstance(row, BadRow) else _named(columns, width, *row)


def _named(columns: Columns, width: int, line: int, cells: Sequence[str]) -> FeedItem | BadRow:
    if any(cells[width:]):
        return BadRow(line, "feed.cells", {"expected": width, "found": len(cells)})
    fields = {what: cells[place] for what, place in columns.items() if place < len(cells)}
    for cell in fields.values():
        if "\0" in cell:
            return BadRow(line, "feed.nul")
        if UNREADABLE in cell:
            return BadRow(line, "feed.encoding")
    return FeedItem(line, fields)
