"""Every call to Telegram passes here: replies and dialogs as they come, the sender with a permit.

Registered as a session middleware. A call that no limit concerns (an answer to a press, a
long poll) goes through at once. The others wait for their turn, occupy their slots while in
flight, and teach the budget when they were answered. A 429 cools its chat down; what was cooling
is kept in `unsaved` until the sender has written it down, so that a restart obeys too.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from bot.limits.budget import Budget, Permit, Rates
from bot.limits.scope import CallTarget, target_of
from bot.limits.waiters import Waiters
from domain.delivery.outcome import Postponed
from storage.delivery.tables import Lane
from storage.network_guard import check_network_allowed

PATIENCE_S = 30.0
"""Nobody looks at a reply any more after so many seconds: it is refused instead."""
_current_permit: ContextVar[Permit | None] = ContextVar("flying", default=None)


def mark_sent() -> None:
    """Note that the first byte of the present call is leaving; called by the session."""
    permit = _current_permit.get()
    if permit is not None and permit.sent_at is None:
        permit.sent_at = time.monotonic()


class RateLimiter:
    """The budget of one bot in real time; register the object as a session middleware."""

    def __init__(self, rates: Rates | None = None) -> None:
        self.budget = Budget(rates or Rates())
        self.channels: set[int] = set()
        """Chats known to be channels, which have no limit per minute."""
        self.unsaved: dict[int, datetime] = {}
        """Ends of new cooldowns by chat id, in real UTC; taken by whoever writes them down."""
        self.refused = 0
        """How many calls Telegram has refused as too many since the start."""
        self._waiters = Waiters(self.budget)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Any:
        """Make one call when its turn has come; wait at most `PATIENCE_S` for it."""
        check_network_allowed(method.__api_method__)
        if _current_permit.get() is not None or (place := self.place(method)) is None:
            return await make_request(bot, method)
        try:
            permit = await self._waiters.acquire(place, Lane.REPLY, PATIENCE_S)
        except Postponed as postponed:
            words = "not sent, the chat must wait"
            wait_s = int(postponed.seconds) + 1
            raise TelegramRetryAfter(method=method, message=words, retry_after=wait_s) from None
        with self.using(permit):
            return await make_request(bot, method)

    def set_rates(self, rates: Rates) -> None:
        """Keep these limits from now on, if they are others; whoever waits is looked at anew."""
        if rates != self.budget.rates:
            self.budget.change(rates)
            self._waiters.anew()

    def place(self, method: TelegramMethod[Any]) -> CallTarget | None:
        """Return where a call goes, or None for one that no limit concerns."""
        return target_of(method, self.channels)

    async def acquire(self, place: CallTarget, lane: Lane, patience_s: float) -> Permit:
        """Return a permit for one call, to be used with `flying`; raise `Postponed`."""
        return await self._waiters.acquire(place, lane, patience_s)

    @contextmanager
    def using(self, permit: Permit) -> Iterator[Permit]:
        """Let the one call made inside the block use `permit`, and learn from how it ends."""
        token = _current_permit.set(permit)
        answered = False
        try:
            yield permit
            answered = True
        except TelegramRetryAfter as refusal:
            self.refused += 1
            self._refused(permit.place, refusal.retry_after)
            raise
        finally:
            _current_permit.reset(token)
            if answered or permit.sent_at is not None:
                self.budget.land(permit, time.monotonic())
            else:
                self.budget.cancel(permit)
            self._waiters.release(permit.place)

    def restore(self, cooldowns: Mapping[int, datetime]) -> None:
        """Obey cooldowns that were written down before a restart (chat id -> real UTC)."""
        now, real = time.monotonic(), datetime.now(UTC)
        for chat, until in cooldowns.items():
            self.budget.cool_down(chat, now + (until - real).total_seconds())

    def _refused(self, place: CallTarget, retry_after_s: float) -> None:
        now, real = time.monotonic(), datetime.now(UTC)
        for chat, until in self.budget.refused(place, retry_after_s, now).items():
            if isinstance(chat, int):
                self.unsaved[chat] = real + timedelta(seconds=until - now)
