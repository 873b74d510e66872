"""What an invoice is for: a seat of a group buy, or a claim of a flash sale.

    find    what is to be paid for it now, or why nothing is
    hold    kept for a quarter of an hour while Telegram charges
    settle  the money is there: the order goes on, or the money goes back
    back    the money has gone back

An order is held (locked) from the first of these until the transaction ends.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from domain import voucher
from domain.flash_sale.claim import give_up_claim
from domain.flash_sale.payment import (
    ClaimPaymentResult,
    claim_to_pay_minor,
    record_claim_payment,
    record_claim_refund,
)
from domain.group_buy.leave import give_up_seat
from domain.group_buy.manage import seat_to_pay_minor
from domain.group_buy.payment import SeatPaymentResult, record_payment, record_refund
from domain.option.promotion import option_title
from domain.promotion.payment import is_in_telegram, owed_minor
from domain.refusal import Refused
from domain.voucher import Secret
from storage.database import Tx
from storage.flash_sale import claims, sales
from storage.flash_sale.tables import Claim, ClaimState
from storage.group_buy import offers, seats
from storage.group_buy.tables import CloseReason, GroupBuy, Seat, SeatState, Team
from storage.payment.tables import PaymentWay
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import CLAIM, SEAT

CHECKING_FOR = timedelta(minutes=15)
"""How long an order is kept for its money once Telegram was told to charge."""
AT_END_FOR = timedelta(days=1)
"""How long an invoice can be paid whose order waits for its money without an end."""


@dataclass(frozen=True, slots=True)
class Payable:
    """An order, and what is to be paid for it now."""

    row: Seat | Claim
    code: str
    """Of the team or flash sale: what leads back to it."""
    title: str
    amount_minor: int
    currency: str
    way: PaymentWay
    until: datetime | None
    """Until when it is held; None waits without an end."""

    @property
    def subject(self) -> str:
        return SEAT if isinstance(self.row, Seat) else CLAIM


async def find_payable(tx: Tx, subject: str, number: int, *, now: datetime) -> Payable:
    """Return what is to be paid for an order now; raises `Refused` where nothing is."""
    if subject == SEAT:
        return await _payable_seat(tx, number, now=now)
    return await _payable_claim(tx, number, now=now)


async def find_own(tx: Tx, member_id: int, code: str) -> tuple[str, int]:
    """Return what a member has in the team or flash sale with a code; or refuse."""
    team = await seats.by_code(tx, code)
    seat = None if team is None else await seats.live_seat(tx, team.id, member_id)
    if seat is not None:
        return SEAT, seat.id
    sale = await sales.by_code(tx, code)
    own = () if sale is None else await claims.of_member(tx, sale.id, member_id)
    if sale is None or not own:
        raise Refused("payment.nothing_held")
    return CLAIM, own[0].id


async def _payable_seat(tx: Tx, number: int, *, now: datetime) -> Payable:
    seat = await seats.lock_seat(tx, number)
    if seat is None:
        raise Refused("payment.nothing_held")
    offer = await tx.get_one(GroupBuy, seat.group_buy_id)
    team = await tx.get_one(Team, seat.team_id)
    _check_way(offer.pay)
    if offer.closed_reason == CloseReason.DISABLED and team.price_minor is None:
        raise Refused("payment.over", title=offer.title)
    if seat.state == SeatState.RESERVED:
        held = seat.until is not None and seat.until > now and team.closes_at > now
        if not held:
            raise Refused("payment.over", title=offer.title)
    elif seat.state != SeatState.CONFIRMED:
        raise Refused("payment.over", title=offer.title)
    sums = await payments.sums(tx, SEAT, seat.id)
    amount = seat_to_pay_minor(offer, team, seat, sums)
    if amount <= 0:
        paid = sums.get(PaymentKind.PAID, 0) > 0
        raise Refused("payment.paid" if paid else "payment.not_yet", title=offer.title)
    title = await option_title(tx, offer.title, seat.option_id)
    way = PaymentWay(offer.pay)
    until = seat.until if seat.state == SeatState.RESERVED else None
    return Payable(seat, team.code, title, amount, offer.currency, way, until)


async def _payable_claim(tx: Tx, number: int, *, now: datetime) -> Payable:
    known = await claims.find(tx, number)
    sale = await sales.lock(tx, known.flash_sale_id) if known is not None else None
    claim = await claims.lock(tx, number)
    if sale is None or claim is None:
        raise Refused("payment.nothing_held")
    _check_way(sale.pay)
    sums = await payments.sums(tx, CLAIM, claim.id)
    if sums.get(PaymentKind.PAID, 0) > 0 and claim.state in sales.LIVE:
        raise Refused("payment.paid", title=sale.title)
    if claim.promised:
        raise Refused("payment.say_yes", title=sale.title)
    held = claim.until is not None and claim.until > now
    amount = claim_to_pay_minor(sale, claim, sums)
    if not held or amount <= 0:
        raise Refused("payment.over", title=sale.title)
    title = await option_title(tx, sale.title, claim.option_id)
    way = PaymentWay(sale.pay)
    return Payable(claim, sale.code, title, amount, sale.currency, way, claim.until)


def _check_way(pay: str) -> None:
    if not is_in_telegram(pay):
        raise Refused("payment.elsewhere")


async def hold(tx: Tx, payable: Payable, *, until: datetime) -> None:
    """Keep an order for its money until a moment, never shorter than before."""
    if payable.until is not None:
        payable.row.until = max(payable.until, until)
        await tx.flush()


async def settle(
    tx: Tx, subject: str, number: int, *, now: datetime, rng: Random, secret: Secret
) -> bool:
    """Let an order that was paid go on; return False where the money is owed back."""
    if subject == SEAT:
        seat = await record_payment(tx, number, now=now, rng=rng, secret=secret, charged=True)
        return seat is not SeatPaymentResult.REFUND_DUE
    claim = await record_claim_payment(tx, number, now=now, secret=secret, charged=True)
    return claim is not ClaimPaymentResult.REFUND_DUE


async def give_back(tx: Tx, subject: str, number: int, *, now: datetime) -> None:
    """Write down that what an order was owed has gone back."""
    if subject == SEAT:
        await record_refund(tx, number, now=now, by_itself=True)
    else:
        await record_claim_refund(tx, number, now=now, by_itself=True)


async def call_off(tx: Tx, subject: str, number: int, *, now: datetime) -> bool:
    """Take from its member what is paid for no more; return False where it was picked up or is over."""
    if subject == CLAIM:
        await give_up_claim(tx, number, now=now)
    else:
        await voucher.revoke(tx, subject, number, now=now)
        await give_up_seat(tx, number, now=now)
    return owed_minor(await payments.sums(tx, subject, number)) > 0


async def close_refund(tx: Tx, subject: str, number: int) -> None:
    """Let an order be over of which everything has gone back."""
    if owed_minor(await payments.sums(tx, subject, number)) > 0:
        return
    if subject == CLAIM:
        await claims.change_state(tx, number, (ClaimState.REFUND_DUE,), ClaimState.REFUNDED)
        return
    seat = await seats.lock_seat(tx, number)
    if seat is not None and seat.state == SeatState.REFUND_DUE:
        seat.state = SeatState.REFUNDED
        await tx.flush()


async def price_late(tx: Tx, subject: str, number: int) -> int:
    """Return what an order costs in all, however it stands: money may come when it is over."""
    if subject == SEAT:
        seat = await tx.get_one(Seat, number)
        settled = (await tx.get_one(Team, seat.team_id)).price_minor
        live = seat.state in offers.LIVE
        base = settled if live and settled is not None else seat.price_shown_minor
        return (base + seat.extra_minor) * seat.quantity
    claim = await tx.get_one(Claim, number)
    return claim.price_minor * claim.quantity


async def is_paid(tx: Tx, subject: str, number: int) -> bool:
    """Whether an order was paid once already."""
    return (await payments.sums(tx, subject, number)).get(PaymentKind.PAID, 0) > 0
