"""A packing list as rows: for CSV and for XLSX, with the sums on a sheet of their own."""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from typing import Any

from domain.csv_file import FORMULA, to_csv, to_decimal
from domain.packing.packing_list import PackedPerson, PackingLine, PackingOverview, StoreSheet
from storage.order.order_columns import OrderState

COLUMNS = (
    "store",
    "number",
    "name",
    "username",
    "title",
    "option",
    "quantity",
    "day",
    "time",
    "note",
    "money",
    "amount",
    "currency",
    "packed",
    "fetched",
    "change",
    "order",
)
SUM_COLUMNS = ("store", "title", "option", "units", "orders")
WIDTHS = {"name": 24, "title": 40, "store": 20, "note": 30, "option": 16}
WIDTH = 10
Cells = tuple[object, ...]


def money_of(line: PackingLine) -> tuple[str, int]:
    """Return whether an order is paid, and what is still to be paid, in minor units."""
    row = line.row
    if row.state is OrderState.DONE:
        return "paid", 0
    if row.state is OrderState.TO_PAY:
        return "unpaid", row.amount_minor
    return ("owed", row.due_minor) if row.due_minor else ("paid", 0)


def clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def rows(made: PackingOverview) -> list[Cells]:
    """Return a row for each order, in the order of `COLUMNS`."""
    return [
        _cells(sheet, person, line)
        for sheet in made.sheets
        for person in sheet.people
        for line in person.lines
    ]


def sums(made: PackingOverview) -> list[Cells]:
    """Return a row for each thing that a store hands out, in the order of `SUM_COLUMNS`."""
    return [
        (_store(sheet), one.title, one.option, one.units, one.orders)
        for sheet in made.sheets
        for one in sheet.products
    ]


def _store(sheet: StoreSheet) -> str:
    return "" if sheet.store is None else sheet.store.name


def _cells(sheet: StoreSheet, person: PackedPerson, line: PackingLine) -> Cells:
    row, (money, owed) = line.row, money_of(line)
    return (
        _store(sheet),
        person.number,
        person.name,
        person.username or "",
        ", ".join(f"{label} ×{units}" for units, label in row.contents) or row.title,
        row.option,
        row.quantity,
        row.day or "",
        clock(row.minute),
        row.note,
        money,
        to_decimal(owed, row.currency),
        row.currency,
        "yes" if line.packed else "",
        "yes" if line.fetched else "",
        str(line.change) if line.change != "none" else "",
        row.key,
    )


def csv_of(made: PackingOverview) -> str:
    """Return a list as CSV."""
    return to_csv(COLUMNS, rows(made))


def xlsx_of(made: PackingOverview, names: Mapping[str, str]) -> bytes:
    """Return a list as an Excel workbook: the orders, and the sums; `names` words columns and sheets.

    Every text is written as a text: what looks like a formula or an address is neither.
    """
    library: Any = import_module("xlsxwriter")  # Loaded with the first file: many shops make none.
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with library.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        _write(book.add_worksheet(names["sheet_orders"]), COLUMNS, rows(made), names, bold)
        _write(book.add_worksheet(names["sheet_sums"]), SUM_COLUMNS, sums(made), names, bold)
    return file.getvalue()


def _write(
    page: Any,
    columns: Sequence[str],
    found: Sequence[Cells],
    names: Mapping[str, str],
    bold: object,
) -> None:
    for place, column in enumerate(columns):
        page.set_column(place, place, WIDTHS.get(column, WIDTH))
        page.write_string(0, place, names.get(column, column), bold)
    page.freeze_panes(1, 0)
    for number, cells in enumerate(found, 1):
        for place, cell in enumerate(cells):
            if isinstance(cell, int | Decimal):
                page.write_number(number, place, cell)
            else:
                page.write_string(number, place, FORMULA.sub("'", str(cell)))
    if found:
        page.autofilter(0, 0, len(found), len(columns) - 1)
