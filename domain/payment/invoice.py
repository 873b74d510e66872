"""Invoices: what somebody is asked to pay, and when Telegram may charge them.

asked for   what is due now -> an open invoice of the same amount, or a new one; others are cancelled
checked     open, its payer, its amount and currency, its order -> kept for a quarter of an hour
"""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from domain.payment import order
from domain.payment.order import AT_END_FOR, CHECKING_FOR
from domain.payment.payload import new_id, read_payload
from domain.provider import terms
from domain.refusal import Refused
from storage.database import Tx
from storage.members import Member
from storage.payment import invoices
from storage.payment.tables import Invoice, InvoiceState, PaymentWay

TITLE_CHARS_MAX = 32
DESCRIPTION_CHARS_MAX = 255


@dataclass(frozen=True, slots=True)
class ChargeQuestion:
    """What Telegram asks before it charges."""

    payload: str
    payer_id: int
    amount_minor: int
    currency: str
    shipping_id: str = ""
    country: str = ""
    """Where it is delivered to."""


async def ask(
    tx: Tx, member: Member, subject: str, number: int, *, now: datetime, rng: Random
) -> tuple[Invoice, str]:
    """Return the invoice of a member's order, and the code that leads back to it; or refuse."""
    if member.banned_at is not None:
        raise Refused("payment.banned")
    payable = await order.find_payable(tx, subject, number, now=now)
    if payable.row.member_id != member.id:
        raise Refused("payment.not_yours")
    kept = None
    for known in await invoices.payable_of(tx, subject, number):
        same = (known.amount_minor, known.currency) == (payable.amount_minor, payable.currency)
        if kept is None and same and known.expires_at > now:
            kept = known
        else:
            known.state = InvoiceState.CANCELLED
    if kept is None:
        kept = Invoice(
            id=new_id(rng),
            subject=subject,
            subject_id=number,
            member_id=member.id,
            way=payable.way,
            title=payable.title,
            amount_minor=payable.amount_minor,
            currency=payable.currency,
            created_at=now,
            expires_at=payable.until or now + AT_END_FOR,
        )
        tx.add(kept)
    await tx.flush()
    return kept, payable.code


async def find(tx: Tx, payload: str, payer_id: int, *, now: datetime, secret: bytes) -> Invoice:
    """Return the invoice of a payload that somebody may pay now, and hold it; or refuse."""
    number = read_payload(payload, secret)
    found = None if number is None else await invoices.lock(tx, number)
    if found is None:
        raise Refused("payment.unknown_invoice")
    if found.member_id != payer_id:
        raise Refused("payment.not_yours")
    if (await tx.get_one(Member, found.member_id)).banned_at is not None:
        raise Refused("payment.banned")
    if found.state in invoices.KEPT or found.state == InvoiceState.REFUNDED:
        raise Refused("payment.paid", title=found.title)
    if found.state not in invoices.PAYABLE or found.expires_at <= now:
        raise Refused("payment.lapsed", title=found.title)
    return found


async def check(tx: Tx, asked: ChargeQuestion, *, now: datetime, secret: bytes) -> Invoice:
    """Let Telegram charge for an invoice, whose order is kept from now on; or refuse.

    Done twice, it does the same again: a person whose first try failed tries once more.
    """
    found = await find(tx, asked.payload, asked.payer_id, now=now, secret=secret)
    payable = await order.find_payable(tx, found.subject, found.subject_id, now=now)
    due = (payable.amount_minor, payable.currency)
    if due != (found.amount_minor, found.currency):
        raise Refused("payment.price_changed", title=found.title)
    shipping = await shipping_minor(tx, found, asked)
    if (due[0] + shipping, due[1]) != (asked.amount_minor, asked.currency):
        raise Refused("payment.unknown_invoice")
    until = now + CHECKING_FOR
    await order.hold(tx, payable, until=until)
    found.state, found.expires_at = InvoiceState.CHECKING, max(found.expires_at, until)
    found.shipping_minor = shipping
    await tx.flush()
    return found


async def shipping_minor(tx: Tx, found: Invoice, asked: ChargeQuestion) -> int:
    """Return what the chosen way of delivery costs; refuse one that is not offered any more."""
    if found.way != PaymentWay.PROVIDER:
        return 0
    rules = await terms.load(tx)
    if not rules.delivers or found.currency != rules.currency:
        if asked.shipping_id:
            raise Refused("payment.shipping_changed", title=found.title)
        return 0
    for one in rules.shipping_to(asked.country, found.currency):
        if one.id == asked.shipping_id:
            return one.price_minor
    raise Refused("payment.shipping_changed", title=found.title)
