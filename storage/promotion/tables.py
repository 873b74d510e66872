"""Tables of live cards, payments, waiting lists and reminders.

Cards: one message per promotion and chat, edited as the promotion changes.

posted: an outbox row -> its message -> edited, edited, ... -> final, never looked at again

A card says only what was counted when it was drawn; `dirty` marks that something has changed
since, `awaits` that Telegram has not answered yet what was queued last. `digest` is of the
values last put on their way, so that an edit that would show the same is not made.

Payments: what was paid, is owed back, or was given back, line by line.

Lines are only ever added. The money of a seat or claim is the sum of its lines, and a line's
key is unique, so the same event told twice is written once.

    paid +        difference_due -, refund_due -       what the shop owes
                  difference_paid, refunded            what it has given back

Waiting lists: who gets the next seat of a full team, or the next unit of a flash sale.

waiting -> promoted      a seat or unit came free; the holder has a quarter of an hour
waiting -> gone          left the list, or there is nothing to wait for any more
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ForeignKey,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class LiveCard(Table):
    """The message of one promotion in one chat."""

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "chat_id"),
        Index("ix_cards_dirty", "dirty", "edit_at"),
        Index("ix_cards_awaits", "awaits"),
        Index("ix_cards_chat", "chat_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[str]
    """`group_buy`, `flash_sale` or `order_list`."""
    subject_id: Mapped[int]
    chat_id: Mapped[BigInt]
    created_at: Mapped[datetime]
    thread_id: Mapped[int | None] = mapped_column(default=None)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), default=None, index=True)
    """The outbox row of the newest message: it knows the message's id."""
    edit_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), default=None, index=True)
    """The outbox row of the newest edit."""
    digest: Mapped[str] = mapped_column(default="")
    dirty: Mapped[bool] = mapped_column(default=True)
    awaits: Mapped[bool] = mapped_column(default=False)
    """To be looked at once Telegram has answered: the message may be gone, or wait for its pin."""
    edit_at: Mapped[datetime | None] = mapped_column(default=None)
    """Not to be edited before this moment; None is at once."""
    pinned: Mapped[bool] = mapped_column(default=False)
    final: Mapped[bool] = mapped_column(default=False)
    """The promotion is over and the card says so."""
    reposts: Mapped[int] = mapped_column(default=0)


class PaymentKind(StrEnum):
    """What a line says."""

    PAID = "paid"
    DIFFERENCE_DUE = "difference_due"
    DIFFERENCE_PAID = "difference_paid"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class Payment(Table):
    """One line about one seat or claim; the amount is always above zero, the kind says whose."""

    __tablename__ = "payments"
    __table_args__ = (
        Index("ix_payments_subject", "subject", "subject_id"),
        Index("ix_payments_owed", "kind", "subject", "subject_id", "amount_minor"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    """`seat:12:paid`: the event, which happens once."""
    subject: Mapped[str]
    """`seat` or `claim`."""
    subject_id: Mapped[int]
    member_id: Mapped[BigInt] = mapped_column(index=True)
    kind: Mapped[str]
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[BigInt | None] = mapped_column(default=None)
    """The person who said so; None is the shop itself or its command line."""


class WaitingListState(StrEnum):
    """What became of a place in the list."""

    WAITING = "waiting"
    PROMOTED = "promoted"
    DROPPED = "gone"


class WaitingListEntry(Table):
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
    option_id: Mapped[int | None] = mapped_column(ForeignKey("promotion_options.id"), default=None)
    state: Mapped[str] = mapped_column(default=WaitingListState.WAITING)


class Reminder(Table):
    """One member's wish to be reminded of one team or flash sale, once."""

    __tablename__ = "reminders"

    subject: Mapped[str] = mapped_column(primary_key=True)
    """`team` or `flash_sale`."""
    subject_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[BigInt] = mapped_column(primary_key=True)
