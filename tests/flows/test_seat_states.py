"""Every state of a seat and of a team against everything that may be tried on it.

RULES 12, defect 14: what is not in the tables does not happen, on either database.
"""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import update

from domain.refusal import Refused
from storage.database import Database
from storage.group_buy.tables import Seat, SeatState, TeamState
from tests.flows.group_buy_shop import LED, PREPAID, GroupBuyShop

ANN, BEN, CHIARA = 1, 2, 3
State = SeatState
Act = Callable[[GroupBuyShop, int, Seat], Awaitable[object]]
ACTS: dict[str, Act] = {
    "leaves": lambda market, team_id, _: market.leaves(ANN, team_id),
    "takes": lambda market, team_id, _: market.takes(ANN, team_id),
    "lapses": lambda market, _, seat: market.lapses(seat.id),
    "pays": lambda market, _, seat: market.pays(seat.id),
    "gives back": lambda market, _, seat: market.gives_back(seat.id),
    "has two": lambda market, team_id, _: market.wants(ANN, team_id, 2),
}
CHANGES: dict[tuple[SeatState, str], SeatState] = {
    (State.RESERVED, "leaves"): State.LEFT,
    (State.RESERVED, "lapses"): State.LAPSED,
    (State.RESERVED, "pays"): State.CONFIRMED,
    (State.CONFIRMED, "leaves"): State.REFUND_DUE,
    (State.LAPSED, "pays"): State.CONFIRMED,
    (State.LEFT, "pays"): State.CONFIRMED,
    (State.REFUND_DUE, "gives back"): State.REFUNDED,
}
"""Everything that moves a seat of a team that is forming, paid before it counts."""
REACHED = (
    State.RESERVED,
    State.CONFIRMED,
    State.REDEEMED,
    State.LAPSED,
    State.LEFT,
    State.REFUND_DUE,
    State.REFUNDED,
)


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    """A market with three people."""
    market = GroupBuyShop(database)
    await market.meet(ANN, BEN, CHIARA)
    return market


async def brought(market: GroupBuyShop, team_id: int, state: SeatState) -> Seat:
    """Bring Ann's seat into a state by what really leads there."""
    await market.joins(ANN, team_id)
    seat = await market.seat(ANN)
    if state in (State.CONFIRMED, State.REDEEMED, State.REFUND_DUE, State.REFUNDED):
        await market.pays(seat.id)
    if state in (State.LEFT, State.REFUND_DUE, State.REFUNDED):
        await market.leaves(ANN, team_id)
    if state is State.REFUNDED:
        await market.gives_back(seat.id)
    if state is State.REDEEMED:
        async with market.database.begin() as tx:
            await tx.execute(update(Seat).where(Seat.id == seat.id).values(state=state))
    market.later(minutes=16)
    if state is State.LAPSED:
        await market.lapses(seat.id)
    seat = await market.seat(ANN)
    assert seat.state == state
    return seat


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", REACHED)
async def test_a_seat_changes_only_as_the_table_says(
    market: GroupBuyShop, state: SeatState, act: str
) -> None:
    pool = await market.pool(per_member=2, **PREPAID)
    await market.joins(BEN, pool)
    seat = await brought(market, pool, state)
    before = (seat.quantity, await market.lines(seat.id))
    try:
        await ACTS[act](market, pool, seat)
    except Refused:
        assert (state, act) not in CHANGES
    after = await market.seat(ANN)
    assert after.state == CHANGES.get((state, act), state)
    if (state, act) not in CHANGES:
        assert (after.quantity, await market.lines(seat.id)) == before


async def ended(market: GroupBuyShop, state: TeamState) -> int:
    """Bring a team that Ann leads, and Ben is in, into a state."""
    offer = await market.offer(**LED)
    team_id = await market.opens(ANN, offer)
    await market.joins(BEN, team_id)
    if state in (TeamState.FILLED, TeamState.SUCCEEDED):
        await market.joins(CHIARA, team_id)
    if state is TeamState.CANCELLED:
        await market.leaves(ANN, team_id)
        await market.leaves(BEN, team_id)
    if state is TeamState.FAILED:
        market.later(days=2)
    if state in (TeamState.SUCCEEDED, TeamState.FAILED):
        await market.tick()
    assert (await market.team(team_id)).state == state
    return team_id


@pytest.mark.parametrize(
    ("state", "joins", "leaves"),
    [
        (TeamState.FILLED, "full", "too_late_to_leave"),
        (TeamState.SUCCEEDED, "full", "too_late_to_leave"),
        (TeamState.FAILED, "ended", "not_in"),
        (TeamState.CANCELLED, "ended", "not_in"),
    ],
)
async def test_a_team_that_has_ended_takes_nobody_in_and_lets_nobody_out(
    market: GroupBuyShop, state: TeamState, joins: str, leaves: str
) -> None:
    team_id = await ended(market, state)
    before = await market.states()
    await market.meet(9)
    for act, reason in (
        (lambda: market.joins(9, team_id), joins),
        (lambda: market.waits(9, team_id), joins),
        (lambda: market.leaves(BEN, team_id), leaves),
    ):
        with pytest.raises(Refused, match=f"group_buy.{reason}"):
            await act()
    assert (await market.team(team_id)).state == state
    assert await market.states() == before
