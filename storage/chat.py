"""Chats the bot posts to, what it may do there, and how a chat wants to be treated.

active <-> no_rights      rights taken and given back
active -> suspect -> active | left      "chat not found": probed before it is believed
any -> kicked | left | deleted          the bot is out; coming back makes it active
any -> migrated(to)                     a group that became a supergroup
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, case, delete, false, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table
from storage.database import Tx


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
    links_by_request: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether members' personal invite links ask to be let in, instead of letting in at once."""
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when an admin wants no new posts here; what is there already is still kept true."""


WISHES = (
    "language",
    "zone",
    "quiet_from",
    "quiet_to",
    "minimum_gap_s",
    "daily_cap",
    "thread_id",
    "disclosure",
    "links_by_request",
)
"""How a chat wants to be treated: what a supergroup inherits from the group it was."""


CHATS_MAX = 5_000
"""Chats of one campaign, group buy or flash sale: what goes to them is made in one transaction."""

MOVES_MAX = 3
"""A group moves once in its life; more is somebody's mistake."""


class ChatTag(Table):
    """A word an operator puts on chats, so that a campaign can name many at once."""

    __tablename__ = "chat_tags"

    chat_id: Mapped[BigInt] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True, index=True)


async def find(tx: Tx, chat_id: int) -> Chat | None:
    """Return the chat with this Telegram id."""
    return await tx.get(Chat, chat_id)


async def current(tx: Tx, chat_id: int) -> Chat | None:
    """Return the chat with this id, or what it has become since: a group may have moved."""
    chat = await tx.get(Chat, chat_id)
    for _ in range(MOVES_MAX):
        if chat is None or chat.migrated_to is None:
            break
        chat = await tx.get(Chat, chat.migrated_to)
    return chat


async def active(tx: Tx) -> Sequence[Chat]:
    """Return every chat that may be posted to, in the order of their ids."""
    rows = select(Chat).where(Chat.state == ChatState.ACTIVE).order_by(Chat.id)
    return (await tx.scalars(rows)).all()


async def all_of(tx: Tx, chat_ids: Collection[int]) -> Sequence[Chat]:
    """Return the chats with these ids, as far as there are any."""
    return (await tx.scalars(select(Chat).where(Chat.id.in_(chat_ids)))).all()


async def known(tx: Tx, *, limit: int) -> Sequence[Chat]:
    """Return every chat but those that moved, the ones in use first, by title."""
    rows = select(Chat).where(Chat.state != ChatState.MIGRATED)
    in_use = case((Chat.state == ChatState.ACTIVE, 0), else_=1)
    return (await tx.scalars(rows.order_by(in_use, Chat.title, Chat.id).limit(limit))).all()


async def postable(tx: Tx, *, tags: Collection[str], limit: int) -> Sequence[Chat]:
    """Return the chats that may be posted to, of these tags if there are any."""
    rows = select(Chat).where(Chat.state == ChatState.ACTIVE).order_by(Chat.id).limit(limit)
    if tags:
        rows = rows.where(Chat.id.in_(select(ChatTag.chat_id).where(ChatTag.tag.in_(tags))))
    return (await tx.scalars(rows)).all()


async def move_tags(tx: Tx, old: int, new: int) -> None:
    """Put the tags of one chat on another."""
    tags = (await tx.scalars(select(ChatTag.tag).where(ChatTag.chat_id.in_((old, new))))).all()
    await tx.execute(delete(ChatTag).where(ChatTag.chat_id.in_((old, new))))
    tx.add_all(ChatTag(chat_id=new, tag=tag) for tag in sorted(set(tags)))


async def tags_of(tx: Tx, chat_ids: Collection[int]) -> list[str]:
    """Return the tags on any of these chats, each once, in their order."""
    rows = select(ChatTag.tag).where(ChatTag.chat_id.in_(chat_ids)).distinct()
    return list(await tx.scalars(rows.order_by(ChatTag.tag)))


async def tagged(tx: Tx, chat_ids: Collection[int]) -> dict[str, set[int]]:
    """Return which of these chats wear each tag, by tag."""
    rows = select(ChatTag.tag, ChatTag.chat_id).where(ChatTag.chat_id.in_(chat_ids))
    found: dict[str, set[int]] = {}
    for tag, chat_id in await tx.execute(rows.order_by(ChatTag.tag)):
        found.setdefault(tag, set()).add(chat_id)
    return found


async def set_tags(tx: Tx, chat_id: int, tags: Collection[str]) -> None:
    """Replace the tags of a chat."""
    await tx.execute(delete(ChatTag).where(ChatTag.chat_id == chat_id))
    tx.add_all(ChatTag(chat_id=chat_id, tag=tag) for tag in sorted(tags))
