"""The steps of a draw, each in the caller's transaction; done twice, a step does nothing more.

    prepare -> start -> take_in ... -> freeze -> throw -> record ... -> finish
                                                      -> ask, read_in_chat -> finish | break_off
    draft | open | frozen -> cancel

Whoever runs the shop knows the seed, and may add entries until the freeze; nobody knows the dice
before it. So there is no way from `thrown` to `cancelled`, a die is thrown once, and the seed is
shown in the transaction that hears of the last die.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from domain import code
from domain.deep_link import message_link
from domain.draw import chain
from domain.draw.notices import (
    BROKEN,
    DIE,
    DRAWN,
    FROZEN,
    UNREAD,
    DiceUnread,
    DieThrow,
    DrawFrozen,
    DrawOver,
)
from domain.notify import notify_admins
from domain.promotion import live_card
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.chat import chats
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind, Values
from storage.delivery.tables import OutboxRow, OutboxState, RetryPolicy
from storage.draw import draws
from storage.draw.tables import Draw, DrawDie, DrawState

LETTER = "D"
EMOJI = "🎰"
HIGHEST: Mapping[str, int] = {"🎰": 64, "🎲": 6}
DICE_MIN, DICE_MAX = 1, 5
BROKEN_AFTER = timedelta(hours=1)
"""A draw whose seed is not shown so long after the freeze is announced as broken."""
NOT_ARRIVED = "none"
CANCELLABLE = (DrawState.DRAFT, DrawState.OPEN, DrawState.FROZEN)


@dataclass(frozen=True)
class DrawPlan:
    """What is drawn, where and when."""

    subject: str
    subject_id: int
    title: str
    chat_id: int
    thread_id: int | None
    freezes_at: datetime
    dice: int
    rules: Mapping[str, object]
    """Of the subject, in plain JSON; published."""
    emoji: str = EMOJI


async def prepare(tx: Tx, plan: DrawPlan, *, now: datetime, rng: Random) -> Draw:
    """Make a draw with a seed whose hash is published before anybody can enter."""
    if not DICE_MIN <= plan.dice <= DICE_MAX:
        raise ValueError(f"{plan.dice} dice")
    drawn = await code.generate_free(rng, LETTER, lambda typed: draws.by_code(tx, typed))
    seed = chain.seed_from(rng)
    rules = {
        "dice": plan.dice,
        "emoji": plan.emoji,
        "freezes": plan.freezes_at.isoformat(),
        "entries": "one a member",
        **plan.rules,
    }
    said = json.dumps(rules, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    rules_hash, seed_hash = chain.sha256_hex(said), chain.sha256_hex(seed)
    made = Draw(
        code=drawn,
        subject=plan.subject,
        subject_id=plan.subject_id,
        title=plan.title,
        chat_id=plan.chat_id,
        thread_id=plan.thread_id,
        emoji=plan.emoji,
        dice=plan.dice,
        freezes_at=plan.freezes_at,
        created_at=now,
        rules=said,
        rules_hash=rules_hash,
        seed=seed,
        seed_hash=seed_hash,
        head=chain.first_link(drawn, rules_hash, seed_hash),
    )
    tx.add(made)
    await tx.flush()
    return made


def start(draw: Draw) -> None:
    """Let people enter."""
    if draw.state == DrawState.DRAFT:
        draw.state = DrawState.OPEN


async def take_in(tx: Tx, draw: Draw, members: Sequence[int], secret: bytes) -> int:
    """Give those who have no entry yet a number, in this order; return how many.

    `draw` is held by the caller. An entry never goes again: who steps back is skipped by name.
    """
    if draw.state != DrawState.OPEN:
        return 0
    known = await draws.known_members(tx, draw.id, members)
    fresh = [member_id for member_id in dict.fromkeys(members) if member_id not in known]
    first = draw.entries + 1
    names = [chain.pseudonym(secret, draw.code, member_id) for member_id in fresh]
    rows = [
        (first + index, member_id, name)
        for index, (member_id, name) in enumerate(zip(fresh, names, strict=True))
    ]
    await draws.add_entries(tx, draw.id, rows)
    draw.head, draw.entries = chain.extend(draw.head, first, names), draw.entries + len(fresh)
    await tx.flush()
    return len(fresh)


async def freeze(tx: Tx, draw: Draw, *, now: datetime) -> bool:
    """Take no more entries and say so in the chat, once; a draw without entries is cancelled."""
    if draw.state != DrawState.OPEN or now < draw.freezes_at:
        return False
    if not draw.entries:
        draw.state, draw.ended_at = DrawState.CANCELLED, now
        await tx.flush()
        return True
    draw.state, draw.frozen_at = DrawState.FROZEN, now
    facts = DrawFrozen(
        code=draw.code,
        title=draw.title,
        entries=draw.entries,
        head=draw.head,
        seed_hash=draw.seed_hash,
        dice=draw.dice,
        emoji=draw.emoji,
    )
    # Said twice it says the same, so it goes until it surely arrived.
    row = await _say(tx, draw, FROZEN, facts, RetryPolicy.AT_LEAST_ONCE, now=now)
    draw.post_id = row.id
    await tx.flush()
    return True


async def throw(tx: Tx, draw_id: int, *, now: datetime) -> bool:
    """Throw the dice of a draw whose message is there; return whether it did, which it does once."""
    draw = await draws.lock(tx, draw_id)
    if draw is None or draw.state != DrawState.FROZEN or draw.post_id is None:
        return False
    post = await outbox.lock(tx, draw.post_id)
    if post is None or post.state != OutboxState.SENT:
        return False
    draw.state, draw.thrown_at, draw.message_id = DrawState.THROWN, now, post.message_id
    facts = DieThrow(emoji=draw.emoji, replies_to=post.message_id)
    for position in range(1, draw.dice + 1):
        row = await _say(tx, draw, DIE, facts, RetryPolicy.AT_MOST_ONCE, now=now)
        tx.add(DrawDie(draw_id=draw.id, position=position, row_id=row.id))
    await tx.flush()
    return True


async def record(tx: Tx, row_id: int, value: int | None, *, now: datetime) -> None:
    """Write down what a die shows that has arrived; the last one ends the draw."""
    draw_id = await draws.draw_of_die(tx, row_id)
    draw = await draws.lock(tx, draw_id) if draw_id is not None else None
    if draw is None or draw.state != DrawState.THROWN or value is None:
        return
    if not await draws.set_value(tx, row_id, value):
        return
    values = [die.value for die in await draws.dice(tx, draw.id)]
    if None not in values:
        await _finish(tx, draw, [value for value in values if value is not None], now=now)


async def read_in_chat(tx: Tx, typed: str, words: Sequence[str], *, now: datetime) -> Draw:
    """Take what somebody read in the chat for the dice whose answer was lost; or refuse.

    A word is a value, or `none` where no die stands in the chat.
    """
    wanted = code.normalize(typed)
    found = await draws.by_code(tx, wanted)
    draw = await draws.lock(tx, found.id) if found else None
    if draw is None:
        raise Refused("draw.not_found", code=wanted[:TYPED_SHOWN_MAX])
    dice = await draws.dice(tx, draw.id)
    missing = [die for die in dice if die.value is None]
    if draw.state != DrawState.THROWN or not missing:
        raise Refused("draw.nothing_to_read", code=draw.code)
    for die in missing:
        row = await outbox.lock(tx, die.row_id)
        if row is not None and row.state not in draws.LOST:
            raise Refused("draw.still_thrown", code=draw.code)
    for die, value in zip(missing, read_values(draw, words, len(missing)), strict=True):
        die.value = value
    draw.by_hand = True
    await tx.flush()
    values = [die.value for die in dice if die.value is not None]
    if values:
        await _finish(tx, draw, values, now=now)
    else:
        await _break_off(tx, draw, now=now)
    return draw


def read_values(draw: Draw, words: Sequence[str], number: int) -> list[int | None]:
    """Read the values of some dice, or refuse."""
    most = HIGHEST[draw.emoji]
    values: list[int | None] = []
    for word in words:
        plain = word.isascii() and word.isdecimal() and len(word) <= len(str(most))
        if word.lower() == NOT_ARRIVED:
            values.append(None)
        elif plain and 1 <= int(word) <= most:
            values.append(int(word))
        else:
            raise Refused("draw.value", typed=word[:TYPED_SHOWN_MAX], highest=most)
    if len(values) != number:
        raise Refused("draw.how_many", number=number, highest=most)
    return values


async def ask(tx: Tx, draw_id: int, *, now: datetime) -> bool:
    """Ask the admins, once, what the dice show whose answer was lost."""
    draw = await draws.lock(tx, draw_id)
    if draw is None or draw.state != DrawState.THROWN or draw.asked_at is not None:
        return False
    chat = await chats.find(tx, draw.chat_id)
    at = message_link(chat, draw.message_id) if chat and draw.message_id else None
    missing = sum(die.value is None for die in await draws.dice(tx, draw.id))
    draw.asked_at = now
    facts = DiceUnread(
        code=draw.code, title=draw.title, missing=missing, highest=HIGHEST[draw.emoji], link=at
    )
    await notify_admins(tx, UNREAD, facts, now=now)
    return True


async def break_overdue(tx: Tx, draw_id: int, *, now: datetime) -> bool:
    """Announce a draw as broken whose seed was not shown in time."""
    draw = await draws.lock(tx, draw_id)
    due = draw is not None and draw.frozen_at is not None and draw.frozen_at <= now - BROKEN_AFTER
    if draw is None or not due or draw.state not in (DrawState.FROZEN, DrawState.THROWN):
        return False
    await _break_off(tx, draw, now=now)
    return True


async def cancel(tx: Tx, draw: Draw, *, now: datetime) -> None:
    """Call a draw off that the caller holds, or refuse: not once its dice are thrown."""
    if draw.state == DrawState.THROWN:
        raise Refused("draw.thrown", code=draw.code)
    if draw.state not in CANCELLABLE:
        return
    await _skip(tx, (draw.post_id,), now=now)
    draw.state, draw.ended_at = DrawState.CANCELLED, now
    await tx.flush()


async def ranked_members(tx: Tx, draw: Draw) -> list[int]:
    """Return the members of a draw that is over, in its order."""
    if draw.state != DrawState.DRAWN:
        return []
    key = chain.draw_key(draw.seed, draw.head, await thrown_values(tx, draw))
    sortable: list[tuple[bytes, int]] = []
    async for page in draws.pages(tx, draw.id):
        sortable += [(chain.sort_value(key, number, name), who) for number, who, name in page]
    sortable.sort()
    return [member_id for _, member_id in sortable]


async def thrown_values(tx: Tx, draw: Draw) -> list[int]:
    """Return what the dice of a draw show, as far as it is known."""
    return [die.value for die in await draws.dice(tx, draw.id) if die.value is not None]


async def _finish(tx: Tx, draw: Draw, values: Sequence[int], *, now: datetime) -> None:
    """Show the seed: the order follows from what everybody can see now."""
    draw.state, draw.ended_at = DrawState.DRAWN, now
    await _tell_end(tx, draw, DRAWN, values, now=now)


async def _break_off(tx: Tx, draw: Draw, *, now: datetime) -> None:
    dice = await draws.dice(tx, draw.id)
    await _skip(tx, (draw.post_id, *(die.row_id for die in dice)), now=now)
    draw.state, draw.ended_at = DrawState.BROKEN, now
    values = [die.value for die in dice if die.value is not None]
    await _tell_end(tx, draw, BROKEN, values, now=now)


async def _tell_end(
    tx: Tx, draw: Draw, kind: Kind[DrawOver], values: Sequence[int], *, now: datetime
) -> None:
    facts = DrawOver(
        code=draw.code,
        title=draw.title,
        values=", ".join(map(str, values)),
        seed=draw.seed,
        by_hand=draw.by_hand,
        missing=draw.dice - len(values),
        replies_to=draw.message_id,
    )
    await _say(tx, draw, kind, facts, RetryPolicy.AT_LEAST_ONCE, now=now)
    await live_card.mark_changed(tx, draw.subject, draw.subject_id)


async def _skip(tx: Tx, row_ids: Iterable[int | None], *, now: datetime) -> None:
    """Have rows not go out that still wait."""
    for row_id in row_ids:
        row = await outbox.lock(tx, row_id) if row_id is not None else None
        if row is not None and row.state in (OutboxState.QUEUED, OutboxState.HELD):
            row.state, row.reason, row.settled_at = OutboxState.SKIPPED, "draw over", now


async def _say(
    tx: Tx, draw: Draw, kind: Kind[Values], facts: Values, policy: RetryPolicy, *, now: datetime
) -> OutboxRow:
    place = (draw.chat_id, draw.thread_id)
    return await outbox.put_at_once(tx, place, kind, facts, policy, now=now)
