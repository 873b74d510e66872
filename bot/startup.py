"""Opening the shop: asking Telegram who the bot is.

    getMe -> deleteWebhook -> known       Telegram away: asked again, ever more patiently
          -> refused                      the token is wrong: nothing will help but another

Until this is done no update is fetched: commands name the bot, links lead to it, and a
webhook would keep the updates away. Where a webhook is wanted, it stays.
"""

import asyncio
from datetime import datetime

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import User

from bot.session import explain
from domain.delivery import restored
from storage.database import Database

BACK_OFF_FIRST_S = 1.0
BACK_OFF_MAX_S = 60.0
log = structlog.get_logger("tuan.opening")


class TokenRefused(Exception):
    """Telegram knows no bot by this token; `str()` is a line for the operator."""


async def hold_if_restored(database: Database, *, now: datetime) -> None:
    """Hold what is due where the database is a copy of one that went on."""
    async with database.begin() as tx:
        held = await restored.hold_if_restored(tx, now=now)
    if held is not None:
        log.warning("this is a restored copy: what was due is held", **held._asdict())


async def introduced(bot: Bot, stop: asyncio.Event, *, polls: bool = True) -> User | None:
    """Return who the bot is once Telegram answers, or None if `stop` was set before."""
    asked = asyncio.create_task(_introduced(bot, polls=polls))
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((asked, stopped), return_when=asyncio.FIRST_COMPLETED)
        return await asked if asked.done() else None
    finally:
        asked.cancel()
        stopped.cancel()
        await asyncio.gather(asked, stopped, return_exceptions=True)


def trouble(error: Exception) -> str:
    """Return what to say of a call that failed: whether anybody answered."""
    understood = not isinstance(error, ClientDecodeError)
    return "cannot reach Telegram" if understood else "cannot understand Telegram's answer"


async def _introduced(bot: Bot, *, polls: bool) -> User:
    pause_s = BACK_OFF_FIRST_S
    while True:
        try:
            me = await bot.me()
            if polls:
                await bot.delete_webhook()
        except (TelegramUnauthorizedError, TelegramNotFound):
            words = "BOT_TOKEN: Telegram knows no bot by this token; @BotFather shows the right one"
            raise TokenRefused(words) from None
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning(trouble(error), error=explain(error), pause_s=pause_s)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, BACK_OFF_MAX_S)
        else:
            log.info("the shop opens", bot=me.username)
            return me
