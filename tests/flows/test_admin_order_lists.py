"""Order lists in the admin menu: made from ticked and typed items, looked at, closed; their orders."""

from random import Random

from sqlalchemy import select

from domain.store import add
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.order_list.tables import OrderList, OrderListItem
from tests.flows.admins import audit_actions
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_group_buy import known, people


async def test_a_list_is_made_in_the_menu_ordered_from_and_closed(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    await known(shop, [place])
    async with shop.database.begin() as tx:
        market = await add(tx, "Market", "Pier 1", now=shop.clock.now(), rng=Random(1))
    first, second, *_ = await deals(shop.database)
    [ann] = people(shop, "Ann")
    await ann.joins(place)
    await ann.says("/start")
    await olga.says("/admin")
    await olga.clicks("🎯 Promotions")
    await olga.clicks("➕ New order list")
    await olga.sees("New order list: what is on it?")
    await olga.clicks("Vanilla candle")
    await olga.sees("• Vanilla candle: €15.99")
    await olga.says(f"{first.code}:5.00:3 Apples\n{second.code} Lamp")
    await olga.sees("• Apples: €5.00")
    await olga.clicks("Next »")
    await olga.says("Weekly box")
    await olga.clicks(place.title)
    await olga.clicks("Next »")
    await olga.says("20")
    await olga.sees("goes ahead at €20.00")
    await olga.clicks("Open for 2 days")
    await olga.clicks("👤 no limit")
    await olga.clicks("👤 at most 1")
    await olga.sees("2 of each item")
    await olga.clicks("📍 any store")
    await olga.sees("picked up at: Market")
    await olga.clicks("✅ Publish it")
    await olga.sees("Nobody has ordered yet.")
    async with shop.database.read() as tx:
        assert list(await tx.scalars(select(OrderList.store_id))) == [market.id]
        assert set(await tx.scalars(select(OrderListItem.per_member))) == {2}
    await ann.sees("Apples: €5.00 · 3 left", chat=place)
    await ann.clicks("Apples", chat=place)
    await ann.sees("1. Ann: 1 × Apples", chat=place)
    await olga.says("/admin")
    await olga.clicks("🎯 Promotions")
    await olga.clicks("1 · €5.00 ·")
    await olga.sees("Apples: €5.00 · 1 ordered, 2 left")
    await olga.clicks("👤 Orders")
    await olga.clicks("1. Ann: 1× Apples")
    await olga.sees("order No. 1: open")
    await olga.clicks("Back")
    await olga.clicks("Back")
    await olga.clicks("✋ Close now")
    await olga.clicks("Yes, do it")
    await olga.sees("the minimum was not reached")
    await ann.sees("not enough was ordered this time. You owe nothing.")
    names = [name for name, _ in await audit_actions(shop.database)]
    assert names[-2:] == ["order_list.new", "order_list.close"]
    await olga.says("/admin")
    await olga.clicks("🧾 Orders")
    await olga.clicks("Weekly box")
    await olga.sees("📋 Order list")
