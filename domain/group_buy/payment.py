"""Money for seats that are paid ahead: marked by the operator, or charged by Telegram.

reserved  -> paid   confirmed
confirmed -> paid   the team has succeeded: voucher
lapsed, released .. the money came late: own team, else the oldest open one, else a new one,
                    else the refund is due; it is never lost, and never an error
refund due -> refunded      difference due -> difference paid
"""

from datetime import datetime
from enum import StrEnum
from random import Random

from domain import code
from domain.group_buy.finish import end_at_deadline, issue_seat_voucher
from domain.group_buy.join import (
    TeamNotice,
    complete_if_full,
    confirm,
    new_team,
)
from domain.group_buy.leave import seat_payment_account
from domain.notify import notify
from domain.option.promotion import option_title
from domain.option.units import return_units, take_units
from domain.promotion import live_card
from domain.promotion.payment import (
    add_line,
    is_paid_ahead,
    kept_minor,
    refuse_by_hand,
    refuse_refund_by_hand,
)
from domain.refusal import Refused
from domain.voucher import Secret
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.group_buy import due_rows, seats
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    GroupBuyState,
    PaymentTiming,
    Seat,
    SeatState,
    Team,
)
from storage.members import Member
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import GROUP_BUY


class SeatPaid(TeamNotice):
    """Money for a seat has arrived."""

    amount_minor: int
    currency: str


CONFIRMED: Kind[SeatPaid] = Kind("group_buy.confirmed")
LATE_REFUND: Kind[SeatPaid] = Kind("group_buy.late_refund")
"""It came too late, found no seat, and is given back."""
TEAMS_TRIED_MAX = 20


class SeatPaymentResult(StrEnum):
    """What became of a payment, for the operator."""

    CONFIRMED = "confirmed"
    HANDED_OUT = "handed_out"
    REROUTED = "rerouted"
    REFUND_DUE = "refund_due"
    KNOWN = "known"
    """It had been written down before."""


async def record_payment(
    tx: Tx,
    seat_id: int,
    *,
    now: datetime,
    rng: Random,
    secret: Secret,
    by_id: int | None = None,
    charged: bool = False,
) -> SeatPaymentResult:
    """Write down that a seat was paid in full, and do what follows; raises `Refused`.

    `charged` is for what Telegram reports; what it will report itself nobody writes down by hand.
    """
    seat = await seats.lock_seat(tx, seat_id)
    if seat is None:
        raise Refused("group_buy.no_seat", id=seat_id)
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    if not is_paid_ahead(offer.pay):
        raise Refused("group_buy.pays_in_store", code=offer.code)
    if not charged:
        refuse_by_hand(offer.pay)
    if seat.state == SeatState.REDEEMED:
        return SeatPaymentResult.KNOWN
    its_team = await tx.get_one(Team, seat.team_id)
    if seat.state == SeatState.RESERVED and its_team.closes_at <= now:
        # The deadline has passed and no tick has said so yet: what is unpaid then is late.
        await end_at_deadline(tx, its_team.id, now=now)
    if seat.state == SeatState.CONFIRMED and its_team.price_minor is None:
        if offer.pay_when == PaymentTiming.AT_END:
            raise Refused("group_buy.not_due", code=its_team.code)
        return SeatPaymentResult.KNOWN
    amount = _price(seat, its_team) * seat.quantity
    if not await add_line(
        tx, seat_payment_account(offer, seat), PaymentKind.PAID, amount, now=now, by_id=by_id
    ):
        return SeatPaymentResult.KNOWN
    facts = SeatPaid(
        title=await option_title(tx, offer.title, seat.option_id),
        code=its_team.code,
        amount_minor=amount,
        currency=offer.currency,
    )
    if seat.state == SeatState.RESERVED:
        await confirm(tx, offer, seat)
        await notify(tx, seat.member_id, CONFIRMED, facts, now=now)
        return SeatPaymentResult.CONFIRMED
    if seat.state == SeatState.CONFIRMED:
        await issue_seat_voucher(tx, offer, seat, 0, now=now, secret=secret)
        return SeatPaymentResult.HANDED_OUT
    if await _reroute(tx, offer, seat, now=now, rng=rng):
        await notify(tx, seat.member_id, CONFIRMED, facts, now=now)
        return SeatPaymentResult.REROUTED
    await _owe(tx, offer, seat, now=now)
    await notify(tx, seat.member_id, LATE_REFUND, facts, now=now)
    return SeatPaymentResult.REFUND_DUE


def _price(seat: Seat, its_team: Team) -> int:
    late = seat.state not in (SeatState.RESERVED, SeatState.CONFIRMED)
    settled = its_team.price_minor
    base = seat.price_shown_minor if late or settled is None else settled
    return base + seat.extra_minor


async def _reroute(tx: Tx, offer: GroupBuy, seat: Seat, *, now: datetime, rng: Random) -> bool:
    """Find a seat for money that came late; return False if there is none."""
    standing = await seats.member_status(tx, seat.team_id, seat.member_id)
    if standing is None or standing.seat is not None or offer.state == GroupBuyState.CLOSED:
        return False
    if (await tx.get_one(Member, seat.member_id)).banned_at is not None:
        return False
    if standing.redeemed + seat.quantity > offer.per_member:
        return False
    if not await take_units(tx, offer, seat.quantity, seat.option_id):
        return False
    team_id = await _place(tx, offer, seat, now=now, rng=rng)
    if team_id is None:
        await return_units(tx, offer, seat.quantity, seat.option_id)
        return False
    seat.team_id, seat.state, seat.until = team_id, SeatState.CONFIRMED, None
    seat.told = False  # Of the old team's end; that of the new one is still to come.
    await tx.flush()
    if offer.ends_when_full:
        await complete_if_full(tx, offer, team_id)
    await live_card.mark_changed(tx, GROUP_BUY, offer.id)
    return True


async def _place(tx: Tx, offer: GroupBuy, seat: Seat, *, now: datetime, rng: Random) -> int | None:
    """Take a place in the seat's own team, else the oldest open one, else a new one."""
    others = await due_rows.open_teams(
        tx, offer.id, now=now, limit=TEAMS_TRIED_MAX, but=seat.team_id
    )
    for team_id in (seat.team_id, *(other.id for other in others)):
        if await seats.take_places(tx, team_id, now=now) is not None:
            return team_id
    if offer.shape != GroupBuyShape.TEAM or not offer.starts_at <= now < offer.ends_at:
        return None
    drawn = await code.generate_free(rng, "T", lambda typed: seats.by_code(tx, typed))
    opened = new_team(offer, drawn, leader_id=seat.member_id, opened_at=now)
    opened.taken = 1
    tx.add(opened)
    await tx.flush()
    return opened.id


async def _owe(tx: Tx, offer: GroupBuy, seat: Seat, *, now: datetime) -> None:
    account = seat_payment_account(offer, seat)
    owed = kept_minor(await payments.sums(tx, account.subject, account.subject_id))
    await add_line(tx, account, PaymentKind.REFUND_DUE, owed, now=now)
    if seat.state != SeatState.REFUNDED:
        seat.state, seat.until = SeatState.REFUND_DUE, None
    await tx.flush()


async def record_refund(
    tx: Tx, seat_id: int, *, now: datetime, by_id: int | None = None, by_itself: bool = False
) -> int:
    """Write down that what a seat was owed has been given back; return the amount, or refuse."""
    seat = await seats.lock_seat(tx, seat_id)
    if seat is None:
        raise Refused("group_buy.no_seat", id=seat_id)
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    if not by_itself:
        refuse_refund_by_hand(offer.pay)
    account = seat_payment_account(offer, seat)
    sums = await payments.sums(tx, account.subject, account.subject_id)
    total = 0
    for due, done in (
        (PaymentKind.REFUND_DUE, PaymentKind.REFUNDED),
        (PaymentKind.DIFFERENCE_DUE, PaymentKind.DIFFERENCE_PAID),
    ):
        owed = sums.get(due, 0) - sums.get(done, 0)
        if owed > 0 and await add_line(tx, account, done, owed, now=now, by_id=by_id):
            total += owed
    if not total:
        raise Refused("group_buy.nothing_owed", id=seat_id)
    if seat.state == SeatState.REFUND_DUE:
        seat.state = SeatState.REFUNDED
    await tx.flush()
    return total
