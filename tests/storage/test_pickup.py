"""Choosing where and when: remembered, counted, told apart at the last place, changed until it is fetched."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from domain import store as domain_store
from domain import voucher as domain_voucher
from domain.member import UserInfo
from domain.pickup import choice
from domain.pickup.choice import PickupFacts
from domain.pickup.pickup_time import PickupTime
from domain.pickup.point import choose_points, write_term
from domain.press_set.joins import SeatRequest, join_together
from domain.press_set.people import look_up
from domain.refusal import Refused
from jobs import group_buy
from storage.database import Database
from storage.group_buy.tables import GroupBuy, Seat
from storage.members import Member
from storage.pickup import choices
from storage.pickup.tables import PickupChoice
from storage.stores import Store
from storage.subject import GROUP_BUY, SEAT
from storage.vouchers import Voucher
from tests.flows.group_buy_shop import SECRET, GroupBuyShop

ZONE = "Europe/Berlin"
ANN, BEN, CEM = 1, 2, 3


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    """A shop with three people and two stores, Market and Harbour."""
    market = GroupBuyShop(database)
    await market.meet(ANN, BEN, CEM)
    async with database.begin() as tx:
        for number, name in enumerate(("Market", "Harbour")):
            await domain_store.add(tx, name, f"Street {number}", now=market.now, rng=Random(number))
    return market


async def writes(market: GroupBuyShop, store_id: int, **terms: str) -> None:
    async with market.database.begin() as tx:
        store = await tx.get_one(Store, store_id)
        for term, typed in terms.items():
            write_term(store, term, typed, zone=ZONE, now=market.now)


async def chooses(
    market: GroupBuyShop, member: int, order: str, store_id: int, *at: str | int | None
) -> PickupChoice:
    async with market.database.begin() as tx:
        found = await choice.find_order(tx, member, order, now=market.now)
        day, minute = at or (None, None)
        when = None if day is None else (str(day), minute if isinstance(minute, int) else None)
        return await choice.choose(tx, found, store_id, when, now=market.now, shop_zone=ZONE)


async def offered(
    market: GroupBuyShop, member: int, order: str, store_id: int
) -> Sequence[PickupTime]:
    async with market.database.read() as tx:
        found = await choice.find_order(tx, member, order, now=market.now)
        store = await tx.get_one(Store, store_id)
        return await choice.times(tx, found, store, shop_zone=ZONE)


async def choice_of(market: GroupBuyShop, seat_id: int) -> tuple[int, str | None, int | None]:
    async with market.database.read() as tx:
        found = await choices.find(tx, SEAT, seat_id)
        assert found is not None
        return found.store_id, found.day, found.minute


async def test_several_stores_are_asked_for_and_the_last_one_is_remembered(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(store_ids=[1, 2])
    asked = (await market.joins(ANN, pool)).pickup
    assert asked is not None
    assert [store.name for store in asked.stores] == ["Market", "Harbour"]
    await chooses(market, ANN, asked.order, 2)
    assert await choice_of(market, 1) == (2, None, None)
    second = await market.pool(store_ids=[1, 2])
    assert (await market.joins(ANN, second)).pickup is None
    assert await choice_of(market, 2) == (2, None, None)
    third = await market.pool(store_ids=[1])
    assert (await market.joins(ANN, third)).pickup is None


async def test_a_remembered_store_that_has_closed_is_not_taken(market: GroupBuyShop) -> None:
    pool = await market.pool(store_ids=[1, 2])
    await market.joins(ANN, pool)
    await chooses(market, ANN, "s1", 2)
    second = await market.pool(store_ids=[1, 2])
    async with market.database.begin() as tx:
        (await tx.get_one(Store, 2)).closed_at = market.now
    assert (await market.joins(ANN, second)).pickup is None, "one open store is left"
    with pytest.raises(Refused, match="not_here"):
        await chooses(market, ANN, "s2", 2)


async def test_presses_in_a_set_take_remembered_stores_and_ask_the_others(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(store_ids=[1, 2])
    await market.joins(ANN, pool)
    await chooses(market, ANN, "s1", 2)
    second = await market.pool(store_ids=[1, 2])
    wanted = [SeatRequest(UserInfo(who, f"Member {who}", None, "en")) for who in (ANN, BEN)]
    async with market.database.begin() as tx:
        people = await look_up(tx, [one.person for one in wanted], now=market.now, rng=market.rng)
        ann, ben = await join_together(tx, second, wanted, people, now=market.now)
    assert not isinstance(ann, Refused)
    assert not isinstance(ben, Refused)
    assert ann.pickup is None
    assert ben.pickup is not None
    assert ben.pickup.order == "s3"
    assert await choice_of(market, 2) == (2, None, None)


async def test_two_reach_for_the_last_place_and_one_gets_it(market: GroupBuyShop) -> None:
    await writes(market, 1, hours="Mon-Fri 9-12", capacity="1", slot_minutes="60")
    pool = await market.pool(store_ids=[1, 2])
    await market.all_join(pool, ANN, BEN)
    first = (await offered(market, ANN, "s1", 1))[0]
    assert (first.minute, first.left) == (540, 1)
    at = (first.day.isoformat(), first.minute)
    done = await asyncio.gather(
        chooses(market, ANN, "s1", 1, *at),
        chooses(market, BEN, "s2", 1, *at),
        return_exceptions=True,
    )
    lost = [one for one in done if isinstance(one, Refused)]
    assert [one.reason for one in lost] == ["pickup.full"]
    assert sum(isinstance(one, PickupChoice) for one in done) == 1
    loser = (ANN, "s1") if isinstance(done[0], Refused) else (BEN, "s2")
    left = await offered(market, *loser, 1)
    assert left[0].left == 0
    assert left[1].left == 1
    await chooses(market, *loser, 1, at[0], 600)


async def test_a_place_is_free_again_when_its_order_is_left_or_moved(market: GroupBuyShop) -> None:
    await writes(market, 1, capacity="1")
    pool = await market.pool(store_ids=[1, 2])
    await market.all_join(pool, ANN, BEN)
    day = (await offered(market, ANN, "s1", 1))[0].day.isoformat()
    await chooses(market, ANN, "s1", 1, day, None)
    with pytest.raises(Refused, match="full"):
        await chooses(market, BEN, "s2", 1, day, None)
    await chooses(market, ANN, "s1", 1, day, None)
    await market.leaves(ANN, pool)
    await chooses(market, BEN, "s2", 1, day, None)
    await chooses(market, BEN, "s2", 2)
    await market.joins(ANN, pool)
    await chooses(market, ANN, "s3", 1, day, None)


@pytest.mark.parametrize(
    ("store_id", "at", "reason"),
    [
        (1, (), "pickup.no_time"),
        (1, ("2026-05-03", 540), "pickup.time_over"),
        (1, ("2026-05-04", 541), "pickup.time_over"),
        (1, ("2026-05-04", None), "pickup.time_over"),
        (1, ("2020-01-01", 540), "pickup.time_over"),
        (1, ("2027-05-04", 540), "pickup.time_over"),
        (1, ("never", 540), "pickup.time_over"),
        (3, (), "pickup.not_here"),
        (99, (), "pickup.not_here"),
    ],
)
async def test_what_a_store_does_not_offer_is_refused(
    market: GroupBuyShop, store_id: int, at: tuple[str, int | None], reason: str
) -> None:
    async with market.database.begin() as tx:
        await domain_store.add(tx, "Elsewhere", "", now=market.now, rng=Random(9))
    await writes(market, 1, hours="Mon-Fri 9-12", slot_minutes="60")
    pool = await market.pool(store_ids=[1, 2])
    await market.joins(ANN, pool)
    with pytest.raises(Refused) as no:
        await chooses(market, ANN, "s1", store_id, *at)
    assert no.value.reason == reason


async def test_orders_of_others_and_orders_that_are_over_stay_as_they_are(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(store_ids=[1, 2])
    await market.joins(ANN, pool)
    for who, order, reason in ((BEN, "s1", "not_yours"), (ANN, "s99", "not_yours")):
        with pytest.raises(Refused, match=reason):
            await chooses(market, who, order, 1)
    await market.leaves(ANN, pool)
    with pytest.raises(Refused, match="over"):
        await chooses(market, ANN, "s1", 1)


async def settled_vouchers(market: GroupBuyShop) -> dict[int, tuple[Voucher, PickupFacts]]:
    market.later(days=1, minutes=1)
    for _ in range(3):
        await group_buy.tick(market.database, market.now, SECRET)
    async with market.database.read() as tx:
        found = (await tx.scalars(select(Voucher).order_by(Voucher.id))).all()
        return {one.member_id: (one, await choice.facts_of(tx, one)) for one in found}


async def test_a_voucher_is_redeemed_where_its_member_chose(market: GroupBuyShop) -> None:
    pool = await market.pool(store_ids=[1, 2], tiers=((2, 900),))
    await market.all_join(pool, ANN, BEN)
    await chooses(market, ANN, "s1", 2)
    vouchers = await settled_vouchers(market)
    ann, facts = vouchers[ANN]
    assert ann.store_id == 2
    assert (facts["choosable"], facts["asks"]) == (True, False)
    ben, facts = vouchers[BEN]
    assert ben.store_id is None
    assert facts["asks"]
    await chooses(market, ANN, "s1", 1)
    async with market.database.begin() as tx:
        assert (await tx.get_one(Voucher, ann.id, populate_existing=True)).store_id == 1
        await domain_store.employ(tx, (await tx.get_one(Store, 2)).code, CEM, now=market.now)
    code = domain_voucher.voucher_code(SECRET, ann.id)
    async with market.database.begin() as tx:
        staff = await tx.get_one(Member, CEM)
        assert await domain_voucher.redeem(tx, staff, code, None, now=market.now) is None
        of_ben = domain_voucher.voucher_code(SECRET, ben.id)
        assert await domain_voucher.redeem(tx, staff, of_ben, None, now=market.now) is not None
    with pytest.raises(Refused, match="over"):
        await chooses(market, BEN, "s2", 1)


async def test_a_voucher_of_a_promotion_with_stores_opens_nothing_in_another(
    market: GroupBuyShop,
) -> None:
    async with market.database.begin() as tx:
        third = await domain_store.add(tx, "Third", "", now=market.now, rng=Random(7))
        await domain_store.employ(tx, third.code, CEM, now=market.now)
    pool = await market.pool(store_ids=[1, 2], tiers=((2, 900),))
    await market.all_join(pool, ANN, BEN)
    voucher, _ = (await settled_vouchers(market))[ANN]
    async with market.database.begin() as tx:
        staff = await tx.get_one(Member, CEM)
        code = domain_voucher.voucher_code(SECRET, voucher.id)
        assert await domain_voucher.redeem(tx, staff, code, None, now=market.now) is None


async def test_stores_of_a_promotion_are_kept_in_one_way(market: GroupBuyShop) -> None:
    await market.pool(store_ids=[1, 2])
    for wanted, stands in (([1], 1), ([], None), ([2, 1], None), ([2], 2)):
        async with market.database.begin() as tx:
            offer = await tx.get_one(GroupBuy, 1)
            await choose_points(tx, GROUP_BUY, offer, wanted)
            assert offer.store_id == stands
            seats = (await tx.scalars(select(Seat))).all()
            assert not seats
    async with market.database.begin() as tx:
        with pytest.raises(Refused, match="not_here"):
            await choose_points(tx, GROUP_BUY, await tx.get_one(GroupBuy, 1), [99])


async def test_times_end_with_the_voucher_and_begin_after_now(market: GroupBuyShop) -> None:
    await writes(market, 1, hours="9-12, 14-16", slot_minutes="60")
    pool = await market.pool(store_ids=[1], tiers=((2, 900),), voucher_days=3)
    asked = (await market.joins(ANN, pool)).pickup
    assert asked is not None, "one store with times asks for the time"
    await market.joins(BEN, pool)
    await settled_vouchers(market)
    found = await offered(market, ANN, "s1", 1)
    first, last = found[0], found[-1]
    assert (first.day.isoformat(), first.minute) == ("2026-05-02", 15 * 60)
    ends = market.now + timedelta(days=3)
    assert last.day <= ends.date()
    assert {one.minute for one in found} == {540, 600, 660, 840, 900}
