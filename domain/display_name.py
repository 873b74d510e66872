"""What can be seen of names and words that people write: the one place that decides it.

Marks that turn the direction of a line, controls and zero-width blanks go. The joiners of Persian,
Hindi and emoji stay, and so do the signs that choose a form and the tags of a flag.
"""

import re
import unicodedata

NAMELESS = "👤"
"""Stands for somebody of whose name nothing can be seen, and who has no username."""
FLAG = "\U0001f3f4"
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_FLAG_WITH_TAGS = re.compile(f"({FLAG}[\U000e0020-\U000e007e]+\U000e007f)")
_FILLERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that print nothing: fillers of Hangul, vowels of Khmer, the blank of braille."""
_UNSEEN = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
_FORMS = re.compile("[\u180b-\u180f\ufe00-\ufe0f]")


def visible(text: str) -> str:
    """Return `text` without direction marks, controls and zero-width blanks; joiners stay."""
    if text.isascii() and text.isprintable():
        return text
    parts = _FLAG_WITH_TAGS.split(text)
    return "".join(part if place % 2 else _HIDDEN.sub("", part) for place, part in enumerate(parts))


def is_seen(text: str) -> bool:
    """Return whether anything of `text` can be seen."""
    if text.isascii() and text.isprintable():
        return not text.isspace() and text != ""
    return any(
        unicodedata.category(sign) not in _UNSEEN and sign not in _FILLERS
        for sign in _FORMS.sub("", visible(text))
    )


def display_name(name: str, username: str | None, instead: str = NAMELESS) -> str:
    """Return what to call somebody or something: the name, else the username, else a sign."""
    return visible(name).strip() if is_seen(name) else username or instead
