"""What the owner chose at the desk, laid over the settings of the environment; and what follows.

chosen at the desk -> the settings of this process, at once -> those of others within `EVERY_S`
"""

from bot.client import rates
from bot.limits import Limits
from domain import shop_settings
from domain.post.pacing import ShopDefaults
from domain.post.planner import PostingRules
from domain.settings import Settings
from jobs import campaign
from storage.database import Database

EVERY_S = 5.0


async def lay(settings: Settings, database: Database) -> None:
    """Have the settings say what was chosen last."""
    async with database.read() as tx:
        settings.lay(await shop_settings.load_overrides(tx))


async def keep(settings: Settings, database: Database, limits: Limits) -> None:
    """Have the settings say what was chosen last, and the sending hold to their limits."""
    await lay(settings, database)
    limits.hold_to(rates(settings))


def house(settings: Settings) -> PostingRules:
    """Return the shop's own rules about posts, as they are now."""
    start, _, end = settings.quiet_hours.partition("-")
    return campaign.house(
        language=settings.language,
        hosts=settings.allowed_hosts,
        repeat_days=settings.repeat_days,
        manner=ShopDefaults(
            zone=settings.timezone,
            quiet_from=start or None,
            quiet_to=end or None,
            gap_s=settings.minimum_gap_s,
            daily_cap=settings.daily_cap or None,
        ),
    )
