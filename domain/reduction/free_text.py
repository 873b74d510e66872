"""Reductions that a person claims in words of their own: found, so that the person stands for them.

No price history stands behind what somebody types. It is not judged; it is read back to them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FOUND_MAX = 3
PHRASE_CHARS_MAX = 40
_AMOUNT = r"[\s:(€$£¥₽₸]{0,6}\d[\d\s.,'’]*"
_CLAIMS = re.compile(
    r"[-−–]\s?\d{1,2}\s?[%٪％]"
    r"|\b\d{1,2}\s?%\s?(?:off|discount|rabatt|günstiger|скидк\w*|дешевле|de réduction|di sconto|de descuento)"
    r"|(?:скидк\w+|discount of|sconto del|rabatt von|save|sparen sie)\W{0,3}\d{1,2}\s?%"
    r"|(?:[1-9](?:\.[1-9])?|[一二三四五六七八九])\s?折"
    rf"|\b(?:was|instead of|before|statt|vorher|вместо|было|раньше|вместо цены|au lieu de|invece di|antes|zamiast|uvp)\b"
    rf"{_AMOUNT}"
    rf"|原[价價]{_AMOUNT}",
    re.IGNORECASE,
)


def find_claims(text: str, entities: Sequence[Mapping[str, Any]] = ()) -> list[str]:
    """Return the first phrases that claim a reduction: percents, a price before, struck words."""
    found = [one.group().strip(" ,.") for one in _CLAIMS.finditer(text)]
    found += _struck(text, entities)
    return [phrase[:PHRASE_CHARS_MAX] for phrase in dict.fromkeys(found)][:FOUND_MAX]


def _struck(text: str, entities: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return struck words with a number in them; Telegram counts in UTF-16."""
    raw = text.encode("utf-16-le")
    phrases = [
        raw[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le", "ignore")
        for one in entities
        if one.get("type") == "strikethrough"
    ]
    return [phrase.strip() for phrase in phrases if re.search(r"\d", phrase)]
