"""Tables of the ledger and withdrawals.

The ledger: double entry, append-only, in minor units. A balance is a sum, never a column.

    expense (house)  -> pending -> approved -> payable -> held -> paid      (a promoter's accounts)
                                               payable <- held              a withdrawal rejected
    expense (house)  <- wherever the money is, or debt                      a reversal

Every transaction sums to zero in each currency. The database refuses to change or delete a line.
A promoter is a `Party`: a number that outlives the person's data, so that erasing a member leaves
every line where it is and names nobody.

Withdrawals: money that a promoter asks for, and the people who decide about it.

requested(held) -> approved -> sent(proof) -> confirmed
requested | approved | sent -> rejected(reason)        the money comes back by a line of the ledger

Payout details are kept sealed, and shown masked; the digest finds the same account twice.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table
from storage.database import Tx


class LedgerAccount(StrEnum):
    """Where money, points or invitations stand; all but the first belong to a party."""

    EXPENSE = "expense"
    """The house's: what promoters were promised, below zero."""
    PENDING = "pending"
    APPROVED = "approved"
    PAYABLE = "payable"
    """What can be withdrawn: never below zero."""
    HELD = "held"
    """Asked to be withdrawn, not sent yet."""
    PAID = "paid"
    DEBT = "debt"
    """Reversed after it was paid out: never above zero, recovered from what becomes payable."""
    INVITED = "invited"
    """Newcomers who count, in `domain.payout.ledger.INVITATIONS`."""


class Party(Table):
    """One side of the ledger's lines; `member_id` is None once the member was erased."""

    __tablename__ = "parties"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    member_id: Mapped[BigInt | None] = mapped_column(ForeignKey("members.id"), unique=True)


class LedgerTransaction(Table):
    """One event that moved something, once: its key is unique."""

    __tablename__ = "ledger_transactions"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    """`conversion:12:earned`, `withdrawal:3:rejected`: the event."""
    kind: Mapped[str]
    """`conversion.earned`: what the statement explains it by."""
    at: Mapped[datetime]
    facts: Mapped[Mapping[str, Any]] = mapped_column(default_factory=dict)
    """What the statement says of it: title, rate, rule; never a person's name."""
    by_id: Mapped[BigInt | None] = mapped_column(default=None)
    """The party of the person who did it; None is the shop itself or its command line."""


class LedgerEntry(Table):
    """One line of a transaction."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        Index("ix_ledger_entries_balance", "party_id", "currency", "account", "amount_minor", "at"),
        Index("ix_ledger_entries_board", "account", "party_id", "at", "amount_minor"),
        Index("ix_ledger_entries_statement", "party_id", "transaction_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    transaction_id: Mapped[int] = mapped_column(ForeignKey("ledger_transactions.id"), index=True)
    account: Mapped[str]
    amount_minor: Mapped[Minor]
    currency: Mapped[str]
    at: Mapped[datetime]
    """The moment of the transaction, here as well so that a board reads one index."""
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"), default=None)
    """None is the shop."""


async def party_id(tx: Tx, member_id: int) -> int | None:
    """Return the number of a member's party, None where nothing was ever posted."""
    return await tx.scalar(select(Party.id).where(Party.member_id == member_id))


class WithdrawalState(StrEnum):
    """How far a withdrawal has come."""

    REQUESTED = "requested"
    APPROVED = "approved"
    SENT = "sent"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


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
