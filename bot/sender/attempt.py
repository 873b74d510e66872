"""From what a call returned or raised to a plain `CallResult`, every case of aiogram's included."""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import ChatFullInfo, Message, MessageId

from bot.limits import CallTarget, Permit, Postponed, RateLimiter
from domain.delivery.outcome import Arrived, CallResult, Decision
from storage.delivery.sending import DueRow
from storage.delivery.tables import Lane

CODES: tuple[tuple[type[TelegramAPIError], int], ...] = (
    (TelegramEntityTooLarge, 413),
    (TelegramRetryAfter, 429),
    (TelegramMigrateToChat, 400),
    (TelegramBadRequest, 400),
    (TelegramUnauthorizedError, 401),
    (TelegramForbiddenError, 403),
    (TelegramNotFound, 404),
    (TelegramConflictError, 409),
    (TelegramServerError, 500),
)


def succeeded(result: Any) -> CallResult:
    """Return the end of a call that Telegram carried out."""
    if isinstance(result, Message):
        file = file_id(result)
        return CallResult(
            Arrived.YES,
            message_id=result.message_id,
            file_id=file,
            pictured=file is not None,
            die=result.dice.value if result.dice else None,
        )
    if isinstance(result, list) and result and isinstance(result[0], Message):
        return CallResult(Arrived.YES, message_id=result[0].message_id, pictured=True)  # An album.
    if isinstance(result, ChatFullInfo):
        may = result.permissions.model_dump(exclude_none=True) if result.permissions else {}
        return CallResult(Arrived.YES, permissions=may)
    if isinstance(result, MessageId):
        return CallResult(Arrived.YES, message_id=result.message_id)
    return CallResult(Arrived.YES)


def failed(error: BaseException, *, departed: bool) -> CallResult:
    """Return the end of a call that raised; `departed` tells whether a byte had left."""
    if isinstance(error, ClientDecodeError):
        return _undecodable(error)
    words = error.message if isinstance(error, TelegramAPIError) else type(error).__name__
    for kind, code in CODES:
        if isinstance(error, kind):
            moved = getattr(error, "migrate_to_chat_id", None)
            return CallResult(Arrived.NO, code=code, words=words, migrate_to=moved)
    if isinstance(error, TelegramAPIError) and not isinstance(error, TelegramNetworkError):
        return CallResult(Arrived.NO, code=400, words=words)
    if isinstance(error, Postponed):
        return CallResult(Arrived.NO, code=429, words=str(error))
    if isinstance(error, asyncio.CancelledError):
        words = "stopped in the middle"
    elif not departed and not isinstance(error, TelegramNetworkError):
        return CallResult(Arrived.NO, code=400, words=f"a bug of ours, {words}: {error}")
    return CallResult(Arrived.MAYBE if departed else Arrived.NO, words=words)


def file_id(message: Message) -> str | None:
    """Return what Telegram calls the file in a message, or None."""
    if message.photo:
        return message.photo[-1].file_id
    for media in (message.animation, message.document, message.video):
        if media is not None:
            return media.file_id
    return None


def _undecodable(error: ClientDecodeError) -> CallResult:
    """A 200 in an unknown shape was carried out, if it says so; its id is in the raw data."""
    data = error.data
    if not isinstance(data, dict) or data.get("ok") is not True:
        return CallResult(Arrived.MAYBE, words="an answer that cannot be read")
    result = data.get("result")
    number = result.get("message_id") if isinstance(result, dict) else None
    return CallResult(Arrived.YES, message_id=number if isinstance(number, int) else None)


PATIENCE_S = 5.0
"""A marked row whose chat stays shut longer goes back to the queue instead."""


@dataclass(slots=True, eq=False)
class Attempt:
    """A row and the call made for it."""

    row: DueRow
    method: TelegramMethod[Any]
    content: str | None = None
    """The digest of the file that the call carries."""
    permit: Permit | None = None
    end: CallResult | None = None
    decision: Decision | None = None
    newly_broken: bool = False
    """Its picture was refused, and had not been before."""
    mended: bool = False
    """Its picture was taken, and had been refused before."""
    started: bool = False
    cancelled: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether the call has not left yet."""
        return self.permit is None and self.end is None

    async def perform(self, bot: Bot, limits: RateLimiter) -> CallResult:
        """Wait for the turn, make the call, and return how it ended; nothing is raised."""
        self.started = True
        try:
            if self.cancelled:
                raise asyncio.CancelledError
            place = limits.place(self.method) or CallTarget(self.row.chat_id, False, counted=False)
            self.permit = await limits.acquire(place, Lane(self.row.lane), PATIENCE_S)
            with limits.using(self.permit):
                self.end = succeeded(await bot(self.method))
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001
            # A cancelled call is an end like any other: it must be recorded, not lost.
            departed = self.permit is not None and self.permit.sent_at is not None
            self.end = failed(error, departed=departed)
        return self.end

    def cancel(self, task: "asyncio.Task[None]") -> None:
        """Keep a call from leaving that has not left; `task` is the one that performs it.

        A task that is cancelled before its first step never runs at all, and its row would
        stay marked for ever: such a one is let begin, and ends there.
        """
        if self.is_waiting:
            self.cancelled = True
            if self.started:
                task.cancel()
