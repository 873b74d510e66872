"""A basket as people live it: orders of every kind, changed, noted, fetched and paid together."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select, update

from domain import privacy
from domain.admin import nonce
from domain.basket import change, together
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from domain.order import export
from domain.order_list.publish import publish_order_list
from domain.order_list.rules import ItemTerms, OrderListTerms
from domain.packing import packing_list
from domain.refusal import Refused
from storage.deal.tables import Deal
from storage.flash_sale.tables import FlashSale
from storage.members import Member
from storage.order.orders import OrderFilter
from storage.order.tables import OrderNote
from storage.order_list.tables import ListOrder, OrderListItem
from storage.packing.packing_rows import PackingScope
from storage.pickup.tables import PickupChoice
from tests.flows.admins import new_member, owner_of
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_group_buy import known
from tests.flows.test_pickup import two_stores

LABELS = ("Apples", "Honey")


class Offers:
    """A group buy (2 for each), a flash sale and an order list with its last honey, in one shop."""

    def __init__(self, buy: str, sale: str, box: str) -> None:
        self.buy, self.sale, self.box = buy, sale, box


async def offers(shop: Shop, stores: Sequence[int] = ()) -> Offers:
    now = shop.clock.now()
    tea = shop.box.group("Tea", bot_rights="admin")
    await known(shop, [tea])
    places = [(tea.id, None)]
    await import_sample(shop.database, now=now)
    sample = await deals(shop.database)
    ends = now + timedelta(hours=5)
    async with shop.database.begin() as tx:
        first, second = [await tx.get_one(Deal, one.id) for one in sample[:2]]
        first.photo = second.photo = None
        group = GroupBuyTerms(
            tiers=((3, 4999),), size=3, starts_at=now, ends_at=ends, per_member=2,
            store_ids=stores,
        )  # fmt: skip
        buy = await publish_group_buy(tx, second, group, places, now=now, rng=Random(3))
        flash = FlashSaleTerms(
            price_minor=3999, starts_at=now, lasts=timedelta(hours=1), stock=5,
            store_ids=stores,
        )  # fmt: skip
        sale = await publish_flash_sale(tx, second, flash, places, now=now, rng=Random(4))
        items = [
            ItemTerms(deal_id=first.id, price_minor=500, label=LABELS[0]),
            ItemTerms(deal_id=second.id, price_minor=400, label=LABELS[1], stock=1),
        ]
        terms = OrderListTerms(
            title="Weekly box", items=items, starts_at=now, ends_at=ends, store_ids=stores
        )
        box = await publish_order_list(tx, terms, places, now=now, rng=Random(5))
        return Offers(buy.code, sale.code, box.code)


async def taken(shop: Shop) -> list[int]:
    async with shop.database.read() as tx:
        rows = select(OrderListItem.units_taken).order_by(OrderListItem.position)
        return list(await tx.scalars(rows))


async def test_everything_ordered_is_in_one_basket_and_changed_there(shop: Shop) -> None:
    olga = await owner_of(shop)
    ann, ben, sam = [await new_member(shop, name) for name in ("Ann", "Ben", "Sam")]
    market, harbour = await two_stores(shop, sam)
    both = [market.id, harbour.id]
    made = await offers(shop, both)
    await ann.says("/basket")
    await ann.sees("Your basket is empty")
    for said, seen in (
        (f"/join {made.buy}", "Where will you pick up"),
        (f"/grab {made.sale}", "🎟"),
        (f"/order {made.box} 2 apples, 1 honey", "2 × Apples, 1 × Honey"),
    ):
        await ann.says(said)
        await ann.sees(seen)
        shop.clock.jump(timedelta(seconds=1))
    await ann.says("/basket")
    page = await ann.sees("Total €103.98")
    assert page.labels[:3] == ["➖", "1. Apples · ×2", "➕"]

    await ann.clicks("➕")
    await ann.sees("Total €108.98")
    await ann.clicks("✏️ Note")
    await ann.says("x" * 10_000)
    await ann.sees("A note has at most 140 characters.")
    await ann.says("ring twice")
    await ann.sees("✏️ “ring twice”")
    await ann.clicks("📍 Change where or when")
    await ann.sees("Where will you pick up everything in your basket?")
    await ann.clicks("📍 Market · Pier 0")
    await ann.sees("You pick up everything in your basket at Market")
    assert await chosen(shop) == {
        ("seat", market.id),
        ("claim", market.id),
        ("list_order", market.id),
    }
    async with shop.database.read() as tx:
        packed = await packing_list.load(tx, PackingScope(store_id=market.id))
        assert [line.row.note for line in packed.lines] == ["ring twice"]
        sheet = (await export.sheet(tx, OrderFilter(member_id=ann.id))).text
        assert sheet.count("ring twice") == 3

    await ben.says(f"/order {made.box} 1 honey")
    await ben.sees("sold out")
    await ann.says("/basket")
    await ann.clicks("🗑")
    await ann.sees("out of your basket? Somebody else may get it at once.")
    await ann.clicks("🗑 Take it out")
    await ann.sees("Total €104.98")
    await ben.says(f"/order {made.box} 1 honey")
    await ben.sees("1 × Honey")
    assert await taken(shop) == [3, 1]

    await olga.says("/admin")
    await olga.clicks("🧾 Orders")
    await olga.clicks(next(one for one in olga.screen()[-1].labels if "€15.00 · Ann" in one))
    await olga.sees("✏️ “ring twice”")

    old = await ann.sees("Total €104.98")
    shop.clock.jump(timedelta(hours=5))
    answer = await ann.clicks("➕", message=old)
    assert "Weekly box" in (answer.text or "")
    assert await taken(shop) == [3, 1]
    await erase(shop, ann.id)
    async with shop.database.read() as tx:
        assert (await tx.scalars(select(OrderNote))).all() == []
        assert set(await tx.scalars(select(ListOrder.note))) == {""}


async def chosen(shop: Shop) -> set[tuple[str, int]]:
    async with shop.database.read() as tx:
        rows = (await tx.scalars(select(PickupChoice))).all()
        return {(one.subject, one.store_id) for one in rows}


async def erase(shop: Shop, member_id: int) -> None:
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        member = await tx.get_one(Member, member_id)
        word = await nonce.issue(tx, member_id, privacy.ACT, now=now, rng=Random(9))
        await privacy.erase(tx, member, word, now=now)


async def test_others_orders_and_other_currencies(shop: Shop) -> None:
    ann, ben = [await new_member(shop, name) for name in ("Ann", "Ben")]
    made = await offers(shop)
    await ann.says(f"/join {made.buy}")
    await ann.sees("1 of 3")
    async with shop.database.begin() as tx:
        await tx.execute(update(FlashSale).values(currency="USD"))
    await ann.says(f"/grab {made.sale}")
    await ann.sees("🎟")
    await ann.says("/basket")
    await ann.sees("Total $39.99 + €49.99")
    async with shop.database.begin() as tx:
        other = await tx.get_one(Member, ben.id)
        for key in ("s1", "c1", "l1", "p1", "s999999999", "x1"):
            with pytest.raises(Refused, match=r"basket\.not_in"):
                await change.set_units(tx, other, key, 0, 0, now=shop.clock.now())
        own = await tx.get_one(Member, ann.id)
        with pytest.raises(Refused, match=r"basket\.fixed"):
            await change.set_units(tx, own, "c1", 0, 2, now=shop.clock.now())
        with pytest.raises(Refused, match=r"group_buy\.own_limit"):
            await change.set_units(tx, own, "s1", 0, 3, now=shop.clock.now())
        with pytest.raises(Refused, match=r"basket\.no_pickup"):
            await together.find_together(tx, ann.id, ["s1", "c1"], now=shop.clock.now())
