"""Order lists as a chat lives them: the card, the buttons, one's own order, the end."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.store import add
from sandbox.state.chats import SandboxChat
from storage.deal.tables import Deal
from storage.order_list.tables import ListOrder, OrderList, OrderListItem
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_group_buy import known, people

Publish = Callable[..., Awaitable[OrderList]]


@pytest.fixture
def publish(shop: Shop) -> Publish:
    """Publish a list of apples at €5 (three of them), eggs at €3 and honey at €4 into chats."""

    async def publish(places: list[SandboxChat], **changes: object) -> OrderList:
        now = shop.clock.now()
        await import_sample(shop.database, now=now)
        sample = await deals(shop.database)
        named = zip(sample, ("Apples 5 kg", "Eggs", "Honey"), (500, 300, 400), strict=False)
        items = [ItemTerms(deal_id=d.id, price_minor=p, label=n) for d, n, p in named]
        items[0] = ItemTerms(deal_id=sample[0].id, price_minor=500, label="Apples 5 kg", stock=3)
        plain: dict[str, object] = {"title": "Weekly box", "items": items, "starts_at": now}
        plain |= {"ends_at": now + timedelta(days=1)}
        terms = OrderListTerms(**{**plain, **changes})  # type: ignore[arg-type]
        await known(shop, places)
        async with shop.database.begin() as tx:
            where = [(place.id, None) for place in places]
            return await publish_order_list(tx, terms, where, now=now, rng=Random(3))

    return publish


async def orders(shop: Shop) -> list[tuple[int, str]]:
    async with shop.database.read() as tx:
        rows = select(ListOrder.number, ListOrder.state).order_by(ListOrder.number)
        return [(number, state) for number, state in await tx.execute(rows)]


async def taken(shop: Shop) -> list[int]:
    async with shop.database.read() as tx:
        rows = select(OrderListItem.units_taken).order_by(OrderListItem.position)
        return list(await tx.scalars(rows))


async def test_a_chat_orders_by_buttons_until_the_list_closes(shop: Shop, publish: Publish) -> None:
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    for person in (ann, ben):
        await person.says("/start")
    await publish([tea])
    await ann.sees("Nobody has ordered yet", chat=tea)
    answer = await ann.clicks("Apples 5 kg · €5.00", chat=tea)
    assert answer.text == "✅ No. 1: 1 × Apples 5 kg · €5.00"
    await ben.sees("1. Ann: 1 × Apples 5 kg", chat=tea)
    await ben.clicks("Honey", chat=tea)
    await ben.sees("2. Ben: 1 × Honey", chat=tea)
    await ann.clicks("Apples 5 kg", chat=tea)
    await ann.sees("Your order, No. 1", chat=tea)
    await ann.clicks("➕", chat=tea)
    await ann.sees("Total €10.00", chat=tea)
    await ben.sees("1. Ann: 2 × Apples 5 kg", chat=tea)
    card = await ben.sees("Apples 5 kg: €5.00 · 1 left", chat=tea)
    assert "2 orders so far, €14.00" in card.text
    assert await taken(shop) == [2, 0, 1]
    shop.clock.jump(timedelta(days=1))
    await ann.sees("The order list is closed")
    voucher = await ann.sees("• 2 × Apples 5 kg")
    assert "To pay at pick-up: €10.00" in voucher.text
    await ben.sees("✅ Closed with 2 orders, €14.00", chat=tea)
    assert await orders(shop) == [(1, "confirmed"), (2, "confirmed")]


async def test_a_list_that_is_too_small_binds_nobody(shop: Shop, publish: Publish) -> None:
    [ann] = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await ann.says("/start")
    await publish([tea], least_sum_minor=5_000)
    await ann.sees("Goes ahead at €50.00: €50.00 to go", chat=tea)
    await ann.clicks("Eggs", chat=tea)
    await ann.sees("€47.00 to go", chat=tea)
    shop.clock.jump(timedelta(days=1))
    await ann.sees("not enough was ordered this time. You owe nothing.")
    await ann.sees("Nobody owes anything", chat=tea)
    assert await orders(shop) == [(1, "void")] and await taken(shop) == [0, 0, 0]


async def test_an_order_is_written_changed_noted_and_taken_back(
    shop: Shop, publish: Publish
) -> None:
    [ann] = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await ann.says("/start")
    listed = await publish([tea])
    await ann.says(f"/order {listed.code} 2 apples, 1 honey")
    await ann.sees("✅ No. 1: 2 × Apples 5 kg, 1 × Honey · €14.00")
    await ann.says(f"/order {listed.code} 4 apples")
    await ann.sees("You can have at most 3 of “Apples 5 kg”")
    assert await taken(shop) == [2, 0, 1]
    await ann.says(f"/order {listed.code}")
    await ann.clicks("Note")
    await ann.says("ring twice")
    await ann.sees("✏️ “ring twice”")
    await ann.clicks("Cancel my order")
    await ann.clicks("Yes, cancel it")
    await ann.sees("You have ordered nothing yet")
    assert await orders(shop) == [(1, "cancelled")] and await taken(shop) == [0, 0, 0]
    await ann.says(f"/order {listed.code} 1 eggs")
    await ann.sees("✅ No. 1: 1 × Eggs · €3.00")
    await ann.says(f"/order {listed.code} -")
    await ann.sees("Your order is empty now.")


async def test_the_whole_list_folds_and_turns(shop: Shop, publish: Publish) -> None:
    crowd = [shop.box.person(f"Guest{number}") for number in range(24)]
    tea = shop.box.group("Tea", members=crowd, bot_rights="admin")
    await publish([tea])
    await crowd[0].sees("Nobody has ordered yet", chat=tea)
    for person in crowd:
        await person.clicks("Eggs", chat=tea)
    card = await crowd[0].sees("24. Guest23: 1 × Eggs", chat=tea)
    assert "…and 9 orders before these" in card.text and "9. Guest8" not in card.text
    await crowd[0].says("/start")
    await crowd[0].clicks("Whole list", chat=tea)
    await crowd[0].sees("15. Guest14: 1 × Eggs", chat=tea)
    await crowd[0].clicks("Next", chat=tea)
    await crowd[0].sees("24. Guest23: 1 × Eggs", chat=tea)


async def test_a_banned_member_and_an_early_press_take_nothing(
    shop: Shop, publish: Publish
) -> None:
    [ann] = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await ann.says("/start")
    listed = await publish([tea], starts_at=shop.clock.now() + timedelta(hours=1))
    await ann.sees("Opens", chat=tea)
    await ann.says(f"/order {listed.code} 1 honey")
    await ann.sees("Weekly box is not open yet.")
    async with shop.database.read() as tx:
        assert (await tx.scalars(select(Deal.id))).first() is not None
    assert await taken(shop) == [0, 0, 0]


async def test_a_list_is_on_ones_page_and_its_code_works_for_the_commands_of_group_buys(
    shop: Shop, publish: Publish
) -> None:
    (ann,) = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await ann.says("/start")
    made = await publish([tea])
    await ann.says("/buys")
    assert "Weekly box · until" in (await ann.sees("Running now")).text
    await ann.says(f"/join {made.code.lower()} 2 apples")
    await ann.sees("✅ No. 1: 2 × Apples 5 kg")
    await ann.says("/buys")
    page = await ann.sees("Weekly box · No. 1 · €10.00 · may change until")
    assert "Running now" not in page.text
    await ann.clicks("Weekly box")
    await ann.sees("Your order, No. 1")
    await ann.says(f"/team {made.code}")
    await ann.sees("Total €10.00")
    await ann.says(f"/leave {made.code}")
    await ann.sees("You have ordered nothing yet")
    await ann.says(f"/leave {made.code}")
    await ann.sees("You have ordered nothing from")
    assert (await orders(shop), await taken(shop)) == ([(1, "cancelled")], [0, 0, 0])


async def test_an_order_says_where_it_is_fetched_and_lets_one_choose(
    shop: Shop, publish: Publish
) -> None:
    (ann,) = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await ann.says("/start")
    async with shop.database.begin() as tx:
        found = [
            await add(tx, name, "Main street 1", now=shop.clock.now(), rng=Random(place))
            for place, name in enumerate(("Market", "Corner"))
        ]
        store_ids = [one.id for one in found]
    await publish([tea], store_ids=store_ids)
    await ann.clicks("Honey", chat=tea)
    await ann.clicks("🧾 My order", chat=tea)
    await ann.sees("📍 Choose where you pick it up.", chat=tea)
    await ann.says("/buys")
    await ann.clicks("Weekly box")
    await ann.sees("📍 Choose where you pick it up.")
    await ann.clicks("📍 Choose where and when")
    await ann.clicks("Corner")
    await ann.says("/buys")
    await ann.sees("· 📍 Corner")
    await ann.clicks("Weekly box")
    await ann.sees("📍 Corner")
