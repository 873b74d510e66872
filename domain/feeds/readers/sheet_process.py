"""Opens a spreadsheet from its standard input, and prints the rows of its first sheet with any as JSON.

python -I sheet_process.py MEMORY_BYTES CPU_SECONDS < SHEET

Runs as a process of its own and imports nothing of ours, so that it starts at once and may be
stopped by its limits. Exit codes: 3 no spreadsheet, 4 a password, 5 empty.
"""

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

BROKEN, LOCKED, EMPTY = 3, 4, 5
DIGITS = 6
"""Decimals of a number that are meant: a sheet keeps 12.30 as 12.300000000000001."""


def text_of(value: object) -> str:
    """Return a cell as a table has it; numbers with a point, and never with just three decimals.

    `1.299` could be read in two ways, and a number of a sheet cannot.
    """
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        whole, _, part = f"{value:.{DIGITS}f}".partition(".")
        part = part.rstrip("0")
        return f"{whole}.{part + '0' * (len(part) == 3)}" if part else whole
    if isinstance(value, datetime):
        return value.isoformat() if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if isinstance(value, timedelta) else str(value)


def main(memory: str, seconds: str) -> int:
    """Print the rows."""
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
        for number in range(len(book.sheet_names)):
            if printed(book, number):
                return 0
    except PasswordError:
        return LOCKED
    except (CalamineError, OSError, ValueError):
        return BROKEN
    return EMPTY


def printed(book: CalamineWorkbook, number: int) -> bool:
    """Print the rows of a sheet; return whether it has any."""
    sheet = book.get_sheet_by_index(number)
    first = 0 if sheet.start is None else sheet.start[0]
    found = False
    for place, row in enumerate(sheet.iter_rows(), first + 1):
        cells = [text_of(cell) for cell in row]
        if any(cells):
            found = True
            sys.stdout.write(json.dumps([place, cells]) + "\n")
    return found


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
