"""Money for seats: in time, late, twice, too much, given back; never lost and never doubled."""

from datetime import timedelta
from typing import Any

import pytest

from domain.group_buy.finish import FAILED, LAPSED
from domain.group_buy.payment import CONFIRMED, LATE_REFUND, SeatPaymentResult
from domain.voucher import ISSUED
from storage.database import Database
from storage.group_buy.tables import GroupBuy, PaymentMethod, PaymentTiming, SeatState, TeamState
from tests.flows.group_buy_shop import LED, PREPAID, GroupBuyShop, refused

PREPAID_TEAM = LED | PREPAID | {"size": 3}
AFTERWARDS = {"pay": PaymentMethod.EXTERNAL, "pay_when": PaymentTiming.AT_END}


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    market = GroupBuyShop(database)
    await market.meet(*range(1, 10))
    return market


async def prepaid(market: GroupBuyShop, **changes: Any) -> GroupBuy:
    """Publish teams of three who pay at once, with a quarter of an hour to do it."""
    return await market.offer(**PREPAID_TEAM | changes)


async def lapsed(market: GroupBuyShop, member: int) -> int:
    """Let the newest seat of a member lapse; return it."""
    market.later(minutes=15)
    await market.tick()
    seat = await market.seat(member)
    assert seat.state == SeatState.LAPSED
    return seat.id


async def pay(market: GroupBuyShop, *members: int) -> None:
    for member in members:
        await market.pays((await market.seat(member)).id)


async def test_a_seat_is_reserved_until_it_is_paid(market: GroupBuyShop) -> None:
    pool = await market.pool(size=5, **PREPAID)
    await market.joins(1, pool)
    seat = await market.seat(1)
    assert seat.state == SeatState.RESERVED
    with refused("pay_first"):
        await market.takes(1, pool)
    assert await market.pays(seat.id) is SeatPaymentResult.CONFIRMED
    assert await market.pays(seat.id) is SeatPaymentResult.KNOWN
    assert await market.lines(seat.id) == [("paid", 1000)]
    assert await market.told(CONFIRMED) == [1]


async def test_reserved_seats_do_not_fill_a_team(market: GroupBuyShop) -> None:
    pool = await market.pool(tiers=((3, 1000),), size=3, **PREPAID)
    await market.all_join(pool, 1, 2, 3)
    with refused("full"):
        await market.joins(4, pool)
    await pay(market, 1, 2)
    assert (await market.team(pool)).state == TeamState.OPEN
    await pay(market, 3)
    assert (await market.team(pool)).state == TeamState.FILLED


async def test_the_differences_make_the_sums_agree(market: GroupBuyShop) -> None:
    """RULES 3: sum(paid) - sum(differences) = units x final price; each owed their own."""
    pool = await market.pool(size=5, per_member=2, **PREPAID)
    for member in (1, 2, 3, 4, 5):
        await market.joins(member, pool, 1 + member % 2)
    await pay(market, 1, 2, 3, 4, 5)
    await market.tick()
    await market.tick()
    lines = await market.lines()
    paid = sum(amount for kind, amount in lines if kind == "paid")
    due = sum(amount for kind, amount in lines if kind == "difference_due")
    units = sum(seat.quantity for seat in await market.seats())
    assert (paid, due) == (6 * 1000 + 2 * 900, 6 * 200 + 2 * 100)
    assert paid - due == units * 800
    assert sorted(await market.told(ISSUED)) == [1, 2, 3, 4, 5]
    first = await market.seat(1)
    assert await market.gives_back(first.id) == 400
    with refused("nothing_owed"):
        await market.gives_back(first.id)
    assert (await market.seat(1)).state == SeatState.CONFIRMED


async def test_a_late_payment_takes_a_free_seat_of_its_own_team(market: GroupBuyShop) -> None:
    """RULES 2.5, first way."""
    offer = await prepaid(market, duration=timedelta(hours=2))
    team = await market.opens(1, offer)
    await pay(market, 1)
    await market.joins(2, team)
    seat = await lapsed(market, 2)
    assert await market.pays(seat) is SeatPaymentResult.REROUTED
    after = await market.seat(2)
    assert (after.team_id, after.state, after.until) == (team, SeatState.CONFIRMED, None)
    assert (await market.team(team)).taken == 2


async def test_a_payment_after_the_team_filled_goes_to_the_oldest_open_one(
    market: GroupBuyShop,
) -> None:
    """RULES 12, defect 2; RULES 2.5, second way."""
    offer = await prepaid(market)
    first = await market.opens(1, offer)
    await market.all_join(first, 2, 3)
    await pay(market, 1, 2)
    seat = await lapsed(market, 3)
    await market.joins(4, first)
    await pay(market, 4)
    assert (await market.team(first)).state == TeamState.FILLED
    second, third = await market.opens(5, offer), await market.opens(6, offer)
    assert await market.pays(seat) is SeatPaymentResult.REROUTED
    assert (await market.seat(3)).team_id == second
    assert [(await market.team(team)).taken for team in (first, second, third)] == [3, 2, 1]
    assert await market.told(CONFIRMED) == [1, 2, 4, 3]


async def test_a_late_payment_opens_a_new_team_where_there_is_none(market: GroupBuyShop) -> None:
    """RULES 2.5, third way; the payer leads it and it can still succeed."""
    offer = await prepaid(market)
    first = await market.opens(1, offer)
    seat = await lapsed(market, 1)
    assert (await market.team(first)).state == TeamState.CANCELLED
    assert await market.pays(seat) is SeatPaymentResult.REROUTED
    opened = (await market.teams())[-1]
    assert (opened.leader_id, opened.taken, opened.id) == (1, 1, first + 1)
    await market.all_join(opened.id, 2, 3)
    await pay(market, 2, 3)
    await market.tick()
    assert sorted(await market.told(ISSUED)) == [1, 2, 3]


@pytest.mark.parametrize("why", ["full pool", "over", "sold out", "already in"])
async def test_a_late_payment_without_a_seat_is_owed_back(market: GroupBuyShop, why: str) -> None:
    """RULES 2.5, fourth way: never an exception, never lost."""
    pool = await market.pool(tiers=((2, 1000),), size=2, stock=2, **PREPAID)
    await market.joins(1, pool)
    seat = await lapsed(market, 1)
    if why == "full pool":
        await market.all_join(pool, 2, 3)
        await pay(market, 2, 3)
    elif why == "over":
        market.later(days=1)
        await market.tick()
    elif why == "sold out":
        await market.joins(2, pool)
        await market.joins(3, pool)
    else:
        await market.joins(1, pool)
    assert await market.pays(seat) is SeatPaymentResult.REFUND_DUE
    assert await market.pays(seat) is SeatPaymentResult.KNOWN
    assert await market.lines(seat) == [("paid", 1000), ("refund_due", 1000)]
    assert await market.told(LATE_REFUND) == [1]
    assert await market.gives_back(seat) == 1000
    with refused("nothing_owed"):
        await market.gives_back(seat)
    assert (await market.seats(member=1))[0].state == SeatState.REFUNDED


async def test_a_payment_in_the_moment_of_the_deadline_is_late(market: GroupBuyShop) -> None:
    """The seat is still reserved, its team is over and nobody has said so yet."""
    pool = await market.pool(tiers=((2, 1000),), size=2, hold_s=2 * 86_400, **PREPAID)
    await market.joins(1, pool)
    market.later(days=1)
    seat = await market.seat(1)
    assert await market.pays(seat.id) is SeatPaymentResult.REFUND_DUE
    await market.tick()
    assert (await market.team(pool)).state == TeamState.FAILED
    assert (await market.team(pool)).taken == 0
    assert await market.lines() == [("paid", 1000), ("refund_due", 1000)]
    assert await market.told(LAPSED) == await market.told(LATE_REFUND) == [1]
    assert await market.told(FAILED) == []


async def test_money_in_the_moment_of_the_deadline_buys_a_seat_or_is_owed_not_both(
    market: GroupBuyShop,
) -> None:
    """No tick has ended the team yet, and another one has a place."""
    offer = await prepaid(market, duration=timedelta(minutes=10))
    await market.opens(1, offer)
    market.later(minutes=5)
    other = await market.opens(2, offer)
    market.later(minutes=5)
    seat = await market.seat(1)
    assert seat.state == SeatState.RESERVED
    assert await market.pays(seat.id) is SeatPaymentResult.REROUTED
    after = await market.seat(1)
    assert (after.team_id, after.state) == (other, SeatState.CONFIRMED)
    assert await market.lines() == [("paid", 1000)]


async def test_who_was_let_go_and_pays_late_is_told_how_the_next_team_ended(
    market: GroupBuyShop,
) -> None:
    """A failure that was told must not silence the success that follows."""
    offer = await market.offer(**LED | AFTERWARDS | {"duration": timedelta(hours=1)})
    await market.opens(1, offer)
    market.later(hours=1)
    await market.tick()
    await market.tick()
    assert await market.told(FAILED) == [1]
    second = await market.opens(2, offer)
    assert await market.pays((await market.seat(1)).id) is SeatPaymentResult.REROUTED
    await market.joins(3, second)
    assert (await market.team(second)).state == TeamState.FILLED
    await market.tick()
    await market.tick()
    assert (await market.team(second)).state == TeamState.SUCCEEDED
    assert await market.told(ISSUED) == [1]


async def test_a_leaver_who_paid_is_owed_what_they_paid(market: GroupBuyShop) -> None:
    """RULES 12, defect 6."""
    pool = await market.pool(size=5, per_member=3, **PREPAID)
    await market.joins(1, pool, 3)
    await market.joins(2, pool, 1)
    await pay(market, 1, 2)
    await market.leaves(1, pool)
    seat = await market.seat(1)
    assert seat.state == SeatState.REFUND_DUE
    assert await market.lines(seat.id) == [("paid", 3000), ("refund_due", 3000)]
    await market.joins(1, pool, 2)
    assert (await market.seat(1)).state == SeatState.RESERVED
    assert await market.gives_back(seat.id) == 3000
    await market.leaves(1, pool)
    assert await market.states() == {"refunded": 1, "confirmed": 1, "left": 1}


async def test_a_paid_quantity_is_fixed(market: GroupBuyShop) -> None:
    pool = await market.pool(size=5, per_member=3, **PREPAID)
    await market.joins(1, pool)
    with refused("quantity_fixed"):
        await market.wants(1, pool, 2)
    await pay(market, 1)
    with refused("quantity_fixed"):
        await market.wants(1, pool, 2)


async def test_money_is_marked_only_where_it_goes_past_the_store(market: GroupBuyShop) -> None:
    pool = await market.pool()
    await market.joins(1, pool)
    with refused("pays_in_store"):
        await pay(market, 1)
    with refused("no_seat"):
        await market.pays(999)
    with refused("nothing_owed"):
        await market.gives_back((await market.seat(1)).id)
    later = await market.pool(**AFTERWARDS)
    await market.joins(1, later)
    with refused("not_due"):
        await pay(market, 1)
    assert await market.lines() == []
