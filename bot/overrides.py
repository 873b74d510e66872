"""What the owner chose in the admin menu goes before the environment's settings.

chosen in the menu -> the settings of this process, at once -> those of others within seconds
"""

from bot.client import rates
from bot.limits import RateLimiter
from domain import shop_settings
from domain.settings import Settings
from storage.database import Database


async def apply(settings: Settings, database: Database) -> None:
    """Have the settings say what was chosen last."""
    async with database.read() as tx:
        settings.apply_overrides(await shop_settings.load_overrides(tx))


async def sync(settings: Settings, database: Database, limits: RateLimiter) -> None:
    """Have the settings say what was chosen last, and the sending hold to their limits."""
    await apply(settings, database)
    limits.set_rates(rates(settings))
