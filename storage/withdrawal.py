"""Withdrawals: money that a promoter asks for, and the people who decide about it.

requested(held) -> approved -> sent(proof) -> confirmed
requested | approved | sent -> rejected(reason)        the money comes back by a line of the ledger

Payout details are kept sealed, and shown masked; the digest finds the same account twice.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, func, select, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table
from storage.database import Tx
from storage.ledger import Party
from storage.member import Member


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


async def lock(tx: Tx, withdrawal_id: int) -> Withdrawal | None:
    """Load a withdrawal and hold it until the transaction ends."""
    rows = select(Withdrawal).where(Withdrawal.id == withdrawal_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def open_of(tx: Tx, party_id: int) -> Withdrawal | None:
    """Return the withdrawal of a party that is not settled yet."""
    rows = select(Withdrawal).where(Withdrawal.party_id == party_id, Withdrawal.state.in_(OPEN))
    return (await tx.scalars(rows)).one_or_none()


async def newest_of(tx: Tx, party_id: int) -> Withdrawal | None:
    """Return a party's newest withdrawal, whatever became of it."""
    rows = select(Withdrawal).where(Withdrawal.party_id == party_id)
    return (await tx.scalars(rows.order_by(Withdrawal.id.desc()).limit(1))).one_or_none()


async def of_party(tx: Tx, party_id: int, *, limit: int) -> Sequence[Withdrawal]:
    """Return a party's withdrawals, the oldest first."""
    rows = select(Withdrawal).where(Withdrawal.party_id == party_id)
    return (await tx.scalars(rows.order_by(Withdrawal.id).limit(limit))).all()


async def listed(
    tx: Tx, states: Collection[str], *, limit: int
) -> Sequence[tuple[Withdrawal, Member | None]]:
    """Return withdrawals in any of `states` with whose they are, the oldest first."""
    rows = (
        select(Withdrawal, Member)
        .join(Party, Party.id == Withdrawal.party_id)
        .outerjoin(Member, Member.id == Party.member_id)
        .where(Withdrawal.state.in_(states))
        .order_by(Withdrawal.id)
        .limit(limit)
    )
    return [(withdrawal, member) for withdrawal, member in await tx.execute(rows)]


async def count(tx: Tx, states: Collection[str]) -> int:
    """Return how many withdrawals are in any of `states`."""
    rows = select(func.count(Withdrawal.id)).where(Withdrawal.state.in_(states))
    return int(await tx.scalar(rows) or 0)


async def member_of(tx: Tx, withdrawal: Withdrawal) -> Member | None:
    """Return whose a withdrawal is, None once they were erased."""
    rows = select(Member).join(Party, Party.member_id == Member.id)
    return await tx.scalar(rows.where(Party.id == withdrawal.party_id))


async def approvals(tx: Tx, withdrawal_id: int) -> Sequence[Approval]:
    """Return who has said yes, the first on top."""
    rows = select(Approval).where(Approval.withdrawal_id == withdrawal_id)
    return (await tx.scalars(rows.order_by(Approval.at, Approval.by_id))).all()


async def unconfirmed(tx: Tx, *, since: datetime, limit: int) -> Sequence[int]:
    """Return what was sent by then and that nobody has confirmed."""
    rows = select(Withdrawal.id).where(
        Withdrawal.state == WithdrawalState.SENT, Withdrawal.settled_at <= since
    )
    return (await tx.scalars(rows.order_by(Withdrawal.id).limit(limit))).all()
