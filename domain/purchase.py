"""Purchases: when the story of a voucher says that somebody has bought something.

    issued, nothing is due      it was paid before: confirmed
    redeemed, something is due  it is paid at pick-up: confirmed now
    undone                      it was not paid at pick-up after all
    revoked                     the order was taken back

What was charged is read from the shop's own lines, never from a button. A shop in which nobody
brings anybody, and no group has a host, pays three indexed looks for this.
"""

from dataclasses import dataclass
from datetime import datetime

from domain.commission import conversion, lifecycle
from domain.feeds.limits import TITLE_CHARS_MAX
from domain.host.share import find_earning_host
from domain.promotion.payment import kept_minor
from domain.referral import reward
from domain.refusal import Refused
from storage import members, vouchers
from storage.commission import conversions
from storage.commission.tables import Conversion
from storage.database import Tx
from storage.deal.tables import Deal
from storage.order_list import list_orders
from storage.payment import invoices
from storage.payment.tables import InvoiceState
from storage.promotion import payments
from storage.referral import attributions
from storage.subject import LIST_ORDER
from storage.vouchers import Voucher

ORDER_CHARS_MAX = 64
QUANTITY_MAX = 100_000
UNDONE = "undone"
REVOKED = "revoked"
"""Why a purchase does not stand any more."""


def key_of(voucher: Voucher, time: int = 1) -> str:
    """Return what a voucher's purchase is known by: one that is redeemed anew is another."""
    return f"voucher:{voucher.id}" + (f":{time}" if time > 1 else "")


async def on_voucher_issued(tx: Tx, voucher: Voucher, *, now: datetime) -> None:
    """Hear of a new voucher: where nothing is due any more, it has been paid."""
    if voucher.due_minor == 0:
        await invoices.move(
            tx, voucher.subject, voucher.subject_id, (InvoiceState.PAID,), InvoiceState.FULFILLED
        )
        await _confirm(tx, voucher, now=now)


async def on_voucher_redeemed(tx: Tx, voucher: Voucher, *, now: datetime) -> None:
    """Hear that a voucher was redeemed: what was due is paid."""
    if voucher.due_minor > 0:
        await _confirm(tx, voucher, now=now)


async def on_redemption_undone(tx: Tx, voucher: Voucher, *, now: datetime) -> None:
    """Hear that a redemption was taken back: what was due is not paid."""
    if voucher.due_minor > 0:
        time = await vouchers.redemptions(tx, voucher.id)
        await _take_back(tx, voucher, key_of(voucher, time), UNDONE, now=now)


async def on_voucher_revoked(tx: Tx, voucher: Voucher, *, now: datetime) -> None:
    """Hear that an order was taken back: what had been paid for it is given back."""
    if voucher.due_minor == 0:
        await _take_back(tx, voucher, key_of(voucher), REVOKED, now=now)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a voucher was for, with what its deal earns its promoter by."""

    suffix: str
    deal: Deal | None
    title: str
    quantity: int
    amount_minor: int


async def parts_of(tx: Tx, voucher: Voucher) -> list[Part]:
    """Return the purchases that a voucher stands for: of a list's order one for each item in it."""
    if voucher.subject != LIST_ORDER:
        deal = await vouchers.deal_of(tx, voucher.subject, voucher.subject_id)
        amount = await amount_paid(tx, voucher)
        return [Part("", deal, voucher.title, voucher.quantity, amount)]
    return [
        Part(
            f":item:{item.id}",
            await tx.get(Deal, item.deal_id),
            item.label,
            units,
            item.price_minor * units,
        )
        for item, units in await list_orders.ordered(tx, voucher.subject_id)
    ]


async def amount_paid(tx: Tx, voucher: Voucher) -> int:
    """Return what a voucher's member has paid in all, in minor units of its currency."""
    kept = kept_minor(await payments.sums(tx, voucher.subject, voucher.subject_id))
    return kept + voucher.due_minor


async def record_purchase(
    tx: Tx,
    order: str,
    *,
    buyer_id: int,
    deal: Deal | None,
    title: str,
    quantity: int,
    amount_minor: int,
    currency: str,
    now: datetime,
) -> Conversion | None:
    """Write down a purchase that an operator enters, once for each order; or refuse.

    Return None where nobody has brought the buyer, and so nobody earns on it.
    """
    if not 0 < len(order.strip()) <= ORDER_CHARS_MAX:
        raise Refused("commission.order", maximum=ORDER_CHARS_MAX)
    if not 0 < quantity <= QUANTITY_MAX:
        raise Refused("commission.quantity", maximum=QUANTITY_MAX)
    if await members.find(tx, buyer_id) is None:
        raise Refused("member.unknown", id=buyer_id)
    key = f"operator:{order.strip()}"
    known = await conversions.by_key(tx, key)
    if known is not None:
        raise Refused("commission.known", order=order, id=known.id)
    return await conversion.record(
        tx,
        key,
        buyer_id=buyer_id,
        deal=deal,
        title=title[:TITLE_CHARS_MAX],
        quantity=quantity,
        amount_minor=amount_minor,
        currency=currency,
        now=now,
    )


async def _confirm(tx: Tx, voucher: Voucher, *, now: datetime) -> None:
    host = await find_earning_host(tx, voucher)
    if host is None and await attributions.promoter_of(tx, voucher.member_id) is None:
        await reward.on_purchase(tx, voucher.member_id, now=now)
        return
    key = key_of(voucher, await vouchers.redemptions(tx, voucher.id))
    for part in await parts_of(tx, voucher):
        if part.amount_minor > 0:
            await conversion.record(
                tx,
                key + part.suffix,
                buyer_id=voucher.member_id,
                deal=part.deal,
                title=part.title,
                quantity=part.quantity,
                amount_minor=part.amount_minor,
                currency=voucher.currency,
                now=now,
                host=host,
            )


async def _take_back(tx: Tx, voucher: Voucher, key: str, why: str, *, now: datetime) -> None:
    reversed_any = False
    for part in await parts_of(tx, voucher):
        reversed_any |= await lifecycle.reverse_purchase(tx, key + part.suffix, why, now=now)
    if not reversed_any:
        await reward.on_purchase_undone(tx, voucher.member_id, now=now)
