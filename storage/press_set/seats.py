"""A team as many presses meet it: read once, and held until they are decided and written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from storage.database import Tx
from storage.group_buy import seats
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import GroupBuy, Seat, SeatState, Team


@dataclass(frozen=True, slots=True)
class TeamSnapshot:
    """A team with its group buy, and how some members stand in it."""

    offer: GroupBuy
    team: Team
    seated: Mapping[int, Seat]
    """The members' live seats in any team of this group buy."""
    redeemed: Mapping[int, int]
    """Units of this group buy that members have picked up before."""


async def offers_of(tx: Tx, team_ids: Collection[int]) -> dict[int, int]:
    """Return the group buy of each of some teams; one that does not exist is not in it."""
    rows = select(Team.id, Team.group_buy_id).where(Team.id.in_(team_ids))
    return dict((await tx.execute(rows)).all())


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
    return TeamSnapshot(offer, team, seated, redeemed)
