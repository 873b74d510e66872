"""What was paid inside Telegram, as its payer and the shop see it: receipts, and how each order stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage import vouchers
from storage.database import Tx
from storage.payment import charges
from storage.payment.tables import Charge, ChargeState
from storage.vouchers import VoucherState

GOES_BACK = (ChargeState.REFUND_DUE, ChargeState.ASKED)


class PaymentStanding(StrEnum):
    """How what was paid for stands."""

    PAID = "paid"
    """There is nothing to be picked up yet, or no more."""
    READY = "ready"
    PICKED_UP = "picked_up"
    GOES_BACK = "goes_back"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class PaidItem:
    """One receipt."""

    receipt: int
    title: str
    amount_minor: int
    currency: str
    at: datetime
    standing: PaymentStanding


async def of_member(tx: Tx, member_id: int, *, limit: int) -> list[PaidItem]:
    """Return what a member has paid, the newest first."""
    return await _items(tx, await charges.of_member(tx, member_id, limit=limit))


async def of_order(tx: Tx, subject: str, subject_id: int) -> list[PaidItem]:
    """Return what was paid for an order inside Telegram, the oldest first."""
    return await _items(tx, await charges.of_subject(tx, subject, subject_id))


async def _items(tx: Tx, found: Sequence[Charge]) -> list[PaidItem]:
    return [
        PaidItem(
            receipt=one.receipt,
            title=one.title,
            amount_minor=one.amount_minor,
            currency=one.currency,
            at=one.paid_at,
            standing=await _standing(tx, one),
        )
        for one in found
    ]


async def _standing(tx: Tx, charge: Charge) -> PaymentStanding:
    if charge.state == ChargeState.REFUNDED:
        return PaymentStanding.REFUNDED
    if charge.state in GOES_BACK:
        return PaymentStanding.GOES_BACK
    voucher = await vouchers.of_subject(tx, charge.subject, charge.subject_id)
    if voucher is None:
        return PaymentStanding.PAID
    stands = {
        VoucherState.ISSUED: PaymentStanding.READY,
        VoucherState.REDEEMED: PaymentStanding.PICKED_UP,
    }
    return stands.get(VoucherState(voucher.state), PaymentStanding.PAID)
