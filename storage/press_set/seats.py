"""A team as many presses meet it: read once, and held until they are decided and written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select, update

from storage.columns import change_rows
from storage.database import Tx
from storage.group_buy import seats
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import GroupBuy, Seat, SeatState, Team, TeamState


@dataclass(frozen=True, slots=True)
class TeamSnapshot:
    """A team with its group buy, and how some members stand in it."""

    offer: GroupBuy
    team: Team
    seated: Mapping[int, Seat]
    """The members' live seats in any team of this group buy."""
    redeemed: Mapping[int, int]
    """Units of this group buy that members have picked up before."""
    confirmed: int
    """Confirmed seats of a team that ends when it is full; 0 of any other."""


async def offers_of(tx: Tx, team_ids: Collection[int]) -> dict[int, int]:
    """Return the group buy of each of some teams; one that does not exist is not in it."""
    rows = select(Team.id, Team.group_buy_id).where(Team.id.in_(team_ids))
    return dict((await tx.execute(rows)).all())


async def live_members(tx: Tx, team_id: int, *, limit: int) -> list[int]:
    """Return who has sat in a team for the longest time."""
    rows = select(Seat.member_id).where(Seat.team_id == team_id, Seat.state.in_(LIVE))
    return list(await tx.scalars(rows.order_by(Seat.id).limit(limit)))


async def give_places(tx: Tx, team_id: int, places: int) -> bool:
    """Give places of an open team back; return False if it is not open, or has not as many."""
    rows = update(Team).where(
        Team.id == team_id, Team.state == TeamState.OPEN, Team.taken >= places
    )
    return await change_rows(tx, rows.values(taken=Team.taken - places)) > 0


async def lock_standings(tx: Tx, team_id: int, members: Collection[int]) -> TeamSnapshot | None:
    """Return how members stand towards a team, which is held until the transaction ends."""
    team = await seats.lock_team(tx, team_id)
    if team is None:
        return None
    offer = await tx.get_one(GroupBuy, team.group_buy_id, populate_existing=True)
    rows = select(Seat).where(
        Seat.group_buy_id == offer.id,
        Seat.member_id.in_(members),
        Seat.state.in_((*LIVE, SeatState.REDEEMED)),
    )
    seated: dict[int, Seat] = {}
    redeemed: dict[int, int] = {}
    for seat in await tx.scalars(rows.execution_options(populate_existing=True)):
        if seat.state in LIVE:
            seated[seat.member_id] = seat
        else:
            redeemed[seat.member_id] = redeemed.get(seat.member_id, 0) + seat.quantity
    ends = offer.ends_when_full and team.size is not None
    confirmed = (await seats.counts(tx, team_id)).confirmed if ends else 0
    return TeamSnapshot(offer, team, seated, redeemed, confirmed)
