"""Keeps the `/` menus as `views.help` has them: told to Telegram only when they change."""

import asyncio
import hashlib
from collections.abc import Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest
from aiogram.methods import SetChatMenuButton, SetMyCommands
from sqlalchemy.exc import SQLAlchemyError

from bot.session import explain
from domain.settings import Settings
from storage import installation
from storage.database import Database
from views.help import menus, shop_button

FACT = "commands"
"""`{"digest": str, "shop": bool}`: what Telegram was last told by which bot, and whether a button opens the shop."""
Call = SetMyCommands | SetChatMenuButton
BACK_OFF_FIRST_S = 5.0
BACK_OFF_MAX_S = 600.0
log = structlog.get_logger("tuan.commands")


def digest(bot_id: int, calls: Sequence[Call]) -> str:
    """Return a short word that changes whenever a menu does."""
    words = "\n".join(call.model_dump_json(exclude_none=True) for call in calls)
    return hashlib.sha256(f"{bot_id}\n{words}".encode()).hexdigest()


async def register(bot: Bot, database: Database, settings: Settings) -> None:
    """Set the menus and the button of the shop that have changed; trouble is waited out until the task is cancelled."""
    pause_s = BACK_OFF_FIRST_S
    while True:
        try:
            await register_once(bot, database, settings)
        except (TelegramAPIError, ClientDecodeError, SQLAlchemyError, OSError) as error:
            log.warning("menus not set yet", error=explain(error), pause_s=pause_s)
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, BACK_OFF_MAX_S)
        else:
            return


async def register_once(bot: Bot, database: Database, settings: Settings) -> int:
    """Set the menus if they differ from what Telegram was last told; return how many calls."""
    async with database.read() as tx:
        calls: list[Call] = [*menus(await installation.owner_id(tx))]
        told = await installation.get_fact(tx, FACT)
    shop = settings.mini_app_url
    if shop is not None or (told or {}).get("shop"):
        calls.append(shop_button(shop, settings.language))
    fresh = digest(bot.id, calls)
    if told is not None and told["digest"] == fresh:
        return 0
    for call in calls:
        await _set(bot, call)
    async with database.begin() as tx:
        await installation.set_fact(tx, FACT, {"digest": fresh, "shop": shop is not None})
    return len(calls)


async def _set(bot: Bot, call: Call) -> None:
    try:
        await bot(call)
    except TelegramBadRequest as refused:
        # Such as the chat of an owner who has never written to the bot: asking again is no use.
        log.warning("a menu was refused", why=refused.message)
