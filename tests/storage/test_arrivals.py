"""It has arrived, and it was not fetched: told once, reminded by day once a day, extended, put back."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from domain import store as domain_store
from domain import voucher as domain_voucher
from domain.pickup import arrival, overdue, reminder
from domain.refusal import Refused
from domain.voucher import Secret
from jobs import pickup
from storage.database import Database
from storage.delivery.tables import OutboxRow
from storage.members import Member
from storage.pickup.tables import Arrival
from storage.pickup.waiting_vouchers import PickupScope
from storage.vouchers import Voucher, VoucherState
from tests.flows.group_buy_shop import SECRET, GroupBuyShop

ANN, BEN = 1, 2
ZONE = "UTC"


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    """Ann has two vouchers in Market, Ben one in Harbour; all are good for ten days."""
    market = GroupBuyShop(database)
    await market.meet(ANN, BEN)
    async with database.begin() as tx:
        for number, name in enumerate(("Market", "Harbour")):
            await domain_store.add(tx, name, "", now=market.now, rng=Random(number))
    await issue(market, ANN, 1, 1)
    await issue(market, ANN, 2, 1)
    await issue(market, BEN, 3, 2)
    return market


async def issue(market: GroupBuyShop, member: int, seat_id: int, store_id: int) -> Voucher:
    async with market.database.begin() as tx:
        return await domain_voucher.issue(
            tx,
            subject="seat",
            subject_id=seat_id,
            member_id=member,
            title="Tea",
            quantity=1,
            due_minor=0,
            currency="EUR",
            store_id=store_id,
            days=10,
            why="group_buy",
            now=market.now,
            secret=Secret(SECRET),
        )


async def told(market: GroupBuyShop, kind: str) -> dict[int, int]:
    """How many notices of a kind each member was sent."""
    async with market.database.read() as tx:
        rows = select(OutboxRow.chat_id, func.count()).where(OutboxRow.kind == kind)
        found = await tx.execute(rows.group_by(OutboxRow.chat_id))
        return dict(found.all())


async def announced(market: GroupBuyShop, scope: PickupScope) -> int:
    async with market.database.begin() as tx:
        return await arrival.announce(tx, scope, None, now=market.now)


async def ticks(market: GroupBuyShop) -> int:
    return await pickup.tick(market.database, market.now, ZONE)


async def test_those_in_a_store_hear_once_that_it_is_there(market: GroupBuyShop) -> None:
    assert await announced(market, PickupScope(store_id=1)) == 2
    assert await ticks(market) == 2
    assert await told(market, arrival.ARRIVED) == {ANN: 2}
    assert await ticks(market) == 0
    with pytest.raises(Refused, match="nobody_waits"):
        await announced(market, PickupScope(store_id=1))
    assert await announced(market, PickupScope()) == 1
    await ticks(market)
    assert await told(market, arrival.ARRIVED) == {ANN: 2, BEN: 1}


async def test_a_kill_between_pages_tells_nobody_twice_and_forgets_nobody(
    market: GroupBuyShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrival, "PAGE", 1)
    for seat_id in range(4, 8):
        await issue(market, BEN, seat_id, 1)
    await announced(market, PickupScope(store_id=1))
    with pytest.raises(KeyboardInterrupt):
        async with market.database.begin() as tx:
            await arrival.tell_page(tx, 1, now=market.now)
            raise KeyboardInterrupt
    assert await told(market, arrival.ARRIVED) == {}
    async with market.database.begin() as tx:
        assert await arrival.tell_page(tx, 1, now=market.now) == 1
    while await ticks(market):
        pass
    assert await told(market, arrival.ARRIVED) == {ANN: 2, BEN: 4}
    async with market.database.read() as tx:
        its = await tx.get_one(Arrival, 1)
        assert (its.told, its.done_at) == (6, market.now)


async def test_a_member_is_reminded_by_day_once_of_everything(market: GroupBuyShop) -> None:
    market.later(days=6, hours=23)
    assert await ticks(market) == 0, "three days before the end is an hour away"
    market.later(hours=1)
    assert await ticks(market) == 2
    assert await told(market, reminder.REMINDER) == {ANN: 1, BEN: 1}
    market.later(hours=12)
    assert await ticks(market) == 0
    market.later(days=1, hours=12)
    assert await ticks(market) == 2, "on the last day once more"
    market.later(hours=23)
    assert await ticks(market) == 0
    assert await told(market, reminder.REMINDER) == {ANN: 2, BEN: 2}


async def test_nobody_is_reminded_at_night_nor_who_wants_no_news(market: GroupBuyShop) -> None:
    market.later(days=7, hours=11)
    assert await ticks(market) == 0, "it is 23 o'clock"
    async with market.database.begin() as tx:
        (await tx.get_one(Member, BEN)).quiet_since = market.now
    market.later(hours=11)
    await ticks(market)
    assert await told(market, reminder.REMINDER) == {ANN: 1}


async def test_the_owner_reminds_again_but_not_twice_a_day(market: GroupBuyShop) -> None:
    async with market.database.begin() as tx:
        await reminder.remind_again(tx, 3, now=market.now)
    assert await ticks(market) == 1
    async with market.database.begin() as tx:
        with pytest.raises(Refused, match="reminded_today"):
            await reminder.remind_again(tx, 3, now=market.now)
        await reminder.remind_again(tx, 1, now=market.now)
    assert await ticks(market) == 1
    async with market.database.begin() as tx:
        await reminder.remind_again(tx, 2, now=market.now)
    assert await ticks(market) == 0, "Ann was reminded of another voucher a moment ago"
    assert await told(market, reminder.REMINDER) == {ANN: 1, BEN: 1}


async def test_a_voucher_that_is_over_lasts_longer_again(market: GroupBuyShop) -> None:
    market.later(days=11)
    async with market.database.begin() as tx:
        assert await domain_voucher.expire(tx, 3, now=market.now)
        its = await overdue.extend(tx, 3, None, now=market.now)
        assert (its.state, its.expires_at) == (
            VoucherState.ISSUED,
            market.now + timedelta(days=7),
        )
    assert await told(market, overdue.EXTENDED) == {BEN: 1}
    async with market.database.begin() as tx:
        with pytest.raises(Refused, match="not_put_back"):
            await overdue.put_back(tx, 3, now=market.now)
        voucher = await tx.get_one(Voucher, 3)
        await domain_voucher.mark_redeemed(tx, voucher, None, 2, now=market.now)
    async with market.database.begin() as tx:
        with pytest.raises(Refused, match="voucher_over"):
            await overdue.extend(tx, 3, None, now=market.now)
