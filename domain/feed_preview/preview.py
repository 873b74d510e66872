"""What a feed file is and what an import of it would do, before anything is written.

Said on a terminal and in the menus alike; the values are plain JSON, for they are kept until
somebody has looked at them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from domain.deal.deal import Tally
from domain.feeds.columns import UnknownColumns
from domain.feeds.detect import MAPPED, WITHOUT_LINKS, Format
from domain.feeds.formats.plain import COLUMNS
from domain.feeds.judge import FeedTerms
from domain.feeds.readers.reading import FeedLayout
from domain.feeds.readers.unpack import Packing
from domain.feeds.row import BadRow, FeedContents, FeedRow
from storage.columns import Json
from storage.deal.tables import FeedSettings

SAMPLES = 5
BAD_SHOWN = 3
COLUMN_CHARS_MAX = 60
COLUMNS_SHOWN_MAX = 100
MISSING_PERCENT_MAX = 30
"""A file that lacks more of its feed's deals is likely a broken one."""


class SampleDeal(TypedDict):
    """A deal as it will look."""

    title: str
    price_minor: int
    list_price_minor: int | None
    currency: str
    in_stock: bool
    link: bool
    photo: bool


class FeedPreview(TypedDict):
    """What a file is, and what would come of it."""

    form: str
    form_before: str | None
    """The format of the file before, where it was another."""
    packing: str
    encoding: str
    guessed: bool
    """The encoding was guessed, so that the samples are worth a look."""
    decimal: str | None
    header: list[str]
    """The columns of a table that may be said by hand."""
    columns: list[list[str]]
    """What each column holds that is used, and its name."""
    needs_shop: bool
    """Its links need the address of a shop that nobody has told."""
    rows: int
    new: int
    changed: int
    same: int
    bad: int
    missing: int
    known: int
    """Deals of the feed that are on sale."""
    samples: list[SampleDeal]
    complaints: list[tuple[int, str, Json]]
    """The first bad rows: line, reason, values."""


@dataclass
class PreviewCount:
    """What was seen of a file so far."""

    layout: FeedLayout
    terms: FeedTerms
    tally: Tally = field(default_factory=Tally)
    contents: FeedContents = field(default_factory=FeedContents)
    samples: list[FeedRow] = field(default_factory=list)

    def note(self, rows: Sequence[FeedRow | BadRow], tally: Tally) -> None:
        """Count rows in."""
        self.tally.add(tally)
        self.contents.note(rows)
        good = (row for row in rows if isinstance(row, FeedRow))
        self.samples += list(good)[: SAMPLES - len(self.samples)]

    def finished(self, known: set[str], before: FeedSettings | None) -> FeedPreview:
        """Return all of it; `known` are the ids of the feed's deals that are on sale."""
        layout, tally = self.layout, self.tally
        missing = set() if self.contents.cut else known - self.contents.ids
        changed = before is not None and before.form != layout.form
        return {
            "form": layout.form,
            "form_before": before.form if before is not None and changed else None,
            "packing": layout.packing,
            "encoding": layout.encoding.name,
            "guessed": layout.encoding.guessed,
            "decimal": self.terms.decimal,
            "header": header_shown(layout.header) if layout.form in MAPPED else [],
            "columns": [
                [what, layout.header[at]] for what, at in layout.columns.items() if what in COLUMNS
            ],
            "needs_shop": layout.form in WITHOUT_LINKS and self.terms.shop_url is None,
            "rows": tally.new + tally.changed + tally.same + len(tally.bad),
            "new": tally.new,
            "changed": tally.changed,
            "same": tally.same,
            "bad": len(tally.bad),
            "missing": len(missing),
            "known": len(known),
            "samples": [sample(row) for row in self.samples],
            "complaints": [
                (row.line, row.reason, plain_values(row)) for row in tally.bad[:BAD_SHOWN]
            ],
        }


def unknown_preview(refused: UnknownColumns) -> FeedPreview:
    """Return the preview of a table without known columns: somebody is to name them."""
    return {
        "form": Format.TABLE,
        "form_before": None,
        "packing": Packing.NONE,
        "encoding": "utf-8",
        "guessed": False,
        "decimal": None,
        "header": header_shown(refused.header),
        "columns": [],
        "needs_shop": False,
        "rows": 1,
        "new": 0,
        "changed": 0,
        "same": 0,
        "bad": 1,
        "missing": 0,
        "known": 0,
        "samples": [],
        "complaints": [(1, refused.reason, {"columns": str(refused.values["columns"])})],
    }


def header_shown(header: Sequence[str]) -> list[str]:
    """Return the names of columns, as many and as long as a menu can show."""
    return [name[:COLUMN_CHARS_MAX] for name in header[:COLUMNS_SHOWN_MAX] if name.strip()]


def sample(row: FeedRow) -> SampleDeal:
    """Return a deal as it will look."""
    return {
        "title": row.title,
        "price_minor": row.price_minor,
        "list_price_minor": row.list_price_minor,
        "currency": row.currency,
        "in_stock": row.in_stock,
        "link": row.link is not None,
        "photo": row.photo is not None,
    }


def plain_values(row: BadRow) -> Json:
    """Return the values of a reason as JSON can keep them."""
    return {
        name: value if isinstance(value, int) else str(value) for name, value in row.values.items()
    }


def is_doubtful(missing: int, known: int) -> bool:
    """Whether a file lacks so much of its feed that it is likely a broken one."""
    return missing * 100 > known * MISSING_PERCENT_MAX
