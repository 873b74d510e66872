"""One's own seat: saying yes to one that was held, and having more or fewer units."""

from datetime import datetime

from domain import card, group_buy
from domain.refusal import Refused
from domain.team import Joined, confirm, give_units, take_units
from storage import payment as payments
from storage import seat as seats
from storage.database import Tx
from storage.group_buy import Seat, SeatState, TeamState
from storage.subject import GROUP_BUY, SEAT


async def take(tx: Tx, team_id: int, member_id: int, *, now: datetime) -> Joined:
    """Confirm a seat that was held for a member from the waiting list, or refuse."""
    standing = await seats.standing(tx, team_id, member_id)
    if standing is None or standing.seat is None or standing.seat.team_id != team_id:
        raise Refused("group_buy.hold_over")
    offer, team, seat = standing.offer, standing.team, standing.seat
    if seat.state == SeatState.RESERVED:
        if seat.until is None or seat.until <= now:
            raise Refused("group_buy.hold_over")
        if group_buy.first_state(offer) is SeatState.RESERVED:
            raise Refused("group_buy.pay_first", title=offer.title)
        if not await confirm(tx, offer, seat):
            raise Refused("group_buy.hold_over")
    return Joined(offer, team, team.taken, seat.price_shown_minor, seat.quantity, None)


async def change_quantity(
    tx: Tx, team_id: int, member_id: int, quantity: int, *, now: datetime
) -> Seat:
    """Let a member have more or fewer units while the team is forming, or refuse."""
    await seats.lock_team(tx, team_id)
    standing = await seats.standing(tx, team_id, member_id)
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
        if not await take_units(tx, offer, quantity - seat.quantity):
            raise Refused("group_buy.sold_out", title=offer.title)
    else:
        await give_units(tx, offer, seat.quantity - quantity)
    seat.quantity = quantity
    await tx.flush()
    await card.changed(tx, GROUP_BUY, offer.id)
    return seat
