"""Giving back what a provider charged: by a named person, two above a limit, or by the provider's API.

    due --yes, yes (above the limit)--> done by somebody, with a proof, or by the API

Whoever says that it was done counts as one who agrees. Nobody decides about their own money.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.admin import audit
from domain.notify import notify_admins
from domain.payment import order
from domain.payment.charge import account_of
from domain.payment.refund import STUCK, RefundStuck, pause, tell_payer
from domain.promotion.payment import PaymentAccount, add_line
from domain.refusal import Refused
from storage.database import Tx
from storage.payment import invoices
from storage.payment.tables import Charge, ChargeState, InvoiceState
from storage.promotion.tables import PaymentKind
from storage.provider import provider_refunds
from storage.provider.tables import ProviderRefund, ProviderRefundState, RefundApproval
from storage.subject import CHARGE, SHIPPING

PROOF_CHARS_MAX = 200
ASKED_FOR = timedelta(hours=20)
"""Providers know a request again for a day; after so long a person has to look."""


@dataclass(frozen=True, slots=True)
class ProviderCall:
    """What a provider's API is asked to give back."""

    number: int
    charge: str
    """The provider's own number."""
    amount_minor: int
    currency: str


async def find(tx: Tx, number: int) -> tuple[ProviderRefund, Charge]:
    """Return a refund with its charge, both held; or refuse."""
    refund = await provider_refunds.lock(tx, number)
    if refund is None:
        raise Refused("payment.no_refund", id=number)
    return refund, await tx.get_one(Charge, refund.charge_id)


async def agree(tx: Tx, number: int, by_id: int, *, now: datetime) -> None:
    """Say yes to a refund that takes two persons; raises `Refused`."""
    refund, charge = await find(tx, number)
    await _require_open(refund, charge, by_id)
    said = await provider_refunds.approvals(tx, number)
    if refund.approvals_needed < 2 or by_id in said:
        raise Refused("payment.agreed_already")
    tx.add(RefundApproval(refund_id=number, by_id=by_id, at=now))
    await tx.flush()
    await _note(tx, refund, "agree", by_id, now=now)


async def record_done(tx: Tx, number: int, by_id: int, proof: str, *, now: datetime) -> None:
    """Write down that somebody gave it back at the provider's, and by what proof; or refuse."""
    refund, charge = await find(tx, number)
    await _require_open(refund, charge, by_id)
    words = " ".join(proof.split())[:PROOF_CHARS_MAX]
    if not words:
        raise Refused("payment.proof")
    said = await provider_refunds.approvals(tx, number)
    if len(said | {by_id}) < refund.approvals_needed:
        raise Refused("payment.second_person")
    refund.done_by, refund.proof = by_id or None, words
    await _settle(tx, refund, charge, now=now)
    await _note(tx, refund, "done", by_id, now=now)


async def take(tx: Tx, number: int, *, now: datetime) -> ProviderCall | None:
    """Mark a refund as asked for at the provider's API, before it is; None where it is not to be."""
    refund, charge = await find(tx, number)
    said = await provider_refunds.approvals(tx, number)
    if refund.state == ProviderRefundState.DONE:
        return None
    if refund.approvals_needed > 1 and len(said) < refund.approvals_needed:
        refund.try_at = now + timedelta(minutes=1)
        return None
    if refund.tries and refund.due_at < now - ASKED_FOR:
        await leave(tx, number, refund.why or "-", now=now)
        return None
    refund.state, refund.tries = ProviderRefundState.ASKED, refund.tries + 1
    refund.try_at = now + pause(refund.tries)
    await tx.flush()
    return ProviderCall(number, charge.provider_charge_id, refund.total_minor, refund.currency)


async def leave(tx: Tx, number: int, why: str, *, now: datetime) -> None:
    """Leave a refund that the provider's API does not make to a person, who hears of it."""
    refund, charge = await find(tx, number)
    if refund.state == ProviderRefundState.DONE:
        return
    refund.state, refund.try_at, refund.why = ProviderRefundState.DUE, None, why[:PROOF_CHARS_MAX]
    stuck = RefundStuck(
        number=charge.receipt,
        amount_minor=refund.total_minor,
        currency=refund.currency,
        why=refund.why,
        by_hand=True,
    )
    await notify_admins(tx, STUCK, stuck, now=now)
    await tx.flush()


async def settle(tx: Tx, number: int, proof: str, *, now: datetime) -> bool:
    """Write down that the provider's API has given it back; return whether that was new."""
    refund, charge = await find(tx, number)
    if refund.state == ProviderRefundState.DONE:
        return False
    refund.proof = proof[:PROOF_CHARS_MAX]
    await _settle(tx, refund, charge, now=now)
    return True


async def _require_open(refund: ProviderRefund, charge: Charge, by_id: int) -> None:
    if refund.state == ProviderRefundState.DONE:
        raise Refused("payment.refund_done")
    if charge.member_id == by_id:
        raise Refused("payment.own_refund")


async def _settle(tx: Tx, refund: ProviderRefund, charge: Charge, *, now: datetime) -> None:
    refund.state, refund.done_at, refund.try_at = ProviderRefundState.DONE, now, None
    whole = refund.kind == PaymentKind.REFUND_DUE
    kind = PaymentKind.REFUNDED if whole else PaymentKind.DIFFERENCE_PAID
    key, by_id = f"provider_refund:{refund.id}", refund.done_by
    account = account_of(charge)
    await add_line(tx, account, kind, refund.amount_minor, now=now, by_id=by_id, key=key)
    delivery = PaymentAccount(SHIPPING, charge.id, charge.member_id, charge.currency)
    await add_line(tx, delivery, kind, refund.shipping_minor, now=now, by_id=by_id)
    if whole:
        charge.state, charge.refunded_at, charge.try_at = ChargeState.REFUNDED, now, None
        if charge.subject != CHARGE:
            await order.close_refund(tx, charge.subject, charge.subject_id)
            await invoices.move(
                tx, charge.subject, charge.subject_id, invoices.KEPT, InvoiceState.REFUNDED
            )
    await tx.flush()
    await tell_payer(tx, charge, refund.total_minor, now=now)


async def _note(tx: Tx, refund: ProviderRefund, act: str, by_id: int, *, now: datetime) -> None:
    amount = {"amount_minor": refund.total_minor, "currency": refund.currency}
    subject = f"refund:{refund.id}"
    await audit.record(tx, by_id or None, f"refund.{act}", subject, now=now, **amount)
