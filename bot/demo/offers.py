"""What the demo's groups can buy together from the first minute on, and where they pick it up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from domain import store
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.join import open_team
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from storage.database import Database
from storage.deal import deals
from storage.group_buy.tables import GroupBuyShape
from storage.members import Member

SOURCE = "sample"
POOL = "copper-light"
POOL_TIERS = ((10, 49_99), (15, 44_99), (20, 39_99))
TEAMS = "vanilla-candle"
TEAM_TIERS = ((3, 12_99),)
FLASH = "clay-plant-pot"
FLASH_PRICE_MINOR = 4_99
FLASH_STOCK = 12
FLASH_IN = timedelta(minutes=2)
WINDOW_S = 15
LASTS = timedelta(hours=2)
Places = list[tuple[int, int | None]]


async def publish(
    database: Database, chat_ids: Sequence[int], *, leader_id: int, now: datetime
) -> None:
    """Publish a pool into all chats, whose people it counts together; a flash sale; and teams.

    The first team has its leader.
    """
    rng = Random(11)  # noqa: S311 - the same codes in every demo, so that a guide can name them.
    places: Places = [(chat_id, None) for chat_id in chat_ids]
    async with database.begin() as tx:
        known = await deals.by_source(tx, SOURCE, (POOL, TEAMS, FLASH))
        shop = await store.add(tx, "Market Street", "Market Street 1", now=now, rng=rng)
        flash = FlashSaleTerms(
            price_minor=FLASH_PRICE_MINOR,
            starts_at=now + FLASH_IN,
            lasts=LASTS,
            stock=FLASH_STOCK,
            window_s=WINDOW_S,
            store_ids=[shop.id],
        )
        await publish_flash_sale(tx, known[FLASH], flash, places[:2], now=now, rng=rng)
        ends_at = now + LASTS
        teams = GroupBuyTerms(
            tiers=TEAM_TIERS,
            starts_at=now,
            ends_at=ends_at,
            shape=GroupBuyShape.TEAM,
            store_ids=[shop.id],
        )
        offer = await publish_group_buy(tx, known[TEAMS], teams, places[:1], now=now, rng=rng)
        leader = await tx.get_one(Member, leader_id)
        await open_team(tx, offer, leader, 1, now=now, rng=rng, chat_id=chat_ids[0])
        pool = GroupBuyTerms(
            tiers=POOL_TIERS, starts_at=now, ends_at=ends_at, per_member=3, store_ids=[shop.id]
        )
        await publish_group_buy(tx, known[POOL], pool, places, now=now, rng=rng)
