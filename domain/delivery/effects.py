"""What follows from a delivery that a chat or a person refused.

    active --refused--> in doubt: rows held, owner told once, tried again hourly, later daily
           in doubt --one row goes through--> active: all its rows queued again
           in doubt for days and not found --> left

A trial is a real row: no question to Telegram says as surely whether a post would go through.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NotRequired, TypedDict

from domain.delivery.outcome import HELD_FOR_MEMBER, HELD_FOR_TOPIC
from domain.notify import notify_owner
from storage.chat.tables import ChatState
from storage.database import Tx
from storage.delivery import outbox, reachability
from storage.delivery.kinds import Kind
from storage.delivery.tables import OutboxState
from storage.members import Reachability

PROBE_HOURLY = timedelta(hours=1)
PROBE_DAILY = timedelta(days=1)
HOURLY_FOR = timedelta(days=1)
SUSPECT_FOR = timedelta(days=3)


class ChatLost(TypedDict):
    """To the owner: a chat cannot be posted to any more; `state` is its `ChatState`."""

    chat_id: int
    title: str
    state: str
    words: str
    """What Telegram said."""
    bot: NotRequired[str | None]


CHAT_LOST: Kind[ChatLost] = Kind("owner.chat_lost")
NOTICE_DELAY = timedelta(seconds=5)
"""The notice waits a moment: the breaker may find that the refusal was not the chat's."""
RECOVERABLE = (ChatState.NO_RIGHTS, ChatState.SUSPECT)
"""States that may end by themselves; the bot is out of the others until it is added again."""
HELD_FOR_CHAT = tuple(state.value for state in ChatState if state is not ChatState.ACTIVE)
HELD_FOR_PAUSE = "paused"
"""Reason of rows held because an admin paused their chat, which no probe ends."""


def next_probe(since: datetime, *, now: datetime) -> datetime:
    """Return when to try a chat again that has been in doubt `since`."""
    return now + (PROBE_HOURLY if now - since < HOURLY_FOR else PROBE_DAILY)


def effective_state(state: ChatState, since: datetime, *, now: datetime) -> ChatState:
    """Return what to believe of a chat: one not found for days has been left."""
    lost = state is ChatState.SUSPECT and now - since >= SUSPECT_FOR
    return ChatState.LEFT if lost else state


async def hold_chat(tx: Tx, chat_id: int, state: ChatState, words: str, *, now: datetime) -> None:
    """Hold a chat's rows, remember why, and tell the owner if that is new."""
    since = await reachability.doubted_since(tx, chat_id, now=now)
    state = effective_state(state, since, now=now)
    title = await reachability.mark_unreachable(tx, chat_id, state, words, now=since)
    probe_at = next_probe(since, now=now) if state in RECOVERABLE else None
    await reachability.probe_chat_at(tx, chat_id, probe_at)
    await outbox.hold(tx, chat_id, state.value)
    if title is not None:
        facts = ChatLost(chat_id=chat_id, title=title, state=state.value, words=words)
        await notify_owner(tx, CHAT_LOST, facts, now=now + NOTICE_DELAY)


async def hold_topic(tx: Tx, chat_id: int, thread_id: int | None, *, now: datetime) -> None:
    """Hold the rows of one topic; they never fall back to another."""
    since = await reachability.doubted_since(tx, chat_id, now=now)
    await reachability.probe_chat_at(tx, chat_id, next_probe(since, now=now))
    await outbox.hold(tx, chat_id, HELD_FOR_TOPIC, thread_id=thread_id, topic=True)


async def hold_member(tx: Tx, member_id: int, reach: Reachability) -> None:
    """Hold what a member was to get until they write to the bot again."""
    await reachability.reach(tx, member_id, reach)
    await outbox.hold(tx, member_id, HELD_FOR_MEMBER)


async def release_held(tx: Tx, chat_id: int) -> int:
    """Queue again what waited for a chat or a member; return how many rows."""
    if chat_id > 0:
        await reachability.reach(tx, chat_id, Reachability.REACHABLE)
        return await outbox.release(tx, chat_id, (HELD_FOR_MEMBER,))
    await reachability.mark_reachable(tx, (chat_id,))
    return await outbox.release(tx, chat_id, (*HELD_FOR_CHAT, HELD_FOR_TOPIC))


async def undo_holds(tx: Tx, chat_ids: Collection[int], *, now: datetime) -> None:
    """Take back what was believed of chats whose refusals were Telegram's own failure."""
    for chat_id in sorted(chat_ids):
        await release_held(tx, chat_id)
    for notice in await reachability.unsent_notices(tx, CHAT_LOST):
        if notice.values.get("chat_id") in chat_ids:
            notice.state, notice.reason, notice.settled_at = OutboxState.SKIPPED, "pardoned", now


async def probe_chat(tx: Tx, chat_id: int) -> bool:
    """Queue the first held row of a chat in doubt as a trial; return whether there is one."""
    held = await reachability.oldest_held(tx, chat_id, (*HELD_FOR_CHAT, HELD_FOR_TOPIC))
    if held is not None:
        held.state, held.reason = OutboxState.QUEUED, None
    return held is not None
