"""Tables of what payment providers charge: what the payer told of themselves, and what goes back.

Refunds: Telegram gives nothing of a provider's money back, so each amount that is owed is a row.

    due -> done             somebody gave it back at the provider's, and says so; two above a limit
    due -> asked -> done    the provider's API was asked, and has done it
           asked -> due     it said no; after a while it is left to a person

`asked` is committed before the first byte leaves. The provider knows each row by a key of its own,
so asking twice gives back once.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class OrderDetails(Table):
    """What somebody told the shop when they paid: where it is sent, and how they are reached."""

    __tablename__ = "order_details"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    charge_id: Mapped[int] = mapped_column(ForeignKey("charges.id"), unique=True)
    member_id: Mapped[BigInt] = mapped_column(index=True)
    at: Mapped[datetime]
    name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    """The lines of an envelope, the country's code in the last one."""
    shipping: Mapped[str] = mapped_column(default="")
    """The way of delivery that was chosen."""


class ProviderRefundState(StrEnum):
    """Where money that a provider charged is on its way back."""

    DUE = "due"
    ASKED = "asked"
    DONE = "done"


class ProviderRefund(Table):
    """An amount of one charge that is owed back."""

    __tablename__ = "provider_refunds"
    __table_args__ = (Index("ix_provider_refunds_due", "state", "try_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    charge_id: Mapped[int] = mapped_column(ForeignKey("charges.id"), index=True)
    kind: Mapped[str]
    """The line of `payments` that made it due: all that is owed, or a difference in price."""
    amount_minor: Mapped[Minor]
    shipping_minor: Mapped[Minor]
    """Of the charge's delivery, beside the amount."""
    currency: Mapped[str]
    due_at: Mapped[datetime]
    approvals_needed: Mapped[int]
    state: Mapped[str] = mapped_column(default=ProviderRefundState.DUE)
    try_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the provider's API is asked, or asked again; None leaves it to a person."""
    tries: Mapped[int] = mapped_column(default=0)
    why: Mapped[str] = mapped_column(default="")
    """What the provider's API said last."""
    done_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    done_by: Mapped[BigInt | None] = mapped_column(default=None)
    """Who said so; None is the API, or the command line."""
    proof: Mapped[str] = mapped_column(default="")

    @property
    def total_minor(self) -> int:
        """What goes back in all."""
        return self.amount_minor + self.shipping_minor


class RefundApproval(Table):
    """One person's yes to a refund above the limit."""

    __tablename__ = "refund_approvals"

    refund_id: Mapped[int] = mapped_column(ForeignKey("provider_refunds.id"), primary_key=True)
    by_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
