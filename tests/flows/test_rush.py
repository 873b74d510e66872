"""B1 and B2: a thousand reach for one seat, and for a hundred; presses come again and again."""

import asyncio
from collections import Counter
from collections.abc import Iterable

import pytest

from domain.refusal import Refused
from sandbox.api.callbacks import Query
from sandbox.state.chats import SandboxChat
from storage.chat import chats
from storage.database import Database
from storage.group_buy.tables import SeatState, TeamState
from tests.flows.group_buy_shop import GroupBuyShop
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S

CROWD = 1000
TWO = {"tiers": ((2, 1000),), "size": 2}
HUNDRED = {"tiers": ((100, 1000),), "size": 100}


async def all_at_once(market: GroupBuyShop, team_id: int, members: Iterable[int]) -> Counter[str]:
    """Let members join, each in a transaction of their own, all at the same time."""

    async def one(member: int) -> str:
        try:
            await market.joins(member, team_id)
        except Refused as no:
            return no.reason
        return "in"

    return Counter(await asyncio.gather(*(one(member) for member in members)))


@pytest.mark.parametrize(("terms", "early"), [(TWO, 1), (HUNDRED, 0)], ids=["last", "hundred"])
async def test_a_thousand_at_once_get_the_seats_there_are(
    database: Database, terms: dict[str, object], early: int
) -> None:
    """RULES 12, defect 1: one writer on SQLite, eight on PostgreSQL, and not one seat too many."""
    market = GroupBuyShop(database)
    await market.meet(*range(1, CROWD + 2))
    pool = await market.pool(**terms)
    await market.all_join(pool, *range(CROWD + 1, CROWD + 1 + early))
    free = int(str(terms["size"])) - early
    outcome = await all_at_once(market, pool, range(1, CROWD + 1))
    assert outcome == {"in": free, "group_buy.full": CROWD - free}
    team = await market.team(pool)
    assert (team.taken, team.state) == (terms["size"], TeamState.FILLED)
    assert await market.states() == {"confirmed": terms["size"]}


async def test_the_same_press_twenty_times_is_one_seat(database: Database) -> None:
    """RULES 12, defect 20."""
    market = GroupBuyShop(database)
    await market.meet(*range(1, 21))
    pool = await market.pool(stock=30)
    outcome = await all_at_once(market, pool, [*range(1, 21)] * 20)
    assert outcome == {"in": 20, "group_buy.already_in": 380}
    assert (await market.team(pool)).taken == 20
    assert await market.states() == {"confirmed": 20}


async def test_a_stock_is_not_oversold_by_several_teams(database: Database) -> None:
    """RULES 12, defect 18: two teams draw on one stock, 200 want a unit, there are 50."""
    market = GroupBuyShop(database)
    await market.meet(*range(1, 203))
    offer = await market.offer(tiers=((2, 1000),), shape="team", size=200, stock=50)
    first, second = await market.opens(201, offer), await market.opens(202, offer)
    outcomes = await asyncio.gather(
        all_at_once(market, first, range(1, 101)), all_at_once(market, second, range(101, 201))
    )
    assert sum(outcomes, Counter()) == {"in": 48, "group_buy.sold_out": 152}
    assert await market.units_taken(offer) == 50


async def known(shop: Shop, places: list[SandboxChat]) -> None:
    """Wait until the bot knows these chats."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.database.read() as tx:
                if all([await chats.find(tx, place.id) for place in places]):
                    return
            await asyncio.sleep(0.02)


@pytest.mark.parametrize(("terms", "free"), [(TWO, 2), (HUNDRED, 100)], ids=["two", "hundred"])
async def test_a_thousand_press_in_three_chats_through_the_real_intake(
    shop: Shop, terms: dict[str, object], free: int
) -> None:
    """Every press is answered; the answers, the rows and the cards agree."""
    people = [shop.box.person(f"Person {number}") for number in range(CROWD)]
    places = [
        shop.box.group(f"Group {number}", members=people[number::3], bot_rights="admin")
        for number in range(3)
    ]
    await known(shop, places)
    market = GroupBuyShop(shop.database, shop.clock.now())
    await market.offer(tuple((place.id, None) for place in places), **terms)
    cards = [await people[number].sees("0 of", chat=places[number]) for number in range(3)]
    queries: list[Query] = [
        await person.presses("Join", message=cards[number % 3])
        for number, person in enumerate(people)
    ]
    shop.clock.rate = 0.1  # A slow machine is no reason for an answer to come too late.
    async with asyncio.timeout(3 * TIMEOUT_S):
        for query in queries:
            await query.answered.wait()
    shop.clock.rate = 1.0
    told = Counter(query.answer.text[:10] for query in queries if query.answer is not None)
    assert told["You are in"] == free, told
    assert told.total() == CROWD and set(told) <= {"You are in", "Tea is ful", "Tea is sol"}, told
    seats = await market.seats()
    assert len(seats) == len({seat.member_id for seat in seats}) == free
    assert {seat.state for seat in seats} == {SeatState.CONFIRMED}
    assert [team.taken for team in await market.teams()] == [free]
    for number in range(3):
        await people[number].sees(f"{free} people get it", chat=places[number])
