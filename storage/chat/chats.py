"""Queries on chats: those that can be posted to, tags, topics, and a move to a supergroup."""

from collections.abc import Collection, Sequence

from sqlalchemy import case, delete, select, update

from storage.chat.tables import Chat, ChatState, ChatTag, ChatTopic, DeliveryFailure
from storage.columns import change_rows
from storage.database import Tx
from storage.draw.tables import Draw
from storage.group_buy.tables import Seat
from storage.promotion.tables import WaitingListEntry
from storage.referral.tables import Reward

CHAT_SETTINGS = (
    "language",
    "zone",
    "quiet_from",
    "quiet_to",
    "minimum_gap_s",
    "daily_cap",
    "thread_id",
    "disclosure",
    "country",
    "plain_only",
    "links_by_request",
)
"""How a chat wants to be treated: what a supergroup inherits from the group it was."""
CHATS_MAX = 5_000
"""Chats of one campaign, group buy or flash sale: what goes to them is made in one transaction."""
MOVES_MAX = 3
"""A group moves once in its life; more is somebody's mistake."""


TABLES_NAMING_CHATS = (DeliveryFailure, Draw, Reward, Seat, WaitingListEntry)
"""Tables whose `chat_id` is part of no key; those where it is have a `move_chat` of their own."""


async def find(tx: Tx, chat_id: int) -> Chat | None:
    """Return the chat with this Telegram id."""
    return await tx.get(Chat, chat_id)


async def find_current(tx: Tx, chat_id: int) -> Chat | None:
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


async def chats_by_tag(tx: Tx, chat_ids: Collection[int]) -> dict[str, set[int]]:
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


async def find_topic(tx: Tx, chat_id: int, thread_id: int) -> ChatTopic | None:
    """Return a topic that the bot has heard of."""
    return await tx.get(ChatTopic, (chat_id, thread_id))


async def topics_of(tx: Tx, chat_id: int, *, limit: int) -> Sequence[ChatTopic]:
    """Return the topics of a chat that are known, the newest first."""
    rows = select(ChatTopic).where(ChatTopic.chat_id == chat_id)
    return (await tx.scalars(rows.order_by(ChatTopic.thread_id.desc()).limit(limit))).all()


async def open_topics(tx: Tx, chat_ids: Collection[int], limit: int) -> Sequence[ChatTopic]:
    """Return the topics of these chats that can be written to, by chat, the newest first."""
    rows = select(ChatTopic).where(ChatTopic.chat_id.in_(chat_ids), ChatTopic.closed.is_(False))
    by_chat = rows.order_by(ChatTopic.chat_id, ChatTopic.thread_id.desc())
    return (await tx.scalars(by_chat.limit(limit))).all()


async def _move_topics(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    known = select(ChatTopic.thread_id).where(ChatTopic.chat_id == new)
    rows = update(ChatTopic).where(ChatTopic.chat_id == old, ChatTopic.thread_id.not_in(known))
    await change_rows(tx, rows.values(chat_id=new))
    gone = delete(ChatTopic).where(ChatTopic.chat_id == old)
    await change_rows(tx, gone)


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    await _move_topics(tx, old, new)
    for table in TABLES_NAMING_CHATS:
        rows = update(table).where(table.chat_id == old).values(chat_id=new)
        await change_rows(tx, rows)
