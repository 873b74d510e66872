"""What the owner chose in the admin menu goes before the environment's settings.

chosen in the menu -> the settings of this process, at once -> those of others within `EVERY_S`
"""

from bot.client import rates
from bot.limits import RateLimiter
from domain import shop_settings
from domain.post.pacing import ShopDefaults
from domain.post.planner import PostingRules
from domain.settings import Settings
from jobs import campaign
from storage.database import Database

EVERY_S = 5.0


async def apply(settings: Settings, database: Database) -> None:
    """Have the settings say what was chosen last."""
    async with database.read() as tx:
        settings.apply_overrides(await shop_settings.load_overrides(tx))


async def sync(settings: Settings, database: Database, limits: RateLimiter) -> None:
    """Have the settings say what was chosen last, and the sending hold to their limits."""
    await apply(settings, database)
    limits.set_rates(rates(settings))


def posting_rules(settings: Settings) -> PostingRules:
    """Return the shop's own rules about posts, as they are now."""
    start, _, end = settings.quiet_hours.partition("-")
    return campaign.posting_rules(
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
