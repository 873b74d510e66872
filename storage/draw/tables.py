"""A draw that nobody can steer: a seed that is committed, entries in a chain, dice in a chat.

    draft -> open -> frozen -> thrown -> drawn
                                      -> broken       no die arrived, or nobody read it in time
    draft | open | frozen -> cancelled                never once the dice are thrown
    frozen -> broken                                  its message could not be posted in time

`domain.draw` decides; what is drawn for stands under `subject`.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class DrawState(StrEnum):
    """Where a draw is on its way."""

    DRAFT = "draft"
    """Its seed is committed; it takes no entries yet."""
    OPEN = "open"
    FROZEN = "frozen"
    """Nobody enters any more; the message that says so is on its way."""
    THROWN = "thrown"
    """The dice are on their way, or stand in the chat."""
    DRAWN = "drawn"
    BROKEN = "broken"
    CANCELLED = "cancelled"


class Draw(Table):
    """One draw of something, in one chat."""

    __tablename__ = "draws"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id"),
        Index("ix_draws_state", "state", "thrown_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    subject: Mapped[str]
    """What is drawn for, such as `flash_sale`."""
    subject_id: Mapped[int]
    title: Mapped[str]
    chat_id: Mapped[BigInt]
    """Where the dice are thrown."""
    emoji: Mapped[str]
    dice: Mapped[int]
    """How many are thrown."""
    freezes_at: Mapped[datetime]
    created_at: Mapped[datetime]
    rules: Mapped[str]
    """The rules as published, one line."""
    rules_hash: Mapped[str]
    seed: Mapped[str]
    """Secret until the draw is over."""
    seed_hash: Mapped[str]
    head: Mapped[str]
    """The end of the chain of entries."""
    entries: Mapped[int] = mapped_column(default=0)
    thread_id: Mapped[int | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=DrawState.DRAFT)
    post_id: Mapped[int | None] = mapped_column(default=None)
    """The row of the outbox that says that it is frozen."""
    message_id: Mapped[BigInt | None] = mapped_column(default=None)
    """That message, which the dice answer."""
    frozen_at: Mapped[datetime | None] = mapped_column(default=None)
    thrown_at: Mapped[datetime | None] = mapped_column(default=None)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the admins were asked what the dice show."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    by_hand: Mapped[bool] = mapped_column(default=False)
    """Whether an admin read a die in the chat."""


class DrawEntry(Table):
    """One member's place in the chain."""

    __tablename__ = "draw_entries"
    __table_args__ = (UniqueConstraint("draw_id", "member_id"),)

    draw_id: Mapped[int] = mapped_column(ForeignKey("draws.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    pseudonym: Mapped[str]


class DrawDie(Table):
    """One die of a draw."""

    __tablename__ = "draw_dice"

    draw_id: Mapped[int] = mapped_column(ForeignKey("draws.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    row_id: Mapped[int] = mapped_column(unique=True)
    """The row of the outbox that throws it."""
    value: Mapped[int | None] = mapped_column(default=None)
