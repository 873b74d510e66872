"""Orders as rows: a sheet, or JSON; amounts as a sheet shows them, moments in ISO 8601."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.csv_file import to_csv, to_decimal
from domain.promotion.payment import owed_minor
from domain.refusal import TYPED_SHOWN_MAX, Refused
from storage.database import Tx
from storage.flash_sale import sales
from storage.group_buy import offers
from storage.order import orders
from storage.order.orders import OrderFilter, OrderPosition, OrderRow
from storage.order_list import lists
from storage.promotion import payments
from storage.promotion.tables import PaymentKind
from storage.subject import CLAIM, LIST_ORDER, SEAT

COLUMNS = (
    "order",
    "kind",
    "state",
    "ordered_at",
    "promotion",
    "title",
    "chat_id",
    "chat",
    "member_id",
    "name",
    "username",
    "quantity",
    "amount",
    "paid",
    "owed_back",
    "currency",
    "voucher",
    "note",
)
EXPORTED_MAX = 10_000
"""Orders of one file in the chat: presses wait while it is written."""
ROWS_MAX = 1_000_000
"""Orders of one file on the command line."""
AT_ONCE = 1_000
Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class OrderExport:
    """A sheet of orders; not `whole` has the newest of more than a sheet takes."""

    text: str
    orders: int
    whole: bool


async def sheet(tx: Tx, wanted: OrderFilter, *, limit: int = EXPORTED_MAX) -> OrderExport:
    """Return the newest orders that are wanted as CSV."""
    found = await rows(tx, wanted, limit=limit + 1)
    return OrderExport(
        to_csv(COLUMNS, found[:limit]), min(len(found), limit), whole=len(found) <= limit
    )


async def rows(tx: Tx, wanted: OrderFilter, *, limit: int) -> list[Cells]:
    """Return the newest orders that are wanted with their money, in the order of `COLUMNS`."""
    found: list[Cells] = []
    position: OrderPosition | None = None
    while len(found) < limit:
        some = min(AT_ONCE, limit - len(found))
        page = await orders.page(tx, wanted, older_than=position, limit=some)
        found += await _cells(tx, page.orders)
        if not page.older:
            break
        position = OrderPosition(page.orders[-1].at, page.orders[-1].key)
    return found


async def _cells(tx: Tx, page: Sequence[OrderRow]) -> list[Cells]:
    money = {
        subject: await payments.sums_of(
            tx, subject, [order.id for order in page if order.subject == subject]
        )
        for subject in (SEAT, CLAIM, LIST_ORDER)
    }
    return [cells(order, money.get(order.subject or "", {}).get(order.id, {})) for order in page]


def cells(order: OrderRow, sums: dict[str, int]) -> Cells:
    """Return the cells of one order."""
    paid = order.amount_minor if order.subject is None else sums.get(PaymentKind.PAID, 0)
    amounts = (order.amount_minor, paid, owed_minor(sums))
    return (
        order.key,
        str(order.kind),
        str(order.state),
        order.at.isoformat(timespec="seconds"),
        order.promotion_code,
        order.title,
        order.chat_id,
        order.chat_title,
        order.member_id,
        order.name,
        order.username,
        order.quantity,
        *(to_decimal(minor, order.currency) for minor in amounts),
        order.currency,
        order.voucher_id,
        order.note,
    )


async def filter_by_promotion(tx: Tx, typed: str) -> OrderFilter:
    """Return the filter for the orders of the promotion with a code, or refuse."""
    code = typed.strip().upper()
    group_buy = await offers.by_code(tx, code)
    if group_buy is not None:
        return OrderFilter(group_buy_id=group_buy.id)
    order_list = await lists.by_code(tx, code)
    if order_list is not None:
        return OrderFilter(order_list_id=order_list.id)
    sale = await sales.by_code(tx, code)
    if sale is None:
        raise Refused("order.promotion", code=typed.strip()[:TYPED_SHOWN_MAX])
    return OrderFilter(flash_sale_id=sale.id)
