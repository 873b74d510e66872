"""Tables of the outbox, cooldowns and files that Telegram has.

Everything that must arrive: rows of kind and values, committed with their cause.

    queued -> sending -> sent(message_id) | failed(reason) | unknown
    queued <-> held(reason)       its chat cannot be reached now
    queued -> skipped(reason)     too late, or no longer wanted

`sending` is committed before the first byte leaves, so a crash leaves at most what was in
flight in doubt; `RetryPolicy` says what to do about those. A row that belongs to something else
(a post, a card) is joined by its id; nobody copies its state.

Freezes: chats that Telegram asked to leave alone, remembered across restarts.

Moments are real UTC, not the shop's clock: Telegram's patience runs on real time.

Files that Telegram has already: uploaded once, then sent by their file id.

A file id belongs to the bot that uploaded; another token must upload again.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class Lane(IntEnum):
    """Who goes first when the limits leave room for one."""

    REPLY = 0
    TRANSACTIONAL = 1
    BROADCAST = 2


class RetryPolicy(StrEnum):
    """What to do when nobody knows whether a call arrived."""

    AT_MOST_ONCE = "once"
    """Never again by itself: the row becomes `unknown` and a person decides."""
    AT_LEAST_ONCE = "proof"
    """Again, until it surely arrived; it carries a stable number."""
    IDEMPOTENT = "repeatable"
    """Again: an edit, deletion or pin does the same twice."""


class OutboxState(StrEnum):
    """Where a row is on its way."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    HELD = "held"
    SKIPPED = "skipped"


class OutboxRow(Table):
    """One thing to say or do in one chat; the sender words it in the reader's language."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "state", "lane", "due_at"),
        Index("ix_outbox_chat", "chat_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    chat_id: Mapped[BigInt]
    """A chat's id, or a member's for a private message."""
    kind: Mapped[str]
    """Names the view that words the row, such as `deal.post`."""
    values: Mapped[Mapping[str, Any]]
    """The `TypedDict` of its kind, as JSON."""
    due_at: Mapped[datetime]
    """Not before this moment of the shop's clock."""
    thread_id: Mapped[int | None] = mapped_column(default=None)
    lane: Mapped[int] = mapped_column(default=Lane.BROADCAST)
    policy: Mapped[str] = mapped_column(default=RetryPolicy.AT_MOST_ONCE)
    state: Mapped[str] = mapped_column(default=OutboxState.QUEUED)
    reason: Mapped[str | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[BigInt | None] = mapped_column(default=None)
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    """Not after it: the row is skipped instead."""
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    pictured: Mapped[bool | None] = mapped_column(default=None)
    """Whether the message has a picture, as sent; False before is to be said in words alone."""


class Cooldown(Table):
    """Nothing goes to a chat before `until`; chat 0 stands for all of them."""

    __tablename__ = "freezes"

    chat_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    until: Mapped[datetime]


class FileId(Table):
    """What Telegram calls a file; `content` is the digest of what is in it."""

    __tablename__ = "file_ids"

    bot_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(primary_key=True)
    file_id: Mapped[str]
