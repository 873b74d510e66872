"""Writes every screen, notice and window in all languages, side by side, as one page to be read.

    make screens        or: python -m docs.screens.show [--to FILE] [--only PART_OF_A_NAME]

The samples are those of the tests, at their longest; what repeats itself is shortened here.
"""

import argparse
import asyncio
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from domain.languages import LANGUAGES
from tests.drawn import Drawing, everything

FILE = Path(__file__).parents[2] / "build" / "screens.html"
REPEATED = re.compile(r"(.{1,4}?)\1{7,}", re.DOTALL)
HEAD = """<!doctype html><meta charset="utf-8"><title>Screens</title><style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 1rem }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
td, th { border: 1px solid #ccc; padding: .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th:first-child { width: 12rem }
p { margin: 0 0 .4rem; white-space: pre-wrap }
b { border: 1px solid #8ab; border-radius: 4px; display: inline-block; font-weight: normal; margin: 1px; padding: 0 .4rem }
hr { border: 0; border-top: 1px dashed #ccc }
thead th { background: #fff; position: sticky; top: 0 }
</style>"""


def shortened(words: str) -> str:
    """Return words as HTML, with what repeats itself shown twice."""
    return escape(REPEATED.sub(r"\1\1…", words))


def drawn(drawing: Drawing) -> str:
    rows = ("".join(f"<b>{shortened(label)}</b>" for label in row) for row in drawing.rows)
    return f"<p>{shortened(drawing.text)}</p>" + "<br>".join(rows)


def cell(samples: list[Drawing]) -> str:
    """Return the samples of one screen in one language, each once."""
    return "<hr>".join(dict.fromkeys(map(drawn, samples)))


def page(languages: dict[str, list[Drawing]]) -> Iterator[str]:
    """Yield the table's rows: a name, then a cell per language."""
    yield HEAD + "<table><thead><tr><th>screen</th>"
    yield from (f"<th>{language}</th>" for language in languages)
    yield "</tr></thead>\n"
    found = {
        language: {
            name: list(samples) for name, samples in groupby(drawings, key=lambda one: one.name)
        }
        for language, drawings in languages.items()
    }
    for name in next(iter(found.values())):
        cells = "".join(f"<td>{cell(samples[name])}</td>" for samples in found.values())
        yield f"<tr><th>{escape(name)}</th>{cells}</tr>\n"
    yield "</table>\n"


async def gather(only: str) -> dict[str, list[Drawing]]:
    """Return what has a part of a name in its own, by language."""
    return {
        language: [one for one in await everything(language) if only in one.name]
        for language in LANGUAGES
    }


def write(path: Path, only: str) -> int:
    """Write the page; return how many drawings each language has."""
    languages = asyncio.run(gather(only))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(page(languages)), encoding="utf-8")
    return len(languages[LANGUAGES[0]])


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--to", type=Path, default=FILE)
    asked.add_argument("--only", default="")
    options = asked.parse_args()
    number = write(options.to, options.only)
    print(f"{number} drawings in each of {len(LANGUAGES)} languages: {options.to}")  # noqa: T201
