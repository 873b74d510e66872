"""Topics of forums, as far as the bot has heard of them: each has a name and may be closed."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select, update

from storage.chat.tables import ChatTopic
from storage.columns import change_rows
from storage.database import Tx


async def find(tx: Tx, chat_id: int, thread_id: int) -> ChatTopic | None:
    """Return a topic that the bot has heard of."""
    return await tx.get(ChatTopic, (chat_id, thread_id))


async def listed(tx: Tx, chat_id: int, *, limit: int) -> Sequence[ChatTopic]:
    """Return the topics of a chat that are known, the newest first."""
    rows = select(ChatTopic).where(ChatTopic.chat_id == chat_id)
    return (await tx.scalars(rows.order_by(ChatTopic.thread_id.desc()).limit(limit))).all()


async def open_in(tx: Tx, chat_ids: Collection[int], limit: int) -> Sequence[ChatTopic]:
    """Return the topics of these chats that can be written to, by chat, the newest first."""
    rows = select(ChatTopic).where(ChatTopic.chat_id.in_(chat_ids), ChatTopic.closed.is_(False))
    by_chat = rows.order_by(ChatTopic.chat_id, ChatTopic.thread_id.desc())
    return (await tx.scalars(by_chat.limit(limit))).all()


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    known = select(ChatTopic.thread_id).where(ChatTopic.chat_id == new)
    rows = update(ChatTopic).where(ChatTopic.chat_id == old, ChatTopic.thread_id.not_in(known))
    await change_rows(tx, rows.values(chat_id=new))
    gone = delete(ChatTopic).where(ChatTopic.chat_id == old)
    await change_rows(tx, gone)
