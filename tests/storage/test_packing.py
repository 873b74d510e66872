"""Packing lists: what stands on them, their sums and numbers, what changed since one was taken, their files."""

import csv
import io
from datetime import timedelta
from random import Random
from typing import Any

import pytest
import python_calamine
from sqlalchemy import select

from domain import store as domain_store
from domain import voucher as domain_voucher
from domain.order_list.change import OrderChange, change_order
from domain.packing import access, packing_file, packing_list
from domain.packing.packing_list import Change, PackingOverview
from domain.pickup import choice
from domain.pickup.point import choose_points
from domain.refusal import Refused
from jobs import group_buy
from storage.database import Database
from storage.members import Member
from storage.order_list.tables import ListOrder, ListOrderState, OrderList
from storage.packing.packing_rows import PackingScope
from storage.subject import GROUP_BUY, ORDER_LIST
from storage.vouchers import Voucher
from tests.flows.group_buy_shop import SECRET, GroupBuyShop
from tests.storage.test_order_list import NOON, crowd
from tests.storage.test_order_list import listed as list_published
from views.i18n import translator
from views.packing import printed_page
from views.packing.packing_screens import read_scope, scope_word

ANN, BEN, CEM = 1, 2, 3
ALL = PackingScope()


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    """Two stores, and three people of whom Ann and Ben are in a pool that has come together."""
    market = GroupBuyShop(database)
    await market.meet(ANN, BEN, CEM)
    async with database.begin() as tx:
        for number, name in enumerate(("Market", "Harbour")):
            await domain_store.add(tx, name, "", now=market.now, rng=Random(number))
    pool = await market.pool(store_ids=[1, 2], tiers=((2, 900),), per_member=9)
    await market.joins(ANN, pool, 2)
    await market.joins(BEN, pool, 3)
    await chooses(market, ANN, "s1", 1)
    await chooses(market, BEN, "s2", 2)
    return market


async def chooses(market: GroupBuyShop, member: int, order: str, store_id: int) -> None:
    async with market.database.begin() as tx:
        found = await choice.find_order(tx, member, order, now=market.now)
        await choice.choose(tx, found, store_id, None, now=market.now, shop_zone="UTC")


async def settle(market: GroupBuyShop) -> None:
    market.later(days=1, minutes=1)
    for _ in range(3):
        await group_buy.tick(market.database, market.now, SECRET)


async def listed(market: GroupBuyShop, scope: PackingScope = ALL) -> PackingOverview:
    async with market.database.read() as tx:
        return await packing_list.load(tx, scope)


async def taken(market: GroupBuyShop, scope: PackingScope = ALL) -> None:
    async with market.database.begin() as tx:
        await packing_list.take(tx, await packing_list.load(tx, scope), None, now=market.now)


def drawn(made: PackingOverview) -> list[tuple[str, int, str, int, str]]:
    return [
        (
            sheet.store.name if sheet.store else "",
            person.number,
            person.name,
            line.row.quantity,
            str(line.change),
        )
        for sheet in made.sheets
        for person in sheet.people
        for line in person.lines
    ]


async def test_a_list_has_stores_people_and_sums_once_the_group_came_together(
    market: GroupBuyShop,
) -> None:
    before = await listed(market)
    assert (drawn(before), before.pending) == ([], 2)
    await settle(market)
    made = await listed(market)
    assert drawn(made) == [
        ("Market", 1, "Member 1", 2, "none"),
        ("Harbour", 2, "Member 2", 3, "none"),
    ]
    assert [[(one.units, one.orders) for one in sheet.products] for sheet in made.sheets] == [
        [(2, 1)],
        [(3, 1)],
    ]
    assert packing_file.money_of(made.lines[0]) == ("owed", 1800)
    assert drawn(await listed(market, PackingScope(store_id=2)))[0][2] == "Member 2"
    assert drawn(await listed(market, PackingScope(GROUP_BUY, 1))) == drawn(made)
    assert drawn(await listed(market, PackingScope(GROUP_BUY, 2))) == []
    assert drawn(await listed(market, PackingScope("flash_sale", 1))) == []


async def test_what_changes_after_a_list_was_taken_is_marked_and_numbers_stay(
    market: GroupBuyShop,
) -> None:
    await settle(market)
    await taken(market)
    market.later(minutes=5)
    await chooses(market, BEN, "s2", 1)
    late = await market.pool(store_ids=[1], tiers=((2, 700),))
    await market.all_join(late, CEM, ANN)
    await settle(market)
    made = await listed(market)
    assert drawn(made) == [
        ("Market", 1, "Member 1", 2, "none"),
        ("Market", 1, "Member 1", 1, "new"),
        ("Market", 2, "Member 2", 3, "changed"),
        ("Market", 3, "Member 3", 1, "new"),
    ]
    assert made.taken_at is not None
    async with market.database.begin() as tx:
        first = (await tx.scalars(select(Voucher).where(Voucher.member_id == ANN))).first()
        assert first is not None
        await domain_voucher.revoke(tx, first.subject, first.subject_id, now=market.now)
    made = await listed(market)
    assert [(one.number, one.name, one.quantity) for one in made.gone] == [(1, "Member 1", 2)]
    await taken(market)
    made = await listed(market)
    assert ({line.change for line in made.lines}, made.gone) == ({Change.NONE}, [])


async def test_an_order_is_ticked_and_an_order_that_changes_is_not_any_more(
    market: GroupBuyShop,
) -> None:
    await settle(market)

    async def ticks(key: str, scope: PackingScope = ALL) -> bool:
        async with market.database.begin() as tx:
            return await packing_list.tick(tx, scope, key, CEM, now=market.now)

    assert await ticks("s1")
    assert [line.packed for line in (await listed(market)).lines] == [True, False]
    assert not await ticks("s1")
    assert await ticks("s1")
    await chooses(market, ANN, "s1", 2)
    assert [line.packed for line in (await listed(market)).lines] == [False, False]
    assert await ticks("s1")
    for key, scope in (("s99", ALL), ("c1", ALL), ("s1", PackingScope(store_id=1)), ("sx", ALL)):
        with pytest.raises(Refused, match="gone"):
            await ticks(key, scope)
    async with market.database.begin() as tx:
        voucher = (await tx.scalars(select(Voucher).where(Voucher.member_id == ANN))).one()
        await domain_voucher.mark_redeemed(tx, voucher, CEM, 2, now=market.now)
    with pytest.raises(Refused, match="fetched"):
        await ticks("s1")
    assert [line.fetched for line in (await listed(market)).lines] == [True, False]


async def test_a_list_of_a_day_has_orders_of_that_day_and_those_without_one(
    market: GroupBuyShop,
) -> None:
    await settle(market)
    day = (market.now + timedelta(days=2)).date().isoformat()
    async with market.database.begin() as tx:
        found = await choice.choices.find(tx, "seat", 1)
        assert found is not None
        found.day = day
    assert len((await listed(market, PackingScope(day=day))).lines) == 2
    other = await listed(market, PackingScope(day="2026-05-20"))
    assert [line.row.member_id for line in other.lines] == [BEN]


async def rename(market: GroupBuyShop, member: int, name: str) -> None:
    async with market.database.begin() as tx:
        (await tx.get_one(Member, member)).name = name


async def test_files_hold_the_list_and_execute_nothing(market: GroupBuyShop) -> None:
    await rename(market, ANN, "=HYPERLINK(1)")
    await rename(market, BEN, "<script>alert(1)</script>")
    await settle(market)
    made = await listed(market)
    sheet = list(csv.DictReader(io.StringIO(packing_file.csv_of(made))))
    assert [row["name"] for row in sheet] == ["'=HYPERLINK(1)", "<script>alert(1)</script>"]
    assert [(row["store"], row["quantity"], row["amount"]) for row in sheet] == [
        ("Market", "2", "18.00"),
        ("Harbour", "3", "27.00"),
    ]
    names = {"sheet_orders": "Orders", "sheet_sums": "Sums"}
    data = packing_file.xlsx_of(made, names)
    book = python_calamine.CalamineWorkbook.from_object(io.BytesIO(data))
    assert book.sheet_names == ["Orders", "Sums"]
    first = book.get_sheet_by_name("Orders").to_python()
    assert first[0] == list(packing_file.COLUMNS)
    assert first[1][2] == "'=HYPERLINK(1)"
    assert book.get_sheet_by_name("Sums").to_python()[1:] == [
        ["Market", "Tea", "", 2, 1],
        ["Harbour", "Tea", "", 3, 1],
    ]
    links: dict[int, str] = {
        line.row.voucher_id or 0: f"https://t.me/bot?start=v_{line.row.key}" for line in made.lines
    }
    for language in ("en", "zh", "ru"):
        page = printed_page.printed(made, "Tea", "12:00", links, translator(language))
        assert "<script>" not in page
        assert "&lt;script&gt;" in page
        assert page.count("<svg") == 2
        assert "http" not in page.replace("http-equiv", "").replace(
            "http://www.w3.org/2000/svg", ""
        )


@pytest.mark.parametrize(
    "scope",
    [
        PackingScope(),
        PackingScope(GROUP_BUY, 12),
        PackingScope("flash_sale", 2**31 - 1, 2**31 - 1, "2026-12-06"),
        PackingScope(store_id=3),
    ],
)
def test_a_scope_survives_a_button(scope: PackingScope) -> None:
    assert read_scope(scope_word(scope)) == scope
    assert len(scope_word(scope)) <= 32


async def test_only_who_hands_out_sees_a_list(market: GroupBuyShop) -> None:
    async with market.database.begin() as tx:
        stores = await domain_store.stores.listed(tx, limit=9)
        await domain_store.employ(tx, stores[0].code, CEM, now=market.now)
    code = stores[0].code
    async with market.database.read() as tx:
        assert await access.find_scopes(tx, CEM, code) == [PackingScope(store_id=1)]
        await access.require(tx, CEM, PackingScope(GROUP_BUY, 1, 1))
        assert [one.id for one in (await access.lists_of(tx, CEM))[0]] == [1]
        refused: list[Any] = [
            access.find_scopes(tx, CEM, stores[1].code),
            access.find_scopes(tx, ANN, code),
            access.lists_of(tx, ANN),
            *(
                access.require(tx, CEM, scope)
                for scope in (ALL, PackingScope(GROUP_BUY, 1), PackingScope(store_id=2))
            ),
            access.require(tx, ANN, PackingScope(store_id=1)),
        ]
        for one in refused:
            with pytest.raises(Refused, match="nobody"):
                await one
        with pytest.raises(Refused, match="unknown"):
            await access.find_scopes(tx, CEM, "NOPE")


async def test_an_order_from_a_list_is_packed_thing_by_thing(database: Database) -> None:
    await crowd(database, 1)
    await list_published(database)
    async with database.begin() as tx:
        store = await domain_store.add(tx, "Market", "", now=NOON, rng=Random(1))
        its = await tx.get_one(OrderList, 1)
        await choose_points(tx, ORDER_LIST, its, [store.id])
        who = await tx.get_one(Member, 1)
        await change_order(tx, 1, who, OrderChange({1: 2, 2: 1}), now=NOON)
        order = (await tx.scalars(select(ListOrder))).one()
        order.state, order.note = ListOrderState.CONFIRMED, "ring twice"
        await tx.flush()
        await domain_voucher.issue(
            tx,
            subject="list_order",
            subject_id=order.id,
            member_id=1,
            title="Box",
            quantity=3,
            due_minor=1400,
            currency="EUR",
            store_id=store.id,
            days=9,
            why="order_list",
            now=NOON,
            secret=SECRET,
        )
    async with database.read() as tx:
        made = await packing_list.load(tx, PackingScope(ORDER_LIST, 1))
    (line,) = made.lines
    assert [units for units, _ in line.row.contents] == [2, 1]
    assert line.row.note == "ring twice"
    assert [(one.units, one.orders) for one in made.sheets[0].products] == [(2, 1), (1, 1)]
    assert made.sheets[0].store is not None
