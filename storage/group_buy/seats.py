"""What is asked of teams and seats: one member's standing, guarded counters, counts.

The counters are moved by updates that carry their own condition, so two who reach for the last
seat are told apart by the database, on SQLite and PostgreSQL alike.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Row, and_, bindparam, func, insert, or_, select, update
from sqlalchemy import Table as SqlTable

from storage.columns import NO_SYNC, UtcDateTime, change_rows, lock_row
from storage.database import Tx
from storage.group_buy.offers import LIVE
from storage.group_buy.tables import GroupBuy, Seat, SeatState, Team, TeamState
from storage.members import Member


@dataclass(frozen=True, slots=True)
class MemberTeamStatus:
    """A team with its group buy, and how one member stands in it."""

    offer: GroupBuy
    team: Team
    seat: Seat | None
    """The member's live seat in any team of this group buy."""
    redeemed: int
    """Units of this group buy that the member has picked up before."""


@dataclass(frozen=True, slots=True)
class SeatCounts:
    """The seats of a team, counted."""

    live: int
    confirmed: int
    units: int
    lowest_shown: int | None
    """The lowest price that a member with a live seat was shown."""


# Built once: on the way of every press, building a statement costs more than running it.
_SEATS, _TEAMS = cast(SqlTable, Seat.__table__), cast(SqlTable, Team.__table__)
_CELLS = tuple(column.key for column in _SEATS.columns if column.key != "id")
_SIT = insert(_SEATS)
_TAKE_PLACES = (
    update(_TEAMS)
    .where(
        _TEAMS.c.id == bindparam("wanted"),
        _TEAMS.c.state == TeamState.OPEN,
        _TEAMS.c.closes_at > bindparam("at", type_=UtcDateTime),
        or_(_TEAMS.c.size.is_(None), _TEAMS.c.taken + bindparam("places") <= _TEAMS.c.size),
    )
    .values(taken=_TEAMS.c.taken + bindparam("places"))
    .returning(_TEAMS.c.taken)
)
_OWN = and_(
    Seat.group_buy_id == GroupBuy.id,
    Seat.member_id == bindparam("member"),
    Seat.state.in_(LIVE),
)
_REDEEMED = (
    select(func.coalesce(func.sum(Seat.quantity), 0))
    .where(
        Seat.group_buy_id == Team.group_buy_id,
        Seat.member_id == bindparam("member"),
        Seat.state == SeatState.REDEEMED,
    )
    .correlate(Team)
    .scalar_subquery()
)
_STANDING = (
    select(GroupBuy, Team, Seat, _REDEEMED)
    .select_from(Team)
    .join(GroupBuy, GroupBuy.id == Team.group_buy_id)
    .outerjoin(Seat, _OWN)
    .where(Team.id == bindparam("wanted"))
    .execution_options(populate_existing=True)
)


async def member_status(tx: Tx, team_id: int, member_id: int) -> MemberTeamStatus | None:
    """Return how a member stands towards a team, in one question."""
    found = await tx.execute(_STANDING, {"wanted": team_id, "member": member_id})
    row = found.one_or_none()
    return None if row is None else MemberTeamStatus(row[0], row[1], row[2], int(row[3]))


async def by_code(tx: Tx, code: str) -> Team | None:
    """Return the team with this code, written as it is stored."""
    return (await tx.scalars(select(Team).where(Team.code == code))).one_or_none()


async def pool_of(tx: Tx, group_buy_id: int) -> Team | None:
    """Return the one team of a pool."""
    rows = select(Team).where(Team.group_buy_id == group_buy_id, Team.leader_id.is_(None))
    return (await tx.scalars(rows.order_by(Team.id).limit(1))).one_or_none()


async def lock_team(tx: Tx, team_id: int) -> Team | None:
    """Load a team and hold it until the transaction ends.

    Who locks a team and a seat of it locks the team first, so that no two wait for each other;
    a lock that leaves the key alone holds up nobody who writes a seat.
    """
    return await lock_row(tx, Team, Team.id == team_id, key_share=True)


async def lock_seat(tx: Tx, seat_id: int) -> Seat | None:
    """Load a seat and hold it, and its team before it, until the transaction ends."""
    team_id = await tx.scalar(select(Seat.team_id).where(Seat.id == seat_id))
    if team_id is None or await lock_team(tx, team_id) is None:
        return None
    return await lock_row(tx, Seat, Seat.id == seat_id)


async def live_seat(tx: Tx, team_id: int, member_id: int) -> Seat | None:
    """Return a member's live seat in a team, held until the transaction ends."""
    return await lock_row(
        tx, Seat, Seat.team_id == team_id, Seat.member_id == member_id, Seat.state.in_(LIVE)
    )


async def take_places(tx: Tx, team_id: int, places: int = 1, *, now: datetime) -> int | None:
    """Take places in an open team; return how many are taken then, None if too few are free."""
    connection = await tx.connection()
    values = {"wanted": team_id, "at": now, "places": places}
    number: int | None = (await connection.execute(_TAKE_PLACES, values)).scalar_one_or_none()
    return number


async def insert_seats(tx: Tx, rows: Sequence[Seat]) -> None:
    """Write new seats down in their order, in one statement.

    Raises `IntegrityError` for a member's second live one in a group buy.
    """
    connection = await tx.connection()
    cells = [{name: getattr(seat, name) for name in _CELLS} for seat in rows]
    await connection.execute(_SIT, cells)


async def live_ids(tx: Tx, group_buy_id: int, members: Collection[int]) -> dict[int, int]:
    """Return the live seats of members in a group buy, each with its member."""
    rows = select(Seat.id, Seat.member_id).where(
        Seat.group_buy_id == group_buy_id, Seat.member_id.in_(members), Seat.state.in_(LIVE)
    )
    return dict((await tx.execute(rows)).all())


async def give_place(tx: Tx, team_id: int) -> int | None:
    """Give one place of an open team back; return how many stay taken."""
    return await tx.scalar(
        update(Team)
        .where(Team.id == team_id, Team.state == TeamState.OPEN, Team.taken > 0)
        .values(taken=Team.taken - 1)
        .returning(Team.taken)
        .execution_options(**NO_SYNC)
    )


async def take_units(tx: Tx, group_buy_id: int, units: int) -> bool:
    """Take units from a group buy's stock; return False if there are not as many."""
    changed = await change_rows(
        tx,
        update(GroupBuy)
        .where(
            GroupBuy.id == group_buy_id,
            or_(
                GroupBuy.stock_total.is_(None),
                GroupBuy.units_taken + units <= GroupBuy.stock_total,
            ),
        )
        .values(units_taken=GroupBuy.units_taken + units),
    )
    return changed > 0


async def give_units(tx: Tx, group_buy_id: int, units: int) -> None:
    """Give units back to a group buy's stock."""
    await change_rows(
        tx,
        update(GroupBuy)
        .where(GroupBuy.id == group_buy_id, GroupBuy.units_taken >= units)
        .values(units_taken=GroupBuy.units_taken - units),
    )


async def change_state(
    tx: Tx, seat_id: int, before: SeatState, after: SeatState, *, until: datetime | None = None
) -> bool:
    """Move a seat from one state to another; return False if it was in neither's way."""
    changed = await change_rows(
        tx,
        update(Seat)
        .where(Seat.id == seat_id, Seat.state == before)
        .values(state=after, until=until),
    )
    return changed > 0


async def mark_almost_notified(tx: Tx, team_id: int) -> bool:
    """Note that "one more to go" is said; return False if it has been said before."""
    changed = await change_rows(
        tx,
        update(Team)
        .where(Team.id == team_id, Team.almost_told.is_(False))
        .values(almost_told=True),
    )
    return changed > 0


async def longest_member(tx: Tx, team_id: int) -> int | None:
    """Return the member who has sat in a team for the longest time."""
    rows = (
        select(Seat.member_id)
        .where(Seat.team_id == team_id, Seat.state.in_(LIVE))
        .order_by(Seat.id)
        .limit(1)
    )
    return await tx.scalar(rows)


async def counts(tx: Tx, team_id: int) -> SeatCounts:
    """Count the live seats of a team; every number that people read comes from here."""
    confirmed = Seat.state == SeatState.CONFIRMED
    row = (
        await tx.execute(
            select(
                func.count(),
                func.count().filter(confirmed),
                func.coalesce(func.sum(Seat.quantity), 0),
                func.min(Seat.price_shown_minor),
            ).where(Seat.team_id == team_id, Seat.state.in_(LIVE))
        )
    ).one()
    return SeatCounts(int(row[0]), int(row[1]), int(row[2]), row[3])


async def earliest_members(tx: Tx, team_id: int, *, limit: int) -> Sequence[Row[str, int]]:
    """Return name and quantity of those who sat down first."""
    rows = (
        select(Member.name, Seat.quantity)
        .join(Member, Member.id == Seat.member_id)
        .where(Seat.team_id == team_id, Seat.state.in_(LIVE))
        .order_by(Seat.id)
        .limit(limit)
    )
    return (await tx.execute(rows)).all()


async def of_member(tx: Tx, member_id: int, *, limit: int) -> Sequence[Row[GroupBuy, Team, Seat]]:
    """Return the newest live seats of a member."""
    rows = (
        select(GroupBuy, Team, Seat)
        .join(Team, Team.id == Seat.team_id)
        .join(GroupBuy, GroupBuy.id == Seat.group_buy_id)
        .where(Seat.member_id == member_id, Seat.state.in_(LIVE))
        .order_by(Seat.id.desc())
        .limit(limit)
    )
    return (await tx.execute(rows)).all()


async def in_team(
    tx: Tx, team_id: int, states: Collection[str], *, limit: int, told: bool | None = None
) -> Sequence[Seat]:
    """Return the oldest seats of a team in any of `states`."""
    rows = select(Seat).where(Seat.team_id == team_id, Seat.state.in_(states))
    if told is not None:
        rows = rows.where(Seat.told.is_(told))
    return (await tx.scalars(rows.order_by(Seat.id).limit(limit))).all()
