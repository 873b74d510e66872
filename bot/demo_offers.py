"""What the demo's groups can buy together from the first minute on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from domain import group_buy_plan
from domain.group_buy_plan import Terms
from storage import deal as deals
from storage.database import Database
from storage.group_buy import Shape

POOL = "copper-light"
POOL_TIERS = ((10, 49_99), (15, 44_99), (20, 39_99))
TEAMS = "vanilla-candle"
TEAM_TIERS = ((3, 9_99),)
LASTS = timedelta(hours=2)
SOURCE = "sample"


async def publish(database: Database, chat_ids: Sequence[int], *, now: datetime) -> None:
    """Publish a pool into all chats, whose people it counts together, and teams into the first."""
    rng = Random(11)  # noqa: S311 - the same codes in every demo, so that a guide can name them.
    pool = Terms(tiers=POOL_TIERS, starts_at=now, ends_at=now + LASTS, per_member=3)
    teams = Terms(tiers=TEAM_TIERS, starts_at=now, ends_at=now + LASTS, shape=Shape.TEAM)
    places: list[tuple[int, int | None]] = [(chat_id, None) for chat_id in chat_ids]
    async with database.begin() as tx:
        known = await deals.by_source(tx, SOURCE, (POOL, TEAMS))
        await group_buy_plan.publish(tx, known[TEAMS], teams, places[:1], now=now, rng=rng)
        await group_buy_plan.publish(tx, known[POOL], pool, places, now=now, rng=rng)
