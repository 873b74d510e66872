"""Whether Telegram can be reached at all, found out without risking a post.

    fair --a call found nobody, or got no answer--> foul: nothing is sent
    foul --getMe answers--> fair

A post whose answer is lost is in doubt for ever, so the first call after trouble is one that
does nothing.
"""

import asyncio
import time

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError

KNOCK_FIRST_S = 0.5
KNOCK_MAX_S = 30.0
KNOCK_STRANGER_S = 60.0
"""How often to ask again after Telegram said that it does not know this bot."""
ANSWER_WITHIN_S = 10
log = structlog.get_logger("tuan.sender")


class Weather:
    """Fair or foul, for one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._pause_s = 0.0
        self._knock_at = 0.0
        self._knock: asyncio.Task[None] | None = None
        self.fair = True

    def trouble(self, *, stranger: bool = False) -> None:
        """Note that a call met nobody, or with `stranger` that Telegram refused the token."""
        if self.fair:
            self.fair = False
            self._pause_s = KNOCK_FIRST_S
            log.warning("sending stops", why="token refused" if stranger else "no answer")
            self._knock_at = time.monotonic() + self._pause_s
        if stranger:
            self._pause_s = KNOCK_STRANGER_S
            self._knock_at = time.monotonic() + self._pause_s

    def look(self) -> None:
        """Ask Telegram whether it is there, if it is time to; do not wait for the answer."""
        idle = self._knock is None or self._knock.done()
        if not self.fair and idle and time.monotonic() >= self._knock_at:
            self._knock = asyncio.create_task(self._ask())

    async def close(self) -> None:
        """Give up a question that is on its way."""
        if self._knock is not None:
            self._knock.cancel()
            await asyncio.gather(self._knock, return_exceptions=True)

    async def _ask(self) -> None:
        try:
            await self._bot.get_me(request_timeout=ANSWER_WITHIN_S)
        except AiogramError:
            self._pause_s = min(self._pause_s * 2, max(KNOCK_MAX_S, self._pause_s))
            self._knock_at = time.monotonic() + self._pause_s
        else:
            self.fair = True
            log.info("sending goes on")
