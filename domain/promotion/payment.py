"""Payments: the one door through which money becomes known, whoever saw it.

An operator who marks a seat as paid comes through here, and so does what Telegram reports as
charged. What becomes owed of that is marked on its charge in the same moment, so Stars go back
by themselves, whichever rule said so; all other money the shop gives back itself.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from domain.link import web_host
from domain.provider import due
from domain.refusal import Refused
from storage.database import Tx
from storage.group_buy.tables import PaymentMethod
from storage.payment import charges
from storage.promotion import payments
from storage.promotion.tables import Payment, PaymentKind
from storage.subject import SHIPPING


@dataclass(frozen=True)
class PaymentAccount:
    """Whose money it is: a seat of a group buy, or a claim of a flash sale."""

    subject: str
    subject_id: int
    member_id: int
    currency: str


def kept_minor(sums: dict[str, int]) -> int:
    """Return what the shop has of a member and owes nothing back of, from `payments.sums`."""
    owed = sums.get(PaymentKind.DIFFERENCE_DUE, 0) + sums.get(PaymentKind.REFUND_DUE, 0)
    return sums.get(PaymentKind.PAID, 0) - owed


async def holds_money(tx: Tx, subject: str, subject_id: int) -> bool:
    """Whether the shop has money of a member for a seat or claim, that giving it up would owe back."""
    return kept_minor(await payments.sums(tx, subject, subject_id)) > 0


def owed_minor(sums: dict[str, int]) -> int:
    """Return what the shop still has to give back, from `payments.sums`."""
    due = sums.get(PaymentKind.REFUND_DUE, 0) + sums.get(PaymentKind.DIFFERENCE_DUE, 0)
    return due - sums.get(PaymentKind.REFUNDED, 0) - sums.get(PaymentKind.DIFFERENCE_PAID, 0)


async def add_line(
    tx: Tx,
    account: PaymentAccount,
    kind: PaymentKind,
    amount_minor: int,
    *,
    now: datetime,
    by_id: int | None = None,
    key: str | None = None,
) -> bool:
    """Add a line unless its event is known; return whether it is new.

    Without a `key` each kind happens once to a subject. Nothing is written of an amount of 0.
    """
    if amount_minor < 0:
        raise ValueError(f"a line of {amount_minor} would hide what it says")
    key = key or f"{account.subject}:{account.subject_id}:{kind}"
    if amount_minor == 0 or await payments.is_recorded(tx, key):
        return False
    tx.add(
        Payment(
            key=key,
            subject=account.subject,
            subject_id=account.subject_id,
            member_id=account.member_id,
            kind=kind,
            amount_minor=amount_minor,
            currency=account.currency,
            at=now,
            by_id=by_id,
        )
    )
    await tx.flush()
    if kind is PaymentKind.REFUND_DUE:
        await charges.require_refund(
            tx, account.subject, account.subject_id, reason=ORDER_OVER, now=now
        )
    if kind in OWED:
        await _require_of_provider(tx, account, kind, amount_minor, now=now)
    return True


async def _require_of_provider(
    tx: Tx, account: PaymentAccount, kind: PaymentKind, amount_minor: int, *, now: datetime
) -> None:
    """Owe what a provider charged, with its delivery where all of it goes back."""
    delivered = await due.require(
        tx, account.subject, account.subject_id, kind, amount_minor, now=now
    )
    if delivered is not None:
        shipping = PaymentAccount(SHIPPING, delivered, account.member_id, account.currency)
        minor = (await payments.sums(tx, SHIPPING, delivered)).get(PaymentKind.PAID, 0)
        await add_line(tx, shipping, kind, minor, now=now)


OWED = (PaymentKind.REFUND_DUE, PaymentKind.DIFFERENCE_DUE)
ORDER_OVER = "order"
"""Why a charge is given back whose seat or claim is over."""
IN_TELEGRAM = (PaymentMethod.STARS, PaymentMethod.PROVIDER)
"""Ways by which Telegram says itself what was paid."""


def is_in_telegram(pay: str) -> bool:
    """Whether Telegram charges for something, so that nobody marks it as paid by hand."""
    return pay in IN_TELEGRAM


def is_paid_ahead(pay: str) -> bool:
    """Whether money goes past the shop's own counter: to the shop behind the link, or through Telegram."""
    return pay != PaymentMethod.ON_PICKUP


def refuse_by_hand(pay: str) -> None:
    """Refuse to write down by hand what Telegram says itself."""
    if is_in_telegram(pay):
        raise Refused("payment.by_itself")


def refuse_refund_by_hand(pay: str) -> None:
    """Refuse to write down with its order what goes back by itself, or has its own list."""
    if pay == PaymentMethod.STARS:
        raise Refused("payment.back_by_itself")
    if pay == PaymentMethod.PROVIDER:
        raise Refused("payment.back_in_list")


def shop_link(pay: str, link: str | None, code: str) -> str | None:
    """Return where the shop behind the link is paid; None where something else takes the money."""
    return with_code(link, code) if pay == PaymentMethod.EXTERNAL else None


PARAMETER = "ref"
"""What the shop's order carries the code in."""


def with_code(link: str | None, code: str) -> str | None:
    """Return a link that also says whose order it is; what the link asked before stays.

    The code is the member's referral code, never their Telegram id. None where there is no link,
    or none that a browser reads as we do.
    """
    if link is None or web_host(link) is None:
        return None
    parts = urlsplit(link)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != PARAMETER]
    return urlunsplit(parts._replace(query=urlencode([*kept, (PARAMETER, code)])))
