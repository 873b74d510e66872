"""Waiting lists: who gets the next seat of a full team, or the next unit of a flash sale.

waiting -> promoted      a seat or unit came free; the holder has a quarter of an hour
waiting -> gone          left the list, or there is nothing to wait for any more
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, func, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class WaitState(StrEnum):
    """What became of a place in the list."""

    WAITING = "waiting"
    PROMOTED = "promoted"
    GONE = "gone"


class Waiting(Table):
    """One member's place; the order is that of the ids."""

    __tablename__ = "waiting"
    __table_args__ = (
        Index(
            "uq_waiting_member",
            "subject",
            "subject_id",
            "member_id",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_waiting_next", "subject", "subject_id", "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    subject: Mapped[str]
    """`team` or `flash_sale`."""
    subject_id: Mapped[int]
    member_id: Mapped[BigInt]
    quantity: Mapped[int]
    since: Mapped[datetime]
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=WaitState.WAITING)


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
