"""What happens around a call that ended: decided at once, acted upon once it is recorded."""

import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

import structlog
from aiogram.methods import SendMediaGroup, SendPhoto

from bot.sender.attempt import Attempt
from bot.sender.chat_queue import ChatQueue
from bot.sender.connectivity import ConnectionMonitor
from bot.sender.uploads import BrokenPictures, UploadCache, picture_of
from domain.chat import reopening
from domain.deal import pictures
from domain.delivery import effects
from domain.delivery.breaker import Breaker
from domain.delivery.outcome import CallContent, CallResult, Decision, as_retry, decide
from domain.draw import machine
from domain.draw.notices import DIE
from domain.post import pinning
from storage.chat import delivery_errors
from storage.chat.tables import ChatState
from storage.database import Tx
from storage.delivery import outbox, reachability, sending
from storage.delivery.kinds import ASK
from storage.delivery.sending import DueRow, RowResult
from storage.delivery.tables import OutboxState, RetryPolicy
from storage.members import Reachability
from views.screen import words_alone

AGAIN_FIRST_S, AGAIN_MAX_S = 1.0, 300.0
"""Pauses of a row whose call failed for a reason of its own, doubled by attempt."""
TOO_MANY = 429
Alarm = Callable[..., None]
"""`alarm(kind, **facts)`: something the owner should hear of, in private and throttled."""
log = structlog.get_logger("tuan.sender")


class ResultHandler:
    """Decides what the end of each call means."""

    def __init__(
        self,
        queue: ChatQueue,
        uploads: UploadCache,
        breaker: Breaker,
        connection: ConnectionMonitor,
        alarm: Alarm,
        reload: Callable[[], None],
        broken: BrokenPictures,
    ) -> None:
        self._broken = broken
        self._queue, self._uploads = queue, uploads
        self._breaker, self._connection = breaker, connection
        self._alarm, self._reload = alarm, reload
        self.tally: Counter[str] = Counter()
        """How many rows ended in each state since the start, and for which reasons."""

    def handle_result(self, attempt: Attempt, end: CallResult) -> frozenset[int]:
        """Decide about an attempt that has ended; return chats whose refusals the breaker ignores."""
        row = attempt.row
        pictured = isinstance(attempt.method, SendPhoto | SendMediaGroup)
        words, uploads = words_alone(attempt.method) is not None, attempt.content is not None
        call = CallContent(pictured=pictured, words=words, uploads=uploads)
        decision = decide(end, policy=RetryPolicy(row.policy), attempts=row.attempts, call=call)
        self._note_picture(attempt, end, decision)
        if attempt.content is not None:
            self._uploads.ended(attempt.content, end.file_id)
            if decision.upload_again:
                self._uploads.refused(attempt.content)
        if decision.back_off or decision.stop:
            self._connection.report_failure(unauthorized=decision.stop)
        if decision.alarm is not None:
            self._raise_alarm(decision, attempt, end)
        attempt.decision, ignored = self._check_breaker(attempt, end, decision)
        return ignored

    def _note_picture(self, attempt: Attempt, end: CallResult, decision: Decision) -> None:
        picture = picture_of(attempt.row.values)
        if decision.bad_photo and picture is not None:
            attempt.newly_broken = self._broken.refused(picture)
        elif end.pictured:
            attempt.mended = self._broken.taken(picture)

    def recorded(self, attempt: Attempt) -> None:
        """Bring memory in line with what was committed about an attempt."""
        row, decision = attempt.row, attempt.decision
        if decision is None:
            return
        self.tally[decision.state] += 1
        if decision.reason is not None and decision.state is not OutboxState.SENT:
            self.tally[decision.reason] += 1
            log.warning("not sent", row=row.id, state=decision.state, why=decision.reason)
        if decision.state is OutboxState.QUEUED and decision.migrate_to is None:
            known = row.pictured if decision.pictured is None else decision.pictured
            row = replace(row, pictured=known)
            self._queue.put_back(row, time.monotonic() + _pause_s(attempt))
        else:
            self._queue.done(row)
        if touches_chat(attempt):
            self._queue.forget(row.chat_id)
            self._reload()

    def _check_breaker(
        self, attempt: Attempt, end: CallResult, decision: Decision
    ) -> tuple[Decision, frozenset[int]]:
        """Look at a group's refusal in the light of what the other groups answer."""
        chat_id, now = attempt.row.chat_id, time.monotonic()
        error = None if decision.chat is None else decision.chat.value
        if chat_id > 0 or (error is None and decision.state is not OutboxState.SENT):
            return decision, frozenset()
        ignored = self._breaker.note(chat_id, error, now)
        if ignored:
            log.error("groups paused", error=end.words, chats=len(ignored))
            self._alarm("owner.breaker", error=end.words, chats=len(ignored))
        if error is not None and self._breaker.is_open(now):
            return as_retry(decision), ignored
        return decision, ignored

    def _raise_alarm(self, decision: Decision, attempt: Attempt, end: CallResult) -> None:
        # A notice to the owner that fails must not cause the next one.
        if decision.alarm is not None and not attempt.row.kind.startswith("owner."):
            reason = decision.reason if decision.alarm == "owner.row_failed" else end.words
            self._alarm(decision.alarm, row=attempt.row.id, what=attempt.row.kind, reason=reason)


def _pause_s(attempt: Attempt) -> float:
    code = attempt.end.code if attempt.end is not None else None
    if _decided(attempt).pictured is not None:
        return 0.0  # It fits now, as far as anyone knows.
    if code is None or code == TOO_MANY:
        return 0.0  # The connection monitor, or the cooldown, knows how long.
    return min(AGAIN_FIRST_S * 2.0 ** (attempt.row.attempts - 1), AGAIN_MAX_S)


REFUSED = (OutboxState.HELD, OutboxState.FAILED, OutboxState.UNKNOWN)
"""Ends of rows that a chat's health counts."""


class Migrate(Protocol):
    """Moves everything of a group that became a supergroup; idempotent."""

    def __call__(self, tx: Tx, old: int, new: int, /, *, now: datetime) -> Awaitable[object]:
        """Move within the caller's transaction."""


@dataclass(slots=True)
class TickBatch:
    """Everything of one tick: what ended, what is decided without a call, what goes next."""

    finished: list[Attempt] = field(default_factory=list)
    decided: list[tuple[DueRow, RowResult]] = field(default_factory=list)
    """Rows that are decided without a call: too late, held, or cannot be rendered."""
    breaker_ignored: frozenset[int] = frozenset()
    to_send: list[Attempt] = field(default_factory=list)
    never_left: set[int] = field(default_factory=set)
    """Rows whose mark may stand although the call was never made: a commit failed."""
    cooldowns: dict[int, datetime] = field(default_factory=dict)

    def __bool__(self) -> bool:
        parts = (self.finished, self.decided, self.breaker_ignored, self.to_send, self.cooldowns)
        return any(parts) or bool(self.never_left)


async def write_tick(
    tx: Tx, batch: TickBatch, uploads: UploadCache, migrate: Migrate, *, now: datetime
) -> set[int]:
    """Record a batch and mark what goes next; return the ids that were marked."""
    if batch.never_left:
        back = [RowResult(row_id, OutboxState.QUEUED) for row_id in batch.never_left]
        await sending.record_results(tx, back, now=now)
    await sending.record_results(tx, [_row_result(attempt) for attempt in batch.finished], now=now)
    uncalled = [settled for _, settled in batch.decided]
    await sending.record_results(tx, uncalled, now=now, was=OutboxState.QUEUED)
    for attempt in batch.finished:
        await _apply_effects(tx, attempt, migrate, now=now)
    if batch.breaker_ignored:
        await effects.undo_holds(tx, batch.breaker_ignored, now=now)
    await delivery_errors.record(tx, _refusals(batch), now=now)
    if batch.cooldowns:
        await sending.save_cooldowns(tx, batch.cooldowns, real_now=datetime.now(UTC))
    await uploads.save(tx)
    to_mark = [attempt.row.id for attempt in batch.to_send]
    return await sending.mark_sending(tx, to_mark) if to_mark else set()


def _refusals(batch: TickBatch) -> list[tuple[int, str]]:
    """Return (chat, what) of each refusal in a group: for a chat's health."""
    found = [(chat_id, delivery_errors.TOO_MANY) for chat_id in batch.cooldowns if chat_id < 0]
    for attempt in batch.finished:
        decision = _decided(attempt)
        if attempt.row.chat_id < 0 and decision.reason and decision.state in REFUSED:
            found.append((attempt.row.chat_id, decision.reason.partition(":")[0]))
    return found


async def follow_supergroup(tx: Tx, old: int, new: int, /, *, now: datetime) -> None:
    """Move what is still to be sent; the least that `Migrate` must do."""
    await outbox.move_chat(tx, old, new, now=now)
    await sending.move_chat(tx, old, new)


def touches_chat(attempt: Attempt) -> bool:
    """Whether other rows of the same chat were touched by a decision."""
    decision = _decided(attempt)
    lost = decision.chat or decision.reach or decision.topic or decision.migrate_to
    return bool(lost) or attempt.row.kind == ASK or _was_doubted(attempt.row, decision)


async def _apply_effects(tx: Tx, attempt: Attempt, migrate: Migrate, *, now: datetime) -> None:
    row, decision = attempt.row, _decided(attempt)
    words = attempt.end.words if attempt.end is not None else ""
    await _apply_picture(tx, attempt, words, now=now)
    if decision.migrate_to is not None:
        await migrate(tx, row.chat_id, decision.migrate_to, now=now)
    elif decision.chat is not None:
        await effects.hold_chat(tx, row.chat_id, decision.chat, words, now=now)
    elif decision.topic:
        await effects.hold_topic(tx, row.chat_id, row.thread_id, now=now)
    elif decision.reach is not None:
        await effects.hold_member(tx, row.chat_id, decision.reach)
    elif row.kind == ASK:
        if attempt.end is not None and attempt.end.permissions is not None:
            await reopening.hear_permissions(tx, row.chat_id, attempt.end.permissions, now=now)
    elif _was_doubted(row, decision):
        await effects.reopen(tx, row.chat_id, now=now)
    if row.kind == DIE and attempt.end is not None and decision.state is OutboxState.SENT:
        await machine.record(tx, row.id, attempt.end.die, now=now)
    pin = row.values.get("pin")
    if pin and decision.state is OutboxState.SENT and decision.message_id:
        await pinning.pin_sent(tx, row.id, row.chat_id, decision.message_id, pin, now=now)


async def _apply_picture(tx: Tx, attempt: Attempt, words: str, *, now: datetime) -> None:
    """Remember what a call showed of its picture, and of the chat's mind about pictures."""
    row, decision, pictured = attempt.row, _decided(attempt), attempt.end and attempt.end.pictured
    if decision.no_photos:
        await effects.leave_photos_out(tx, row.chat_id, now=now)
    elif decision.bad_photo or attempt.mended:
        await pictures.record(
            tx, row.values, words if decision.bad_photo else None, new=attempt.newly_broken, now=now
        )
    if pictured and row.photos_refused_at is not None:
        await reachability.photos_refused_at(tx, row.chat_id, None)


def _was_doubted(row: DueRow, decision: Decision) -> bool:
    doubted = row.chat_state not in (None, ChatState.ACTIVE)
    unheard = row.reach not in (None, Reachability.REACHABLE)
    return decision.state is OutboxState.SENT and (doubted or unheard)


def _row_result(attempt: Attempt) -> RowResult:
    decision = _decided(attempt)
    told = attempt.end.pictured if attempt.end is not None else None
    pictured = told if decision.pictured is None else decision.pictured
    return RowResult(attempt.row.id, decision.state, decision.reason, decision.message_id, pictured)


def _decided(attempt: Attempt) -> Decision:
    if attempt.decision is None:
        raise ValueError(f"row {attempt.row.id} has not ended")
    return attempt.decision
