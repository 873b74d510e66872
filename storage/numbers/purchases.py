"""What was paid for in spans: by span, by promotion and chat, by deal.

A voucher that was paid before counts when it was issued, one that is paid at pick-up when it was
redeemed, and a purchase that a person entered when they did.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, null, or_, select

from storage.chat.tables import Chat
from storage.commission.tables import Conversion, ConversionState
from storage.database import Tx
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim, FlashSale
from storage.group_buy.tables import GroupBuy, Seat
from storage.numbers.spans import At, ChatFilter, Counted, Span, by_span, in_chats
from storage.order_list.tables import ListOrder, ListOrderLine, OrderList, OrderListItem
from storage.promotion.tables import Payment, PaymentKind
from storage.subject import CLAIM, FLASH_SALE, GROUP_BUY, LIST_ORDER, ORDER_LIST, SEAT
from storage.vouchers import Voucher, VoucherState

OPERATOR = "operator:"
"""How the keys of purchases begin that a person entered."""
PREPAID = (Voucher.due_minor == 0) & (Voucher.state != VoucherState.REVOKED)
NOT_REDEEMED = (VoucherState.ISSUED, VoucherState.EXPIRED, VoucherState.REVOKED)
AT_PICK_UP = (Voucher.due_minor > 0) & Voucher.state.not_in(NOT_REDEEMED)
"""By exclusion, for SQLite would rather read an index of states than the one of moments."""
PAID = ((Voucher.issued_at, PREPAID), (Voucher.redeemed_at, AT_PICK_UP))
GONE = (ConversionState.REJECTED, ConversionState.REVERSED)


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of promotion: its rows, and the seats, claims or orders that its vouchers are for."""

    kind: str
    promotion: type[GroupBuy] | type[FlashSale] | type[OrderList]
    subject: str
    taken: type[Seat] | type[Claim] | type[ListOrder]
    at: At
    promotion_id: Any
    chat_id: Any


PLACES = (
    Place(GROUP_BUY, GroupBuy, SEAT, Seat, Seat.joined_at, Seat.group_buy_id, Seat.chat_id),
    Place(
        FLASH_SALE, FlashSale, CLAIM, Claim, Claim.claimed_at, Claim.flash_sale_id, Claim.chat_id
    ),
    Place(
        ORDER_LIST,
        OrderList,
        LIST_ORDER,
        ListOrder,
        ListOrder.placed_at,
        ListOrder.order_list_id,
        ListOrder.chat_id,
    ),
)
ON_LIST = (
    (ListOrderLine, ListOrderLine.order_id == ListOrder.id),
    (OrderListItem, OrderListItem.id == ListOrderLine.item_id),
)
"""From the order of a list to the deals in it, which may be several."""


@dataclass(frozen=True, slots=True)
class Sold:
    """What purchases came to in one currency: how many, how many pieces, how much in minor units."""

    currency: str
    purchases: int
    units: int
    minor: int


@dataclass(frozen=True, slots=True)
class SoldAt:
    """What one promotion brought in one chat; a purchase that was entered has neither.

    An order list has several deals: what each of them brought is a row without a promotion.
    """

    kind: str
    promotion_id: int | None
    deal_id: int | None
    chat_id: int | None
    joins: int
    sold: Sold | None = None


async def by_spans(tx: Tx, counted: Counted) -> Mapping[int, Sequence[Sold]]:
    """Return what was sold in each span, by the span's place; a currency may come more than once."""
    found: dict[int, list[Sold]] = {}
    for rows in _paid_by_span(counted):
        for place, *cells in await tx.execute(rows):
            found.setdefault(place, []).append(_sold(*cells))
    if counted.chats is None:
        numbers = _entered_sums()
        rows = by_span(Conversion.at, counted, Conversion.currency, *numbers).where(*_entered())
        for place, *cells in await tx.execute(rows.group_by(Conversion.currency)):
            found.setdefault(place, []).append(_sold(*cells))
    return found


async def by_places(tx: Tx, span: Span, chats: ChatFilter, *, money: bool) -> list[SoldAt]:
    """Return what each promotion brought in each chat: joins, and with `money` what was sold."""
    found: list[SoldAt] = []
    for place in PLACES:
        rows = _by_place(place, select(func.count()).where(place.at >= span[0], place.at < span[1]))
        for joins, number, deal, chat in await tx.execute(in_chats(rows, place.chat_id, chats)):
            found.append(SoldAt(place.kind, number, deal, chat, int(joins)))
        for at, paid in PAID if money else ():
            rows = select(Voucher.currency, *_sums()).where(at >= span[0], at < span[1], paid)
            rows = _by_place(place, rows.select_from(Voucher).join(place.taken, _whose(place)))
            rows = in_chats(rows.group_by(Voucher.currency), place.chat_id, chats)
            for *cells, number, deal, chat in await tx.execute(rows):
                found.append(SoldAt(place.kind, number, deal, chat, 0, _sold(*cells)))
    found += await _lists_by_deal(tx, span, chats, money=money)
    return found + (await _entered_by_deal(tx, span) if money and chats is None else [])


async def _lists_by_deal(tx: Tx, span: Span, chats: ChatFilter, *, money: bool) -> list[SoldAt]:
    """Return what each deal brought on order lists: in how many orders it is, what was paid for it."""
    deal = OrderListItem.deal_id
    orders = func.count(ListOrder.id.distinct())
    cells: tuple[Any, ...] = (deal, orders)
    rows = select(*cells).select_from(ListOrder)
    rows = rows.where(ListOrder.placed_at >= span[0], ListOrder.placed_at < span[1])
    found = [
        SoldAt(ORDER_LIST, None, one, None, int(joins))
        for one, joins in await tx.execute(_by_deal(rows, chats))
    ]
    minor = func.sum(ListOrderLine.quantity * ListOrderLine.price_minor)
    cells = (deal, Voucher.currency, orders, func.sum(ListOrderLine.quantity), minor)
    its = (Voucher.subject == LIST_ORDER) & (Voucher.subject_id == ListOrder.id)
    for at, paid in PAID if money else ():
        rows = select(*cells).select_from(Voucher).join(ListOrder, its)
        rows = rows.where(at >= span[0], at < span[1], paid).group_by(Voucher.currency)
        for one, *sold in await tx.execute(_by_deal(rows, chats)):
            found.append(SoldAt(ORDER_LIST, None, one, None, 0, _sold(*sold)))
    return found


def _by_deal(rows: Select[Any], chats: ChatFilter) -> Select[Any]:
    for table, on in ON_LIST:
        rows = rows.join(table, on)
    return in_chats(rows.group_by(OrderListItem.deal_id), ListOrder.chat_id, chats)


async def paid_by_now(tx: Tx, span: Span, chats: ChatFilter) -> int:
    """Count the joins, claims and orders of a span whose purchase stands now."""
    total = 0
    for place in PLACES:
        rows = select(func.count(Voucher.id)).join_from(place.taken, Voucher, _whose(place))
        rows = rows.where(place.at >= span[0], place.at < span[1], or_(PREPAID, AT_PICK_UP))
        total += await tx.scalar(in_chats(rows, place.chat_id, chats)) or 0
    return total


async def deal_titles(tx: Tx, deals: Sequence[int]) -> dict[int, str]:
    """Return what deals are called."""
    rows = select(Deal.id, Deal.title).where(Deal.id.in_(deals))
    return {row.id: row.title for row in await tx.execute(rows)}


async def chat_titles(tx: Tx, chats: Sequence[int]) -> dict[int, str]:
    """Return what chats are called."""
    rows = select(Chat.id, Chat.title).where(Chat.id.in_(chats))
    return {row.id: row.title for row in await tx.execute(rows)}


async def promotions(
    tx: Tx, place: Place, ids: Sequence[int]
) -> Sequence[GroupBuy | FlashSale | OrderList]:
    """Return some promotions of one kind."""
    table: Any = place.promotion
    found: Sequence[GroupBuy | FlashSale | OrderList] = (
        await tx.scalars(select(table).where(table.id.in_(ids)))
    ).all()
    return found


def _sums() -> tuple[ColumnElement[Any], ...]:
    """Return how many vouchers, how many pieces, and what they were bought for, before and at pick-up."""
    kept = func.sum(Payment.amount_minor).filter(Payment.kind == PaymentKind.PAID)
    owed = func.sum(Payment.amount_minor).filter(
        Payment.kind.in_((PaymentKind.DIFFERENCE_DUE, PaymentKind.REFUND_DUE))
    )
    before = (
        select(func.coalesce(kept, 0) - func.coalesce(owed, 0))
        .where(Payment.subject == Voucher.subject, Payment.subject_id == Voucher.subject_id)
        .correlate(Voucher)
        .scalar_subquery()
    )
    return func.count(), func.sum(Voucher.quantity), func.sum(Voucher.due_minor + before)


def _entered_sums() -> tuple[ColumnElement[Any], ...]:
    return func.count(), func.sum(Conversion.quantity), func.sum(Conversion.amount_minor)


def _entered() -> tuple[ColumnElement[bool], ...]:
    return Conversion.key.startswith(OPERATOR), Conversion.state.not_in(GONE)


async def _entered_by_deal(tx: Tx, span: Span) -> list[SoldAt]:
    rows = select(Conversion.deal_id, Conversion.currency, *_entered_sums()).where(*_entered())
    rows = rows.where(Conversion.at >= span[0], Conversion.at < span[1])
    found = await tx.execute(rows.group_by(Conversion.deal_id, Conversion.currency))
    return [SoldAt("", None, deal, None, 0, _sold(*cells)) for deal, *cells in found]


def _by_place(place: Place, rows: Select[Any]) -> Select[Any]:
    """Group rows by promotion, its deal and the chat; an order list has no one deal."""
    kind: Any = place.promotion
    deal = () if kind is OrderList else (kind.deal_id,)
    keys = (place.promotion_id, *deal, place.chat_id)
    rows = rows.add_columns(place.promotion_id, *(deal or (null(),)), place.chat_id)
    return rows.join(kind, kind.id == place.promotion_id).group_by(*keys)


def _paid_by_span(counted: Counted) -> Iterator[Select[Any]]:
    """Yield the questions what was paid by voucher; of some chats, by kind of promotion."""
    for at, paid in PAID:
        rows = by_span(at, counted, Voucher.currency, *_sums()).where(paid)
        rows = rows.group_by(Voucher.currency)
        if counted.chats is None:
            yield rows
            continue
        for place in PLACES:
            yield in_chats(rows.join(place.taken, _whose(place)), place.chat_id, counted.chats)


def _whose(place: Place) -> ColumnElement[bool]:
    return (Voucher.subject == place.subject) & (Voucher.subject_id == place.taken.id)


def _sold(currency: str, purchases: int, units: Any, minor: Any) -> Sold:
    return Sold(currency, int(purchases), int(units or 0), int(minor or 0))
