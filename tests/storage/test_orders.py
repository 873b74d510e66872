"""Orders: found in every state, narrowed, turned page by page, and written to a sheet, on real databases."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from domain.order import export
from domain.refusal import Refused
from storage.chat.tables import Chat
from storage.commission.tables import Conversion, ConversionState
from storage.database import Database
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.group_buy.tables import PaymentMethod, Seat, Team
from storage.members import Member
from storage.order import orders
from storage.order.order_columns import OrderKind, OrderState
from storage.order.orders import OrderFilter, OrderPosition, OrderRow
from storage.vouchers import Voucher
from tests.flows.group_buy_shop import LED, PREPAID, GroupBuyShop
from tests.storage import flash_sale_shop
from tests.storage.flash_sale_shop import NOON, TEA, after

ERASED = (1 << 60) + 7
ZOE = 1
"""Whose purchases were written down by hand."""


async def group_buys(database: Database) -> GroupBuyShop:
    """A pool that came together, one paid outside in which money is missing, a team that fills."""
    market = GroupBuyShop(database)
    await market.meet(*range(11, 20))
    pool = await market.pool(tiers=((2, 1000),), size=2, pay=PaymentMethod.ON_PICKUP)
    await market.all_join(pool, 11, 12)
    await market.tick()
    outside = await market.pool(tiers=((2, 1000),), size=2, pay=PaymentMethod.EXTERNAL)
    await market.joins(13, outside, chat_id=TEA)
    await market.all_join(outside, 14)
    await market.tick()
    offer = await market.offer(**LED)
    await market.opens(15, offer)
    left = await market.pool(**PREPAID)
    await market.joins(16, left)
    await market.pays((await market.seat(16)).id)
    await market.leaves(16, left)
    return market


async def flash_sales(database: Database) -> FlashSale:
    """A flash sale with an order of each kind, and an entry that is none."""
    await flash_sale_shop.crowd(database, 5, first=31)
    sale = await flash_sale_shop.sell(database, stock=9)
    await flash_sale_shop.claim(database, sale, 31, chat=TEA)
    outside = await flash_sale_shop.sell(database, pay=PaymentMethod.EXTERNAL, hold_s=300)
    await flash_sale_shop.claim(database, outside, 32)
    async with database.begin() as tx:
        entry = {"member_id": 33, "quantity": 1, "price_minor": 990, "claimed_at": after(9)}
        for state in (ClaimState.ENTERED, ClaimState.UNLUCKY):
            tx.add(Claim(flash_sale_id=sale.id, state=state, **entry))
    return sale


async def purchases(database: Database) -> None:
    """One purchase that was reversed, one that stands, and the commission of a voucher, which is none."""
    sold = {"title": "=Pot", "quantity": 2, "amount_minor": 3598, "currency": "EUR"}
    async with database.begin() as tx:
        tx.add(Member(id=ZOE, name="Zoe", code="ZOE", first_seen_at=NOON, last_seen_at=NOON))
        await tx.flush()
        for minute, key in enumerate(("operator:A", "operator:B", "voucher:1"), start=60):
            at = NOON + timedelta(minutes=minute)
            tx.add(Conversion(key=key, buyer_id=ZOE, commission_minor=0, at=at, **sold))
        await tx.flush()
        first = (await tx.scalars(select(Conversion).where(Conversion.key == "operator:A"))).one()
        first.state = ConversionState.REVERSED


async def everything(database: Database) -> list[OrderRow]:
    async with database.read() as tx:
        return list((await orders.page(tx, limit=100)).orders)


async def test_every_order_is_there_once_with_its_state(database: Database) -> None:
    async with database.begin() as tx:
        tx.add(Chat(id=TEA, type="supergroup", title="Tea", added_at=NOON))
    await flash_sales(database)
    await group_buys(database)
    await purchases(database)
    found = await everything(database)
    assert [order.at for order in found] == sorted((order.at for order in found), reverse=True)
    by_member = {order.member_id: (str(order.kind), str(order.state)) for order in found}
    assert by_member == {
        ZOE: ("purchase", "over"),
        11: ("group_buy", "ready"),
        12: ("group_buy", "ready"),
        13: ("group_buy", "to_pay"),
        14: ("group_buy", "to_pay"),
        15: ("team", "pending"),
        16: ("group_buy", "refund"),
        31: ("flash_sale", "ready"),
        32: ("flash_sale", "to_pay"),
    }
    chats = {order.member_id: order.chat_title for order in found if order.chat_id}
    assert chats == {13: "Tea", 31: "Tea"}
    assert Counter(order.kind for order in found)[OrderKind.PURCHASE] == 2


async def test_a_state_that_is_asked_for_finds_the_orders_that_say_so(database: Database) -> None:
    """What narrows the search by index must not lose one that the state's own rule would find."""
    sale = await flash_sales(database)
    market = await group_buys(database)
    await purchases(database)
    async with database.begin() as tx:
        (await tx.get_one(Claim, 1)).state = ClaimState.REDEEMED
        (await tx.get_one(Seat, 1)).state = "redeemed"
        voucher = await tx.get_one(Voucher, 2)
        voucher.state = "expired"
    found = await everything(database)
    async with database.read() as tx:
        for state in OrderState:
            wanted = OrderFilter(state=state)
            its = (await orders.page(tx, wanted, limit=100)).orders
            assert [one.key for one in its] == [one.key for one in found if one.state is state]
            assert its, state
            assert await orders.count(tx, wanted) == len(its)
        assert await orders.count(tx) == len(found)
        narrowed = (
            (OrderFilter(chat_id=TEA), {13, 31}),
            (OrderFilter(member_id=15), {15}),
            (OrderFilter(flash_sale_id=sale.id), {31}),
            (OrderFilter(group_buy_id=1, state=OrderState.DONE), {11}),
            (OrderFilter(since=NOON + timedelta(minutes=61)), {ZOE}),
            (OrderFilter(until=NOON), set()),
        )
        for wanted, people in narrowed:
            its = (await orders.page(tx, wanted, limit=100)).orders
            assert {one.member_id for one in its} == people, wanted
    assert market.now == NOON


async def test_pages_turn_there_and_back_over_orders_of_one_moment(database: Database) -> None:
    await flash_sales(database)
    await group_buys(database)
    await purchases(database)
    keys = [order.key for order in await everything(database)]
    seen: list[list[OrderRow]] = []
    async with database.read() as tx:
        page = await orders.page(tx, limit=3)
        assert not page.newer
        seen.append(list(page.orders))
        while page.older:
            last = page.orders[-1]
            page = await orders.page(tx, older_than=OrderPosition(last.at, last.key), limit=3)
            seen.append(list(page.orders))
        assert [order.key for some in seen for order in some] == keys
        for before, here in reversed(list(pairwise(seen))):
            first = here[0]
            back = await orders.page(tx, newer_than=OrderPosition(first.at, first.key), limit=3)
            assert [one.key for one in back.orders] == [one.key for one in before]
            assert back.older


async def test_customers_are_those_who_ordered_last_each_once(database: Database) -> None:
    await flash_sales(database)
    market = await group_buys(database)
    pool = await market.pool()
    market.later(minutes=5)
    await market.all_join(pool, 12, 11)
    async with database.begin() as tx:
        gone = {"first_seen_at": NOON, "last_seen_at": NOON}
        tx.add(Member(id=ERASED, name="", code="-7", **gone))
        await tx.flush()
        (await tx.get_one(Seat, 3)).member_id = ERASED
    async with database.read() as tx:
        found = (await orders.page(tx, OrderFilter(newest_of_each=True), limit=100)).orders
    people = [order.member_id for order in found]
    assert people[:2] == [11, 12]
    assert sorted(people) == [11, 12, 14, 15, 16, 31, 32]


async def test_an_order_is_found_by_its_short_name_and_nothing_by_others(
    database: Database,
) -> None:
    await flash_sales(database)
    async with database.read() as tx:
        found = await orders.find(tx, "c1")
        assert found is not None and (found.key, found.title) == ("c1", "Kettle")
        for key in ("c3", "c9", "s1", "p1", "x1", "c", "", "c-1", "c１", "c" + "9" * 30):
            assert await orders.find(tx, key) is None, key


async def test_the_sheet_has_money_and_no_formula(database: Database) -> None:
    await group_buys(database)
    await purchases(database)
    async with database.begin() as tx:
        (await tx.get_one(Member, 16)).name = "=1+1"
        price = (await tx.get_one(Team, 4)).price_minor
    async with database.read() as tx:
        whole = await export.sheet(tx, OrderFilter())
        cut = await export.sheet(tx, OrderFilter(), limit=2)
    rows = {row["member_id"]: row for row in csv.DictReader(io.StringIO(whole.text))}
    assert (rows["16"]["name"], rows["16"]["state"]) == ("'=1+1", "refund")
    assert (rows["16"]["paid"], rows["16"]["owed_back"]) == ("10.00", "10.00")
    assert (rows["1"]["title"], rows["1"]["amount"], rows["1"]["paid"]) == (
        "'=Pot",
        "35.98",
        "35.98",
    )
    assert price is None
    assert (whole.orders, whole.whole, cut.orders, cut.whole) == (8, True, 2, False)
    assert len(cut.text.splitlines()) == 3


async def test_orders_of_a_promotion_are_found_by_its_code(database: Database) -> None:
    sale = await flash_sales(database)
    async with database.read() as tx:
        wanted = await export.filter_by_promotion(tx, f" {sale.code.lower()} ")
        assert wanted == replace(OrderFilter(), flash_sale_id=sale.id)
        with pytest.raises(Refused) as no:
            await export.filter_by_promotion(tx, "NOPE")
    assert no.value.reason == "order.promotion"
