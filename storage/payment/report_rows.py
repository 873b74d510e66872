"""What the report on money is made of, read in the order of the moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select

from storage.database import Tx
from storage.payment.tables import Charge, PaymentWay
from storage.payout.tables import LedgerAccount, LedgerEntry
from storage.promotion.tables import Payment, PaymentKind
from storage.provider.tables import ProviderRefund
from storage.subject import SHIPPING

BACK = (PaymentKind.REFUNDED, PaymentKind.DIFFERENCE_PAID)


@dataclass(frozen=True, slots=True)
class MovedMoney:
    """An amount of one column of the report at a moment; below zero what went back."""

    at: datetime
    currency: str
    column: str
    minor: int


async def orders(tx: Tx, start: datetime, end: datetime) -> Sequence[MovedMoney]:
    """Return what orders were paid and given back, by Telegram or elsewhere."""
    by_telegram = or_(
        Payment.subject == SHIPPING,
        exists().where(Charge.subject == Payment.subject, Charge.subject_id == Payment.subject_id),
    )
    rows = select(
        Payment.at, Payment.currency, Payment.kind, Payment.amount_minor, by_telegram
    ).where(Payment.at >= start, Payment.at < end, Payment.kind.in_((PaymentKind.PAID, *BACK)))
    return [
        MovedMoney(
            at,
            currency,
            f"{'telegram' if through else 'elsewhere'}_{'back' if kind in BACK else 'paid'}",
            minor,
        )
        for at, currency, kind, minor, through in await tx.execute(rows.order_by(Payment.at))
    ]


async def charges(tx: Tx, start: datetime, end: datetime) -> Sequence[MovedMoney]:
    """Return what Telegram said it charged, and gave back."""
    found = []
    for column, moment in (("charged", Charge.paid_at), ("charged_back", Charge.refunded_at)):
        rows = select(moment, Charge.currency, Charge.amount_minor).where(
            moment >= start, moment < end
        )
        if column == "charged_back":
            rows = rows.where(Charge.way == PaymentWay.STARS)
        found += [
            MovedMoney(at, currency, column, minor)
            for at, currency, minor in await tx.execute(rows.order_by(moment, Charge.id))
            if at is not None
        ]
    return found + await _by_providers(tx, start, end)


async def _by_providers(tx: Tx, start: datetime, end: datetime) -> list[MovedMoney]:
    """Return what went back of what providers charged, in parts or whole."""
    whole = ProviderRefund.amount_minor + ProviderRefund.shipping_minor
    rows = select(ProviderRefund.done_at, ProviderRefund.currency, whole).where(
        ProviderRefund.done_at >= start, ProviderRefund.done_at < end
    )
    return [
        MovedMoney(at, currency, "charged_back", minor)
        for at, currency, minor in await tx.execute(rows.order_by(ProviderRefund.id))
        if at is not None
    ]


async def promised(tx: Tx, start: datetime, end: datetime) -> Sequence[MovedMoney]:
    """Return what promoters were promised of it, less what was taken back from them."""
    rows = select(LedgerEntry.at, LedgerEntry.currency, LedgerEntry.amount_minor).where(
        LedgerEntry.account == LedgerAccount.EXPENSE,
        LedgerEntry.at >= start,
        LedgerEntry.at < end,
    )
    return [
        MovedMoney(at, currency, "promoters", -minor)
        for at, currency, minor in await tx.execute(rows.order_by(LedgerEntry.at, LedgerEntry.id))
    ]
