"""The client of the Bot API as the settings describe it."""

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode

from bot.limits import RateLimiter, Rates
from bot.session import TelegramSession
from domain.settings import Settings


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


def make_bot(settings: Settings, limits: RateLimiter | None = None) -> Bot:
    """Return a client of the Bot API that the settings name; the caller closes its session."""
    return Bot(
        settings.bot_token.get_secret_value(),
        session=TelegramSession(settings.telegram_api, limits or make_limits(settings)),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML),
    )
