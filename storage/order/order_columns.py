"""What an order is made of, in each of the tables that have some; see `storage.order.orders`."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from storage.chat.tables import Chat
from storage.commission.tables import Conversion, ConversionState
from storage.flash_sale.tables import Claim, ClaimState, FlashSale
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    PaymentMethod,
    Seat,
    SeatState,
    Team,
)
from storage.members import Member
from storage.option.tables import PromotionOption
from storage.order.tables import OrderNote
from storage.order_list.tables import ListOrder, ListOrderLine, ListOrderState, OrderList
from storage.promotion.tables import Payment, PaymentKind
from storage.subject import CLAIM, LIST_ORDER, SEAT
from storage.vouchers import Voucher, VoucherState

PURCHASE_KEYS = "operator:"
"""What the keys of purchases that an operator wrote down begin with."""


class OrderKind(StrEnum):
    """By what an order came about."""

    GROUP_BUY = "group_buy"
    TEAM = "team"
    FLASH_SALE = "flash_sale"
    ORDER_LIST = "order_list"
    PURCHASE = "purchase"


class OrderState(StrEnum):
    """How far an order has come."""

    PENDING = "pending"
    TO_PAY = "to_pay"
    READY = "ready"
    DONE = "done"
    REFUND = "refund"
    OVER = "over"


@dataclass(frozen=True, eq=False)
class Branch:
    """The orders of one table."""

    letter: str
    """What the short names of its orders begin with."""
    rank: int
    """Its place among orders of the same moment."""
    kinds: Collection[OrderKind]
    table: Any
    at: Any
    member_id: Any
    counts: Sequence[ColumnElement[bool]]
    """Which of its rows are orders."""
    state: ColumnElement[str]
    states: Mapping[OrderState, ColumnElement[bool]]
    """Which of its rows can be in a state at all: fewer than have to be looked at whole."""
    columns: Mapping[str, Any]
    joined: Callable[[Select[Any], bool], Select[Any]]
    """Joins what the columns need; without `True` nothing."""
    newer: Callable[[Any], tuple[Any, Any, Sequence[ColumnElement[bool]]]]
    """Of an alias of its table: the moment, the member, and which rows are orders."""

    def rows(self) -> Select[Any]:
        """Return the query of its orders, with every column that an order has."""
        named: list[ColumnElement[Any]] = [
            literal(self.rank, Integer).label("rank"),
            self.table.id.label("id"),
            self.at.label("at"),
            self.member_id.label("member_id"),
            Member.name.label("name"),
            Member.username.label("username"),
            self.state.label("state"),
            *(column.label(name) for name, column in self.columns.items()),
        ]
        rows = self.joined(select(*named).select_from(self.table), True)
        return rows.join(Member, Member.id == self.member_id)

    def has_newer(self, other: "Branch") -> ColumnElement[bool]:
        """Return the condition that the same member has a newer order in another branch."""
        there = aliased(other.table)
        at, member_id, counts = other.newer(there)
        nearer = [at > self.at]
        if other.rank < self.rank:
            nearer.append(at == self.at)
        elif other is self:
            nearer.append(and_(at == self.at, there.id > self.table.id))
        return exists().where(member_id == self.member_id, or_(*nearer), *counts)


def owed(subject: str, number: Any) -> ColumnElement[bool]:
    """Return the condition that the shop has something to give back for a seat or claim.

    A set that is made once: what is owed is rare, and looked for by an index.
    """
    due = (PaymentKind.DIFFERENCE_DUE, PaymentKind.REFUND_DUE)
    back = (PaymentKind.DIFFERENCE_PAID, PaymentKind.REFUNDED)
    sign = case((Payment.kind.in_(due), 1), else_=-1)
    rows = select(Payment.subject_id).where(
        Payment.kind.in_((*due, *back)), Payment.subject == subject
    )
    rows = rows.group_by(Payment.subject_id).having(func.sum(sign * Payment.amount_minor) > 0)
    return cast(ColumnElement[bool], number.in_(rows))


def _text(value: str) -> ColumnElement[str]:
    return literal(value, String)


def _named(title: Any, option_id: Any) -> ColumnElement[str]:
    """Return what was ordered, with the option behind it."""
    label = select(literal(" · ", String) + PromotionOption.label)
    label = label.where(PromotionOption.id == option_id)
    return cast(ColumnElement[str], title + func.coalesce(label.scalar_subquery(), ""))


def _note(subject: str, number: Any) -> Any:
    """Return the note on a seat or claim, empty where there is none."""
    note = select(OrderNote.note).where(OrderNote.subject == subject)
    return func.coalesce(note.where(OrderNote.subject_id == number).scalar_subquery(), "")


_seat_price = func.coalesce(Team.price_minor, Seat.price_shown_minor) + Seat.extra_minor
_seat_owed, _claim_owed = owed(SEAT, Seat.id), owed(CLAIM, Claim.id)
_seat_external = GroupBuy.pay != PaymentMethod.ON_PICKUP
_seat_lives = Seat.state.in_((SeatState.RESERVED, SeatState.CONFIRMED))
_seat_state = case(
    (_seat_owed, _text(OrderState.REFUND)),
    (Seat.state == SeatState.REDEEMED, _text(OrderState.DONE)),
    (Voucher.state == VoucherState.ISSUED, _text(OrderState.READY)),
    (Voucher.state.is_not(None), _text(OrderState.OVER)),
    (
        _seat_lives
        & _seat_external
        & or_(Seat.state == SeatState.RESERVED, Team.price_minor.is_not(None)),
        _text(OrderState.TO_PAY),
    ),
    (_seat_lives, _text(OrderState.PENDING)),
    else_=_text(OrderState.OVER),
)


def _join_seats(rows: Select[Any], whole: bool) -> Select[Any]:
    if not whole:
        return rows
    its = and_(Voucher.subject == SEAT, Voucher.subject_id == Seat.id)
    rows = rows.join(GroupBuy, GroupBuy.id == Seat.group_buy_id)
    rows = rows.join(Team, Team.id == Seat.team_id).outerjoin(Voucher, its)
    return rows.outerjoin(Chat, Chat.id == Seat.chat_id)


def _join_claims(rows: Select[Any], whole: bool) -> Select[Any]:
    if not whole:
        return rows
    its = and_(Voucher.subject == CLAIM, Voucher.subject_id == Claim.id)
    rows = rows.join(FlashSale, FlashSale.id == Claim.flash_sale_id).outerjoin(Voucher, its)
    return rows.outerjoin(Chat, Chat.id == Claim.chat_id)


def _join_nothing(rows: Select[Any], _: bool) -> Select[Any]:
    return rows


_claim_state = case(
    (_claim_owed, _text(OrderState.REFUND)),
    (Claim.state == ClaimState.REDEEMED, _text(OrderState.DONE)),
    (Voucher.state == VoucherState.ISSUED, _text(OrderState.READY)),
    (Voucher.state.is_not(None), _text(OrderState.OVER)),
    (
        (Claim.state == ClaimState.HELD) & (FlashSale.pay != PaymentMethod.ON_PICKUP),
        _text(OrderState.TO_PAY),
    ),
    (Claim.state.in_((ClaimState.HELD, ClaimState.CONFIRMED)), _text(OrderState.PENDING)),
    else_=_text(OrderState.OVER),
)
_list_lives = ListOrder.state.in_((ListOrderState.OPEN, ListOrderState.CONFIRMED))
_list_state = case(
    (ListOrder.state == ListOrderState.REDEEMED, _text(OrderState.DONE)),
    (Voucher.state == VoucherState.ISSUED, _text(OrderState.READY)),
    (Voucher.state.is_not(None), _text(OrderState.OVER)),
    (_list_lives, _text(OrderState.PENDING)),
    else_=_text(OrderState.OVER),
)


def _of_lines(what: Any) -> Any:
    """Return a sum over the lines of an order of a list."""
    rows = select(func.coalesce(func.sum(what), 0)).where(ListOrderLine.order_id == ListOrder.id)
    return rows.correlate(ListOrder).scalar_subquery()


def _join_list_orders(rows: Select[Any], whole: bool) -> Select[Any]:
    if not whole:
        return rows
    its = and_(Voucher.subject == LIST_ORDER, Voucher.subject_id == ListOrder.id)
    rows = rows.join(OrderList, OrderList.id == ListOrder.order_list_id).outerjoin(Voucher, its)
    return rows.outerjoin(Chat, Chat.id == ListOrder.chat_id)


NO_ORDERS = (ClaimState.ENTERED, ClaimState.UNLUCKY)
"""Entries of a draw that has not been, or has gone to others."""
_purchased = case(
    (Conversion.state == ConversionState.REVERSED, _text(OrderState.OVER)),
    else_=_text(OrderState.DONE),
)
_claim_lives = Claim.state.in_((ClaimState.HELD, ClaimState.CONFIRMED))
BRANCHES = (
    Branch(
        letter="s",
        rank=1,
        kinds=(OrderKind.GROUP_BUY, OrderKind.TEAM),
        table=Seat,
        at=Seat.joined_at,
        member_id=Seat.member_id,
        counts=(),
        state=_seat_state,
        states={
            OrderState.PENDING: _seat_lives,
            OrderState.TO_PAY: _seat_lives,
            OrderState.READY: Seat.state == SeatState.CONFIRMED,
            OrderState.DONE: Seat.state == SeatState.REDEEMED,
            OrderState.REFUND: _seat_owed,
            OrderState.OVER: Seat.state != SeatState.REDEEMED,
        },
        columns={
            "kind": case(
                (GroupBuy.shape == GroupBuyShape.TEAM, _text(OrderKind.TEAM)),
                else_=_text(OrderKind.GROUP_BUY),
            ),
            "title": _named(GroupBuy.title, Seat.option_id),
            "quantity": Seat.quantity,
            "amount_minor": _seat_price * Seat.quantity,
            "currency": GroupBuy.currency,
            "chat_id": Seat.chat_id,
            "chat_title": Chat.title,
            "promotion_id": GroupBuy.id,
            "promotion_code": GroupBuy.code,
            "voucher_id": Voucher.id,
            "note": _note(SEAT, Seat.id),
        },
        joined=_join_seats,
        newer=lambda there: (there.joined_at, there.member_id, ()),
    ),
    Branch(
        letter="c",
        rank=2,
        kinds=(OrderKind.FLASH_SALE,),
        table=Claim,
        at=Claim.claimed_at,
        member_id=Claim.member_id,
        counts=(Claim.state.not_in(NO_ORDERS),),
        state=_claim_state,
        states={
            OrderState.PENDING: _claim_lives,
            OrderState.TO_PAY: Claim.state == ClaimState.HELD,
            OrderState.READY: Claim.state == ClaimState.CONFIRMED,
            OrderState.DONE: Claim.state == ClaimState.REDEEMED,
            OrderState.REFUND: _claim_owed,
            OrderState.OVER: Claim.state != ClaimState.REDEEMED,
        },
        columns={
            "kind": _text(OrderKind.FLASH_SALE),
            "title": _named(FlashSale.title, Claim.option_id),
            "quantity": Claim.quantity,
            "amount_minor": Claim.price_minor * Claim.quantity,
            "currency": FlashSale.currency,
            "chat_id": Claim.chat_id,
            "chat_title": Chat.title,
            "promotion_id": FlashSale.id,
            "promotion_code": FlashSale.code,
            "voucher_id": Voucher.id,
            "note": _note(CLAIM, Claim.id),
        },
        joined=_join_claims,
        newer=lambda there: (
            there.claimed_at,
            there.member_id,
            (there.state.not_in(NO_ORDERS),),
        ),
    ),
    Branch(
        letter="l",
        rank=4,
        kinds=(OrderKind.ORDER_LIST,),
        table=ListOrder,
        at=ListOrder.placed_at,
        member_id=ListOrder.member_id,
        counts=(),
        state=_list_state,
        states={
            OrderState.PENDING: _list_lives,
            OrderState.READY: ListOrder.state == ListOrderState.CONFIRMED,
            OrderState.DONE: ListOrder.state == ListOrderState.REDEEMED,
            OrderState.OVER: ListOrder.state != ListOrderState.REDEEMED,
        },
        columns={
            "kind": _text(OrderKind.ORDER_LIST),
            "title": OrderList.title,
            "quantity": _of_lines(ListOrderLine.quantity),
            "amount_minor": _of_lines(ListOrderLine.quantity * ListOrderLine.price_minor),
            "currency": OrderList.currency,
            "chat_id": ListOrder.chat_id,
            "chat_title": Chat.title,
            "promotion_id": OrderList.id,
            "promotion_code": OrderList.code,
            "voucher_id": Voucher.id,
            "note": ListOrder.note,
        },
        joined=_join_list_orders,
        newer=lambda there: (there.placed_at, there.member_id, ()),
    ),
    Branch(
        letter="p",
        rank=3,
        kinds=(OrderKind.PURCHASE,),
        table=Conversion,
        at=Conversion.at,
        member_id=Conversion.buyer_id,
        counts=(Conversion.key.startswith(PURCHASE_KEYS, autoescape=True),),
        state=_purchased,
        states={
            OrderState.DONE: Conversion.state != ConversionState.REVERSED,
            OrderState.OVER: Conversion.state == ConversionState.REVERSED,
        },
        columns={
            "kind": _text(OrderKind.PURCHASE),
            "title": Conversion.title,
            "quantity": Conversion.quantity,
            "amount_minor": Conversion.amount_minor,
            "currency": Conversion.currency,
            "chat_id": null().cast(BigInteger),
            "chat_title": null().cast(String),
            "promotion_id": null().cast(Integer),
            "promotion_code": null().cast(String),
            "voucher_id": null().cast(Integer),
            "note": _text(""),
        },
        joined=_join_nothing,
        newer=lambda there: (
            there.at,
            there.buyer_id,
            (there.key.startswith(PURCHASE_KEYS, autoescape=True),),
        ),
    ),
)
