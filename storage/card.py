"""Cards: one message per promotion and chat, edited as the promotion changes.

posted: an outbox row -> its message -> edited, edited, ... -> final, never looked at again

A card says only what was counted when it was made; `dirty` marks that something has changed
since. `digest` is of the values last put on their way, so that an edit that would show the
same is not made.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class Card(Table):
    """The message of one promotion in one chat."""

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "chat_id"),
        Index("ix_cards_dirty", "dirty", "edit_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[str]
    """`group_buy` or `flash_sale`."""
    subject_id: Mapped[int]
    chat_id: Mapped[BigInt]
    created_at: Mapped[datetime]
    thread_id: Mapped[int | None] = mapped_column(default=None)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), default=None)
    """The outbox row of the newest message: it knows the message's id."""
    edit_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), default=None)
    """The outbox row of the newest edit."""
    digest: Mapped[str] = mapped_column(default="")
    dirty: Mapped[bool] = mapped_column(default=True)
    edit_at: Mapped[datetime | None] = mapped_column(default=None)
    """Not to be edited before this moment; None is at once."""
    pinned: Mapped[bool] = mapped_column(default=False)
    final: Mapped[bool] = mapped_column(default=False)
    """The promotion is over and the card says so."""
    reposts: Mapped[int] = mapped_column(default=0)


async def mark(tx: Tx, kind: str, subject_id: int) -> None:
    """Mark the cards of a promotion as out of date, in one statement."""
    await tx.execute(
        update(Card)
        .where(
            Card.kind == kind,
            Card.subject_id == subject_id,
            Card.dirty.is_(False),
            Card.final.is_(False),
        )
        .values(dirty=True)
        .execution_options(synchronize_session=False)
    )


async def due(tx: Tx, *, now: datetime, latest: datetime, limit: int) -> Sequence[int]:
    """Return the cards that are out of date and may be edited, the longest overdue first.

    One that is not to be edited before a moment after `latest` was set so by a clock that has
    been set back since.
    """
    ready = or_(Card.edit_at.is_(None), Card.edit_at <= now, Card.edit_at > latest)
    rows = select(Card.id).where(Card.dirty.is_(True), ready)
    return (await tx.scalars(rows.order_by(Card.edit_at, Card.id).limit(limit))).all()


async def lock(tx: Tx, card_id: int) -> Card | None:
    """Load a card and hold it until the transaction ends."""
    rows = select(Card).where(Card.id == card_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def in_chat(tx: Tx, chat_id: int) -> Sequence[Card]:
    """Return every card of a chat, held until the transaction ends."""
    rows = select(Card).where(Card.chat_id == chat_id).order_by(Card.id).with_for_update()
    return (await tx.scalars(rows)).all()


async def find(tx: Tx, kind: str, subject_id: int, chat_id: int) -> Card | None:
    """Return the card of a promotion in a chat."""
    rows = select(Card).where(
        Card.kind == kind, Card.subject_id == subject_id, Card.chat_id == chat_id
    )
    return (await tx.scalars(rows)).one_or_none()


async def redraw(tx: Tx, chat_id: int) -> None:
    """Mark a chat's cards as out of date: its language or zone has changed."""
    await tx.execute(
        update(Card)
        .where(Card.chat_id == chat_id, Card.final.is_(False))
        .values(dirty=True)
        .execution_options(synchronize_session=False)
    )
