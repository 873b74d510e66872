"""Flash sales: one stock over many chats, claimed by the press.

    flash sale: scheduled -> window -> open -> closed(sold_out | ended | disabled)
                window -> drawing -> open        with dice
                scheduled -> open                no opening window was asked for
    claim:      entered -> held | unlucky        in the window nothing is taken; a shuffle decides
                held(until) -> confirmed -> redeemed
                held -> lapsed                   the units go back, once
                held | confirmed -> left | refund_due -> refunded

`stock_left` decides races: one guarded update. Unlimited is NULL, not zero. At every moment

    stock_total = stock_left + left in allotments + units held, confirmed or redeemed

What is asked of claims stands in `storage.flash_sale_claim`, what moves units in
`storage.flash_sale_stock`, what time makes due in `storage.flash_sale_due`.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Minor, Table
from storage.group_buy.tables import PaymentMethod


class SaleState(StrEnum):
    """Where a flash sale is on its way."""

    SCHEDULED = "scheduled"
    WINDOW = "window"
    """Open for entries: their order is drawn when the window ends."""
    DRAWING = "drawing"
    """Nobody enters any more; dice are thrown (`storage.draw`)."""
    OPEN = "open"
    CLOSED = "closed"


class ClaimState(StrEnum):
    """What has become of one member's claim."""

    ENTERED = "entered"
    UNLUCKY = "unlucky"
    HELD = "held"
    CONFIRMED = "confirmed"
    REDEEMED = "redeemed"
    LAPSED = "lapsed"
    LEFT = "left"
    REFUND_DUE = "refund_due"
    REFUNDED = "refunded"


class FlashSale(Table):
    """An offer with a stock, a start at a second and an end."""

    __tablename__ = "flash_sales"
    __table_args__ = (Index("ix_flash_sales_state", "state", "starts_at", "ends_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), index=True)
    title: Mapped[str]
    currency: Mapped[str]
    price_minor: Mapped[Minor]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    created_at: Mapped[datetime]
    seed: Mapped[str]
    """Orders the entries of the window; secret until they are drawn."""
    seed_hash: Mapped[str]
    """SHA-256 of the seed, published with the card before the start."""
    description: Mapped[str] = mapped_column(default="")
    list_price_minor: Mapped[Minor | None] = mapped_column(default=None)
    photo: Mapped[str | None] = mapped_column(default=None)
    link: Mapped[str | None] = mapped_column(default=None)
    stock_total: Mapped[int | None] = mapped_column(default=None)
    stock_left: Mapped[int | None] = mapped_column(default=None)
    """Units that no allotment holds; None is unlimited."""
    per_member: Mapped[int] = mapped_column(default=1)
    per_order: Mapped[int] = mapped_column(default=1)
    hold_s: Mapped[int] = mapped_column(default=900)
    window_s: Mapped[int] = mapped_column(default=0)
    """How long entries are gathered after the start; 0 is first come, first served."""
    dice: Mapped[int] = mapped_column(default=0)
    """How many dice have a say in the order of the entries; 0 leaves it to the seed alone."""
    allot_until: Mapped[datetime | None] = mapped_column(default=None)
    """When what is left of the chats' allotments flows back; None: there are none, or none now."""
    pay: Mapped[str] = mapped_column(default=PaymentMethod.ON_PICKUP)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)
    voucher_days: Mapped[int] = mapped_column(default=30)
    option_count: Mapped[int] = mapped_column(default=0)
    """How many options it offers, each with units of its own; 0 asks nobody which."""
    drawn_at: Mapped[datetime | None] = mapped_column(default=None)
    reference: Mapped[Json | None] = mapped_column(default=None)
    """What its price may be compared with: `domain.reduction.reduction.ReferencePrice`."""
    entries_hash: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=SaleState.SCHEDULED)
    closed_reason: Mapped[str | None] = mapped_column(default=None)


class Allotment(Table):
    """Units of a flash sale kept for one chat until `allot_until`."""

    __tablename__ = "allotments"

    flash_sale_id: Mapped[int] = mapped_column(ForeignKey("flash_sales.id"), primary_key=True)
    chat_id: Mapped[BigInt] = mapped_column(primary_key=True)
    units_total: Mapped[int]
    units_left: Mapped[int]


class Claim(Table):
    """Units of a flash sale that one member wants, holds or has."""

    __tablename__ = "claims"
    __table_args__ = (
        Index(
            "uq_claims_pending",
            "flash_sale_id",
            "member_id",
            unique=True,
            sqlite_where=text("state IN ('entered', 'held')"),
            postgresql_where=text("state IN ('entered', 'held')"),
        ),
        Index("ix_claims_sale", "flash_sale_id", "state"),
        Index("ix_claims_until", "state", "until"),
        Index("ix_claims_member", "member_id", "flash_sale_id", "state"),
        Index("ix_claims_claimed_at", "claimed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    flash_sale_id: Mapped[int] = mapped_column(ForeignKey("flash_sales.id"))
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    quantity: Mapped[int]
    price_minor: Mapped[Minor]
    claimed_at: Mapped[datetime]
    state: Mapped[str]
    until: Mapped[datetime | None] = mapped_column(default=None)
    """When a hold lapses; None is a hold that was drawn and is still to be told."""
    promised: Mapped[bool] = mapped_column(default=False)
    """Held for somebody from the waiting list who has not said yes yet."""
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    """Where the member claimed; None is in private."""
    allotted: Mapped[bool] = mapped_column(default=False)
    """Whether its units came out of the chat's allotment, and go back there."""
    option_id: Mapped[int | None] = mapped_column(ForeignKey("promotion_options.id"), default=None)
    rank: Mapped[int | None] = mapped_column(default=None)
    """The place in the drawn order, from 1."""
