"""Withdrawals: money that a promoter asks for, and the people who decide about it.

requested(held) -> approved -> sent(proof) -> confirmed
requested | approved -> rejected(reason)        the money comes back by a line of the ledger

Payout details are kept sealed, and shown masked; the digest finds the same account twice.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class WithdrawalState(StrEnum):
    """How far a withdrawal has come."""

    REQUESTED = "requested"
    APPROVED = "approved"
    SENT = "sent"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


OPEN = (WithdrawalState.REQUESTED, WithdrawalState.APPROVED, WithdrawalState.SENT)
_ONE_OPEN = text("state IN ('requested', 'approved', 'sent')")


class PayoutAccount(Table):
    """Where a member wants their money: the newest they gave."""

    __tablename__ = "payout_accounts"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    masked: Mapped[str]
    sealed: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    set_at: Mapped[datetime]


class Withdrawal(Table):
    """One request of one party."""

    __tablename__ = "withdrawals"
    __table_args__ = (
        Index(
            "uq_withdrawals_open",
            "party_id",
            unique=True,
            sqlite_where=_ONE_OPEN,
            postgresql_where=_ONE_OPEN,
        ),
        Index("ix_withdrawals_state", "state", "requested_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    approvals_needed: Mapped[int]
    """1, or 2 above the limit that held at the request."""
    payout_masked: Mapped[str]
    payout_sealed: Mapped[str | None]
    """None once the member was erased."""
    requested_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=WithdrawalState.REQUESTED)
    proof: Mapped[str | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    decided_by: Mapped[BigInt | None] = mapped_column(default=None)
    """Who sent or rejected it; None is the command line."""
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it was sent, confirmed or rejected."""


class Approval(Table):
    """One person's yes to one withdrawal."""

    __tablename__ = "withdrawal_approvals"

    withdrawal_id: Mapped[int] = mapped_column(ForeignKey("withdrawals.id"), primary_key=True)
    by_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
