"""Many presses that join one team: `group_buy.join.join_team` for all of them at once.

    people, team, seats read once -> decided in order -> places, units, seats, card written once

The team is held from the first look to the commit, so what is decided in memory still holds when
it is written; the guarded updates say so once more.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.group_buy.join import JoinResult, new_seat, on_place_taken, take_units
from domain.group_buy.rules import (
    already_seated,
    check_own_limit,
    check_place,
    check_seat_price,
    price_for,
    refuse_offer,
)
from domain.member import UserInfo
from domain.press_set import NotTogether
from domain.press_set.people import People, remember
from domain.promotion import live_card
from domain.refusal import Refused
from storage.database import Tx
from storage.group_buy.seats import insert_seats, take_places
from storage.group_buy.tables import GroupBuy, Seat, Team
from storage.press_set import seats
from storage.press_set.seats import TeamSnapshot
from storage.subject import GROUP_BUY


@dataclass(frozen=True, slots=True)
class SeatRequest:
    """Who wants a seat, where they pressed, and what the button showed."""

    person: UserInfo
    quantity: int = 1
    chat_id: int | None = None
    shown_minor: int | None = None


@dataclass(frozen=True, slots=True)
class GrantedSeat:
    """The seat that a request is given."""

    request: SeatRequest
    seat: Seat
    taken: int
    """Places taken in the team then, this one included."""


async def join_together(
    tx: Tx, team_id: int, wanted: Sequence[SeatRequest], people: People, *, now: datetime
) -> list[JoinResult | Refused]:
    """Seat members in the order of their requests; return for each the seat, or why not."""
    found = await seats.lock_standings(tx, team_id, {one.person.id for one in wanted})
    if found is None:
        return [Refused("group_buy.not_found", code="") for _ in wanted]
    decided = decide_joins(found, wanted, people.banned, now=now)
    granted = [one for one in decided if isinstance(one, GrantedSeat)]
    if granted:
        await remember(tx, people, [one.request.person for one in granted], now=now)
        await _write(tx, found.offer, found.team, granted, now=now)
    return [
        one if isinstance(one, Refused) else _result(found.offer, found.team, one)
        for one in decided
    ]


def decide_joins(
    found: TeamSnapshot, wanted: Sequence[SeatRequest], banned: Collection[int], *, now: datetime
) -> list[GrantedSeat | Refused]:
    """Decide requests in their order, each knowing what those before it were given."""
    offer, team = found.offer, found.team
    in_team = {member_id: seat.team_id for member_id, seat in found.seated.items()}
    taken, units = team.taken, offer.units_taken
    decided: list[GrantedSeat | Refused] = []
    for one in wanted:
        who = one.person.id
        try:
            refuse_offer(offer, team, banned=who in banned, now=now)
            if who in in_team:
                raise already_seated(offer, team, in_team[who], taken)
            check_own_limit(offer, one.quantity, found.redeemed.get(who, 0))
            check_place(offer, team, taken, now=now)
            price = price_for(offer.tiers, taken)
            check_seat_price(offer, price, one.shown_minor)
            if offer.stock_total is not None and units + one.quantity > offer.stock_total:
                raise Refused("group_buy.sold_out", title=offer.title)
        except Refused as refused:
            decided.append(refused)
            continue
        taken, units, in_team[who] = taken + 1, units + one.quantity, team.id
        seat = new_seat(offer, team, who, one.quantity, price, now=now, chat_id=one.chat_id)
        decided.append(GrantedSeat(one, seat, taken))
    return decided


async def _write(
    tx: Tx, offer: GroupBuy, team: Team, granted: Sequence[GrantedSeat], *, now: datetime
) -> None:
    if await take_places(tx, team.id, len(granted), now=now) != granted[-1].taken:
        raise NotTogether("the places of the team have changed")
    if not await take_units(tx, offer, sum(one.request.quantity for one in granted)):
        raise NotTogether("the stock of the offer has changed")
    await insert_seats(tx, [one.seat for one in granted])
    for one in granted:
        await on_place_taken(tx, offer, team, one.taken, now=now)
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)


def _result(offer: GroupBuy, team: Team, one: GrantedSeat) -> JoinResult:
    seat = one.seat
    return JoinResult(offer, team, one.taken, seat.price_shown_minor, seat.quantity, seat.until)
