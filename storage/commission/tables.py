"""Tables of commission rates and conversions.

Commission rates: what a promoter earns on a purchase, by deal, category or for everything.

A rate is never changed: a new one ends the old, and a conversion keeps a copy of what held.

Conversions: confirmed purchases of attributed members, and who earns how much on them.

pending --approved, by hand or by time--> approved --the freeze is over--> payable
pending -> rejected
pending | approved | payable -> reversed        also after the money was paid out

The rate and the price are copies of what held at the purchase.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class CommissionRate(Table):
    """One rule: a share in basis points, or a fixed amount per unit."""

    __tablename__ = "commission_rates"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    made_at: Mapped[datetime]
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None, index=True)
    category: Mapped[str | None] = mapped_column(default=None, index=True)
    """With neither deal nor category it holds for everything."""
    rate_bp: Mapped[int | None] = mapped_column(default=None)
    fixed_minor: Mapped[Minor | None] = mapped_column(default=None)
    currency: Mapped[str | None] = mapped_column(default=None)
    """Of the fixed amount, which counts only for purchases in it."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class ConversionState(StrEnum):
    """How far a conversion has come."""

    PENDING = "pending"
    APPROVED = "approved"
    PAYABLE = "payable"
    REJECTED = "rejected"
    REVERSED = "reversed"


class Conversion(Table):
    """One purchase; `commission_minor` is the sum of its shares."""

    __tablename__ = "conversions"
    __table_args__ = (
        Index("ix_conversions_approving", "state", "approve_at"),
        Index("ix_conversions_freezing", "state", "payable_at"),
        Index("ix_conversions_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    """`voucher:12` or `operator:ORDER-7`: the purchase, which happens once."""
    buyer_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"), index=True)
    title: Mapped[str]
    quantity: Mapped[int]
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    commission_minor: Mapped[Minor]
    at: Mapped[datetime]
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), default=None, index=True)
    rate_id: Mapped[int | None] = mapped_column(ForeignKey("commission_rates.id"), default=None)
    rate_bp: Mapped[int | None] = mapped_column(default=None)
    fixed_minor: Mapped[Minor | None] = mapped_column(default=None)
    host_id: Mapped[int | None] = mapped_column(default=None, index=True)
    """Of `chat_hosts`: who hosted the group that the order came from, and earns on it."""
    host_bp: Mapped[int | None] = mapped_column(default=None)
    host_rule: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=ConversionState.PENDING)
    approve_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it is approved by itself; None waits for a person."""
    payable_at: Mapped[datetime | None] = mapped_column(default=None)
    """The end of the freeze, once it is approved."""
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    by_id: Mapped[BigInt | None] = mapped_column(default=None)


HOST_LEVEL = 0
"""The level of what is earned as the host of a group."""


class CommissionShare(Table):
    """What one promoter, or the host of the group, earns on one conversion."""

    __tablename__ = "conversion_shares"

    conversion_id: Mapped[int] = mapped_column(ForeignKey("conversions.id"), primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True)
    """0 is the host of the group, 1 who brought the buyer, 2 who brought them."""
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    amount_minor: Mapped[Minor]
