"""The rows of a spreadsheet (xlsx, xlsb, xls, ods): the first sheet that has any.

A sheet of two cells can claim a billion between them, and a library that fills them in takes all
the memory there is. So it is opened by a process of its own (`sheet_process`), which may take so much
memory and time and no more; its rows come back as lines of JSON.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from domain.feeds.limits import (
    LINE_CHARS_MAX,
    LINES_MAX,
    SHEET_BYTES_MAX,
    SHEET_CPU_S,
    SHEET_MEMORY_BYTES,
)
from domain.feeds.row import BadRow, Stop
from domain.refusal import Refused

PROGRAM = Path(__file__).with_name("sheet_process.py")
REASONS = {3: "feed.sheet_broken", 4: "feed.locked", 5: "feed.empty"}
"""What the process says by its exit code; any other one is too much of a sheet."""


def sheet_rows(chunks: Iterable[bytes]) -> Iterator[tuple[int, list[str]] | BadRow]:
    """Yield (line, cells) of every row, blank ones left out; refuse what is no spreadsheet."""
    with TemporaryFile() as file:
        size = 0
        for chunk in chunks:
            size += len(chunk)
            file.write(chunk)
            if size > SHEET_BYTES_MAX:
                raise Refused("feed.sheet_too_big", megabytes=SHEET_BYTES_MAX >> 20)
        file.seek(0)
        yield from _rows_of(file)


def _rows_of(file: IO[bytes]) -> Iterator[tuple[int, list[str]] | BadRow]:
    command = [sys.executable, "-I", str(PROGRAM), str(SHEET_MEMORY_BYTES), str(SHEET_CPU_S)]
    with subprocess.Popen(  # noqa: S603
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield from _lines(cast("IO[bytes]", process.stdout))
            code = process.wait()
        finally:
            process.kill()
    if code:
        raise Refused(REASONS.get(code, "feed.sheet_too_big"), megabytes=SHEET_BYTES_MAX >> 20)


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, list[str]] | BadRow]:
    for number, line in enumerate(stream, 1):
        if number > LINES_MAX:
            raise Stop(number, "feed.too_many_rows", maximum=LINES_MAX)
        if len(line) > LINE_CHARS_MAX:
            yield BadRow(number, "feed.line_too_long", {"maximum": LINE_CHARS_MAX})
            continue
        place, cells = json.loads(line)
        yield place, cells
