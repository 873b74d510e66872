"""What the sender writes in its one transaction per tick."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from domain import delivery
from domain.outcome import Decision
from jobs.sender.flight import Flight
from jobs.sender.photo import Photos
from storage import chat_trouble, freeze, outbox, sending
from storage.chat import ChatState
from storage.database import Tx
from storage.member import Reach
from storage.outbox import State
from storage.sending import Due, Settled

REFUSED = (State.HELD, State.FAILED, State.UNKNOWN)
"""Ends of rows that a chat's health counts."""


class Migrate(Protocol):
    """Moves everything of a group that became a supergroup; idempotent."""

    def __call__(self, tx: Tx, old: int, new: int, /, *, now: datetime) -> Awaitable[object]:
        """Move within the caller's transaction."""


@dataclass(slots=True)
class Page:
    """Everything of one tick: what ended, what is decided without a call, what goes next."""

    landed: list[Flight] = field(default_factory=list)
    decided: list[tuple[Due, Settled]] = field(default_factory=list)
    """Rows that are decided without a call: too late, held, or without words."""
    pardoned: frozenset[int] = frozenset()
    boarding: list[Flight] = field(default_factory=list)
    never_left: set[int] = field(default_factory=set)
    """Rows whose mark may stand although the call was never made: a commit failed."""
    freezes: dict[int, datetime] = field(default_factory=dict)

    def __bool__(self) -> bool:
        parts = (self.landed, self.decided, self.pardoned, self.boarding, self.freezes)
        return any(parts) or bool(self.never_left)


async def write(tx: Tx, page: Page, photos: Photos, migrate: Migrate, *, now: datetime) -> set[int]:
    """Record a page and mark those that board; return the ids that were marked."""
    if page.never_left:
        back = [Settled(row_id, State.QUEUED) for row_id in page.never_left]
        await sending.settle(tx, back, now=now)
    await sending.settle(tx, [_settled(flight) for flight in page.landed], now=now)
    without_call = [settled for _, settled in page.decided]
    await sending.settle(tx, without_call, now=now, was=State.QUEUED)
    for flight in page.landed:
        await _follow(tx, flight, migrate, now=now)
    if page.pardoned:
        await delivery.pardon(tx, page.pardoned, now=now)
    await chat_trouble.note(tx, _troubles(page), now=now)
    if page.freezes:
        await freeze.save(tx, page.freezes, real_now=datetime.now(UTC))
    await photos.save(tx)
    boarding = [flight.row.id for flight in page.boarding]
    return await sending.mark(tx, boarding) if boarding else set()


def _troubles(page: Page) -> list[tuple[int, str]]:
    """Return (chat, what) of each refusal in a group: for a chat's health."""
    found = [(chat_id, chat_trouble.TOO_MANY) for chat_id in page.freezes if chat_id < 0]
    for flight in page.landed:
        decision = _decided(flight)
        if flight.row.chat_id < 0 and decision.reason and decision.state in REFUSED:
            found.append((flight.row.chat_id, decision.reason.partition(":")[0]))
    return found


async def follow_supergroup(tx: Tx, old: int, new: int, /, *, now: datetime) -> None:
    """Move what is still to be sent; the least that `Migrate` must do."""
    await outbox.move_chat(tx, old, new)
    await freeze.move_chat(tx, old, new)


def disturbs(flight: Flight) -> bool:
    """Whether other rows of the same chat were touched by a decision."""
    decision = _decided(flight)
    lost = decision.chat or decision.reach or decision.topic or decision.migrate_to
    return bool(lost) or _was_doubted(flight.row, decision)


async def _follow(tx: Tx, flight: Flight, migrate: Migrate, *, now: datetime) -> None:
    row, decision = flight.row, _decided(flight)
    words = flight.end.words if flight.end is not None else ""
    if decision.migrate_to is not None:
        await migrate(tx, row.chat_id, decision.migrate_to, now=now)
    elif decision.chat is not None:
        await delivery.lose_chat(tx, row.chat_id, decision.chat, words, now=now)
    elif decision.topic:
        await delivery.shut_topic(tx, row.chat_id, row.thread_id, now=now)
    elif decision.reach is not None:
        await delivery.lose_member(tx, row.chat_id, decision.reach)
    elif _was_doubted(row, decision):
        await delivery.regain(tx, row.chat_id)


def _was_doubted(row: Due, decision: Decision) -> bool:
    doubted = row.chat_state not in (None, ChatState.ACTIVE)
    unheard = row.reach not in (None, Reach.REACHABLE)
    return decision.state is State.SENT and (doubted or unheard)


def _settled(flight: Flight) -> Settled:
    decision = _decided(flight)
    return Settled(flight.row.id, decision.state, decision.reason, decision.message_id)


def _decided(flight: Flight) -> Decision:
    if flight.decision is None:
        raise ValueError(f"row {flight.row.id} has not landed")
    return flight.decision


Alarm = Callable[..., None]
"""`alarm(kind, **facts)`: something the owner should hear of, in private and throttled."""
