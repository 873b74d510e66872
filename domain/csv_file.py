"""Sheets: rows as CSV that a spreadsheet opens and never executes."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from domain.currency import minor_digits
from domain.payout.ledger import INVITATIONS, POINTS

FORMULA = re.compile(r"^(?=[\t\r])|(?:^|(?<=[;\t\r\n]))(?=[ \"']*[=+\-@＝＋－＠])")
"""Where a spreadsheet begins to take a text for a formula.

Also behind what parts cells somewhere: where a comma is in numbers, as in Moscow and Berlin, cells
are parted by semicolons, and what stands behind one in a name is a cell of its own.
"""
BOM = "\ufeff"
"""Tells a spreadsheet that the text is UTF-8."""


def escape_formula(cell: object) -> str:
    """Return a cell that no spreadsheet executes: a formula becomes a text, a number stays one."""
    words = "" if cell is None else str(cell)
    plain = isinstance(cell, int | Decimal)
    return words if plain else FORMULA.sub("'", words)


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV, with the names of the columns on top."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    return out.getvalue()


def to_decimal(minor: int, currency: str) -> Decimal:
    """Return an amount as a sheet shows it, such as 17.90; points and invitations are counted."""
    counted = currency in (POINTS, INVITATIONS)
    return Decimal(minor).scaleb(0 if counted else -minor_digits(currency))
