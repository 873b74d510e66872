"""Queries on waiting lists and reminders: who is next, and who wants to hear."""

from sqlalchemy import func, select, update

from storage.database import Tx
from storage.promotion.tables import Reminder, Waiting, WaitState


async def place(tx: Tx, subject: str, subject_id: int, member_id: int) -> Waiting | None:
    """Return a member's place in a list."""
    return (
        await tx.scalars(
            select(Waiting).where(
                Waiting.subject == subject,
                Waiting.subject_id == subject_id,
                Waiting.member_id == member_id,
                Waiting.state == WaitState.WAITING,
            )
        )
    ).one_or_none()


async def number(tx: Tx, waiting: Waiting) -> int:
    """Return how many are to be served before the holder of a place is, the holder included."""
    rows = select(func.count()).where(
        Waiting.subject == waiting.subject,
        Waiting.subject_id == waiting.subject_id,
        Waiting.state == WaitState.WAITING,
        Waiting.id <= waiting.id,
    )
    return await tx.scalar(rows) or 0


async def length(tx: Tx, subject: str, subject_id: int) -> int:
    """Return how many wait."""
    rows = select(func.count()).where(
        Waiting.subject == subject,
        Waiting.subject_id == subject_id,
        Waiting.state == WaitState.WAITING,
    )
    return await tx.scalar(rows) or 0


async def first(tx: Tx, subject: str, subject_id: int) -> Waiting | None:
    """Return whose turn it is, held until the transaction ends."""
    rows = (
        select(Waiting)
        .where(
            Waiting.subject == subject,
            Waiting.subject_id == subject_id,
            Waiting.state == WaitState.WAITING,
        )
        .order_by(Waiting.id)
        .limit(1)
        .with_for_update()
    )
    return (await tx.scalars(rows)).one_or_none()


async def disperse(tx: Tx, subject: str, subject_id: int) -> None:
    """End a list that waits for nothing any more."""
    await tx.execute(
        update(Waiting)
        .where(
            Waiting.subject == subject,
            Waiting.subject_id == subject_id,
            Waiting.state == WaitState.WAITING,
        )
        .values(state=WaitState.GONE)
        .execution_options(synchronize_session=False)
    )


MEMBERS_MAX = 10_000
"""The most people who are reminded of one thing."""


async def members(tx: Tx, subject: str, subject_id: int) -> list[int]:
    """Return who asked to be reminded, in the order of their ids."""
    rows = (
        select(Reminder.member_id)
        .where(Reminder.subject == subject, Reminder.subject_id == subject_id)
        .order_by(Reminder.member_id)
        .limit(MEMBERS_MAX)
    )
    return list(await tx.scalars(rows))
