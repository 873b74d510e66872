"""How teams end: by filling up, by the deadline alone, by the operator; everybody told once."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.group_buy.finish import FAILED, LAPSED, MERGE, PAY, REMINDER, release_seat, settle_seat
from domain.promotion import waiting_list
from domain.voucher import ISSUED
from jobs.group_buy import TOLD_MAX
from storage.database import Database
from storage.group_buy.tables import (
    CloseReason,
    GroupBuy,
    GroupBuyState,
    PaymentMethod,
    PaymentTiming,
    SeatState,
    TeamState,
)
from storage.promotion.tables import PaymentKind
from tests.flows.group_buy_shop import LED, NOON, PREPAID, SECRET, GroupBuyShop, refused
from tests.shop_keys import unlocked

AFTERWARDS = {"pay": PaymentMethod.EXTERNAL, "pay_when": PaymentTiming.AT_END}
Broken = Callable[[str, int], AbstractAsyncContextManager[None]]


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    market = GroupBuyShop(database)
    await market.meet(*range(1, 10))
    return market


@pytest.fixture
def broken(database: Database) -> Broken:
    """Let the database itself refuse one row of a table, by its `subject_id`, for a while."""

    @asynccontextmanager
    async def refuse(table: str, subject_id: int) -> AsyncIterator[None]:
        when = f"BEFORE INSERT ON {table}"
        this = f"NEW.subject_id = {subject_id}"
        raising = "$$ BEGIN RAISE EXCEPTION 'broken'; END $$"
        make, mend = {
            "sqlite": (
                [f"CREATE TRIGGER t {when} WHEN {this} BEGIN SELECT RAISE(ABORT, 'broken'); END"],
                ["DROP TRIGGER t"],
            ),
            "postgresql": (
                [
                    f"CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS {raising}",
                    f"CREATE TRIGGER t {when} FOR EACH ROW WHEN ({this}) EXECUTE FUNCTION broken()",
                ],
                [f"DROP TRIGGER t ON {table}", "DROP FUNCTION broken"],
            ),
        }[database.dialect]
        await _run(database, make)
        try:
            yield
        finally:
            await _run(database, mend)

    return refuse


async def _run(database: Database, statements: list[str]) -> None:
    async with database.begin() as tx:
        for statement in statements:
            await tx.execute(text(statement))


async def test_a_deadline_passes_with_nobody_acting(market: GroupBuyShop) -> None:
    """RULES 12, defect 9."""
    pool = await market.pool()
    await market.all_join(pool, 1, 2)
    market.later(hours=23, minutes=59)
    await market.tick()
    assert (await market.team(pool)).state == TeamState.OPEN
    market.later(minutes=1)
    await market.tick()
    assert (await market.team(pool)).state == TeamState.FAILED
    assert await market.states() == {"released": 2}
    assert await market.told(FAILED) == [1, 2]


async def test_lost_timers_are_made_good_by_the_first_tick_after_a_restart(
    database: Database, market: GroupBuyShop
) -> None:
    """RULES 12, defect 8: nothing is held in memory, so there is nothing to lose."""
    short = await market.pool(size=5, **PREPAID)
    await market.joins(1, short)
    failing = await market.pool()
    await market.joins(2, failing)
    again = GroupBuyShop(unlocked(database.url.render_as_string(hide_password=False)))
    again.now = market.now + timedelta(days=3)
    await again.tick()
    await again.tick()
    assert await market.states() == {"lapsed": 1, "released": 1}
    assert {team.state for team in await market.teams()} == {TeamState.FAILED}
    await again.database.close()


async def test_a_full_team_succeeds_at_once_and_everybody_is_told_once(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(tiers=((3, 1000),), size=3)
    await market.all_join(pool, 1, 2, 3)
    assert (await market.team(pool)).state == TeamState.FILLED
    for _ in range(3):
        await market.tick()
    assert (await market.team(pool)).state == TeamState.SUCCEEDED
    assert await market.told(ISSUED) == [1, 2, 3]
    assert await market.told(FAILED) == []
    with refused("sold_out"):
        await market.joins(4, pool)
    with refused("too_late_to_leave"):
        await market.leaves(1, pool)


async def test_a_large_team_is_told_a_page_at_a_time(market: GroupBuyShop) -> None:
    count = TOLD_MAX + 5
    await market.meet(*range(100, 100 + count))
    pool = await market.pool(tiers=((2, 1000),))
    await market.all_join(pool, *range(100, 100 + count))
    market.later(days=1)
    await market.tick()
    assert (await market.team(pool)).state == TeamState.FILLED
    assert len(await market.told(ISSUED)) == TOLD_MAX
    await market.tick()
    assert (await market.team(pool)).state == TeamState.SUCCEEDED
    assert await market.told(ISSUED) == list(range(100, 100 + count))


async def test_one_failing_refund_does_not_stop_the_next(
    market: GroupBuyShop, broken: Broken
) -> None:
    """RULES 12, defects 5, 6 and 33: each paid seat has its own line, of its own amount."""
    pool = await market.pool(tiers=((5, 1000),), size=5, per_member=3, **PREPAID)
    for member, quantity in ((1, 1), (2, 2), (3, 3)):
        await market.joins(member, pool, quantity)
        await market.pays((await market.seat(member)).id)
    second = await market.seat(2)
    market.later(days=1)
    async with broken("payments", second.id):
        for _ in range(2):
            with pytest.raises(ExceptionGroup) as failed:
                await market.tick()
            assert len(failed.value.exceptions) == 1
            assert await market.told(FAILED) == [1, 3]
        assert (await market.team(pool)).state == TeamState.EXPIRED
    await market.tick()
    await market.tick()
    assert await market.told(FAILED) == [1, 3, 2]
    assert await market.states() == {"refund_due": 3}
    for seat in await market.seats():
        amount = 1000 * seat.quantity
        assert await market.lines(seat.id) == [("paid", amount), ("refund_due", amount)]
    refunds = [row for row in await market.notices() if row.kind == FAILED]
    told = {row.chat_id: row.values["refund_minor"] for row in refunds}
    assert told == {1: 1000, 2: 2000, 3: 3000}


async def test_one_failing_voucher_does_not_stop_the_next(
    market: GroupBuyShop, broken: Broken
) -> None:
    """RULES 12, defect 5, where a team succeeds."""
    pool = await market.pool(tiers=((3, 1000),), size=3)
    await market.all_join(pool, 1, 2, 3)
    async with broken("vouchers", (await market.seat(1)).id):
        with pytest.raises(ExceptionGroup):
            await market.tick()
        assert await market.told(ISSUED) == [2, 3]
        assert (await market.team(pool)).state == TeamState.FILLED
    await market.tick()
    assert await market.told(ISSUED) == [2, 3, 1]
    assert (await market.team(pool)).state == TeamState.SUCCEEDED


async def test_a_hold_lapses_once_however_often_its_timer_runs(market: GroupBuyShop) -> None:
    """RULES 12, defect 21."""
    offer = await market.offer(stock=5, per_member=2, size=5, **PREPAID)
    pool = (await market.teams())[0].id
    await market.joins(1, pool, 2)
    await market.joins(2, pool, 2)
    held = await market.seat(1)
    assert not await market.lapses(held.id)
    market.later(minutes=15)
    assert await market.lapses(held.id)
    for _ in range(3):
        assert not await market.lapses(held.id)
    assert (await market.team(pool)).taken == 1
    assert await market.units_taken(offer) == 2
    await market.tick()
    await market.tick()
    assert (await market.team(pool)).taken == 0
    assert await market.units_taken(offer) == 0
    assert await market.told(LAPSED) == [1, 2]


async def test_what_lapsed_does_not_count_against_the_limit(market: GroupBuyShop) -> None:
    """RULES 12, defect 22."""
    pool = await market.pool(per_member=2, size=5, **PREPAID)
    for _ in range(3):
        await market.joins(1, pool, 2)
        market.later(minutes=15)
        await market.tick()
    assert await market.states() == {"lapsed": 3}


async def test_a_deadline_takes_unpaid_seats_out_before_it_counts(market: GroupBuyShop) -> None:
    pool = await market.pool(tiers=((3, 1000),), size=4, hold_s=3 * 86_400, **PREPAID)
    await market.all_join(pool, 1, 2, 3)
    for member in (1, 2):
        await market.pays((await market.seat(member)).id)
    market.later(days=1)
    await market.tick()
    assert (await market.team(pool)).state == TeamState.FAILED
    assert await market.states() == {"refund_due": 2, "lapsed": 1}
    assert await market.told(LAPSED) == [3]
    assert await market.told(FAILED) == [1, 2]


@pytest.mark.parametrize(("leavers", "price"), [((), 800), ((5,), 900), ((4, 5), 1000)])
async def test_a_leaver_lowers_the_tier_until_the_deadline(
    market: GroupBuyShop, leavers: tuple[int, ...], price: int
) -> None:
    """RULES 3: the price is that of the tier reached at closing, and then stands."""
    pool = await market.pool()
    await market.all_join(pool, 1, 2, 3, 4, 5)
    for member in leavers:
        await market.leaves(member, pool)
    market.later(days=1)
    await market.tick()
    assert (await market.team(pool)).price_minor == price


async def test_nobody_pays_more_than_was_shown_when_the_tier_falls(market: GroupBuyShop) -> None:
    """Seen at 800 by the sixth; two leave, the tier of four is reached, 800 is what was shown."""
    pool = await market.pool()
    await market.all_join(pool, 1, 2, 3, 4, 5, 6)
    await market.leaves(1, pool)
    await market.leaves(2, pool)
    market.later(days=1)
    await market.tick()
    assert (await market.team(pool)).price_minor == 800


async def test_disabling_an_offer_strands_nobody(market: GroupBuyShop) -> None:
    """RULES 12, defect 4: teams at the goal succeed, others fail, lists are ended, money is owed."""
    offer = await market.offer(**LED | {"tiers": ((2, 1000),), "size": 3, "ends_when_full": False})
    reached, short = await market.opens(1, offer), await market.opens(2, offer)
    await market.all_join(reached, 3, 4)
    await market.waits(5, reached)
    await market.closes(offer)
    for _ in range(2):
        await market.tick()
    assert [team.state for team in await market.teams()] == [
        TeamState.SUCCEEDED,
        TeamState.FAILED,
    ]
    assert sorted(await market.told(ISSUED)) == [1, 3, 4]
    assert await market.told(FAILED) == [2]
    assert await market.told(MERGE) == []
    assert await market.waiting(reached) == [(5, "gone")]
    with refused("disabled"):
        await market.joins(6, short)
    with refused("disabled"):
        await market.opens(6, offer)
    with refused("closed_already"):
        await market.closes(offer)


async def test_disabling_gives_back_what_was_paid_and_ends_what_was_held(
    market: GroupBuyShop,
) -> None:
    """RULES 12, defect 4, where money came first."""
    offer = await market.offer(size=5, **PREPAID)
    pool = (await market.teams())[0].id
    await market.all_join(pool, 1, 2, 3)
    for member in (1, 2):
        await market.pays((await market.seat(member)).id)
    await market.closes(offer)
    await market.tick()
    await market.tick()
    assert await market.states() == {"refund_due": 2, "lapsed": 1}
    assert await market.told(FAILED) == [1, 2]
    assert await market.told(LAPSED) == [3]
    assert [kind for kind, _ in await market.lines()].count(PaymentKind.REFUND_DUE) == 2


async def test_an_offer_disabled_before_its_start_tells_nobody(market: GroupBuyShop) -> None:
    start = NOON + timedelta(hours=1)
    offer = await market.offer(starts_at=start, ends_at=start + timedelta(days=1))
    await market.closes(offer)
    market.later(days=2)
    await market.tick()
    assert [team.state for team in await market.teams()] == [TeamState.FAILED]
    assert await market.notices() == []


async def test_consent_moves_a_member_and_silence_lets_go(market: GroupBuyShop) -> None:
    """RULES 2.9: asked at expiry, the oldest team first; who says nothing is let go."""
    offer = await market.offer(**LED | {"duration": timedelta(hours=2)})
    left = await market.opens(1, offer)
    await market.joins(2, left)
    market.later(hours=1)
    older, newer = await market.opens(3, offer), await market.opens(4, offer)
    market.later(hours=1)
    await market.tick()
    assert (await market.team(left)).state == TeamState.EXPIRED
    assert await market.told(MERGE) == [1, 2]
    assert (await market.moves(2, left)).id == older
    with refused("merge_over"):
        await market.moves(2, left)
    with refused("merge_over"):
        await market.moves(9, left)
    market.later(minutes=30)
    with refused("merge_over"):
        await market.moves(1, left)
    await market.tick()
    await market.tick()
    assert (await market.team(left)).state == TeamState.FAILED
    assert await market.told(FAILED) == [1]
    assert await market.told(MERGE) == [1, 2]
    assert (await market.team(older)).taken == 2
    assert (await market.team(newer)).taken == 1
    await market.joins(5, older)
    await market.tick()
    assert sorted(await market.told(ISSUED)) == [2, 3, 5]


async def test_a_merge_that_fills_a_team_ends_it(market: GroupBuyShop) -> None:
    offer = await market.offer(**LED | {"duration": timedelta(hours=2)})
    left = await market.opens(1, offer)
    market.later(hours=1)
    other = await market.opens(2, offer)
    await market.joins(3, other)
    market.later(hours=1)
    await market.tick()
    await market.moves(1, left)
    await market.tick()
    assert (await market.team(other)).state == TeamState.SUCCEEDED
    assert sorted(await market.told(ISSUED)) == [1, 2, 3]
    assert await market.told(FAILED) == []


async def test_a_merge_into_nothing_is_refused_and_loses_nothing(market: GroupBuyShop) -> None:
    offer = await market.offer(**LED | {"duration": timedelta(hours=2)})
    left = await market.opens(1, offer)
    market.later(hours=1)
    other = await market.opens(2, offer)
    market.later(hours=1)
    await market.tick()
    await market.all_join(other, 3, 4)
    with refused("merge_full"):
        await market.moves(1, left)
    assert (await market.seat(1)).team_id == left
    market.later(minutes=30)
    await market.tick()
    assert await market.told(FAILED) == [1]


async def test_who_pays_afterwards_is_asked_once_and_gets_the_voucher_then(
    market: GroupBuyShop,
) -> None:
    pool = await market.pool(tiers=((2, 1000),), size=2, **AFTERWARDS)
    await market.all_join(pool, 1, 2)
    seat = await market.seat(1)
    for _ in range(2):
        await market.tick()
    assert await market.told(PAY) == [1, 2]
    assert await market.told(ISSUED) == []
    await market.pays(seat.id)
    await market.pays(seat.id)
    await market.tick()
    assert await market.told(ISSUED) == [1]
    assert await market.lines() == [("paid", 1000)]


async def test_who_asked_is_reminded_once(market: GroupBuyShop) -> None:
    pool = await market.pool()
    await market.joins(1, pool)
    async with market.database.begin() as tx:
        for member in (1, 2, 1):
            await waiting_list.request_reminder(tx, "team", pool, member)
    market.later(hours=22, minutes=59)
    await market.tick()
    assert await market.told(REMINDER) == []
    market.later(minutes=1)
    await market.tick()
    market.later(minutes=10)
    await market.tick()
    assert await market.told(REMINDER) == [1, 2]


async def test_a_scheduled_offer_opens_and_ends_on_its_own(market: GroupBuyShop) -> None:
    start = NOON + timedelta(hours=1)
    offer = await market.offer(starts_at=start, ends_at=start + timedelta(hours=1))
    assert offer.state == GroupBuyState.SCHEDULED
    market.later(hours=1)
    await market.tick()
    assert (await _state(market, offer.id))[0] == GroupBuyState.OPEN
    market.later(hours=1)
    await market.tick()
    await market.tick()
    assert await _state(market, offer.id) == (GroupBuyState.CLOSED, CloseReason.ENDED)


async def _state(market: GroupBuyShop, offer_id: int) -> tuple[str, str | None]:
    async with market.database.read() as tx:
        offer = await tx.get_one(GroupBuy, offer_id)
        return offer.state, offer.closed_reason


async def test_settling_twice_is_settling_once(market: GroupBuyShop) -> None:
    """Success is idempotent seat by seat, whatever a job that died left behind."""
    pool = await market.pool(tiers=((2, 1000),), size=2)
    await market.all_join(pool, 1, 2)
    seat = await market.seat(1)
    for _ in range(2):
        async with market.database.begin() as tx:
            await settle_seat(tx, seat.id, now=market.now, secret=SECRET)
            await release_seat(tx, seat.id, now=market.now)
    assert await market.told(ISSUED) == [1]
    assert (await market.seat(1)).state == SeatState.CONFIRMED
