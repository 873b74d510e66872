"""The client of the Bot API as the settings describe it, and what the owner chose over them.

chosen in the menu -> the settings of this process, at once -> those of others within seconds
"""

from collections.abc import Callable

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode

from bot.limits import RateLimiter, Rates
from bot.session import TelegramSession
from domain import shop_settings
from domain.settings import Settings
from storage.database import Database


def rates(settings: Settings) -> Rates:
    """Return the limits that the settings have now."""
    return Rates(
        overall_per_second=settings.limit_overall_per_second,
        chat_per_second=settings.limit_chat_per_second,
        group_per_minute=settings.limit_group_per_minute,
    )


def make_limits(settings: Settings) -> RateLimiter:
    """Return the budget of calls that the settings allow."""
    return RateLimiter(rates(settings))


def make_bot(
    settings: Settings,
    limits: RateLimiter | None = None,
    may_leave: Callable[[], None] = lambda: None,
) -> Bot:
    """Return a client of the Bot API that the settings name; the caller closes its session."""
    limits = limits or make_limits(settings)
    return Bot(
        settings.token,
        session=TelegramSession(settings.telegram_api, limits, may_leave),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML),
    )


async def apply_overrides(settings: Settings, database: Database) -> None:
    """Have the settings say what was chosen last."""
    async with database.read() as tx:
        settings.apply_overrides(await shop_settings.load_overrides(tx))


async def sync_overrides(settings: Settings, database: Database, limits: RateLimiter) -> None:
    """Have the settings say what was chosen last, and the sending hold to their limits."""
    await apply_overrides(settings, database)
    limits.set_rates(rates(settings))
