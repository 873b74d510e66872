"""Vouchers: the right to pick something up, and everything that was ever done with one.

issued -> redeemed -> issued      undone within two minutes by the same staff
issued -> expired | revoked

Of a voucher's code only a hash is kept. Events are only ever added.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table
from storage.database import Tx


class VoucherState(StrEnum):
    """Whether a voucher can still be redeemed."""

    ISSUED = "issued"
    REDEEMED = "redeemed"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Act(StrEnum):
    """What somebody did with a voucher, or tried to."""

    ISSUED = "issued"
    SHOWN = "shown"
    REDEEMED = "redeemed"
    UNDONE = "undone"
    EXPIRED = "expired"
    REVOKED = "revoked"
    GUESSED = "guessed"
    """Somebody brought a code that opens nothing; the voucher is unknown."""


class Voucher(Table):
    """What one member may pick up for one seat or claim."""

    __tablename__ = "vouchers"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id"),
        Index("ix_vouchers_member", "member_id", "state"),
        Index("ix_vouchers_expiry", "state", "expires_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code_hash: Mapped[str] = mapped_column(unique=True)
    subject: Mapped[str]
    """`seat` or `claim`."""
    subject_id: Mapped[int]
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    title: Mapped[str]
    quantity: Mapped[int]
    due_minor: Mapped[Minor]
    """What is still to be paid at pick-up, for all units together; 0 if it was paid."""
    currency: Mapped[str]
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)
    """Where it can be redeemed; None is in every store."""
    state: Mapped[str] = mapped_column(default=VoucherState.ISSUED)
    redeemed_at: Mapped[datetime | None] = mapped_column(default=None)
    redeemed_by: Mapped[BigInt | None] = mapped_column(default=None)
    redeemed_store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)


class VoucherEvent(Table):
    """One line of a voucher's history."""

    __tablename__ = "voucher_events"
    __table_args__ = (Index("ix_voucher_events_actor", "actor_id", "act", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("vouchers.id"), index=True)
    act: Mapped[str]
    at: Mapped[datetime]
    actor_id: Mapped[BigInt | None] = mapped_column(default=None)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)


async def of_subject(tx: Tx, subject: str, subject_id: int) -> Voucher | None:
    """Return the voucher of a seat or claim."""
    rows = select(Voucher).where(Voucher.subject == subject, Voucher.subject_id == subject_id)
    return (await tx.scalars(rows)).one_or_none()
