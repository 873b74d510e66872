"""What of a provider's money becomes owed: a row for each amount, in the moment in which it does."""

from datetime import datetime

from domain.provider import terms
from storage.database import Tx
from storage.promotion.tables import PaymentKind
from storage.provider import provider_refunds
from storage.provider.tables import ProviderRefund


async def require(
    tx: Tx,
    subject: str,
    subject_id: int,
    kind: PaymentKind,
    amount_minor: int,
    *,
    now: datetime,
) -> int | None:
    """Make an amount due that a provider charged for an order; return whose delivery is owed with it.

    That is the charge's number where all of it goes back, and None otherwise.
    """
    charge = await provider_refunds.charge_of(tx, subject, subject_id)
    if charge is None:
        return None
    whole = kind is PaymentKind.REFUND_DUE
    shipping = charge.shipping_minor if whole else 0
    rules = await terms.load(tx)
    tx.add(
        ProviderRefund(
            charge_id=charge.id,
            kind=kind,
            amount_minor=amount_minor,
            shipping_minor=shipping,
            currency=charge.currency,
            due_at=now,
            approvals_needed=rules.approvals_for(amount_minor + shipping, charge.currency),
            try_at=now,
        )
    )
    await tx.flush()
    return charge.id if shipping else None
