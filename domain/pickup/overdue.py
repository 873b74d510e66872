"""What was not fetched in time: its voucher is made to last longer, or its units go back to the stock."""

from datetime import datetime, timedelta
from typing import TypedDict

from domain.flash_sale.claim import give_up_claim
from domain.notify import notify
from domain.order_list.finish import give_up_order
from domain.pickup.reminder import next_reminder
from domain.refusal import Refused
from storage.columns import lock_row
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.subject import CLAIM, LIST_ORDER
from storage.vouchers import Voucher, VoucherAction, VoucherEvent, VoucherState

SOON = timedelta(days=3)
"""A voucher that ends within this is in danger of not being fetched."""
KEPT = timedelta(days=30)
"""How long a voucher that is over stays on the list."""
EXTENDED_BY = timedelta(days=7)
RETURNABLE = (CLAIM, LIST_ORDER)
"""Orders whose units go back to a stock."""


class VoucherExtended(TypedDict):
    """A voucher is good for longer."""

    title: str
    quantity: int
    expires_at: str


EXTENDED: Kind[VoucherExtended] = Kind("voucher.extended")


async def extend(tx: Tx, voucher_id: int, by_id: int | None, *, now: datetime) -> Voucher:
    """Let a voucher last a week longer, from now if it is over, and tell its member; or refuse."""
    voucher = await lock_row(tx, Voucher, Voucher.id == voucher_id)
    if voucher is None or voucher.state not in (VoucherState.ISSUED, VoucherState.EXPIRED):
        raise Refused("order.voucher_over")
    voucher.state = VoucherState.ISSUED
    voucher.expires_at = max(now, voucher.expires_at) + EXTENDED_BY
    voucher.remind_at = next_reminder(voucher.expires_at, after=now)
    event = VoucherEvent(voucher_id=voucher.id, act=VoucherAction.EXTENDED, at=now, actor_id=by_id)
    tx.add(event)
    await tx.flush()
    values = VoucherExtended(
        title=voucher.title,
        quantity=voucher.quantity,
        expires_at=voucher.expires_at.isoformat(),
    )
    await notify(tx, voucher.member_id, EXTENDED, values, now=now)
    return voucher


async def put_back(tx: Tx, voucher_id: int, *, now: datetime) -> None:
    """Put what nobody fetched back: units of a flash sale or a list. What was paid is owed. Or refuse."""
    voucher = await lock_row(tx, Voucher, Voucher.id == voucher_id)
    if voucher is None or voucher.subject not in RETURNABLE:
        raise Refused("pickup.not_put_back")
    if voucher.state not in (VoucherState.ISSUED, VoucherState.EXPIRED):
        raise Refused("order.voucher_over")
    if voucher.subject == LIST_ORDER:
        await give_up_order(tx, voucher.subject_id)
    else:
        await give_up_claim(tx, voucher.subject_id, now=now)
    voucher.state = VoucherState.REVOKED
    await tx.flush()
