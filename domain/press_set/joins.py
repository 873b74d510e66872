"""Many presses under one team's card: `join_team`, `wait_for_place`, `request_reminder` for all of them.

    people, team, seats, line read once -> decided in order
        -> places, units, seats, reminders, line, card written once

The team is held from the first look to the commit, so what is decided in memory still holds when
it is written; the guarded updates say so once more.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from domain.group_buy.join import (
    JoinResult,
    check_reminder,
    new_seat,
    on_place_taken,
)
from domain.group_buy.rules import (
    already_seated,
    check_own_limit,
    check_place,
    check_seat_price,
    price_for,
    refuse_offer,
)
from domain.member import UserInfo
from domain.option.units import take_units
from domain.pickup.choice import PickupQuestion, settle_seats
from domain.press_set import NotTogether
from domain.press_set.line import Line, LinePlace, Verb, read_line, write_reminders
from domain.press_set.people import People, remember
from domain.promotion import live_card
from domain.refusal import Refused
from storage.database import Tx
from storage.group_buy.seats import insert_seats, take_places
from storage.group_buy.tables import GroupBuy, Seat, SeatState, Team, TeamState
from storage.press_set import seats
from storage.press_set.seats import TeamSnapshot
from storage.subject import GROUP_BUY, TEAM


@dataclass(frozen=True, slots=True)
class SeatRequest:
    """Who wants a seat, where they pressed, and what the button showed."""

    person: UserInfo
    quantity: int = 1
    chat_id: int | None = None
    shown_minor: int | None = None
    verb: Verb = Verb.TAKE


@dataclass(frozen=True, slots=True)
class GrantedSeat:
    """The seat that a request is given."""

    seat: Seat
    taken: int
    """Places taken in the team then, this one included."""


Granted = GrantedSeat | LinePlace | Verb
"""What a request is given: a seat, a place in line, a reminder."""


async def join_together(
    tx: Tx, team_id: int, wanted: Sequence[SeatRequest], people: People, *, now: datetime
) -> list[JoinResult | LinePlace | Refused | None]:
    """Seat members in the order of their requests, put them in line, or remember to remind them.

    Return for each the seat, the place in line, None for a reminder, or why not.
    """
    members = {one.person.id for one in wanted}
    found = await seats.lock_standings(tx, team_id, members)
    if found is None:
        return [Refused("group_buy.not_found", code="") for _ in wanted]
    if found.offer.option_count:
        raise NotTogether("which option is asked of each alone")
    waits = any(one.verb is Verb.WAIT for one in wanted)
    line = await read_line(tx, TEAM, team_id, members) if waits else Line(TEAM, team_id, 0, {})
    decided = decide_joins(found, line, wanted, people.banned, now=now)
    pairs = list(zip(wanted, decided, strict=True))
    heard = [one.person for one, what in pairs if not isinstance(what, Refused)]
    asked: dict[int, PickupQuestion] = {}
    if heard:
        await remember(tx, people, heard, now=now)
        await _write(tx, found, line, pairs, now=now)
        seated = [what.seat.member_id for what in decided if isinstance(what, GrantedSeat)]
        asked = await settle_seats(tx, found.offer, seated, now=now) if seated else {}
    return [_result(found.offer, found.team, what, asked) for what in decided]


def decide_joins(
    found: TeamSnapshot,
    line: Line,
    wanted: Sequence[SeatRequest],
    banned: Collection[int],
    *,
    now: datetime,
) -> list[Granted | Refused]:
    """Decide requests in their order, each knowing what those before it were given."""
    team = _TeamState(found, line, banned)
    decided: list[Granted | Refused] = []
    for one in wanted:
        try:
            decided.append(team.decide(one, now=now))
        except Refused as refused:
            decided.append(refused)
    return decided


class _TeamState:
    """A team in memory, as it is after each request."""

    def __init__(self, found: TeamSnapshot, line: Line, banned: Collection[int]) -> None:
        self._offer, self._team = found.offer, found.team
        self._line, self._banned, self._redeemed = line, banned, found.redeemed
        self._in_team = {member_id: seat.team_id for member_id, seat in found.seated.items()}
        self._taken, self._units = found.team.taken, found.offer.units_taken
        self._confirmed = found.confirmed

    def decide(self, one: SeatRequest, *, now: datetime) -> Granted:
        """Return what a request is given, or refuse."""
        offer, team, who = self._offer, self._team, one.person.id
        if one.verb is Verb.REMIND:
            check_reminder(team, now=now)
            return Verb.REMIND
        refuse_offer(offer, team, banned=who in self._banned, now=now)
        if who in self._in_team:
            raise already_seated(offer, team, self._in_team[who], self._taken)
        check_own_limit(offer, one.quantity, self._redeemed.get(who, 0))
        if one.verb is Verb.WAIT and self._has_line:
            number = self._line.add(who, one.quantity, now=now, chat_id=one.chat_id)
            return LinePlace(who, number)
        return self._seat(one, now=now)

    @property
    def _has_line(self) -> bool:
        """Whether the team is full, and one can wait for a place.

        Not if it has come together by its last place.
        """
        size = self._team.size
        if size is None or self._taken < size or self._team.state != TeamState.OPEN:
            return False
        return not (self._offer.ends_when_full and self._taken == self._confirmed == size)

    def _seat(self, one: SeatRequest, *, now: datetime) -> GrantedSeat:
        offer, team, who = self._offer, self._team, one.person.id
        check_place(offer, team, self._taken, now=now)
        price = price_for(offer.tiers, self._taken)
        check_seat_price(offer, price, one.shown_minor)
        if offer.stock_total is not None and self._units + one.quantity > offer.stock_total:
            raise Refused("group_buy.sold_out", title=offer.title)
        seat = new_seat(offer, team, who, one.quantity, price, now=now, chat_id=one.chat_id)
        self._taken, self._units = self._taken + 1, self._units + one.quantity
        self._confirmed += seat.state is SeatState.CONFIRMED
        self._in_team[who] = team.id
        return GrantedSeat(seat, self._taken)


async def _write(
    tx: Tx,
    found: TeamSnapshot,
    line: Line,
    decided: Sequence[tuple[SeatRequest, Granted | Refused]],
    *,
    now: datetime,
) -> None:
    """Write down what is granted, and what follows, in the order of the requests."""
    offer, team = found.offer, found.team
    granted = [what for _, what in decided if isinstance(what, GrantedSeat)]
    if granted:
        if await take_places(tx, team.id, len(granted), now=now) != granted[-1].taken:
            raise NotTogether("the places of the team have changed")
        if not await take_units(tx, offer, sum(one.seat.quantity for one in granted)):
            raise NotTogether("the stock of the offer has changed")
        await insert_seats(tx, [one.seat for one in granted])
    # Who asks to be reminded before the last place but one is taken hears of that, too.
    for verb, run in groupby(decided, key=lambda pair: pair[0].verb is Verb.REMIND):
        some = list(run)
        if verb:
            asked = [one.person.id for one, what in some if what is Verb.REMIND]
            await write_reminders(tx, TEAM, team.id, asked)
        for _, what in some:
            if isinstance(what, GrantedSeat):
                await on_place_taken(tx, offer, team, what.taken, now=now)
    await line.write(tx)
    if granted or any(isinstance(what, LinePlace) for _, what in decided):
        await live_card.mark_changed(tx, GROUP_BUY, offer.id)


def _result(
    offer: GroupBuy,
    team: Team,
    what: Granted | Refused,
    asked: Mapping[int, PickupQuestion],
) -> JoinResult | LinePlace | Refused | None:
    if isinstance(what, GrantedSeat):
        seat = what.seat
        price, pickup = seat.price_shown_minor, asked.get(seat.member_id)
        return JoinResult(offer, team, what.taken, price, seat.quantity, seat.until, pickup)
    return None if isinstance(what, Verb) else what
