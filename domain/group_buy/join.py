"""Teams: opening one, joining it, waiting for a place in it, filling it.

    standing -> refuse | take a place -> take units -> seat -> full? -> card

A place is taken by a guarded update, so nobody sits on a chair that somebody else has; every
step is in the caller's transaction, so a refusal halfway takes back the steps before it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypedDict

from sqlalchemy.exc import IntegrityError

from domain import code
from domain.group_buy.rules import (
    check_seat_limits,
    check_seat_price,
    final_price,
    goal,
    initial_seat_state,
    price_for,
    refuse_offer,
    remind_at,
    sold_out,
    team_deadline,
)
from domain.option.promotion import choose
from domain.option.units import return_units, take_units
from domain.pickup.choice import PickupQuestion, settle_seats
from domain.promotion import live_card, waiting_list
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.group_buy import offers, seats
from storage.group_buy.seats import MemberTeamStatus
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    Seat,
    SeatState,
    Team,
    TeamState,
)
from storage.members import Member
from storage.option.tables import PromotionOption
from storage.promotion import payments, waiting_lists
from storage.subject import GROUP_BUY, SEAT, TEAM


class TeamNotice(TypedDict):
    """Which team a notice is about."""

    title: str
    code: str


class TeamNearlyFull(TeamNotice):
    """One more is needed."""

    closes_at: str


ALMOST: Kind[TeamNearlyFull] = Kind("group_buy.almost")


@dataclass(frozen=True, slots=True)
class JoinResult:
    """What came of a join, for the one who joined."""

    offer: GroupBuy
    team: Team
    taken: int
    price_minor: int
    """Of a unit, that of the option included."""
    quantity: int
    until: datetime | None
    """Until when the seat waits for its money; None where it is confirmed."""
    pickup: PickupQuestion | None = None
    """What its member still has to say about picking up."""

    @property
    def to_go(self) -> int:
        """How many more are needed for the goal."""
        return max(0, self.team.goal - self.taken)


def check_reminder(team: Team, *, now: datetime) -> None:
    """Refuse to remind of a deadline that is over, or that nobody is reminded of any more."""
    if team.closes_at <= now or team.remind_at is None:
        raise Refused("group_buy.no_reminder")


def new_team(offer: GroupBuy, code_: str, *, leader_id: int | None, opened_at: datetime) -> Team:
    """Return a team that begins to form; the caller adds it."""
    closes_at = team_deadline(offer, opened_at)
    return Team(
        code=code_,
        group_buy_id=offer.id,
        opened_at=opened_at,
        closes_at=closes_at,
        goal=goal(offer.tiers),
        size=offer.size,
        leader_id=leader_id,
        remind_at=remind_at(opened_at, closes_at),
    )


def new_seat(
    offer: GroupBuy,
    team: Team,
    member_id: int,
    quantity: int,
    price_minor: int,
    *,
    now: datetime,
    chat_id: int | None,
    option: PromotionOption | None = None,
) -> Seat:
    """Return a seat as it begins; the caller writes it down."""
    state = initial_seat_state(offer)
    return Seat(
        group_buy_id=offer.id,
        team_id=team.id,
        member_id=member_id,
        quantity=quantity,
        price_shown_minor=price_minor,
        joined_at=now,
        state=state,
        until=now + timedelta(seconds=offer.hold_s) if state is SeatState.RESERVED else None,
        chat_id=chat_id,
        option_id=option.id if option else None,
        extra_minor=option.extra_minor if option else 0,
    )


async def find_team(tx: Tx, typed: str) -> Team:
    """Return the team behind a code as somebody typed it: its own, or that of a pool."""
    wanted = code.normalize(typed)
    team = await seats.by_code(tx, wanted)
    if team is not None:
        return team
    offer = await offers.by_code(tx, wanted)
    if offer is None:
        raise Refused("group_buy.not_found", code=wanted[:TYPED_SHOWN_MAX])
    pool = await seats.pool_of(tx, offer.id) if offer.shape == GroupBuyShape.POOL else None
    if pool is None:
        raise Refused("group_buy.which_team", title=offer.title, code=offer.code)
    return pool


async def open_team(
    tx: Tx,
    offer: GroupBuy,
    member: Member,
    quantity: int,
    *,
    now: datetime,
    rng: Random,
    chat_id: int | None = None,
    option_id: int | None = None,
) -> JoinResult:
    """Open a team with the member as its leader and first seat, or refuse."""
    if offer.shape != GroupBuyShape.TEAM:
        raise Refused("group_buy.no_teams", code=offer.code)
    await offers.lock(tx, offer.id)  # Or a team could begin beside the closing of its offer.
    refuse_offer(offer, None, banned=member.banned_at is not None, now=now)
    await chosen_option(tx, offer, option_id)  # Asked before anything is written.
    drawn = await code.generate_free(rng, "T", lambda typed: seats.by_code(tx, typed))
    team = new_team(offer, drawn, leader_id=member.id, opened_at=now)
    tx.add(team)
    await tx.flush()
    return await join_team(
        tx, team.id, member, quantity, now=now, chat_id=chat_id, option_id=option_id
    )


async def chosen_option(
    tx: Tx, offer: GroupBuy, option_id: int | None, *, waits: bool = False
) -> PromotionOption | None:
    """Return the option that somebody wants, None where there are none, or refuse."""
    if not offer.option_count:
        return None
    return await choose(tx, GROUP_BUY, offer.id, option_id, title=offer.title, waits=waits)


async def join_team(
    tx: Tx,
    team_id: int,
    member: Member,
    quantity: int,
    *,
    now: datetime,
    chat_id: int | None = None,
    shown_minor: int | None = None,
    option_id: int | None = None,
) -> JoinResult:
    """Seat a member, or refuse and say why; `shown_minor` is the price on the button pressed.

    Raises `WhichOption` where the offer has options and none was named.
    """
    standing = await seats.member_status(tx, team_id, member.id)
    if standing is None:
        raise Refused("group_buy.not_found", code="")
    offer, team = standing.offer, standing.team
    refuse_offer(offer, team, banned=member.banned_at is not None, now=now)
    check_seat_limits(standing, quantity)
    option = await chosen_option(tx, offer, option_id)
    return await _take_seat(
        tx,
        standing,
        member.id,
        quantity,
        now=now,
        chat_id=chat_id,
        shown=shown_minor,
        option=option,
    )


async def wait_for_place(
    tx: Tx,
    team_id: int,
    member: Member,
    quantity: int,
    *,
    now: datetime,
    chat_id: int | None = None,
    option_id: int | None = None,
) -> JoinResult | int:
    """Put a member on the waiting list and return their number; seat them if a place is free."""
    standing = await seats.member_status(tx, team_id, member.id)
    if standing is None:
        raise Refused("group_buy.not_found", code="")
    offer, team = standing.offer, standing.team
    refuse_offer(offer, team, banned=member.banned_at is not None, now=now)
    check_seat_limits(standing, quantity)
    if team.state != TeamState.OPEN:
        raise Refused("group_buy.full", title=offer.title, code=team.code)
    if team.size is None or team.taken < team.size:
        return await join_team(
            tx, team_id, member, quantity, now=now, chat_id=chat_id, option_id=option_id
        )
    option = await chosen_option(tx, offer, option_id, waits=True)
    number = await waiting_list.add(
        tx,
        TEAM,
        team_id,
        member.id,
        quantity,
        now=now,
        chat_id=chat_id,
        option_id=option.id if option else None,
    )
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return number


async def _take_seat(
    tx: Tx,
    standing: MemberTeamStatus,
    member_id: int,
    quantity: int,
    *,
    now: datetime,
    chat_id: int | None,
    shown: int | None,
    option: PromotionOption | None,
) -> JoinResult:
    offer, team = standing.offer, standing.team
    taken = await seats.take_places(tx, team.id, now=now)
    if taken is None:
        raise Refused("group_buy.full", title=offer.title, code=team.code)
    price = price_for(offer.tiers, taken - 1)
    asked = price + (option.extra_minor if option else 0)
    check_seat_price(offer, asked, shown)
    if not await take_units(tx, offer, quantity, option.id if option else None):
        raise sold_out(offer, option, quantity)
    seat = new_seat(
        offer, team, member_id, quantity, price, now=now, chat_id=chat_id, option=option
    )
    await _insert_seat(tx, seat, offer)
    await on_place_taken(tx, offer, team, taken, now=now)
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    where = await settle_seats(tx, offer, [member_id], now=now)
    return JoinResult(offer, team, taken, asked, quantity, seat.until, where.get(member_id))


async def _insert_seat(tx: Tx, seat: Seat, offer: GroupBuy) -> None:
    """Write a seat down; two at once for the same member are one too many."""
    try:
        await seats.insert_seats(tx, [seat])
    except IntegrityError:
        raise Refused("group_buy.already_in", title=offer.title, to_go=0) from None


async def on_place_taken(tx: Tx, offer: GroupBuy, team: Team, taken: int, *, now: datetime) -> None:
    """Do what follows when the last place of a team is taken, or the last but one for its goal."""
    if taken == team.size and offer.ends_when_full:
        await complete_if_full(tx, offer, team.id)
    elif taken == team.goal - 1 and not team.almost_told:
        await _notify_almost_full(tx, offer, team, now=now)


async def complete_if_full(tx: Tx, offer: GroupBuy, team_id: int) -> bool:
    """End a full team with success once every seat of it is confirmed."""
    team = await seats.lock_team(tx, team_id)
    counted = await seats.counts(tx, team_id)
    if team is None or team.state != TeamState.OPEN or counted.confirmed != team.size:
        return False
    mark_succeeded(offer, team, counted.confirmed, counted.lowest_shown)
    await waiting_lists.cancel_waiting(tx, TEAM, team_id)
    return True


def mark_succeeded(offer: GroupBuy, team: Team, people: int, lowest_shown: int | None) -> None:
    """Settle the price of a team that has come together."""
    team.state = TeamState.FILLED
    team.price_minor = final_price(offer.tiers, people, lowest_shown)


async def confirm(tx: Tx, offer: GroupBuy, seat: Seat) -> bool:
    """Make a reserved seat certain, and end its team if that was the last one.

    Return False if it is not reserved any more.
    """
    team = await seats.lock_team(tx, seat.team_id)
    if not await seats.change_state(tx, seat.id, SeatState.RESERVED, SeatState.CONFIRMED):
        return False
    if team is not None and team.taken == team.size and offer.ends_when_full:
        await complete_if_full(tx, offer, team.id)
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return True


async def _notify_almost_full(tx: Tx, offer: GroupBuy, team: Team, *, now: datetime) -> None:
    """Tell those who asked, and the leader, that one more is needed; once per team."""
    if not await seats.mark_almost_notified(tx, team.id):
        return
    asked = set(await waiting_list.reminder_recipients(tx, TEAM, team.id))
    facts = TeamNearlyFull(title=offer.title, code=team.code, closes_at=team.closes_at.isoformat())
    asked |= {team.leader_id} if team.leader_id else set()
    told = [(member_id, facts) for member_id in sorted(asked)]
    await outbox.put_notices(tx, ALMOST, told, now=now, expires_at=team.closes_at)


async def take_held_seat(tx: Tx, team_id: int, member_id: int, *, now: datetime) -> JoinResult:
    """Confirm a seat that was held for a member from the waiting list, or refuse."""
    standing = await seats.member_status(tx, team_id, member_id)
    if standing is None or standing.seat is None or standing.seat.team_id != team_id:
        raise Refused("group_buy.hold_over")
    offer, team, seat = standing.offer, standing.team, standing.seat
    if seat.state == SeatState.RESERVED:
        if seat.until is None or seat.until <= now:
            raise Refused("group_buy.hold_over")
        if initial_seat_state(offer) is SeatState.RESERVED:
            raise Refused("group_buy.pay_first", title=offer.title)
        if not await confirm(tx, offer, seat):
            raise Refused("group_buy.hold_over")
    price = seat.price_shown_minor + seat.extra_minor
    return JoinResult(offer, team, team.taken, price, seat.quantity, None)


async def change_quantity(
    tx: Tx, team_id: int, member_id: int, quantity: int, *, now: datetime
) -> Seat:
    """Let a member have more or fewer units while the team is forming, or refuse."""
    await seats.lock_team(tx, team_id)
    standing = await seats.member_status(tx, team_id, member_id)
    if standing is None or standing.seat is None or standing.seat.team_id != team_id:
        raise Refused("group_buy.not_in")
    offer, seat = standing.offer, standing.seat
    if standing.team.state != TeamState.OPEN or now >= standing.team.closes_at:
        raise Refused("group_buy.ended", title=offer.title)
    if not 1 <= quantity <= offer.per_member - standing.redeemed:
        raise Refused("group_buy.own_limit", maximum=offer.per_member)
    if await payments.sums(tx, SEAT, seat.id) or seat.state == SeatState.RESERVED:
        raise Refused("group_buy.quantity_fixed")
    if quantity > seat.quantity:
        if not await take_units(tx, offer, quantity - seat.quantity, seat.option_id):
            raise Refused("group_buy.sold_out", title=offer.title)
    else:
        await return_units(tx, offer, seat.quantity - quantity, seat.option_id)
    seat.quantity = quantity
    await tx.flush()
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return seat
