"""What the demo's groups can buy together from the first minute on, and where they pick it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.demo import groups
from domain import store
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.join import find_team, join_team, open_team
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from domain.pickup.opening_hours import read_hours
from storage.database import Database, Tx
from storage.deal import deals
from storage.group_buy.tables import GroupBuyShape
from storage.members import Member
from storage.stores import Store

SOURCE = groups.HOME.feed
POOL = "copper-light"
POOL_TIERS = ((10, 49_99), (15, 44_99), (20, 39_99))
TEAMS = "vanilla-candle"
TEAM_TIERS = ((3, 12_99),)
FLASH = "clay-plant-pot"
FLASH_PRICE_MINOR = 4_99
FLASH_SIZES = {"Regular": 8, "Large": 4}
FLASH_IN = timedelta(minutes=2)
WINDOW_S = 15
LASTS = timedelta(hours=2)
STORE = "Market Street"


@dataclass(frozen=True)
class OwnGroupBuy:
    """A group buy of one chat alone, in its language, and who has joined so far."""

    feed: str
    source_id: str
    tiers: tuple[tuple[int, int], ...]
    joined: tuple[str, ...]


OWN = (
    OwnGroupBuy("家居好物", "white-bed-clothes", ((5, 269_00), (10, 239_00)), ("Ben", "Ruth")),
    OwnGroupBuy(
        "Дом и сад", "copper-light", ((5, 3_990_00), (8, 3_690_00)), ("Chiara", "Pavel", "Ann")
    ),
)


async def publish(database: Database, chat_id: int, *, leader_id: int, now: datetime) -> None:
    """Publish into the first group a flash sale, teams of which one has its leader, and a pool."""
    rng = Random(11)  # noqa: S311 - the same codes in every demo, so that a guide can name them.
    places = [(chat_id, None)]
    async with database.begin() as tx:
        known = await deals.by_source(tx, SOURCE, (POOL, TEAMS, FLASH))
        shop = await _market(tx, now=now, rng=rng)
        harbour = await _harbour(tx, now=now)
        flash = FlashSaleTerms(
            price_minor=FLASH_PRICE_MINOR,
            starts_at=now + FLASH_IN,
            lasts=LASTS,
            options=FLASH_SIZES,
            window_s=WINDOW_S,
            dice=True,
            store_ids=[shop.id],
        )
        await publish_flash_sale(tx, known[FLASH], flash, places, now=now, rng=rng)
        ends_at = now + LASTS
        teams = GroupBuyTerms(
            tiers=TEAM_TIERS,
            starts_at=now,
            ends_at=ends_at,
            shape=GroupBuyShape.TEAM,
            store_ids=[shop.id],
        )
        offer = await publish_group_buy(tx, known[TEAMS], teams, places, now=now, rng=rng)
        leader = await tx.get_one(Member, leader_id)
        await open_team(tx, offer, leader, 1, now=now, rng=rng, chat_id=chat_id)
        pool = GroupBuyTerms(
            tiers=POOL_TIERS,
            starts_at=now,
            ends_at=ends_at,
            per_member=3,
            store_ids=[shop.id, harbour.id],
        )
        await publish_group_buy(tx, known[POOL], pool, places, now=now, rng=rng)


async def publish_own(
    database: Database, own: OwnGroupBuy, chat_id: int, ids: Mapping[str, int], *, now: datetime
) -> None:
    """Publish a group buy into one chat, with the members who are in already."""
    rng = Random(own.source_id)  # noqa: S311 - the same codes in every demo, so that a guide can name them.
    async with database.begin() as tx:
        deal = (await deals.by_source(tx, own.feed, (own.source_id,)))[own.source_id]
        terms = GroupBuyTerms(tiers=own.tiers, starts_at=now, ends_at=now + LASTS, per_member=3)
        offer = await publish_group_buy(tx, deal, terms, [(chat_id, None)], now=now, rng=rng)
        pool = await find_team(tx, offer.code)
        for name in own.joined:
            member = await tx.get_one(Member, ids[name])
            await join_team(tx, pool.id, member, 1, now=now, chat_id=chat_id)


async def _market(tx: Tx, *, now: datetime, rng: Random) -> Store:
    """Open the store in which everything is picked up."""
    shop = await store.add(tx, STORE, "Market Street 1", now=now, rng=rng)
    shop.hours = read_hours("Mon-Fri 9-18, Sat 10-14", today=now.date()).to_json()
    return shop


async def _harbour(tx: Tx, *, now: datetime) -> Store:
    """Open a second one, which hands out by times and finds room for few."""
    rng = Random(12)  # noqa: S311 - of its own: the codes of all else stay what the guide names.
    harbour = await store.add(tx, "Harbour Kiosk", "Pier 4", now=now, rng=rng)
    harbour.hours = read_hours("Mon-Sun 16-20", today=now.date()).to_json()
    harbour.slot_minutes, harbour.capacity = 60, 3
    harbour.note = "Behind the bakery, ring twice"
    return harbour
