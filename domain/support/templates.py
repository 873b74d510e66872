"""Answers that the shop keeps ready, to be sent by one press."""

from datetime import datetime

from domain.refusal import Refused
from domain.support.conversation import TEXT_CHARS_MAX
from storage.database import Tx
from storage.support import tickets
from storage.support.tables import AnswerTemplate

TEMPLATES_MAX = 30


async def add(tx: Tx, typed: str, *, now: datetime) -> AnswerTemplate:
    """Keep an answer ready, or refuse."""
    text = typed.strip()
    if not 0 < len(text) <= TEXT_CHARS_MAX:
        raise Refused("support.too_long", maximum=TEXT_CHARS_MAX)
    if await tickets.count_templates(tx) >= TEMPLATES_MAX:
        raise Refused("support.templates_full", maximum=TEMPLATES_MAX)
    made = AnswerTemplate(text=text, made_at=now)
    tx.add(made)
    await tx.flush()
    return made


async def find(tx: Tx, number: int) -> AnswerTemplate:
    """Return an answer that is kept ready, or refuse one that was removed."""
    found = await tx.get(AnswerTemplate, number)
    if found is None:
        raise Refused("support.template_gone")
    return found


async def remove(tx: Tx, number: int) -> None:
    """Keep an answer no longer."""
    await tx.delete(await find(tx, number))
    await tx.flush()
