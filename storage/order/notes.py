"""Queries on the notes of seats and claims."""

from sqlalchemy import delete

from storage.database import Tx
from storage.order.tables import OrderNote
from storage.pickup import choices


async def words(tx: Tx, subject: str, subject_id: int) -> str:
    """Return the note on a seat or claim, empty where there is none."""
    noted = await tx.get(OrderNote, (subject, subject_id), populate_existing=True)
    return "" if noted is None else noted.note


async def write(tx: Tx, noted: OrderNote) -> None:
    """Put a note in the place of the one before."""
    await choices.write(tx, [noted], ("subject", "subject_id"))


async def drop(tx: Tx, subject: str, subject_id: int) -> None:
    """Take the note off a seat or claim."""
    mine = (OrderNote.subject == subject, OrderNote.subject_id == subject_id)
    await tx.execute(delete(OrderNote).where(*mine))
