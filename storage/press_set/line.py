"""A waiting list, and reminders, as many presses meet them."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, insert, select, update

from storage.columns import change_rows
from storage.database import Tx
from storage.promotion.tables import Reminder, WaitingListEntry, WaitingListState


async def places(
    tx: Tx, subject: str, subject_id: int, members: Collection[int]
) -> tuple[int, dict[int, int]]:
    """Return how many wait, and the number in line of those of some members who do."""
    numbered = (
        select(
            WaitingListEntry.member_id,
            func.row_number().over(order_by=WaitingListEntry.id).label("number"),
            func.count().over().label("length"),
        )
        .where(
            WaitingListEntry.subject == subject,
            WaitingListEntry.subject_id == subject_id,
            WaitingListEntry.state == WaitingListState.WAITING,
        )
        .subquery()
    )
    rows = select(numbered.c.member_id, numbered.c.number, numbered.c.length)
    # The first row says how many wait, whoever stands there.
    rows = rows.where((numbered.c.number == 1) | numbered.c.member_id.in_(members))
    found = (await tx.execute(rows)).all()
    length = int(found[0][2]) if found else 0
    return length, {who: int(number) for who, number, _ in found if who in members}


async def leave(tx: Tx, subject: str, subject_id: int, members: Collection[int]) -> None:
    """Take members out of a line."""
    rows = update(WaitingListEntry).where(
        WaitingListEntry.subject == subject,
        WaitingListEntry.subject_id == subject_id,
        WaitingListEntry.member_id.in_(members),
        WaitingListEntry.state == WaitingListState.WAITING,
    )
    await change_rows(tx, rows.values(state=WaitingListState.DROPPED))


async def reminded(
    tx: Tx, subject: str, subject_id: int, members: Collection[int]
) -> Collection[int]:
    """Return those of some members who have asked to be reminded."""
    rows = select(Reminder.member_id).where(
        Reminder.subject == subject,
        Reminder.subject_id == subject_id,
        Reminder.member_id.in_(members),
    )
    return set(await tx.scalars(rows))


async def insert_reminders(tx: Tx, subject: str, subject_id: int, members: Sequence[int]) -> None:
    """Remember that members want to be reminded."""
    cells = [{"subject": subject, "subject_id": subject_id, "member_id": who} for who in members]
    if cells:
        await tx.execute(insert(Reminder), cells)
