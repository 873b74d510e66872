"""Which rows go next: taken from the queue, decided without a call, rendered.

too late -> skipped      chat or member shut -> held      not rendered, no file -> failed
its file is being uploaded by another row -> back to the queue for a moment
else -> an attempt
"""

import time
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.limits import CallTarget, RateLimiter
from bot.sender.attempt import Attempt
from bot.sender.chat_queue import ChatQueue
from bot.sender.render import as_row
from bot.sender.results import Alarm, TickBatch
from bot.sender.uploads import BrokenPictures, UploadCache, picture_of
from domain.delivery.breaker import Breaker
from domain.delivery.effects import HELD_FOR_PAUSE, PHOTOS_AGAIN
from domain.delivery.outcome import HELD_FOR_MEMBER
from storage.chat.tables import ChatState
from storage.delivery import outbox
from storage.delivery.kinds import ASK
from storage.delivery.sending import DueRow, RowResult
from storage.delivery.tables import OutboxState, RetryPolicy
from storage.members import Reachability
from views.i18n import Translate
from views.notice import Renderers
from views.screen import Reply, fitting, words_alone

LOOKED_AT_MAX = 200
"""Rows looked at in one tick; each of them may turn out not to need a call."""
UPLOAD_WAIT_S = 0.1
TextsOf = Callable[[str | None, datetime], Translate]
"""The texts of a language (else the shop's) as they are read at a moment."""
log = structlog.get_logger("tuan.sender")


class Preparer:
    """Takes rows from the queue and makes attempts of them."""

    def __init__(
        self,
        queue: ChatQueue,
        limits: RateLimiter,
        breaker: Breaker,
        uploads: UploadCache,
        renderers: Renderers,
        texts: TextsOf,
        alarm: Alarm,
        broken: BrokenPictures,
    ) -> None:
        self._broken = broken
        self._queue = queue
        self._limits = limits
        self._breaker = breaker
        self._uploads = uploads
        self._renderers = renderers
        self._texts = texts
        self._alarm = alarm

    async def call(self, batch: TickBatch, room: int, horizon_s: float, *, now: datetime) -> None:
        """Put up to `room` attempts that may leave within `horizon_s` into `batch`."""
        until = time.monotonic() + horizon_s
        for _ in range(LOOKED_AT_MAX):
            if len(batch.to_send) >= room:
                return
            row = self._queue.take(until, self._opens_at)
            if row is None:
                return
            await self._prepare(batch, row, now)

    def _opens_at(self, row: DueRow) -> float:
        now = time.monotonic()
        if row.chat_type == "channel":
            self._limits.channels.add(row.chat_id)
        is_group = row.chat_id < 0 and row.chat_id not in self._limits.channels
        opens = self._limits.budget.chat_opens_at(CallTarget(row.chat_id, is_group), now)
        if row.chat_id < 0 and self._breaker.is_open(now):
            return max(opens, self._breaker.open_until)
        return opens

    async def _prepare(self, batch: TickBatch, row: DueRow, now: datetime) -> None:
        settled = _without_call(row, now)
        if settled is None:
            settled = await self._render(batch, row, now)
        if settled is not None:
            batch.decided.append((row, settled))

    async def _render(self, batch: TickBatch, row: DueRow, now: datetime) -> RowResult | None:
        try:
            method = self._renderers[row.kind](as_row(row), self._texts(row.language, now))
            method = self._with_or_without_picture(row, method, now)
            content, ready = await self._uploads.prepare(method)
        except Exception as error:
            # One row that cannot be rendered must not stop the others, whatever is wrong with it.
            log.error("row has no words", row=row.id, kind=row.kind, exc_info=error)
            return self._cannot_render(row)
        if ready:
            batch.to_send.append(Attempt(row, method, content))
        else:
            self._queue.put_back(row, time.monotonic() + UPLOAD_WAIT_S)
        return None

    def _with_or_without_picture(self, row: DueRow, method: Reply, now: datetime) -> Reply:
        """Leave out a picture that is known not to be taken, and edit a message as it is."""
        refused_at = row.photos_refused_at
        refused = refused_at is not None and refused_at <= now < refused_at + PHOTOS_AGAIN
        if row.pictured is False or refused or picture_of(row.values) in self._broken:
            method = words_alone(method) or method
        return fitting(method, pictured=row.pictured)

    def _cannot_render(self, row: DueRow) -> RowResult:
        if not row.kind.startswith("owner."):
            # A notice to the owner that fails must not cause the next one.
            self._alarm("owner.row_failed", row=row.id, what=row.kind, reason="wording")
        return RowResult(row.id, OutboxState.FAILED, "wording")


def _without_call(row: DueRow, now: datetime) -> RowResult | None:
    """Return what becomes of a row that needs no call, or None."""
    if row.expires_at is not None and row.expires_at <= now:
        return RowResult(row.id, OutboxState.SKIPPED, "expired")
    if row.chat_state == ChatState.MIGRATED and "message_id" in row.values:
        return RowResult(row.id, OutboxState.SKIPPED, outbox.MOVED)
    shut = row.chat_state is not None and row.chat_state != ChatState.ACTIVE
    on_trial = row.probe_at is not None and row.probe_at <= now
    if shut and not on_trial and row.kind != ASK:
        return RowResult(row.id, OutboxState.HELD, row.chat_state)
    if row.paused_at is not None and row.policy != RetryPolicy.IDEMPOTENT:
        return RowResult(row.id, OutboxState.HELD, HELD_FOR_PAUSE)
    if row.reach in (Reachability.BLOCKED, Reachability.GONE):
        return RowResult(row.id, OutboxState.HELD, HELD_FOR_MEMBER)
    return None
