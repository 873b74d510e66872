"""Whether Telegram can be reached at all, found out without risking a post.

    connected --a call found nobody, or got no answer--> disconnected: nothing is sent
    disconnected --getMe answers--> connected

A post whose answer is lost is in doubt for ever, so the first call after trouble is one that
does nothing.
"""

import asyncio
import time

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError

PING_FIRST_S = 0.5
PING_MAX_S = 30.0
PING_UNAUTHORIZED_S = 60.0
"""How often to ask again after Telegram said that it does not know this bot."""
ANSWER_WITHIN_S = 10
log = structlog.get_logger("tuan.sender")


class ConnectionMonitor:
    """Connected or not, for one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._pause_s = 0.0
        self._ping_at = 0.0
        self._ping_task: asyncio.Task[None] | None = None
        self.connected = True

    def report_failure(self, *, unauthorized: bool = False) -> None:
        """Record that a call got no answer, or with `unauthorized` that Telegram refused the token."""
        if self.connected:
            self.connected = False
            self._pause_s = PING_FIRST_S
            log.warning("sending stops", why="token refused" if unauthorized else "no answer")
            self._ping_at = time.monotonic() + self._pause_s
        if unauthorized:
            self._pause_s = PING_UNAUTHORIZED_S
            self._ping_at = time.monotonic() + self._pause_s

    def ping_if_due(self) -> None:
        """Ask Telegram whether it is there, if it is time to; do not wait for the answer."""
        idle = self._ping_task is None or self._ping_task.done()
        if not self.connected and idle and time.monotonic() >= self._ping_at:
            self._ping_task = asyncio.create_task(self._ping())

    async def close(self) -> None:
        """Give up a question that is on its way."""
        if self._ping_task is not None:
            self._ping_task.cancel()
            await asyncio.gather(self._ping_task, return_exceptions=True)

    async def _ping(self) -> None:
        try:
            await self._bot.get_me(request_timeout=ANSWER_WITHIN_S)
        except AiogramError:
            self._pause_s = min(self._pause_s * 2, max(PING_MAX_S, self._pause_s))
            self._ping_at = time.monotonic() + self._pause_s
        else:
            self.connected = True
            log.info("sending goes on")
