"""What commands print: for people, for scripts, and for programs.

    on a terminal     tables with frames, sentences
    into a pipe       a line per row, cells parted by tabs, under a line of names
    with --json       one value on standard output: a list's rows as objects, or what was done
    with --csv        as a spreadsheet reads it; a file begins with the mark of UTF-8, a pipe does not

What goes wrong is one sentence on standard error.
"""

import json
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, NoReturn, TextIO

import typer

from domain.csv_file import BOM, to_csv
from views.i18n import FALLBACK, format_money

NOT_DONE = 1
"""What was asked for is not possible, or was possible only in part."""
BAD_CALL = 2
"""The command was called wrongly: nothing was tried."""
_said: list[str] = []
_facts: dict[str, object] = {}
_as_json = [False]
_rows_max: list[int | None] = [None]


def want_json(wanted: bool) -> None:
    """Have everything from here on printed as JSON."""
    _as_json[0] = wanted


def want_rows(maximum: int | None) -> None:
    """Have lists from here on cut after so many rows."""
    _rows_max[0] = maximum


def wants_json() -> bool:
    """Return whether a program reads what is printed."""
    return _as_json[0]


def say(sentence: str, **facts: object) -> None:
    """Say what was done; `facts` are what a program is told of it."""
    if wants_json():
        _said.append(sentence)
        _facts.update(facts)
    else:
        typer.echo(sentence)


def warn(sentence: str) -> None:
    """Say on standard error what somebody should know, though it was done."""
    typer.secho(sentence, fg=typer.colors.YELLOW, err=True)


def complain(sentence: str) -> None:
    """Say on standard error what is wrong."""
    typer.secho(sentence, fg=typer.colors.RED, err=True)


def fail(sentence: str, code: int = NOT_DONE) -> NoReturn:
    """Say on standard error what is wrong, and exit with `code`."""
    complain(sentence)
    raise typer.Exit(code)


def finish() -> None:
    """Print as JSON what a command said, if it was asked to and printed no list."""
    if _said:
        print_json({**_facts, "message": "\n".join(_said)})
        _said.clear()
        _facts.clear()


def show_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str = ""
) -> None:
    """Print a table; None is an empty cell, and `empty` is said to a person where no row is."""
    found = list(islice(rows, _rows_max[0]))
    if wants_json():
        _print_rows([dict(zip(map(_key, columns), row, strict=True)) for row in found])
    elif not found and empty:
        typer.echo(empty, err=not sys.stdout.isatty())
    elif sys.stdout.isatty():
        from rich.console import Console  # Only a terminal has frames.
        from rich.table import Table

        table = Table(*columns)
        for row in found:
            table.add_row(*map(_cell, row))
        Console().print(table)
    else:
        for row in [columns, *found]:
            typer.echo("\t".join(" ".join(_cell(cell).split()) for cell in row))


def _print_rows(rows: list[dict[str, object]]) -> None:
    """Print rows alone, or beside what was said of them."""
    if not _said:
        print_json(rows)
        return
    _facts["rows"] = rows
    finish()


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows to standard output as CSV, with a head."""
    if _is_file(sys.stdout):
        sys.stdout.write(BOM)
    sys.stdout.write(to_csv(columns, rows))


def _is_file(stream: TextIO) -> bool:
    """Return whether what is printed goes into a file, rather than a pipe or a terminal."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return False


def format_moment(at: datetime | None) -> str:
    """Return a moment in this machine's zone, or a dash."""
    return "-" if at is None else at.astimezone().strftime("%Y-%m-%d %H:%M:%S %Z")


def money(minor: int, currency: str) -> str:
    """Return an amount with its currency, in English."""
    return format_money(FALLBACK, minor, currency)


def _key(column: str) -> str:
    return column.lower().replace(" ", "_")


def _cell(cell: object) -> str:
    return "" if cell is None else str(cell)


def print_json(value: Any) -> None:
    """Print a value as JSON; what JSON does not know, as text."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
