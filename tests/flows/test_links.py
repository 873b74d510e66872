"""Flows: a link that is not what it seems reaches no button, also one that was taken before today."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select, update

from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from domain.link import parse_hosts
from domain.refusal import Refused
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.database import Database
from storage.deal.tables import Deal
from tests.flows.sample_deals import import_sample
from tests.flows.shop import Shop

ODD = ["https://evil.com\\@shop.example/", "http://shop/tea", "https://localhost/tea"]


async def stock_with(shop: Shop, link: str) -> None:
    """Put deals on the shelf whose link an older version has taken."""
    await import_sample(shop.database, now=shop.clock.now())
    async with shop.database.begin() as tx:
        await tx.execute(update(Deal).values(link=link, photo=None))


async def any_deal(database: Database) -> Deal:
    async with database.read() as tx:
        return (await tx.scalars(select(Deal).order_by(Deal.id))).all()[0]


@pytest.mark.parametrize("link", ODD)
async def test_a_post_with_an_odd_link_is_refused_with_the_reason(
    shop: Shop, olga: Person, place: SandboxChat, link: str
) -> None:
    await stock_with(shop, link)
    await olga.says("/admin")
    await olga.clicks("✏️ New post")
    await olga.clicks("🛍 Pick a deal")
    await olga.sees("Which deal?")
    await olga.clicks(olga.screen()[-1].buttons[0][0]["text"])
    await olga.clicks("🚀 To all chats, now")
    await olga.sees("not a plain web address")
    assert shop.box.world.delivery_log.delivered(place.id) == []


@pytest.mark.parametrize("link", ODD)
async def test_a_deals_page_has_no_button_that_leads_astray(
    shop: Shop, olga: Person, link: str
) -> None:
    await stock_with(shop, link)
    deal = await any_deal(shop.database)
    await olga.says(f"/deal {deal.code}")
    seen = await olga.sees(deal.title)
    assert [one for row in seen.buttons for one in row if "url" in one] == []


async def test_a_promotion_of_a_deal_is_held_to_the_list_of_hosts(shop: Shop) -> None:
    await stock_with(shop, "https://elsewhere.example/tea")
    hosts, now = parse_hosts("shop.example"), shop.clock.now()
    places = [(-1, None)]
    async with shop.database.begin() as tx:
        deal = (await tx.scalars(select(Deal))).all()[0]
        tiers = ((2, 100),)
        bought = GroupBuyTerms(tiers=tiers, starts_at=now, ends_at=now + timedelta(hours=5))
        with pytest.raises(Refused, match=r"lint\.link_host"):
            await publish_group_buy(tx, deal, bought, places, now=now, rng=Random(3), hosts=hosts)
        sold = FlashSaleTerms(price_minor=100, starts_at=now, lasts=timedelta(hours=1))
        with pytest.raises(Refused, match=r"lint\.link_host"):
            await publish_flash_sale(tx, deal, sold, places, now=now, rng=Random(3), hosts=hosts)
