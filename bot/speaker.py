"""Says what handlers returned, after the commit, without holding up the next batch.

Replies are worth something only while the person is still looking, so they live in memory:
at most `PENDING_MAX` wait, and each is dropped `STALE_AFTER_S` after its update. What must
arrive goes through the outbox instead.
"""

import asyncio
from collections.abc import Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest

from bot.views.screen import Reply

PENDING_MAX = 2_000
STALE_AFTER_S = 30.0
CLOSE_WITHIN_S = 5.0
_HARMLESS = ("message is not modified", "query is too old")

log = structlog.get_logger("tuan.speaker")


class Speaker:
    """Performs replies concurrently; the replies to one update keep their order."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._tasks: set[asyncio.Task[None]] = set()

    def say(self, replies: Sequence[Reply]) -> None:
        """Begin to perform the replies to one update; return at once."""
        if len(self._tasks) >= PENDING_MAX:
            log.warning("replies dropped", replies=len(replies), pending=len(self._tasks))
            return
        task = asyncio.create_task(self._perform(replies))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Wait a few seconds for replies on their way, then give up the rest."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=CLOSE_WITHIN_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _perform(self, replies: Sequence[Reply]) -> None:
        try:
            async with asyncio.timeout(STALE_AFTER_S):
                for reply in replies:
                    await self._perform_one(reply)
        except TimeoutError:
            log.warning("replies stale", methods=[reply.__api_method__ for reply in replies])

    async def _perform_one(self, reply: Reply) -> None:
        try:
            await self._bot(reply)
        except TelegramBadRequest as refused:
            if not any(words in refused.message for words in _HARMLESS):
                log.warning("reply refused", method=reply.__api_method__, why=refused.message)
        except (TelegramAPIError, ClientDecodeError) as failed:
            log.warning("reply failed", method=reply.__api_method__, why=str(failed))
