"""Conversions: confirmed purchases of attributed members, and who earns how much on them.

pending --approved, by hand or by time--> approved --the freeze is over--> payable
pending -> rejected
pending | approved | payable -> reversed        also after the money was paid out

The rate and the price are copies of what held at the purchase.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, case, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table
from storage.database import Tx
from storage.ledger import Party


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
    state: Mapped[str] = mapped_column(default=ConversionState.PENDING)
    approve_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it is approved by itself; None waits for a person."""
    payable_at: Mapped[datetime | None] = mapped_column(default=None)
    """The end of the freeze, once it is approved."""
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    by_id: Mapped[BigInt | None] = mapped_column(default=None)


class Share(Table):
    """What one promoter earns on one conversion."""

    __tablename__ = "conversion_shares"

    conversion_id: Mapped[int] = mapped_column(ForeignKey("conversions.id"), primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True)
    """1 is who brought the buyer, 2 who brought them."""
    party_id: Mapped[int] = mapped_column(ForeignKey("parties.id"), index=True)
    amount_minor: Mapped[Minor]


async def by_key(tx: Tx, key: str) -> Conversion | None:
    """Return the conversion of a purchase."""
    return (await tx.scalars(select(Conversion).where(Conversion.key == key))).one_or_none()


async def lock(tx: Tx, conversion_id: int) -> Conversion | None:
    """Load a conversion and hold it until the transaction ends."""
    rows = select(Conversion).where(Conversion.id == conversion_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def shares(tx: Tx, conversion_id: int) -> Sequence[Share]:
    """Return who earns on a conversion, by level."""
    rows = select(Share).where(Share.conversion_id == conversion_id)
    return (await tx.scalars(rows.order_by(Share.level))).all()


async def approving(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the conversions that time approves, the longest due first."""
    rows = select(Conversion.id).where(
        Conversion.state == ConversionState.PENDING, Conversion.approve_at <= now
    )
    return (await tx.scalars(rows.order_by(Conversion.approve_at).limit(limit))).all()


async def releasing(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the conversions whose freeze is over, the longest due first."""
    rows = select(Conversion.id).where(
        Conversion.state == ConversionState.APPROVED, Conversion.payable_at <= now
    )
    return (await tx.scalars(rows.order_by(Conversion.payable_at).limit(limit))).all()


async def next_release(tx: Tx, party: int) -> datetime | None:
    """Return when the next commission of a party becomes payable, None if none is approved."""
    rows = (
        select(func.min(Conversion.payable_at))
        .join(Share, Share.conversion_id == Conversion.id)
        .where(Share.party_id == party, Conversion.state == ConversionState.APPROVED)
    )
    return await tx.scalar(rows)


async def listed(tx: Tx, state: str | None, *, limit: int) -> Sequence[Conversion]:
    """Return the newest conversions, of one state or of any."""
    rows = select(Conversion)
    if state is not None:
        rows = rows.where(Conversion.state == state)
    return (await tx.scalars(rows.order_by(Conversion.id.desc()).limit(limit))).all()


async def stands(tx: Tx, buyer_id: int) -> bool:
    """Return whether a purchase of a member was neither rejected nor reversed."""
    gone = (ConversionState.REJECTED, ConversionState.REVERSED)
    rows = select(Conversion.id).where(
        Conversion.buyer_id == buyer_id, Conversion.state.not_in(gone)
    )
    return await tx.scalar(rows.limit(1)) is not None


async def counts_of(tx: Tx, member_id: int) -> tuple[int, int]:
    """Return how many conversions of a promoter stand, and how many were taken back."""
    gone = Conversion.state.in_((ConversionState.REJECTED, ConversionState.REVERSED))
    rows = (
        select(func.count(case((~gone, 1))), func.count(case((gone, 1))))
        .select_from(Share)
        .join(Conversion, Conversion.id == Share.conversion_id)
        .join(Party, Party.id == Share.party_id)
        .where(Party.member_id == member_id, Share.level == 1)
    )
    stand, taken = (await tx.execute(rows)).one()
    return int(stand), int(taken)
