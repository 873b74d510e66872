"""Tables of what customers and the shop write to each other, and of answers that are kept ready.

Ticket: one for each customer who has ever written.

    open --closed by the shop, or seven days of silence--> closed --a new message--> open

Message, on its way to the other side:

    waiting    for the topic of its customer, which is not made yet
    sending    a row of the outbox has it
    arrived | not_delivered
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class SupportTicket(Table):
    """The conversation of one customer with the shop."""

    __tablename__ = "support_tickets"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), unique=True)
    opened_at: Mapped[datetime]
    last_at: Mapped[datetime]
    """When either side wrote last, or the shop closed it."""
    unanswered: Mapped[bool] = mapped_column(default=True)
    """Whether the customer wrote last."""
    closed_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    forum_id: Mapped[BigInt | None] = mapped_column(default=None)
    """The forum in which the customer has a topic, `thread_id`."""
    thread_id: Mapped[BigInt | None] = mapped_column(default=None)


class MessageState(StrEnum):
    """Where a message is on its way."""

    WAITING = "waiting"
    SENDING = "sending"
    ARRIVED = "arrived"
    NOT_DELIVERED = "not_delivered"


class SupportMessage(Table):
    """What one side wrote to the other."""

    __tablename__ = "support_messages"
    __table_args__ = (
        Index("ix_support_messages_member", "member_id", "id"),
        Index("ix_support_messages_state", "state"),
        Index("ix_support_messages_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    """The customer."""
    at: Mapped[datetime]
    text: Mapped[str]
    photo: Mapped[str | None] = mapped_column(default=None)
    """Telegram's file id."""
    by_id: Mapped[BigInt | None] = mapped_column(default=None)
    """Who answered for the shop; None is the customer."""
    state: Mapped[str] = mapped_column(default=MessageState.WAITING)
    outbox_id: Mapped[int | None] = mapped_column(default=None)


class AnswerTemplate(Table):
    """An answer that is kept ready."""

    __tablename__ = "support_templates"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    text: Mapped[str]
    made_at: Mapped[datetime]
