"""Order lists: one card with several items, and numbered lines of who ordered what.

    order list: scheduled -> open -> closed(ended)         the least sum was reached, or none was asked
                                  -> closed(too_small)     it was not: nobody owes anything
                                  -> closed(disabled)      the shop called it off
    list order: open -> confirmed -> redeemed              closed(ended): a voucher for all its lines
                open -> void                               closed(too_small | disabled)
                open -> cancelled -> open                  taken back before the end, and placed anew
                confirmed -> cancelled                     by the shop alone

Until the list closes an order may be changed as often as its member likes; it keeps its number.
`units_taken` of an item decides races: one guarded update, never a look first. At every moment

    units_taken = sum of the quantities of the item's lines in open, confirmed and redeemed orders

A list is locked before its orders, an order before its lines, items in the order of their ids.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class OrderListState(StrEnum):
    """Whether an order list takes orders."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"


class ListCloseReason(StrEnum):
    """Why an order list is closed."""

    ENDED = "ended"
    TOO_SMALL = "too_small"
    DISABLED = "disabled"


class ListOrderState(StrEnum):
    """What has become of one member's order."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REDEEMED = "redeemed"
    CANCELLED = "cancelled"
    VOID = "void"


class OrderList(Table):
    """What is offered, until when, and from which sum on it comes true."""

    __tablename__ = "order_lists"
    __table_args__ = (Index("ix_order_lists_state", "state", "starts_at", "ends_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    currency: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    created_at: Mapped[datetime]
    description: Mapped[str] = mapped_column(default="")
    photo: Mapped[str | None] = mapped_column(default=None)
    least_sum_minor: Mapped[Minor | None] = mapped_column(default=None)
    """Below it the list does not come true; None asks for nothing."""
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)
    voucher_days: Mapped[int] = mapped_column(default=30)
    last_number: Mapped[int] = mapped_column(default=0)
    """The number of the newest order."""
    state: Mapped[str] = mapped_column(default=OrderListState.SCHEDULED)
    closed_reason: Mapped[str | None] = mapped_column(default=None)


class OrderListItem(Table):
    """One thing on a list, as it was when the list was published."""

    __tablename__ = "order_list_items"
    __table_args__ = (UniqueConstraint("order_list_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    order_list_id: Mapped[int] = mapped_column(ForeignKey("order_lists.id"))
    position: Mapped[int]
    """From 1."""
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), index=True)
    label: Mapped[str]
    price_minor: Mapped[Minor]
    stock_total: Mapped[int | None] = mapped_column(default=None)
    """None is without end."""
    per_member: Mapped[int | None] = mapped_column(default=None)
    units_taken: Mapped[int] = mapped_column(default=0)


class ListOrder(Table):
    """What one member orders from one list: a numbered line of it."""

    __tablename__ = "list_orders"
    __table_args__ = (
        UniqueConstraint("order_list_id", "number"),
        UniqueConstraint("order_list_id", "member_id"),
        Index("ix_list_orders_state", "order_list_id", "state", "number"),
        Index("ix_list_orders_member", "member_id", "state"),
        Index("ix_list_orders_placed_at", "placed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    order_list_id: Mapped[int] = mapped_column(ForeignKey("order_lists.id"))
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    number: Mapped[int]
    """From 1; whoever comes back has theirs again."""
    placed_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=ListOrderState.OPEN)
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    """Where the member ordered; None is in private."""
    message_id: Mapped[BigInt | None] = mapped_column(default=None)
    """The reply that said what the order is now; None where a button or command did."""


class ListOrderLine(Table):
    """So many units of one item in an order."""

    __tablename__ = "list_order_lines"

    order_id: Mapped[int] = mapped_column(ForeignKey("list_orders.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(
        ForeignKey("order_list_items.id"), primary_key=True, index=True
    )
    quantity: Mapped[int]
    price_minor: Mapped[Minor]
    """Of one unit, as it was shown."""
