"""Live cards: one message per promotion and chat, edited as the promotion changes.

    dirty -> no message yet          queue a post
          -> post still waiting      the post gets the newest values
          -> posted                  queue an edit, if it would show anything new
          -> edit still waiting      the edit gets the newest values
          -> message deleted         post again, at most `REPOSTS_MAX` times
          -> over                    last edit, unpin, never looked at again

A card stays dirty until Telegram has taken what was queued last, so that a message deleted
meanwhile is found out, and the pin comes after the post.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from storage import card as cards
from storage import chat as chats
from storage import outbox
from storage.card import Card
from storage.chat import Chat
from storage.columns import Json
from storage.database import Tx
from storage.outbox import Lane, OutboxRow, Policy, State

Face = Callable[[Tx, int, Chat | None, datetime], Awaitable[Json | None]]
"""Counts what a card says now: (transaction, subject, chat, now) -> values, None if it is gone.

`final` in the values says that it is over, `live` that it is worth a pin.
"""

EDIT_EVERY = timedelta(seconds=3)
"""How long a card rests after an edit: presses that come meanwhile share the next one."""

LOOK_AGAIN = timedelta(seconds=1)
"""How soon to look whether Telegram has taken what was queued."""

REPOSTS_MAX = 3
GONE = "gone"
"""Reason of an edit whose message was not there; `domain.outcome` gives it."""

PIN = "message.pin"
UNPIN = "message.unpin"


async def publish(
    tx: Tx, kind: str, subject_id: int, places: Sequence[tuple[int, int | None]], *, now: datetime
) -> list[Card]:
    """Give a promotion a card in each of `places`, (chat id, topic); `jobs.cards` posts them."""
    made = [
        Card(kind=kind, subject_id=subject_id, chat_id=chat_id, thread_id=topic, created_at=now)
        for chat_id, topic in places
    ]
    tx.add_all(made)
    await tx.flush()
    return made


async def changed(tx: Tx, kind: str, subject_id: int) -> None:
    """Mark a promotion's cards as out of date; on the way of every press, so one statement."""
    await cards.mark(tx, kind, subject_id)


def digest(values: Json, language: str | None) -> str:
    """Return a short word that changes whenever a card would look different."""
    words = json.dumps([values, language], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


async def refresh(tx: Tx, card_id: int, face: Face, *, zone: str, now: datetime) -> bool:
    """Bring one card up to date; return whether something was queued."""
    card = await cards.lock(tx, card_id)
    if card is None or not card.dirty:
        return False
    chat = await chats.find(tx, card.chat_id)
    values = await face(tx, card.subject_id, chat, now)
    if values is None or card.final:
        card.dirty = False
        return False
    wanted = values | {"zone": (chat.zone if chat else None) or zone}
    queued = await _say(tx, card, chat, wanted, now=now)
    await tx.flush()
    return queued


async def _say(tx: Tx, card: Card, chat: Chat | None, values: Json, *, now: datetime) -> bool:
    seen = digest(values, chat.language if chat else None)
    post = await tx.get(OutboxRow, card.post_id) if card.post_id else None
    if post is None:
        return await _post(tx, card, values, seen, now=now)
    if post.state in (State.QUEUED, State.HELD, State.SENDING, State.UNKNOWN):
        return _wait(card, post, values, seen, now=now)
    if post.state != State.SENT or not post.message_id:
        card.dirty = False  # Refused, or not ours to edit: the outbox says why.
        return False
    return await _edit(tx, card, chat, post, values, seen, now=now)


async def _post(tx: Tx, card: Card, values: Json, seen: str, *, now: datetime) -> bool:
    row = outbox.put(tx, _row(card, f"{card.kind}.card", values, Policy.ONCE, now=now))
    await tx.flush()
    card.post_id, card.edit_id, card.digest, card.pinned = row.id, None, seen, False
    card.edit_at = now + LOOK_AGAIN
    return True


def _wait(card: Card, row: OutboxRow, values: Json, seen: str, *, now: datetime) -> bool:
    """Let what is still waiting say the newest; look again later."""
    if row.state in (State.QUEUED, State.HELD) and seen != card.digest:
        keep = {name: row.values[name] for name in ("message_id",) if name in row.values}
        row.values, card.digest = values | keep, seen
    card.edit_at = now + LOOK_AGAIN
    return False


async def _edit(
    tx: Tx,
    card: Card,
    chat: Chat | None,
    post: OutboxRow,
    values: Json,
    seen: str,
    *,
    now: datetime,
) -> bool:
    edit = await tx.get(OutboxRow, card.edit_id) if card.edit_id else None
    if edit is not None and edit.state in (State.QUEUED, State.HELD, State.SENDING):
        return _wait(card, edit, values, seen, now=now)
    if edit is not None and edit.reason == GONE:
        return await _again(tx, card, values, seen, now=now)
    queued = await _pin(tx, card, chat, post, values, now=now)
    if seen == card.digest:
        card.dirty, card.final = False, bool(values["final"])
        return queued
    said = values | {"message_id": post.message_id}
    row = outbox.put(tx, _row(card, f"{card.kind}.card_edit", said, Policy.REPEATABLE, now=now))
    await tx.flush()
    card.edit_id, card.digest, card.edit_at = row.id, seen, now + EDIT_EVERY
    return True


async def _again(tx: Tx, card: Card, values: Json, seen: str, *, now: datetime) -> bool:
    if card.reposts >= REPOSTS_MAX or values["final"]:
        card.dirty, card.final = False, True
        return False
    card.reposts += 1
    return await _post(tx, card, values, seen, now=now)


async def _pin(
    tx: Tx, card: Card, chat: Chat | None, post: OutboxRow, values: Json, *, now: datetime
) -> bool:
    """Pin a card while it is live and the chat allows it; take the pin off at the end."""
    may = chat is not None and (
        chat.rights.get("can_pin_messages") or chat.rights.get("status") == "creator"
    )
    wanted = bool(values["live"]) and bool(may)
    if card.pinned == wanted or (card.pinned and not values["final"]):
        return False
    card.pinned = wanted
    kind = PIN if wanted else UNPIN
    outbox.put(tx, _row(card, kind, {"message_id": post.message_id}, Policy.REPEATABLE, now=now))
    return True


def _row(card: Card, kind: str, values: Json, policy: Policy, *, now: datetime) -> OutboxRow:
    return OutboxRow(
        chat_id=card.chat_id,
        kind=kind,
        values=values,
        due_at=now,
        thread_id=card.thread_id,
        lane=Lane.PROOF,
        policy=policy,
    )


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup: its messages stay behind, so cards come anew."""
    for card in await cards.in_chat(tx, old):
        if await cards.find(tx, card.kind, card.subject_id, new) is not None:
            card.dirty, card.final = False, True
            continue
        await _leave_edit(tx, card)
        post = await tx.get(OutboxRow, card.post_id) if card.post_id else None
        card.chat_id = new
        if post is not None and post.state not in (State.QUEUED, State.HELD, State.SENDING):
            card.post_id, card.digest, card.pinned = None, "", False
        card.dirty, card.edit_at = not card.final, None
    await tx.flush()


async def _leave_edit(tx: Tx, card: Card) -> None:
    """Skip an edit of a message that was left behind."""
    edit = await tx.get(OutboxRow, card.edit_id) if card.edit_id else None
    if edit is not None and edit.state in (State.QUEUED, State.HELD):
        edit.state, edit.reason = State.SKIPPED, "moved"
    card.edit_id = None
