"""Money for claims that are paid ahead: marked by the operator, or charged by Telegram.

held           -> paid   confirmed, voucher
lapsed, left.. -> paid   the money came late: free units are taken, else the refund is due;
                         it is never lost, and never an error
refund due     -> refunded
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from domain import code
from domain.flash_sale.claim import claim_payment_account, issue_claim_voucher
from domain.flash_sale.rules import takes_late_money
from domain.flash_sale.stock import SaleNotice, give_sale_units, option_of, take_sale_units
from domain.notify import notify
from domain.promotion import live_card
from domain.promotion.payment import (
    add_line,
    is_in_telegram,
    is_paid_ahead,
    kept_minor,
    refuse_by_hand,
    refuse_refund_by_hand,
)
from domain.refusal import TYPED_SHOWN_MAX, Refused
from domain.voucher import Secret
from storage import members
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.flash_sale import claims, sales
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.members import Member
from storage.option import promotion_options
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import FLASH_SALE


class LateRefund(SaleNotice):
    """Money came too late, bought nothing, and is given back."""

    amount_minor: int
    currency: str


LATE_REFUND: Kind[LateRefund] = Kind("flash_sale.late_refund")
LATE = (ClaimState.LAPSED, ClaimState.LEFT, ClaimState.UNLUCKY)
"""States in which money can still buy what is left."""
PAYABLE = (ClaimState.HELD, *LATE, ClaimState.ENTERED)
"""States in which an operator who names a member means a claim, the best first."""


class ClaimPaymentResult(StrEnum):
    """What became of a payment, for the operator."""

    CONFIRMED = "confirmed"
    LATE = "late"
    """The money came late, and there was something left."""
    REFUND_DUE = "refund_due"
    KNOWN = "known"
    """It had been written down before."""


async def find_claim(tx: Tx, sale: FlashSale, typed: str) -> Claim:
    """Return the claim that an operator names by its number, or by its member's id or code."""
    word = typed.strip().lstrip("#")
    if word.isascii() and word.isdecimal() and len(word) <= 18:
        number = int(word)
        own = await claims.find(tx, number) if number < 2**31 else None
        if own is not None and own.flash_sale_id == sale.id:
            return own
        found = await _of_member(tx, sale, number)
        if found is not None:
            return found
    member = await members.by_code(tx, code.normalize(word))
    found = await _of_member(tx, sale, member.id) if member else None
    if found is None:
        raise Refused("flash_sale.no_claim", typed=word[:TYPED_SHOWN_MAX])
    return found


async def _of_member(tx: Tx, sale: FlashSale, member_id: int) -> Claim | None:
    """Return the claim that a member's money is for: held before lapsed, new before old."""
    own = await claims.of_member(tx, sale.id, member_id, tuple(ClaimState))
    return _meant(own)


def _meant(own: Sequence[Claim]) -> Claim | None:
    for state in PAYABLE:
        for one in own:
            if one.state == state:
                return one
    return own[0] if own else None


def claim_to_pay_minor(sale: FlashSale, claim: Claim, money: Mapping[str, int]) -> int:
    """Return what a claim that is held still has to pay, 0 where nothing is to come."""
    if claim.state != ClaimState.HELD or not is_paid_ahead(sale.pay):
        return 0
    return max(0, claim.price_minor * claim.quantity - money.get(PaymentKind.PAID, 0))


def may_come_late(sale: FlashSale, claim: Claim, money: Mapping[str, int]) -> bool:
    """Whether money for a claim that is over may still arrive, and has to be written down."""
    if is_in_telegram(sale.pay) or not is_paid_ahead(sale.pay):
        return False
    return claim.state in LATE and not money.get(PaymentKind.PAID)


async def record_claim_payment(
    tx: Tx,
    claim_id: int,
    *,
    now: datetime,
    secret: Secret,
    by_id: int | None = None,
    charged: bool = False,
) -> ClaimPaymentResult:
    """Write down that a claim was paid in full, and do what follows; raises `Refused`.

    `charged` is for what Telegram reports; what it will report itself nobody writes down by hand.
    """
    known = await claims.find(tx, claim_id)
    sale = await sales.lock(tx, known.flash_sale_id) if known else None
    claim = await claims.lock(tx, claim_id)
    if sale is None or claim is None:
        raise Refused("flash_sale.no_claim", typed=str(claim_id))
    if not is_paid_ahead(sale.pay):
        raise Refused("flash_sale.pays_in_store", code=sale.code)
    if not charged:
        refuse_by_hand(sale.pay)
    amount = claim.price_minor * claim.quantity
    if not await add_line(
        tx, claim_payment_account(sale, claim), PaymentKind.PAID, amount, now=now, by_id=by_id
    ):
        return ClaimPaymentResult.KNOWN
    if await claims.change_state(
        tx, claim_id, (ClaimState.HELD,), ClaimState.CONFIRMED, promised=False
    ):
        outcome = ClaimPaymentResult.CONFIRMED
    elif await _sold_late(tx, sale, claim):
        outcome = ClaimPaymentResult.LATE
    else:
        return await _owe(tx, sale, claim, amount, now=now)
    await issue_claim_voucher(
        tx,
        sale,
        claim.id,
        claim.member_id,
        claim.quantity,
        now=now,
        secret=secret,
        option=await option_of(tx, claim),
    )
    await live_card.mark_changed(tx, FLASH_SALE, sale.id)
    return outcome


async def _sold_late(tx: Tx, sale: FlashSale, claim: Claim) -> bool:
    """Take units for money that came late; return False if there are none for it."""
    if claim.state not in LATE or not takes_late_money(sale):
        return False
    if (await tx.get_one(Member, claim.member_id)).banned_at is not None:
        return False
    counted = await claims.count_units(tx, sale.id, claim.member_id)
    if counted + claim.quantity > sale.per_member:
        return False
    allotted = await take_sale_units(tx, sale, claim.chat_id, claim.quantity)
    if allotted is None:
        return False
    option = await option_of(tx, claim)
    if option is not None and not await promotion_options.take_units(tx, option.id, claim.quantity):
        await give_sale_units(tx, sale, claim.chat_id, claim.quantity, allotted=allotted)
        return False
    await claims.change_state(tx, claim.id, LATE, ClaimState.CONFIRMED, allotted=allotted)
    return True


async def _owe(
    tx: Tx, sale: FlashSale, claim: Claim, amount: int, *, now: datetime
) -> ClaimPaymentResult:
    account = claim_payment_account(sale, claim)
    owed = kept_minor(await payments.sums(tx, account.subject, account.subject_id))
    await add_line(tx, account, PaymentKind.REFUND_DUE, owed, now=now)
    await claims.change_state(tx, claim.id, (*LATE, ClaimState.ENTERED), ClaimState.REFUND_DUE)
    values = LateRefund(
        title=sale.title, code=sale.code, amount_minor=amount, currency=sale.currency
    )
    await notify(tx, claim.member_id, LATE_REFUND, values, now=now)
    await tx.flush()
    return ClaimPaymentResult.REFUND_DUE


async def record_claim_refund(
    tx: Tx, claim_id: int, *, now: datetime, by_id: int | None = None, by_itself: bool = False
) -> bool:
    """Write down that a refund was given; return whether that was new."""
    claim = await claims.lock(tx, claim_id)
    if claim is None:
        raise Refused("flash_sale.no_claim", typed=str(claim_id))
    sale = await tx.get_one(FlashSale, claim.flash_sale_id)
    if not by_itself:
        refuse_refund_by_hand(sale.pay)
    if not await claims.change_state(tx, claim_id, (ClaimState.REFUND_DUE,), ClaimState.REFUNDED):
        return False
    account = claim_payment_account(sale, claim)
    sums = await payments.sums(tx, account.subject, account.subject_id)
    amount = sums.get(PaymentKind.REFUND_DUE, 0) - sums.get(PaymentKind.REFUNDED, 0)
    return await add_line(tx, account, PaymentKind.REFUNDED, amount, now=now, by_id=by_id)
