"""What is in an order of several things, and what its member wants known of it."""

from storage.database import Tx
from storage.order import notes
from storage.order_list import list_orders
from storage.subject import LIST_ORDER
from storage.vouchers import Voucher


async def contents_of(
    tx: Tx, voucher: Voucher, *, noted: bool = False
) -> tuple[list[tuple[int, str]], str]:
    """Return what is in a voucher of several things, and the note on it.

    The note on a seat or claim is looked up if `noted` alone: vouchers are issued by the hundred.
    """
    if voucher.subject != LIST_ORDER:
        return [], await notes.words(tx, voucher.subject, voucher.subject_id) if noted else ""
    order = await list_orders.find(tx, voucher.subject_id)
    ordered = await list_orders.ordered(tx, voucher.subject_id)
    return [(units, item.label) for item, units in ordered], "" if order is None else order.note
