"""What the shop says of itself: name, contact, imprint and terms, as its owner wrote them."""

from collections.abc import Mapping
from datetime import datetime

from domain.admin import audit
from domain.refusal import Refused
from storage import installation
from storage.database import Tx

FACT = "shop_info"
"""`{part: text}` of what was written."""
NAME = "shop_name"
CONTACT = "shop_contact"
IMPRINT = "shop_imprint"
TERMS = "shop_terms"
CHARS_MAX: Mapping[str, int] = {NAME: 40, CONTACT: 500, IMPRINT: 1_000, TERMS: 2_500}
"""How long each may be; the name signs answers."""
NONE = "-"
"""Typed to take a text away."""


async def load(tx: Tx) -> dict[str, str]:
    """Return every part, empty where nothing was written."""
    written = await installation.get_fact(tx, FACT) or {}
    return {part: str(written.get(part, "")) for part in CHARS_MAX}


async def name(tx: Tx) -> str:
    """Return the shop's name, empty where it has none."""
    return (await load(tx))[NAME]


def check_text(part: str, typed: str) -> str:
    """Return what was typed for a part, empty to take it away; refuse what is too long."""
    text = typed.strip()
    if part == NAME:
        text = " ".join(text.split())
    if len(text) > CHARS_MAX[part]:
        raise Refused("support.info_long", maximum=CHARS_MAX[part])
    return "" if text == NONE else text


async def write(tx: Tx, part: str, typed: str, *, by_id: int | None, now: datetime) -> None:
    """Write a part down; `by_id` None is the console."""
    text = check_text(part, typed)
    known = {one: was for one, was in (await load(tx)).items() if was and one != part}
    await installation.set_fact(tx, FACT, known | ({part: text} if text else {}))
    await audit.record(tx, by_id, "settings.info", part, now=now, text=text)
