"""What people read on screens, notices and windows: no codes of ours, no raw numbers, one way to write a date.

Every sample of `tests.test_views` and `tests.test_windows` is drawn in every language and looked
through; labels of buttons that never change are read where they are written.
"""

import asyncio
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, TextElement
from fluent.syntax.visitor import Visitor

from bot.sender import GENERIC_RENDERERS
from domain.languages import LANGUAGES
from tests.drawn import Drawing, everything
from tests.test_views import RENDERERS

TEXTS = Path(__file__).parent.parent / "views" / "texts"
GLOSSARY = Path(__file__).parent.parent / "docs" / "glossary.md"
LABEL_CHARS_MAX = 24
"""A longer label is cut on a phone where two buttons share a row."""
KINDS = "|".join(re.escape(kind) for kind in sorted({*RENDERERS, *GENERIC_RENDERERS}))
RUSSIAN_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
FORBIDDEN = {
    "a kind of ours": re.compile(rf"(?<![\w.])({KINDS})(?![\w.])"),
    "key=value": re.compile(r"(?<![\w/?&;])[a-z]+_?[a-z]*=(?=[\w\"'])"),
    "a raw number": re.compile(r"(?<![\w.-])\d{9,}(?!\w)"),
    "hexadecimal": re.compile(r"(?<!\w)(?=[a-f]*\d)[0-9a-f]{16,}(?!\w)"),
    "a dash for nothing": re.compile(r"[:：] ?[-–—](?=$|\n| ·|[,.，。])"),
    "another date": re.compile(
        r"(?<!\d)(\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{2,4}|(?!2026-1[12])\d{4}-\d\d-\d\d)(?!\d)"
        r"|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}(?![\d:])"
        r"|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d"
        rf"|\d ({'|'.join(RUSSIAN_MONTHS)})\b"
        r"|\d ?[AaPp][Mm]\b"
    ),
    "a month in digits": re.compile(r"(?<![\d-])(0\d|1[0-2])-[0-3]\d(?=[ \n]|$)"),
    "a mark between nothing": re.compile(r"(?m)^(?!· ).* ·[ \n]*$"),
    "a moment with seconds": re.compile(r"(?<![\d:])\d{1,2}:\d\d:\d\d(?![\d:])"),
}
"""The dates that people are shown how to type are of November and December 2026, those of samples of May."""
MEANT = {
    ("Numbers:all", "a raw number"): "counts of presses, at their longest",
    ("Orders:one", "a raw number"): "a post code and a phone number, at their longest",
    ("Orders:one", "hexadecimal"): "the same",
    ("Settings:about", "another date"): "the version of Python",
    ("Affiliates:link", "a raw number"): "the partner code, which the owner typed",
    ("flash_sale_screens.proof", "hexadecimal"): "what anybody checks the draw with",
    ("draw_screens.proof", "hexadecimal"): "what anybody checks the draw with",
    ("draw.frozen", "hexadecimal"): "what anybody checks the draw with",
    ("draw.drawn", "hexadecimal"): "what anybody checks the draw with",
    ("draw.broken", "hexadecimal"): "what anybody checks the draw with",
    ("digest.day", "hexadecimal"): "the seal that the owner keeps, for `doctor --head`",
}
"""What looks raw and is not, or is there to be kept."""
ADDRESS = re.compile(r"(https?://|t\.me/|tg://)\S+")
Said = tuple[str, str]
"""Where something is said, and what."""


def faults(said: Said) -> Iterator[str]:
    where, words = said
    seen = ADDRESS.sub("", words)
    for what, pattern in FORBIDDEN.items():
        found = pattern.search(seen)
        if found is not None and (where, what) not in MEANT:
            yield f"{where}: {what}: …{seen[max(0, found.start() - 30) : found.end() + 30]}…"


@lru_cache
def drawn(language: str) -> list[Drawing]:
    """Return every screen in a language; to draw them all takes seconds."""
    return asyncio.run(everything(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_screens_say_nothing_raw(language: str) -> None:
    drawings = drawn(language)
    said = {(drawing.name, words) for drawing in drawings for words in drawing.words()}
    found = sorted({fault for one in said for fault in faults(one)})
    assert not found, "\n".join(found)


def test_the_patterns_find_what_they_are_for() -> None:
    bad = (
        "⛔ Tea: message.unpin",
        "withdrawal:1 amount_minor=2000",
        "⏸ 7000000001: Grey Sofa",
        "e3b0c44298fc1c149afbf4c8996fb924",
        "until 12/02/26",
        "понедельник, 30.11.26",
        "Starts: - · Until: 2 Dec",
        "标签：-",
        "until 2026-05-01",
        "Nov 30, 09:16",
        "Monday, 30 Nov",
        "30 ноября",
        "9 am",
        "at 09:16:00",
        "11-30 ▰▰▱",
        "📋 Weekly box · ",
    )
    assert all(list(faults(("", words))) for words in bad)
    good = ("€1,000,000,000.00", "/deals", "18:45", "Mon 30 Nov, 09:16", "https://x.example/?a=1")
    good += (
        "Mon 30 Nov 2026, 09:16",
        "пн 30 ноя, 09:16",
        "11月30日 周一 09:16",
        "6 Dec or 2026-12-06",
    )
    assert not any(list(faults(("", words))) for words in good)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fixed_label_fits_half_a_phone(language: str) -> None:
    long = []
    for path in sorted((TEXTS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if (
                isinstance(entry, Message)
                and "-button-" in entry.id.name
                and not entry.id.name.startswith("refused-")
                and entry.value
            ):
                parts = entry.value.elements
                if all(isinstance(part, TextElement) for part in parts):
                    words = "".join(part.value for part in parts if isinstance(part, TextElement))
                    long += [entry.id.name] if len(words) > LABEL_CHARS_MAX else []
    assert not long, "\n".join(long)


DIAL = re.compile("‹ .* ›")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dial_fits_half_a_phone(language: str) -> None:
    """Its value is one of a few words, so that nothing excuses a long one."""
    drawings = drawn(language)
    labels = {label for one in drawings for row in one.rows for label in row}
    dials = {label for label in labels if DIAL.fullmatch(label)}
    assert dials
    assert not {label for label in dials if len(label) > LABEL_CHARS_MAX}


def refused_words(language: str) -> list[str]:
    """Return the words that the glossary refuses in a language."""
    rows = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if "; not: " in line]
    cells = [row.split("|")[2 + LANGUAGES.index(language)] for row in rows]
    refused = [cell.partition("; not: ")[2] for cell in cells]
    return [word.strip() for words in refused if words for word in words.split(",")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_use_the_words_of_the_glossary(language: str) -> None:
    refused = re.compile("|".join(map(re.escape, refused_words(language))), re.IGNORECASE)
    found = [
        f"{path.name}: {entry.id.name}: {one[0]}"
        for path in sorted((TEXTS / language).glob("*.ftl"))
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, Message)
        for one in refused.finditer(written(entry))
    ]
    assert not found, "\n".join(found)


def written(message: Message) -> str:
    """Return the words of a message, without the names of its values."""
    words = [""]

    class Words(Visitor):
        def visit_TextElement(self, node: TextElement) -> None:
            words.append(node.value)

    Words().visit(message)
    return "\n".join(words)
