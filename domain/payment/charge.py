"""What Telegram says it charged: written down once, and never without goods or a way back.

    known already         nothing
    no invoice of ours    given back: `unknown`
    another amount        given back: `amount`
    its order paid        given back: `twice`; whoever pays twice by mistake wants their money, not two
    else                  the order goes on: in time, or late by free seat, other team, new team, free
                          units; where there is none, given back: `order`

Each has a receipt of its own, the ones that are given back too: the money was there.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random
from typing import NotRequired, TypedDict

from domain.currency import STARS
from domain.notify import notify
from domain.payment import order
from domain.payment.payload import read_payload
from domain.promotion.payment import ORDER_OVER, PaymentAccount, add_line
from domain.provider import terms
from domain.provider.details import PayerDetails, details_row
from domain.voucher import Secret
from storage import members
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.payment import charges, invoices
from storage.payment.tables import Charge, ChargeState, Invoice, InvoiceState, PaymentWay
from storage.promotion.tables import PaymentKind
from storage.subject import CHARGE, SHIPPING

NOBODY = PayerDetails()
UNKNOWN, TWICE, AMOUNT = "unknown", "twice", "amount"
"""Why a charge that buys nothing is given back."""


@dataclass(frozen=True, slots=True)
class ChargeFacts:
    """What Telegram says of a charge."""

    charge_id: str
    payload: str
    payer_id: int
    amount_minor: int
    currency: str
    at: datetime
    provider_charge_id: str = ""
    details: PayerDetails = NOBODY

    @property
    def way(self) -> PaymentWay:
        return PaymentWay.STARS if self.currency == STARS else PaymentWay.PROVIDER


class ChargeResult(StrEnum):
    """What became of a charge."""

    KEPT = "kept"
    GOES_BACK = "goes_back"
    KNOWN = "known"


class ReceiptTax(TypedDict):
    """A tax in what was paid."""

    label: str
    percent: str
    minor: int


class Receipt(TypedDict):
    """What somebody paid, and what becomes of it."""

    number: int
    title: str
    amount_minor: int
    currency: str
    at: str
    back: NotRequired[str]
    """Why it goes back: a piece of a text's name."""
    by_hand: NotRequired[bool]
    """Whether the shop gives it back itself."""
    shipping_minor: NotRequired[int]
    taxes: NotRequired[list[ReceiptTax]]


PAID: Kind[Receipt] = Kind("payment.paid")


def account_of(charge: Charge) -> PaymentAccount:
    """Return whose money the lines of a charge are about."""
    return PaymentAccount(charge.subject, charge.subject_id, charge.member_id, charge.currency)


async def record_charge(
    tx: Tx, facts: ChargeFacts, *, now: datetime, rng: Random, secret: Secret, mac: bytes
) -> ChargeResult:
    """Write down a charge and do what follows; the second time it does nothing."""
    if await charges.find(tx, facts.charge_id) is not None:
        return ChargeResult.KNOWN
    number = read_payload(facts.payload, mac)
    invoice = None if number is None else await invoices.lock(tx, number)
    charge = Charge(
        charge_id=facts.charge_id,
        member_id=facts.payer_id,
        way=facts.way,
        amount_minor=facts.amount_minor,
        currency=facts.currency,
        paid_at=facts.at,
        title="" if invoice is None else invoice.title,
        receipt=await charges.next_receipt(tx),
        provider_charge_id=facts.provider_charge_id,
        invoice_id=None if invoice is None else invoice.id,
    )
    tx.add(charge)
    await tx.flush()
    await _keep_details(tx, charge, facts)
    against = await _against(tx, charge, invoice, facts)
    if against is None and invoice is not None:
        await _settle(tx, charge, invoice, now=now, rng=rng, secret=secret)
    else:
        await _return(tx, charge, against or UNKNOWN, now=now)
    await _tell(tx, charge, now=now)
    return ChargeResult.KEPT if charge.state == ChargeState.PAID else ChargeResult.GOES_BACK


async def _keep_details(tx: Tx, charge: Charge, facts: ChargeFacts) -> None:
    """Keep what the payer told, with the words of the way of delivery."""
    if facts.details.is_empty:
        return
    offered = {one.id: one.title for one in (await terms.load(tx)).shipping}
    way = offered.get(facts.details.shipping_id, "")
    tx.add(details_row(facts.details, way, charge.id, charge.member_id, facts.at))
    await tx.flush()


async def _against(
    tx: Tx, charge: Charge, invoice: Invoice | None, facts: ChargeFacts
) -> str | None:
    """Return why a charge buys nothing; None where its order is asked."""
    if invoice is None or invoice.member_id != facts.payer_id:
        return UNKNOWN
    if invoice.state in (*invoices.KEPT, InvoiceState.REFUNDED):
        return TWICE
    if await order.is_paid(tx, invoice.subject, invoice.subject_id):
        return TWICE
    price = await order.price_late(tx, invoice.subject, invoice.subject_id)
    charge.shipping_minor = await _shipping(tx, invoice, facts, facts.amount_minor - price)
    charged = (facts.amount_minor - charge.shipping_minor, facts.currency)
    return None if charged == (price, invoice.currency) else AMOUNT


async def _shipping(tx: Tx, invoice: Invoice, facts: ChargeFacts, above: int) -> int:
    """Return what is above the price where that is the chosen delivery, as it costs now or when asked."""
    if facts.way is not PaymentWay.PROVIDER or above <= 0:
        return 0
    costs = {
        one.price_minor
        for one in (await terms.load(tx)).shipping
        if one.id == facts.details.shipping_id
    }
    return above if above in (costs | {invoice.shipping_minor}) else 0


async def _settle(
    tx: Tx, charge: Charge, invoice: Invoice, *, now: datetime, rng: Random, secret: Secret
) -> None:
    charge.subject, charge.subject_id = invoice.subject, invoice.subject_id
    invoice.state = InvoiceState.PAID
    await tx.flush()
    delivery = PaymentAccount(SHIPPING, charge.id, charge.member_id, charge.currency)
    await add_line(tx, delivery, PaymentKind.PAID, charge.shipping_minor, now=now)
    await order.settle(tx, invoice.subject, invoice.subject_id, now=now, rng=rng, secret=secret)
    await invoices.move(
        tx, invoice.subject, invoice.subject_id, invoices.PAYABLE, InvoiceState.CANCELLED
    )
    await tx.refresh(charge)


async def _return(tx: Tx, charge: Charge, reason: str, *, now: datetime) -> None:
    """Owe a charge back that buys nothing, on an account of its own."""
    charge.subject, charge.subject_id, charge.shipping_minor = CHARGE, charge.id, 0
    await tx.flush()
    for kind in (PaymentKind.PAID, PaymentKind.REFUND_DUE):
        await add_line(tx, account_of(charge), kind, charge.amount_minor, now=now)
    await tx.refresh(charge)
    charge.reason = reason
    await tx.flush()


async def _tell(tx: Tx, charge: Charge, *, now: datetime) -> None:
    """Send the receipt; to whom the shop does not know, nothing can be said."""
    if await members.find(tx, charge.member_id) is None:
        return
    receipt = Receipt(
        number=charge.receipt,
        title=charge.title,
        amount_minor=charge.amount_minor,
        currency=charge.currency,
        at=charge.paid_at.isoformat(),
    )
    if charge.state != ChargeState.PAID:
        receipt["back"] = charge.reason or ORDER_OVER
        receipt["by_hand"] = charge.way != PaymentWay.STARS
    else:
        await _add_parts(tx, charge, receipt)
    await notify(tx, charge.member_id, PAID, receipt, now=now)


async def _add_parts(tx: Tx, charge: Charge, receipt: Receipt) -> None:
    """Say on a receipt what of the amount is for delivery, and which taxes are in it."""
    if charge.shipping_minor:
        receipt["shipping_minor"] = charge.shipping_minor
    _, taxes = terms.split_taxes(charge.amount_minor, (await terms.load(tx)).taxes)
    if taxes:
        receipt["taxes"] = [
            ReceiptTax(label=tax.label, percent=terms.percent(tax.rate_bp), minor=minor)
            for tax, minor in taxes
        ]
