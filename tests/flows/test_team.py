"""Teams on both databases: who gets a seat, who leads, who waits, whose turn it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.chat import bot_membership
from domain.group_buy.join import ALMOST, JoinResult
from domain.group_buy.leave import LEADER, PROMOTED
from storage.chat.tables import Chat
from storage.database import Database
from storage.group_buy.tables import SeatState, TeamState
from storage.members import Member
from storage.promotion.tables import LiveCard
from tests.flows.group_buy_shop import LED, NOON, GroupBuyShop, refused
from tests.flows.sample_deals import add_chats

FULL_HOUSE = {"tiers": ((2, 1000),), "size": 2, "ends_when_full": False}
"""Two seats; a full team waits for its deadline, with a waiting list."""


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    market = GroupBuyShop(database)
    await market.meet(*range(1, 10))
    return market


async def test_the_last_seat_goes_to_one(market: GroupBuyShop) -> None:
    """RULES 12, defect 1."""
    pool = await market.pool(size=5)
    await market.all_join(pool, 1, 2, 3, 4, 5)
    with refused("full"):
        await market.joins(6, pool)
    assert (await market.team(pool)).taken == 5
    assert await market.states() == {"confirmed": 5}


async def test_the_first_purchase_counts_against_the_limit(market: GroupBuyShop) -> None:
    """RULES 12, defect 3: neither one's own limit nor the stock lets the first one pass."""
    pool = await market.pool(per_member=2, stock=3)
    with refused("own_limit"):
        await market.joins(1, pool, 3)
    await market.joins(1, pool, 2)
    with refused("sold_out"):
        await market.joins(2, pool, 2)
    await market.joins(2, pool, 1)
    with refused("sold_out"):
        await market.joins(3, pool)
    assert (await market.team(pool)).taken == 2


async def test_nothing_hostile_is_a_quantity_even_past_the_handlers(market: GroupBuyShop) -> None:
    """RULES 12, defect 11."""
    pool = await market.pool(per_member=5)
    for quantity in (0, -1, 6, 10**9):
        with refused("own_limit"):
            await market.joins(1, pool, quantity)
    await market.joins(1, pool, 5)
    for quantity in (0, -1, 6):
        with refused("own_limit"):
            await market.wants(1, pool, quantity)


async def test_the_price_is_the_shop_s_and_not_the_button_s(market: GroupBuyShop) -> None:
    """RULES 12, defect 12: an amount from a client is compared, never charged."""
    pool = await market.pool()
    with refused("price_rose"):
        await market.joins(1, pool, shown_minor=1)
    assert (await market.team(pool)).taken == 0
    joined = await market.joins(1, pool, shown_minor=10**9)
    assert joined.price_minor == 1000
    assert (await market.seat(1)).price_shown_minor == 1000


async def test_a_price_that_a_leaver_raised_is_asked_about_again(market: GroupBuyShop) -> None:
    """Four in: the button says 900; one leaves before the press, and 900 is gone."""
    pool = await market.pool()
    await market.all_join(pool, 1, 2, 3, 4)
    await market.leaves(4, pool)
    with refused("price_rose"):
        await market.joins(5, pool, shown_minor=900)
    assert (await market.joins(5, pool, shown_minor=1000)).price_minor == 1000


async def test_leaving_frees_the_seat_and_coming_back_works(market: GroupBuyShop) -> None:
    """RULES 12, defect 10."""
    offer = await market.offer(stock=3, per_member=2)
    pool = (await market.teams())[0].id
    for _ in range(3):
        await market.joins(1, pool, 2)
        assert (await market.team(pool)).taken == 1
        await market.leaves(1, pool)
        assert (await market.team(pool)).taken == 0
        assert await market.units_taken(offer) == 0
    with refused("not_in"):
        await market.leaves(1, pool)
    assert await market.states() == {"left": 3}


async def test_a_duplicate_press_consumes_nothing(market: GroupBuyShop) -> None:
    """RULES 12, defect 20."""
    offer = await market.offer(stock=5, per_member=2)
    pool = (await market.teams())[0].id
    await market.joins(1, pool)
    for _ in range(3):
        with refused("already_in"):
            await market.joins(1, pool)
        with refused("already_in"):
            await market.waits(1, pool)
    assert (await market.team(pool)).taken == 1
    assert await market.units_taken(offer) == 1


async def test_a_member_sits_in_one_team_of_an_offer(market: GroupBuyShop) -> None:
    offer = await market.offer(**LED)
    first = await market.opens(1, offer)
    second = await market.opens(2, offer)
    with refused("already_elsewhere"):
        await market.joins(1, second)
    with refused("already_elsewhere"):
        await market.opens(1, offer)
    assert [team.taken for team in await market.teams()] == [1, 1]
    await market.leaves(1, first)
    await market.joins(1, second)


async def test_unlimited_is_not_sold_out(market: GroupBuyShop) -> None:
    """RULES 12, defect 23: no size and no stock is without end, not none."""
    offer = await market.offer()
    pool = (await market.teams())[0].id
    await market.all_join(pool, *range(1, 10))
    assert (await market.team(pool)).taken == 9
    assert await market.units_taken(offer) == 0


async def test_a_join_before_the_start_consumes_nothing(market: GroupBuyShop) -> None:
    """RULES 12, defect 19, for group buys."""
    start = NOON + timedelta(hours=1)
    offer = await market.offer(starts_at=start, ends_at=start + timedelta(hours=2), stock=3)
    pool = (await market.teams())[0].id
    with refused("not_started"):
        await market.joins(1, pool)
    assert (await market.team(pool)).taken == 0
    assert await market.units_taken(offer) == 0
    market.later(hours=1)
    await market.joins(1, pool)


async def test_a_banned_member_is_refused(market: GroupBuyShop) -> None:
    pool = await market.pool()
    async with market.database.begin() as tx:
        (await tx.get_one(Member, 1)).banned_at = NOON
    with refused("banned"):
        await market.joins(1, pool)


async def test_the_leader_leaves_the_oldest_leads_and_the_deadline_stays(
    market: GroupBuyShop,
) -> None:
    """RULES 12, defect 7."""
    offer = await market.offer(**LED | {"duration": timedelta(hours=2)})
    team = await market.opens(1, offer)
    deadline = (await market.team(team)).closes_at
    market.later(minutes=30)
    await market.all_join(team, 3)
    await market.leaves(1, team)
    after = await market.team(team)
    assert (after.leader_id, after.closes_at, after.state) == (3, deadline, TeamState.OPEN)
    assert await market.told(LEADER) == [3]
    await market.joins(1, team)
    assert (await market.team(team)).leader_id == 3
    await market.leaves(3, team)
    await market.leaves(1, team)
    assert (await market.team(team)).state == TeamState.CANCELLED
    with refused("ended"):
        await market.joins(4, team)


async def test_who_waits_is_numbered_promoted_once_and_has_a_quarter_of_an_hour(
    market: GroupBuyShop,
) -> None:
    """The place goes down the line as long as nobody says yes."""
    pool = await market.pool(**FULL_HOUSE)
    await market.all_join(pool, 1, 2)
    assert [await market.waits(member, pool) for member in (3, 4, 5)] == [1, 2, 3]
    assert await market.waits(4, pool) == 2
    await market.leaves(1, pool)
    assert await market.told(PROMOTED) == [3]
    held = await market.seat(3)
    assert (held.state, held.until) == (SeatState.RESERVED, market.now + timedelta(minutes=15))
    market.later(minutes=14)
    await market.tick()
    assert await market.told(PROMOTED) == [3]
    market.later(minutes=1)
    await market.tick()
    await market.tick()
    assert await market.told(PROMOTED) == [3, 4]
    assert (await market.seat(3)).state == SeatState.LAPSED
    with refused("hold_over"):
        await market.takes(3, pool)
    await market.takes(4, pool)
    await market.takes(4, pool)
    assert (await market.seat(4)).state == SeatState.CONFIRMED
    assert (await market.team(pool)).taken == 2
    assert await market.waiting(pool) == [(3, "promoted"), (4, "promoted"), (5, "waiting")]


async def test_a_held_place_that_was_left_goes_to_the_next(market: GroupBuyShop) -> None:
    pool = await market.pool(**FULL_HOUSE)
    await market.all_join(pool, 1, 2)
    for member in (3, 4):
        await market.waits(member, pool)
    await market.leaves(2, pool)
    await market.leaves(3, pool)
    assert await market.told(PROMOTED) == [3, 4]
    assert (await market.team(pool)).taken == 2


async def test_who_leaves_the_line_is_passed_over(market: GroupBuyShop) -> None:
    pool = await market.pool(**FULL_HOUSE)
    await market.all_join(pool, 1, 2)
    for member in (3, 4):
        await market.waits(member, pool)
    await market.leaves(3, pool)
    assert await market.waits(4, pool) == 1
    await market.leaves(2, pool)
    assert await market.told(PROMOTED) == [4]


async def test_waiting_for_a_free_place_is_joining(market: GroupBuyShop) -> None:
    pool = await market.pool(**FULL_HOUSE)
    joined = await market.waits(1, pool)
    assert isinstance(joined, JoinResult)
    assert (await market.seat(1)).state == SeatState.CONFIRMED


async def test_a_quantity_takes_from_the_stock_and_gives_back(market: GroupBuyShop) -> None:
    offer = await market.offer(stock=5, per_member=4)
    pool = (await market.teams())[0].id
    await market.joins(1, pool, 2)
    await market.joins(2, pool, 1)
    await market.wants(1, pool, 4)
    assert await market.units_taken(offer) == 5
    with refused("sold_out"):
        await market.wants(2, pool, 2)
    await market.wants(1, pool, 1)
    await market.wants(2, pool, 4)
    assert await market.units_taken(offer) == 5
    with refused("own_limit"):
        await market.wants(2, pool, 5)
    with refused("not_in"):
        await market.wants(3, pool, 1)
    await market.leaves(2, pool)
    assert await market.units_taken(offer) == 1


async def test_one_more_to_go_is_said_once(market: GroupBuyShop) -> None:
    offer = await market.offer(**LED)
    team = await market.opens(1, offer)
    await market.joins(2, team)
    await market.leaves(2, team)
    await market.joins(3, team)
    assert await market.told(ALMOST) == [1]


async def test_a_migrated_chat_keeps_its_seats(market: GroupBuyShop) -> None:
    """RULES 12, defect 34: seats go on counting, their old chat is known to be the new one."""
    await add_chats(market.database, -100)
    offer = await market.offer(((-100, None),))
    pool = (await market.teams())[0].id
    await market.joins(1, pool, chat_id=-100)
    async with market.database.begin() as tx:
        await bot_membership.migrate(tx, -100, -1002, now=market.now)
    await market.joins(2, pool, chat_id=-1002)
    assert (await market.team(pool)).taken == 2
    async with market.database.read() as tx:
        assert (await tx.get_one(Chat, -100)).migrated_to == -1002
        places = await tx.scalars(select(LiveCard.chat_id).where(LiveCard.subject_id == offer.id))
        assert places.all() == [-1002]
