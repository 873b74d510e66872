"""Queries on draws, their entries and dice."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from sqlalchemy import exists, insert, select, update

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.delivery.tables import OutboxRow, OutboxState
from storage.draw.tables import Draw, DrawDie, DrawEntry, DrawState

PAGE = 5_000
"""Entries that are read at once."""
LOST = (OutboxState.UNKNOWN, OutboxState.FAILED, OutboxState.SKIPPED, OutboxState.SENT)
"""Ends of a throw; one without a value is read in the chat."""


async def by_code(tx: Tx, code: str) -> Draw | None:
    """Return the draw with this code."""
    return (await tx.scalars(select(Draw).where(Draw.code == code))).one_or_none()


async def of_subject(tx: Tx, subject: str, subject_id: int) -> Draw | None:
    """Return the draw of something."""
    rows = select(Draw).where(Draw.subject == subject, Draw.subject_id == subject_id)
    return (await tx.scalars(rows)).one_or_none()


async def lock(tx: Tx, draw_id: int) -> Draw | None:
    """Load a draw and hold it until the transaction ends."""
    return await lock_row(tx, Draw, Draw.id == draw_id, key_share=True)


async def lock_of_subject(tx: Tx, subject: str, subject_id: int) -> Draw | None:
    """Load the draw of something and hold it."""
    return await lock_row(
        tx, Draw, Draw.subject == subject, Draw.subject_id == subject_id, key_share=True
    )


async def known_members(tx: Tx, draw_id: int, members: Sequence[int]) -> set[int]:
    """Return who of some members has an entry."""
    found: set[int] = set()
    for first in range(0, len(members), PAGE):
        some = members[first : first + PAGE]
        rows = select(DrawEntry.member_id)
        rows = rows.where(DrawEntry.draw_id == draw_id, DrawEntry.member_id.in_(some))
        found.update(await tx.scalars(rows))
    return found


async def add_entries(tx: Tx, draw_id: int, rows: Sequence[tuple[int, int, str]]) -> None:
    """Write (number, member, pseudonym) down."""
    cells = [
        {"draw_id": draw_id, "number": number, "member_id": member_id, "pseudonym": pseudonym}
        for number, member_id, pseudonym in rows
    ]
    if cells:
        await tx.execute(insert(DrawEntry), cells)


async def entry_of(tx: Tx, draw_id: int, member_id: int) -> DrawEntry | None:
    """Return a member's entry."""
    rows = select(DrawEntry)
    rows = rows.where(DrawEntry.draw_id == draw_id, DrawEntry.member_id == member_id)
    return (await tx.scalars(rows)).one_or_none()


async def pages(tx: Tx, draw_id: int) -> AsyncIterator[Sequence[tuple[int, int, str]]]:
    """Yield (number, member, pseudonym) of all entries in their order, a page at a time."""
    after = 0
    while True:
        rows = select(DrawEntry.number, DrawEntry.member_id, DrawEntry.pseudonym)
        rows = rows.where(DrawEntry.draw_id == draw_id, DrawEntry.number > after)
        page = (await tx.execute(rows.order_by(DrawEntry.number).limit(PAGE))).all()
        if not page:
            return
        after = page[-1][0]
        yield [(number, member_id, pseudonym) for number, member_id, pseudonym in page]


async def dice(tx: Tx, draw_id: int) -> Sequence[DrawDie]:
    """Return the dice of a draw in their order."""
    rows = select(DrawDie).where(DrawDie.draw_id == draw_id).order_by(DrawDie.position)
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()


async def draw_of_die(tx: Tx, row_id: int) -> int | None:
    """Return the draw whose die a row of the outbox throws."""
    return await tx.scalar(select(DrawDie.draw_id).where(DrawDie.row_id == row_id))


async def set_value(tx: Tx, row_id: int, value: int) -> bool:
    """Write down what a die shows, once; return whether it did."""
    rows = update(DrawDie).where(DrawDie.row_id == row_id, DrawDie.value.is_(None))
    return await change_rows(tx, rows.values(value=value)) > 0


async def to_throw(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the frozen draws whose message stands in the chat."""
    rows = select(Draw.id).join(OutboxRow, OutboxRow.id == Draw.post_id)
    rows = rows.where(Draw.state == DrawState.FROZEN, OutboxRow.state == OutboxState.SENT)
    return (await tx.scalars(rows.order_by(Draw.id).limit(limit))).all()


async def to_ask(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the draws with dice that somebody has to read in the chat, and was not asked.

    That is once the last die has been thrown.
    """
    flying = exists().where(
        DrawDie.draw_id == Draw.id,
        OutboxRow.id == DrawDie.row_id,
        OutboxRow.state.not_in(LOST),
    )
    missing = exists().where(DrawDie.draw_id == Draw.id, DrawDie.value.is_(None))
    rows = select(Draw.id).where(
        Draw.state == DrawState.THROWN, Draw.asked_at.is_(None), missing, ~flying
    )
    return (await tx.scalars(rows.order_by(Draw.id).limit(limit))).all()


async def overdue(tx: Tx, *, before: datetime, limit: int) -> Sequence[int]:
    """Return the draws that were frozen before a moment and are not over."""
    rows = select(Draw.id).where(
        Draw.state.in_((DrawState.FROZEN, DrawState.THROWN)), Draw.frozen_at <= before
    )
    return (await tx.scalars(rows.order_by(Draw.id).limit(limit))).all()


async def listed(tx: Tx, *, limit: int) -> Sequence[Draw]:
    """Return the newest draws."""
    return (await tx.scalars(select(Draw).order_by(Draw.id.desc()).limit(limit))).all()
