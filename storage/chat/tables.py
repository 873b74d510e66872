"""Tables of chats, their topics, members, presses and what went wrong in them.

Memberships: who is in which chat, as far as Telegram has told.

unknown --joins--> in <--> left        every coming back is counted
                   in  --> banned

People who were in a chat before the bot was are unknown until they act.

Chats the bot posts to, what it may do there, and how a chat wants to be treated.

active <-> no_rights      rights taken and given back
active -> suspect -> active | left      "chat not found": probed before it is believed
any -> kicked | left | deleted          the bot is out; coming back makes it active
any -> migrated(to)                     a group that became a supergroup

Presses: how often buttons were pressed in a chat, by quarters of an hour; who did is not kept.

A batch of updates adds what it holds in one statement. What is older than a year and a month is
forgotten, little by little.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table


class MembershipState(StrEnum):
    """Whether somebody is in a chat now."""

    IN = "in"
    LEFT = "left"
    BANNED = "banned"


class Membership(Table):
    """One person in one chat."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index("ix_memberships_member", "member_id", "state"),
        Index("ix_memberships_joined_at", "joined_at"),
        Index("ix_memberships_left_at", "left_at"),
    )

    chat_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    first_joined_at: Mapped[datetime]
    joined_at: Mapped[datetime]
    """The last time; what a stay is counted from."""
    joins: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default=MembershipState.IN)
    left_at: Mapped[datetime | None] = mapped_column(default=None)


class ChatState(StrEnum):
    """What the bot believes about its place in a chat."""

    ACTIVE = "active"
    NO_RIGHTS = "no_rights"
    SUSPECT = "suspect"
    LEFT = "left"
    KICKED = "kicked"
    DELETED = "deleted"
    MIGRATED = "migrated"


class Chat(Table):
    """A group, supergroup or channel; private chats are members, not chats."""

    __tablename__ = "chats"

    id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    type: Mapped[str]
    """`group`, `supergroup` or `channel`."""
    title: Mapped[str]
    added_at: Mapped[datetime]
    username: Mapped[str | None] = mapped_column(default=None)
    is_forum: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default=ChatState.ACTIVE)
    state_reason: Mapped[str | None] = mapped_column(default=None)
    probe_at: Mapped[datetime | None] = mapped_column(default=None)
    """When to ask Telegram again whether a held chat has become usable."""
    doubted_since: Mapped[datetime | None] = mapped_column(default=None)
    rights: Mapped[Json] = mapped_column(default_factory=dict)
    """`{"status": "administrator", "can_pin_messages": true, ...}` as last told."""
    migrated_to: Mapped[BigInt | None] = mapped_column(default=None)

    language: Mapped[str | None] = mapped_column(default=None)
    zone: Mapped[str | None] = mapped_column(default=None)
    quiet_from: Mapped[str | None] = mapped_column(default=None)
    """Start of the quiet hours, `HH:MM` in the chat's zone; both ends or neither."""
    quiet_to: Mapped[str | None] = mapped_column(default=None)
    minimum_gap_s: Mapped[int] = mapped_column(default=0)
    daily_cap: Mapped[int | None] = mapped_column(default=None)
    thread_id: Mapped[int | None] = mapped_column(default=None)
    """The forum topic that posts go to; None is General."""
    disclosure: Mapped[str | None] = mapped_column(default=None)
    """A label such as `Ad` that every post of this chat must carry."""
    country: Mapped[str | None] = mapped_column(default=None)
    """Of its readers, by ISO 3166: which reductions may be claimed, and how ads are marked."""
    plain_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether a reduction that does not hold is left out instead of lowered."""
    photos_refused_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it was last seen that the chat takes no photos: posts go there in words alone."""
    loss_told_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the owner was, or will be, told that the chat cannot be posted to."""
    links_by_request: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether members' personal invite links ask to be let in, instead of letting in at once."""
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when an admin wants no new posts here; what is there already is still kept true."""


class ChatTag(Table):
    """A word an operator puts on chats, so that a campaign can name many at once."""

    __tablename__ = "chat_tags"

    chat_id: Mapped[BigInt] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True, index=True)


GENERAL_TOPIC = 1
"""The number that every client shows for General; a message to it names no topic."""


class ChatTopic(Table):
    """One thread of a forum."""

    __tablename__ = "chat_topics"

    chat_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    thread_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    closed: Mapped[bool] = mapped_column(default=False)


class DeliveryFailure(Table):
    """One refusal in one chat: `what` is `429` or the reason of a `domain.delivery.outcome.Decision`."""

    __tablename__ = "chat_troubles"
    __table_args__ = (Index("ix_chat_troubles_chat", "chat_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    chat_id: Mapped[BigInt]
    at: Mapped[datetime] = mapped_column(index=True)
    what: Mapped[str]


class ButtonKind(StrEnum):
    """What a button belongs to."""

    GROUP_BUY = "group_buy"
    FLASH_SALE = "flash_sale"
    OTHER = "other"


class PressCount(Table):
    """The number of presses in a chat in the quarter that begins `at`."""

    __tablename__ = "presses"

    at: Mapped[datetime] = mapped_column(primary_key=True)
    chat_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[BigInt]
