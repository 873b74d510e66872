"""Live cards are brought up to date: those that are out of date, a page at a tick.

The question is indexed by `dirty`, so cards that rest cost nothing. Each card has a transaction
of its own; one that cannot be drawn is reported, and holds up no other.
"""

from collections.abc import Mapping
from datetime import datetime

from domain import card as domain
from domain.card import Face
from storage import card as cards
from storage.card import Card
from storage.database import Database

PAGE = 100


async def tick(database: Database, now: datetime, faces: Mapping[str, Face], *, zone: str) -> int:
    """Refresh the cards that are due; return how many messages or edits were queued.

    Raises `ExceptionGroup` at the end if cards failed, with one error for each.
    """
    async with database.read() as tx:
        due = await cards.due(tx, now=now, latest=now + domain.EDIT_EVERY, limit=PAGE)
    failures: list[Exception] = []
    queued = 0
    for card_id in due:
        try:
            async with database.begin() as tx:
                card = await tx.get_one(Card, card_id)
                face = faces[card.kind]
                queued += await domain.refresh(tx, card_id, face, zone=zone, now=now)
        except Exception as failure:  # noqa: BLE001
            # One promotion that cannot be counted must not freeze the cards of the others.
            failure.add_note(f"card {card_id}")
            failures.append(failure)
    if failures:
        raise ExceptionGroup("cards not refreshed", failures)
    return queued
