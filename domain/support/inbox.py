"""Where messages of customers arrive: the owner's private chat, or topics of a forum that is chosen for it.

A topic is opened by `jobs.support`, which asks Telegram outside of any transaction. Where Telegram
refuses, messages go to the owner for an hour, who hears what is missing; then it is tried again.
"""

from datetime import datetime, timedelta

from domain.notify import notify_owner
from domain.refusal import Refused
from domain.support.notices import NO_TOPICS, NoTopics
from storage import installation
from storage.chat import chats
from storage.chat.tables import Chat, ChatState
from storage.database import Tx
from storage.support.tables import SupportTicket

FACT = "support_inbox"
"""`{"forum_id": int, "refused_at": ISO 8601 or None}`; missing where the owner's chat is the inbox."""
TRY_AGAIN = timedelta(hours=1)
TOPIC_NAME_CHARS_MAX = 100
FORUMS_MAX = 1_000


async def forums(tx: Tx) -> list[Chat]:
    """Return the groups with topics that the bot may write to."""
    known = await chats.known(tx, limit=FORUMS_MAX)
    return [chat for chat in known if chat.is_forum and chat.state == ChatState.ACTIVE]


async def forum_id(tx: Tx) -> int | None:
    """Return the forum that was chosen, None for the owner's chat."""
    fact = await installation.get_fact(tx, FACT)
    return None if fact is None else int(fact["forum_id"])


async def choose(tx: Tx, chosen: int | None) -> None:
    """Let messages arrive in topics of a forum, or with None in the owner's chat."""
    if chosen is None:
        await installation.delete_fact(tx, FACT)
        return
    chat = await chats.find(tx, chosen)
    if chat is None or not chat.is_forum:
        raise Refused("support.no_forum")
    await installation.set_fact(tx, FACT, {"forum_id": chosen, "refused_at": None})


async def wants_topic(tx: Tx, ticket: SupportTicket, *, now: datetime) -> bool:
    """Return whether a topic is to be opened first; a topic of another forum is forgotten."""
    fact = await installation.get_fact(tx, FACT)
    chosen = None if fact is None else int(fact["forum_id"])
    if ticket.forum_id != chosen:
        ticket.forum_id = ticket.thread_id = None
    if fact is None or chosen is None or ticket.forum_id is not None:
        return False
    chat = await chats.find(tx, chosen)
    if chat is None or not chat.is_forum or chat.state != ChatState.ACTIVE:
        return False
    refused_at = fact.get("refused_at")
    return refused_at is None or now - datetime.fromisoformat(refused_at) >= TRY_AGAIN


async def record_topic(tx: Tx, ticket: SupportTicket, chosen: int, thread_id: int) -> None:
    """Remember the topic that was opened for a customer."""
    ticket.forum_id, ticket.thread_id = chosen, thread_id
    await tx.flush()


async def record_refusal(tx: Tx, chosen: int, *, now: datetime) -> None:
    """Let messages go to the owner for a while, who hears that the bot may open no topic."""
    fact = await installation.get_fact(tx, FACT)
    if fact is None or fact["forum_id"] != chosen:
        return
    await installation.set_fact(tx, FACT, {"forum_id": chosen, "refused_at": now.isoformat()})
    chat = await chats.find(tx, chosen)
    title = "" if chat is None else chat.title
    await notify_owner(tx, NO_TOPICS, NoTopics(title=title), now=now)
