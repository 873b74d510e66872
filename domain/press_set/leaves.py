"""Many presses that leave one team: `group_buy.leave.leave_team` for all of them at once.

    people, team, seats, payments, line read once -> decided in order
        -> places, units, refunds, seats, leader, line, card written once

While somebody stands in line, a place that comes free is held for them at once: then the presses go
one by one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.group_buy.join import TeamNotice
from domain.group_buy.leave import LEADER, seat_payment_account
from domain.member import UserInfo
from domain.notify import notify
from domain.option.units import return_units
from domain.press_set import NotTogether
from domain.press_set.line import Line, read_line
from domain.press_set.people import People, remember
from domain.promotion import live_card
from domain.promotion.payment import add_line, kept_minor
from domain.refusal import Refused
from storage.database import Tx
from storage.group_buy.tables import GroupBuy, Seat, SeatState, Team, TeamState
from storage.press_set import seats
from storage.press_set.seats import TeamSnapshot
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import GROUP_BUY, SEAT, TEAM


@dataclass(frozen=True, slots=True)
class LeftSeat:
    """A seat that its member has left."""

    seat: Seat
    heir_id: int | None
    """Who leads the team from then on, if its leader has left."""


async def leave_together(
    tx: Tx, team_id: int, persons: Sequence[UserInfo], people: People, *, now: datetime
) -> list[Refused | None]:
    """Take members out of a team, or its line, in their order; return for each why not, or None."""
    members = {person.id for person in persons}
    found = await seats.lock_standings(tx, team_id, members)
    if found is None:
        return [Refused("group_buy.not_in") for _ in persons]
    line = await read_line(tx, TEAM, team_id, members)
    order = await seats.live_members(tx, team_id, limit=len(members) + 1)
    decided = decide_leaves(found, line, order, [person.id for person in persons])
    pairs = list(zip(persons, decided, strict=True))
    heard = [person for person, what in pairs if not isinstance(what, Refused)]
    if heard:
        await remember(tx, people, heard, now=now)
        left = [what for what in decided if isinstance(what, LeftSeat)]
        await _write(tx, found.offer, found.team, left, now=now)
        await line.write(tx)
    return [what if isinstance(what, Refused) else None for what in decided]


def decide_leaves(
    found: TeamSnapshot, line: Line, order: Sequence[int], leaving: Sequence[int]
) -> list[LeftSeat | Refused | None]:
    """Decide who leaves; `order` is who has sat in the team for the longest time. None left its line."""
    seated = {who: seat for who, seat in found.seated.items() if seat.team_id == found.team.id}
    gone, leader = set[int](), found.team.leader_id
    taken, forming = found.team.taken, found.team.state == TeamState.OPEN
    decided: list[LeftSeat | Refused | None] = []
    for who in leaving:
        if who not in seated:
            decided.append(None if line.remove(who) else Refused("group_buy.not_in"))
        elif not forming or taken <= 0:
            decided.append(Refused("group_buy.too_late_to_leave", title=found.offer.title))
        elif line.length:
            raise NotTogether("a place that comes free is for the next in line")
        else:
            taken -= 1
            gone.add(who)
            heirs = (one for one in order if one not in gone)
            heir = next(heirs, None) if leader == who else None
            forming = leader != who or heir is not None
            leader = heir if leader == who else leader
            decided.append(LeftSeat(seated.pop(who), heir))
    return decided


async def _write(
    tx: Tx, offer: GroupBuy, team: Team, left: Sequence[LeftSeat], *, now: datetime
) -> None:
    """Write down which seats are left, and what follows, in the order in which they were left."""
    if not left:
        return
    if not await seats.give_places(tx, team.id, len(left)):
        raise NotTogether("the team has changed")
    for option_id, units in sorted(_units_left(left).items(), key=lambda one: one[0] or 0):
        await return_units(tx, offer, units, option_id)
    paid = await payments.sums_of(tx, SEAT, [one.seat.id for one in left])
    for one in left:
        owed = kept_minor(paid.get(one.seat.id, {}))
        if owed > 0:
            account = seat_payment_account(offer, one.seat)
            await add_line(tx, account, PaymentKind.REFUND_DUE, owed, now=now)
        one.seat.state = SeatState.REFUND_DUE if owed > 0 else SeatState.LEFT
        one.seat.until = None
        await _hand_over(tx, offer, team, one, now=now)
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)


def _units_left(left: Sequence[LeftSeat]) -> Counter[int | None]:
    """Return the units that come back by the id of their option; None is of no option."""
    units: Counter[int | None] = Counter()
    for one in left:
        units[one.seat.option_id] += one.seat.quantity
    return units


async def _hand_over(tx: Tx, offer: GroupBuy, team: Team, one: LeftSeat, *, now: datetime) -> None:
    """Give a team whose leader has left to the next; it ends where nobody is left."""
    if one.heir_id is not None:
        team.leader_id = one.heir_id
        values = TeamNotice(title=offer.title, code=team.code)
        await notify(tx, one.heir_id, LEADER, values, now=now)
    elif team.leader_id == one.seat.member_id:
        team.state = TeamState.CANCELLED
