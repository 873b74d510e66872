"""Giving Stars back until Telegram has done it: nobody has to remember, and nobody gets them twice.

    due -> asked, committed before the first byte leaves -> given back   Telegram says so, or that it had
                                                         -> due          it says no, tried again later
    asked, and nobody knows   the list of transactions is looked at first, then asked again

Telegram gives one charge back once, and in full alone; a second time it answers so. What a
payment provider charged the shop gives back itself.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NotRequired, TypedDict

from domain.notify import notify, notify_admins
from domain.payment import order
from domain.payment.charge import account_of
from domain.promotion.payment import add_line
from domain.refusal import Refused
from storage import members
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.payment import charges, invoices
from storage.payment.tables import Charge, ChargeState, InvoiceState
from storage.promotion.tables import PaymentKind
from storage.subject import CHARGE

AGAIN_FIRST, AGAIN_MAX = timedelta(seconds=5), timedelta(hours=1)
"""Pauses between tries, doubled each time."""
ALARM_AT = 5
"""The try after which whoever runs the shop hears that one does not go."""


@dataclass(frozen=True, slots=True)
class RefundCall:
    """What Telegram is asked to give back."""

    number: int
    charge_id: str
    member_id: int
    in_doubt: bool
    """Whether it was asked before and nobody knows what it did."""


class RefundStuck(TypedDict):
    """Telegram, or a payment provider, does not give something back."""

    number: int
    amount_minor: int
    currency: str
    why: str
    by_hand: NotRequired[bool]
    """Whether somebody has to give it back now."""


class GivenBack(TypedDict):
    """Money has gone back."""

    number: int
    title: str
    amount_minor: int
    currency: str


STUCK: Kind[RefundStuck] = Kind("payment.refund_stuck")
GIVEN_BACK: Kind[GivenBack] = Kind("payment.given_back")


async def take(tx: Tx, number: int, *, now: datetime) -> RefundCall | None:
    """Mark a refund as asked for, before it is; None where it is not due any more."""
    charge = await charges.lock(tx, number)
    if charge is None or charge.state not in (ChargeState.REFUND_DUE, ChargeState.ASKED):
        return None
    in_doubt = charge.state == ChargeState.ASKED
    charge.state, charge.tries = ChargeState.ASKED, charge.tries + 1
    charge.try_at = now + pause(charge.tries)
    await tx.flush()
    return RefundCall(charge.id, charge.charge_id, charge.member_id, in_doubt)


def pause(tries: int) -> timedelta:
    """Return how long to wait after so many tries."""
    doubled: timedelta = AGAIN_FIRST * 2 ** min(tries - 1, 20)
    return min(doubled, AGAIN_MAX)


async def refused(tx: Tx, number: int, why: str, *, now: datetime) -> None:
    """Note that Telegram did not give something back; it is asked again, and at last somebody hears."""
    charge = await charges.lock(tx, number)
    if charge is None or charge.state != ChargeState.ASKED:
        return
    charge.state = ChargeState.REFUND_DUE
    if charge.tries == ALARM_AT:
        stuck = RefundStuck(
            number=charge.receipt,
            amount_minor=charge.amount_minor,
            currency=charge.currency,
            why=why[:200],
        )
        await notify_admins(tx, STUCK, stuck, now=now)
    await tx.flush()


async def settle(tx: Tx, charge_id: str, *, now: datetime) -> bool:
    """Write down that a charge was given back; return whether that was new."""
    known = await charges.find(tx, charge_id)
    charge = None if known is None else await charges.lock(tx, known.id)
    if charge is None or charge.state == ChargeState.REFUNDED:
        return False
    before = charge.state
    charge.state, charge.refunded_at, charge.try_at = ChargeState.REFUNDED, now, None
    await tx.flush()
    await _book(tx, charge, owed=before != ChargeState.PAID, now=now)
    await tell_payer(tx, charge, charge.amount_minor, now=now)
    return True


async def tell_payer(tx: Tx, charge: Charge, amount_minor: int, *, now: datetime) -> None:
    """Tell whoever paid that money of theirs went back, unless they were erased."""
    if await members.find(tx, charge.member_id) is None:
        return
    back = GivenBack(
        number=charge.receipt,
        title=charge.title,
        amount_minor=amount_minor,
        currency=charge.currency,
    )
    await notify(tx, charge.member_id, GIVEN_BACK, back, now=now)


async def _book(tx: Tx, charge: Charge, *, owed: bool, now: datetime) -> None:
    """Add the lines of what went back; one that nobody owed, a charge-back, is owed first.

    Its goods are taken back, too, unless they were picked up already.
    """
    key, account = f"charge:{charge.id}", account_of(charge)
    amount = charge.amount_minor
    if not owed:
        owed = await order.call_off(tx, charge.subject, charge.subject_id, now=now)
    if not owed:
        await add_line(
            tx, account, PaymentKind.REFUND_DUE, amount, now=now, key=f"{key}:taken_back"
        )
        await add_line(tx, account, PaymentKind.REFUNDED, amount, now=now, key=f"{key}:refunded")
    elif charge.subject == CHARGE:
        await add_line(tx, account, PaymentKind.REFUNDED, amount, now=now)
    else:
        try:
            await order.give_back(tx, charge.subject, charge.subject_id, now=now)
        except Refused:
            await add_line(tx, account, PaymentKind.REFUNDED, amount, now=now, key=key)
    if charge.subject != CHARGE:
        await invoices.move(
            tx, charge.subject, charge.subject_id, invoices.KEPT, InvoiceState.REFUNDED
        )
