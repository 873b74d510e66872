"""Cards: one message per promotion and chat, edited as the promotion changes.

posted: an outbox row -> its message -> edited, edited, ... -> final, never looked at again

A card says only what was counted when it was made; `dirty` marks that something has changed
since. `digest` is of the values last put on their way, so that an edit that would show the
same is not made.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


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
