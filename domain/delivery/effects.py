"""What follows from a delivery that a chat or a person refused.

    active --refused--> in doubt: rows held, owner told once, tried again hourly, later daily
           in doubt --one row goes through--> active: all its rows queued again
           in doubt for days and not found --> left

A trial is a real row: no question to Telegram says as surely whether a post would go through. Where
nothing waits, what members may do is asked for instead: a group that is closed by night tells
nobody when it opens.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NotRequired, TypedDict

from domain.delivery.outcome import HELD_FOR_MEMBER, HELD_FOR_TOPIC
from domain.notify import notify_owner
from storage.chat import chats
from storage.chat.tables import ChatState
from storage.database import Tx
from storage.delivery import outbox, reachability
from storage.delivery.kinds import ASK, Kind, NoValues
from storage.delivery.tables import Lane, OutboxRow, OutboxState, RetryPolicy
from storage.members import Reachability

PROBE_HOURLY = timedelta(hours=1)
PROBE_DAILY = timedelta(days=1)
ASK_EVERY = timedelta(minutes=15)
"""A chat for which nothing waits is asked about so often on the first day: nobody there sees it."""
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


class ChatNamed(TypedDict):
    """To the owner: something about one chat."""

    chat_id: int
    title: str


class ChatOpen(ChatNamed):
    """To the owner: a chat can be posted to again."""

    waiting: int
    """Messages that waited for it."""


CHAT_LOST: Kind[ChatLost] = Kind("owner.chat_lost")
CHAT_OPEN: Kind[ChatOpen] = Kind("owner.chat_open")
NO_PHOTOS: Kind[ChatNamed] = Kind("owner.no_photos")
PHOTOS_AGAIN = timedelta(days=1)
"""A chat that takes no photos gets one in a while, to see whether that has changed."""
TOLD_FOR = timedelta(days=7)
"""A chat that closes again within so long is closed by habit, by night say: that is no news ..."""
CLOSED_LONG = timedelta(hours=14)
"""... unless it stays closed for longer than a night."""
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
    if await _cancel_notices(tx, NO_PHOTOS, chat_id, "closed", now=now):
        await reachability.photos_refused_at(tx, chat_id, None)  # It was not about photos alone.
    await outbox.try_pictures_again(tx, chat_id)
    if title is not None:
        facts = ChatLost(chat_id=chat_id, title=title, state=state.value, words=words)
        told_at = await reachability.loss_told_at(tx, chat_id)
        told_at = when_to_tell(told_at, state, now=now)
        await reachability.tell_loss_at(tx, chat_id, told_at)
        await notify_owner(tx, CHAT_LOST, facts, now=told_at)


def when_to_tell(last: datetime | None, state: ChatState, *, now: datetime) -> datetime:
    """Return when the owner hears that a chat is lost: at once, or if a habit lasts too long."""
    habit = state is ChatState.NO_RIGHTS and last is not None and now - last < TOLD_FOR
    return now + (CLOSED_LONG if habit else NOTICE_DELAY)


async def reopen(tx: Tx, chat_id: int, *, now: datetime) -> None:
    """Let everything go again to a chat or member that was in doubt, and say so if that was said."""
    known = await chats.find(tx, chat_id) if chat_id < 0 else None
    since = None if known is None else known.doubted_since
    told_at = None if known is None else known.loss_told_at
    was_lost = known is not None and known.state != ChatState.ACTIVE
    released = await release_held(tx, chat_id)
    if known is None or not was_lost:
        return
    if await _cancel_notices(tx, CHAT_LOST, chat_id, "open again", now=now):
        await reachability.tell_loss_at(tx, chat_id, now)
    elif since is not None and told_at is not None and since <= told_at <= now:
        facts = ChatOpen(chat_id=chat_id, title=known.title, waiting=released)
        await notify_owner(tx, CHAT_OPEN, facts, now=now)


async def leave_photos_out(tx: Tx, chat_id: int, *, now: datetime) -> None:
    """Post to a chat in words alone for a while; the owner hears of it once."""
    known = await chats.find(tx, chat_id)
    if known is None:
        return
    new = known.photos_refused_at is None
    await reachability.photos_refused_at(tx, chat_id, now)
    if new:
        facts = ChatNamed(chat_id=chat_id, title=known.title)
        await notify_owner(tx, NO_PHOTOS, facts, now=now + NOTICE_DELAY)


async def _cancel_notices(tx: Tx, kind: str, chat_id: int, reason: str, *, now: datetime) -> int:
    """Take back what the owner was to be told of a chat and was not yet; return how much."""
    mine = [
        notice
        for notice in await reachability.unsent_notices(tx, kind)
        if notice.values.get("chat_id") == chat_id
    ]
    for notice in mine:
        notice.state, notice.reason, notice.settled_at = OutboxState.SKIPPED, reason, now
    await tx.flush()
    return len(mine)


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
        await _cancel_notices(tx, CHAT_LOST, chat_id, "pardoned", now=now)


async def probe_chat(tx: Tx, chat_id: int, *, now: datetime) -> None:
    """Queue the first held row of a chat in doubt as a trial; where nothing waits, ask Telegram."""
    held = await reachability.oldest_held(tx, chat_id, (*HELD_FOR_CHAT, HELD_FOR_TOPIC))
    if held is not None:
        held.state, held.reason = OutboxState.QUEUED, None
        return
    since = await reachability.doubted_since(tx, chat_id, now=now)
    soon = ASK_EVERY if now - since < HOURLY_FOR else PROBE_DAILY
    await reachability.probe_chat_at(tx, chat_id, now + soon)
    outbox.put(
        tx,
        OutboxRow(
            chat_id=chat_id,
            kind=ASK,
            values=NoValues(),
            due_at=now,
            lane=Lane.TRANSACTIONAL,
            policy=RetryPolicy.IDEMPOTENT,
            expires_at=now + ASK_EVERY,
        ),
    )
