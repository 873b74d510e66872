"""Queries on waiting lists and reminders: who is next, and who wants to hear."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select, update

from storage.columns import change_rows
from storage.database import Tx
from storage.promotion.tables import Reminder, WaitingListEntry, WaitingListState


async def find_entry(
    tx: Tx, subject: str, subject_id: int, member_id: int
) -> WaitingListEntry | None:
    """Return a member's place in a list."""
    return next(iter(await find_entries(tx, subject, subject_id, (member_id,))), None)


async def find_entries(
    tx: Tx, subject: str, subject_id: int, members: Collection[int]
) -> Sequence[WaitingListEntry]:
    """Return the places of some members in a list."""
    rows = select(WaitingListEntry).where(
        WaitingListEntry.subject == subject,
        WaitingListEntry.subject_id == subject_id,
        WaitingListEntry.member_id.in_(members),
        WaitingListEntry.state == WaitingListState.WAITING,
    )
    return (await tx.scalars(rows)).all()


async def position(tx: Tx, waiting: WaitingListEntry) -> int:
    """Return how many are to be served before the holder of a place is, the holder included."""
    rows = select(func.count()).where(
        WaitingListEntry.subject == waiting.subject,
        WaitingListEntry.subject_id == waiting.subject_id,
        WaitingListEntry.state == WaitingListState.WAITING,
        WaitingListEntry.id <= waiting.id,
    )
    return await tx.scalar(rows) or 0


async def length(tx: Tx, subject: str, subject_id: int) -> int:
    """Return how many wait."""
    rows = select(func.count()).where(
        WaitingListEntry.subject == subject,
        WaitingListEntry.subject_id == subject_id,
        WaitingListEntry.state == WaitingListState.WAITING,
    )
    return await tx.scalar(rows) or 0


async def lock_first(
    tx: Tx, subject: str, subject_id: int, *, behind: int = 0
) -> WaitingListEntry | None:
    """Return whose turn it is, held until the transaction ends; `behind` the entry with that id."""
    rows = (
        select(WaitingListEntry)
        .where(
            WaitingListEntry.subject == subject,
            WaitingListEntry.subject_id == subject_id,
            WaitingListEntry.state == WaitingListState.WAITING,
            WaitingListEntry.id > behind,
        )
        .order_by(WaitingListEntry.id)
        .limit(1)
        .with_for_update()
    )
    return (await tx.scalars(rows)).one_or_none()


async def cancel_waiting(tx: Tx, subject: str, subject_id: int) -> None:
    """End a list that waits for nothing any more."""
    await change_rows(
        tx,
        update(WaitingListEntry)
        .where(
            WaitingListEntry.subject == subject,
            WaitingListEntry.subject_id == subject_id,
            WaitingListEntry.state == WaitingListState.WAITING,
        )
        .values(state=WaitingListState.DROPPED),
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
