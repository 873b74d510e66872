"""What the report on money is made of, read in the order of the moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from storage.database import Tx
from storage.payment.tables import Charge
from storage.payout.tables import LedgerAccount, LedgerEntry
from storage.promotion.tables import Payment, PaymentKind

PAID = (PaymentKind.PAID, PaymentKind.DIFFERENCE_PAID)


@dataclass(frozen=True, slots=True)
class MovedMoney:
    """An amount of one column of the report at a moment; below zero what went back."""

    at: datetime
    currency: str
    column: str
    minor: int


async def orders(tx: Tx, start: datetime, end: datetime) -> Sequence[MovedMoney]:
    """Return what orders were paid and given back, by Telegram or elsewhere."""
    by_telegram = exists().where(
        Charge.subject == Payment.subject, Charge.subject_id == Payment.subject_id
    )
    rows = select(
        Payment.at, Payment.currency, Payment.kind, Payment.amount_minor, by_telegram
    ).where(Payment.at >= start, Payment.at < end, Payment.kind.in_((*PAID, PaymentKind.REFUNDED)))
    return [
        MovedMoney(
            at,
            currency,
            f"{'telegram' if through else 'elsewhere'}_{'paid' if kind in PAID else 'back'}",
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
        found += [
            MovedMoney(at, currency, column, minor)
            for at, currency, minor in await tx.execute(rows.order_by(moment, Charge.id))
            if at is not None
        ]
    return found


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
