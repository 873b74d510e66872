"""Live cards: one message per promotion and chat, edited as the promotion changes.

    dirty -> taken, counted, drawn -> no message yet        queue a post
                                   -> post or edit waiting  it is replaced by one with the newest
                                   -> posted                queue an edit, if it shows anything new
                                   -> message deleted       post again, at most `REPOSTS_MAX` times
                                   -> over                  last edit, unpin, never looked at again

The first change goes out at once; those of the next `EDIT_COOLDOWN` share one edit. A card awaits an
answer to what was queued last, for only then is it known whether the message is still there;
the pin comes after the post for the same reason. A post that may or may not have arrived waits
for a person.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypedDict

from domain.chat.pin_right import may_pin
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import PIN, UNPIN, MessageRef
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from storage.promotion import cards
from storage.promotion.tables import LiveCard


class CardValues(TypedDict):
    """What every card says of itself, beside what its view draws."""

    final: bool
    """The promotion is over."""
    live: bool
    """The card is worth a pin."""
    zone: str
    """Of the chat that reads it."""


CardSource = Callable[[Tx, int, Chat | None, str, datetime], Awaitable[CardValues | None]]
"""Counts what a card says now: (transaction, subject, chat, zone, now); None if it is gone."""
EDIT_COOLDOWN = timedelta(seconds=3)
"""How long a card rests after an edit: presses that come meanwhile share the next one."""
RECHECK_AFTER = timedelta(seconds=1)
"""How soon to look again at a card whose call is under way."""
REPOSTS_MAX = 3
GONE = "gone"
"""Reason of an edit whose message was not there; `domain.delivery.outcome` gives it."""
OVER = "over"
"""Reason of a post whose promotion was over before its turn came."""
WAITING = (OutboxState.QUEUED, OutboxState.HELD)


@dataclass(frozen=True)
class CardSnapshot:
    """What a card says at one moment."""

    values: CardValues
    digest: str
    may_pin: bool

    @property
    def final(self) -> bool:
        """Whether the promotion is over."""
        return self.values["final"]

    @property
    def wants_pin(self) -> bool:
        """Whether the card is worth a pin that the bot may set."""
        return self.may_pin and self.values["live"] and not self.final


def post_kind(kind: str) -> str:
    """Return the kind of the row that posts a card."""
    return f"{kind}.card"


def edit_kind(kind: str) -> str:
    """Return the kind of the rows that edit it: the same values, and `message_id`."""
    return f"{kind}.card_edit"


async def publish(
    tx: Tx, kind: str, subject_id: int, places: Sequence[tuple[int, int | None]], *, now: datetime
) -> list[LiveCard]:
    """Give a promotion a card in each of `places`, (chat id, topic); `jobs.cards` posts them.

    A chat that has one already keeps it.
    """
    made: dict[int, LiveCard] = {}
    for chat_id, topic in places:
        known = made.get(chat_id) or await cards.find(tx, kind, subject_id, chat_id)
        made[chat_id] = known or LiveCard(
            kind=kind, subject_id=subject_id, chat_id=chat_id, thread_id=topic, created_at=now
        )
    tx.add_all(made.values())
    await tx.flush()
    return list(made.values())


async def mark_changed(tx: Tx, kind: str, subject_id: int) -> None:
    """Mark a promotion's cards as out of date; on the way of every press, so one statement."""
    await cards.mark_dirty(tx, kind, subject_id)


async def mark_chat_changed(tx: Tx, chat_id: int) -> None:
    """Have a chat's cards drawn anew: it reads another language, or lives by another clock."""
    await cards.mark_chat_dirty(tx, chat_id)


def content_hash(values: CardValues, language: str | None) -> str:
    """Return a short word that changes whenever a card would look different."""
    words = json.dumps([values, language], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


async def take_snapshot(
    tx: Tx, card_id: int, faces: Mapping[str, CardSource], *, zone: str, now: datetime
) -> CardSnapshot | None:
    """Count what a card says now; None where its promotion is gone. Writes nothing."""
    card = await tx.get_one(LiveCard, card_id)
    chat = await chats.find(tx, card.chat_id)
    zone = (chat.zone if chat else None) or zone
    values = await faces[card.kind](tx, card.subject_id, chat, zone, now)
    if values is None:
        return None
    return CardSnapshot(
        values, content_hash(values, chat.language if chat else None), may_pin(chat)
    )


async def queue_update(tx: Tx, card_id: int, drawn: CardSnapshot | None, *, now: datetime) -> bool:
    """Put on its way what a card says now; return whether something was queued."""
    card = await cards.lock(tx, card_id)
    if card is None or card.final or drawn is None:
        if card is not None:
            card.awaits = False
        return False
    post = await _row(tx, card.post_id)
    if drawn.final and (post is None or post.state in WAITING):
        return _skip_finished(card, post, now=now)
    if post is None:
        return await _post(tx, card, drawn, now=now)
    last = await _row(tx, card.edit_id) or post
    if last.state == OutboxState.SENDING:
        card.dirty, card.edit_at = True, now + RECHECK_AFTER
        return False
    if last.state in WAITING:
        return await _renew(tx, card, last, drawn, now=now)
    if post.state != OutboxState.SENT or not post.message_id:
        return _await_operator(card, post, drawn)
    if last.reason == GONE:
        return await _post_again(tx, card, drawn, now=now)
    return await _edit(tx, card, post, drawn, now=now)


async def _row(tx: Tx, row_id: int | None) -> OutboxRow | None:
    return await outbox.lock(tx, row_id) if row_id is not None else None


async def _post(tx: Tx, card: LiveCard, drawn: CardSnapshot, *, now: datetime) -> bool:
    row = await _queue(
        tx, card, post_kind(card.kind), drawn.values, RetryPolicy.AT_MOST_ONCE, now=now
    )
    card.post_id, card.edit_id, card.pinned = row.id, None, False
    _remember_queued(card, drawn, now=now)
    return True


def _skip_finished(card: LiveCard, post: OutboxRow | None, *, now: datetime) -> bool:
    """Begin no card of what is over already."""
    card.final, card.awaits = True, False
    if post is not None:
        post.state, post.reason, post.settled_at = OutboxState.SKIPPED, OVER, now
    return False


def _remember_queued(card: LiveCard, drawn: CardSnapshot, *, now: datetime) -> None:
    card.digest, card.awaits, card.edit_at = drawn.digest, True, now + EDIT_COOLDOWN


async def _renew(
    tx: Tx, card: LiveCard, row: OutboxRow, drawn: CardSnapshot, *, now: datetime
) -> bool:
    """Let what still waits say the newest, and wait no longer than a clock set back allows."""
    if drawn.digest == card.digest and row.due_at <= now:
        return False
    said = {name: row.values[name] for name in ("message_id",) if name in row.values}
    fresh = await outbox.copy_with_values(tx, row, {**drawn.values, **said}, now=now)
    if card.edit_id is None:
        card.post_id = fresh.id
    else:
        card.edit_id = fresh.id
    _remember_queued(card, drawn, now=now)
    await tx.flush()
    await tx.delete(row)
    return True


def _await_operator(card: LiveCard, post: OutboxRow, drawn: CardSnapshot) -> bool:
    """Have a post that did not go say the newest, should somebody send it again."""
    if post.state != OutboxState.SENT:
        post.values, card.digest = drawn.values, drawn.digest
    card.final = drawn.final
    card.awaits = post.state != OutboxState.SENT and not drawn.final
    return False


async def _post_again(tx: Tx, card: LiveCard, drawn: CardSnapshot, *, now: datetime) -> bool:
    if card.reposts >= REPOSTS_MAX or drawn.final:
        card.final, card.awaits = True, False
        return False
    card.reposts += 1
    return await _post(tx, card, drawn, now=now)


async def _edit(
    tx: Tx, card: LiveCard, post: OutboxRow, drawn: CardSnapshot, *, now: datetime
) -> bool:
    message_id = post.message_id or 0
    queued = await _pin(tx, card, message_id, drawn, now=now)
    if drawn.digest == card.digest:
        card.awaits, card.final = False, drawn.final
        return queued
    if card.edit_at is not None and now < card.edit_at <= now + EDIT_COOLDOWN:
        card.dirty, card.awaits = True, False
        return queued
    values = {**drawn.values, "message_id": message_id}
    kind = edit_kind(card.kind)
    row = await _queue(tx, card, kind, values, RetryPolicy.IDEMPOTENT, now=now)
    row.pictured = post.pictured  # A card whose picture fell away is edited as a text.
    card.edit_id = row.id
    _remember_queued(card, drawn, now=now)
    return True


async def _pin(
    tx: Tx, card: LiveCard, message_id: int, drawn: CardSnapshot, *, now: datetime
) -> bool:
    """Pin a card while it is live and the chat allows it; take the pin off at the end."""
    if card.pinned == drawn.wants_pin or (card.pinned and not drawn.final):
        return False
    card.pinned = drawn.wants_pin
    kind = PIN if card.pinned else UNPIN
    values = MessageRef(message_id=message_id)
    await _queue(tx, card, kind, values, RetryPolicy.IDEMPOTENT, now=now)
    return True


async def _queue(
    tx: Tx,
    card: LiveCard,
    kind: str,
    values: Mapping[str, Any],
    policy: RetryPolicy,
    *,
    now: datetime,
) -> OutboxRow:
    place = (card.chat_id, card.thread_id)
    return await outbox.put_at_once(tx, place, kind, values, policy, now=now)


async def move_chat(tx: Tx, old: int, new: int, *, now: datetime) -> None:
    """Follow a group that became a supergroup: its messages stay behind, so cards come anew.

    Comes before `outbox.move_chat`, which takes along what still waits.
    """
    for card in await cards.in_chat(tx, old):
        post, edit = await _row(tx, card.post_id), await _row(tx, card.edit_id)
        _skip_row(edit, now=now)
        card.edit_id = None
        if await cards.find(tx, card.kind, card.subject_id, new) is not None:
            _skip_row(post, now=now)
            card.dirty, card.awaits, card.final = False, False, True
            continue
        card.chat_id = new
        if not card.final:
            _begin_anew(card, post, now=now)
    await tx.flush()


def _begin_anew(card: LiveCard, post: OutboxRow | None, *, now: datetime) -> None:
    """Have a card posted again, unless its post comes along.

    One that is under way may still arrive in the old group: an edit will find out.
    """
    card.dirty, card.edit_at = True, None
    if post is None or post.state in WAITING or post.state == OutboxState.SKIPPED:
        return
    card.digest, card.pinned = "", False
    if post.state != OutboxState.SENDING:
        _skip_row(post, now=now)
        card.post_id = None


def _skip_row(row: OutboxRow | None, *, now: datetime) -> None:
    """Skip what was to be said in the old group, or to a message there."""
    if row is not None and row.state in (*WAITING, OutboxState.SENDING, OutboxState.UNKNOWN):
        row.state, row.reason, row.settled_at = OutboxState.SKIPPED, outbox.MOVED, now
