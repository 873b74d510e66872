"""One row on its way: worded, marked, called, judged.

boarding (marked, waits for its turn) -> in the air -> landed (an `End` and a `Decision`)
"""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod

from bot.limits import Limits, Place, Ticket
from domain.outcome import Decision, End
from jobs.sender import ends
from storage.outbox import Lane
from storage.sending import Due

PATIENCE_S = 5.0
"""A marked row whose chat stays shut longer goes back to the queue instead."""


@dataclass(slots=True, eq=False)
class Flight:
    """A row and the call made for it."""

    row: Due
    method: TelegramMethod[Any]
    content: str | None = None
    """The digest of the file that the call carries."""
    ticket: Ticket | None = None
    end: End | None = None
    decision: Decision | None = None
    started: bool = False
    called_off: bool = False

    @property
    def boarding(self) -> bool:
        """Whether the call has not left yet."""
        return self.ticket is None and self.end is None

    async def perform(self, bot: Bot, limits: Limits) -> End:
        """Wait for the turn, make the call, and return how it ended; nothing is raised."""
        self.started = True
        try:
            if self.called_off:
                raise asyncio.CancelledError
            place = limits.place(self.method) or Place(self.row.chat_id, False, counted=False)
            self.ticket = await limits.turn(place, Lane(self.row.lane), PATIENCE_S)
            with limits.flying(self.ticket):
                self.end = ends.succeeded(await bot(self.method))
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001
            # A cancelled call is an end like any other: it must be recorded, not lost.
            departed = self.ticket is not None and self.ticket.sent_at is not None
            self.end = ends.failed(error, departed=departed)
        return self.end

    def call_off(self, task: "asyncio.Task[None]") -> None:
        """Keep a call from leaving that has not left; `task` is the one that performs it.

        A task that is cancelled before its first step never runs at all, and its row would
        stay marked for ever: such a one is let begin, and ends there.
        """
        if self.boarding:
            self.called_off = True
            if self.started:
                task.cancel()
