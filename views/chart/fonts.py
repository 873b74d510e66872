"""The letters of pictures: one font for Latin, Cyrillic and simplified Chinese, and what it lacks.

Noto Sans SC comes as a dependency, for no server can be trusted to have a Chinese font. What it has
no glyph for would be a box: a currency's sign becomes its code, an emoji or another script nothing.
"""

import unicodedata
from functools import lru_cache

from PIL import ImageFont
from pylopdf_fonts_zh_cn import sans_path

SIGNS = {"₽": "RUB", "₴": "UAH", "₸": "KZT", "₹": "INR", "₺": "TRY", "ł": "l", "Ł": "L"}
"""What is written for signs of money, and letters, that the font lacks."""
NO_GLYPH = "\uffff"
CHARS_KEPT = 4_096
PROBE_PX = 32
DOTS = "..."


@lru_cache(maxsize=32)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font at a size in pixels."""
    return ImageFont.truetype(str(sans_path()), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=CHARS_KEPT)
def has_glyph(char: str) -> bool:
    """Return whether a character is drawn as itself rather than as a box."""
    probe = font(PROBE_PX)
    return char.isspace() or bytes(probe.getmask(char)) != bytes(probe.getmask(NO_GLYPH))


def legible(words: str) -> str:
    """Return words with what the font cannot draw said otherwise, or left out."""
    known = "".join(SIGNS.get(char, char) for char in words)
    return " ".join("".join(map(_drawable, known)).split())


def _drawable(char: str) -> str:
    """Return a character that can be drawn for this one: itself, its plain letter, or nothing."""
    if char.isspace():
        return " "
    plain = char if has_glyph(char) else unicodedata.normalize("NFD", char)[0]
    return plain if has_glyph(plain) else ""


def fit(words: str, size: int, width: float) -> str:
    """Return words cut so that they are at most so wide, with dots where something is missing."""
    its = font(size)
    if its.getlength(words) <= width:
        return words
    kept = words
    while kept and its.getlength(kept + DOTS) > width:
        kept = kept[:-1]
    return kept.rstrip() + DOTS
