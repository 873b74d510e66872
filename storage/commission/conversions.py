"""Queries on conversions: those due for approval or release, with their shares."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, select

from storage.columns import lock_row
from storage.commission.tables import CommissionShare, Conversion, ConversionState
from storage.database import Tx
from storage.payout.tables import Party


async def by_key(tx: Tx, key: str) -> Conversion | None:
    """Return the conversion of a purchase."""
    return (await tx.scalars(select(Conversion).where(Conversion.key == key))).one_or_none()


async def lock(tx: Tx, conversion_id: int) -> Conversion | None:
    """Load a conversion and hold it until the transaction ends."""
    return await lock_row(tx, Conversion, Conversion.id == conversion_id)


async def shares(tx: Tx, conversion_id: int) -> Sequence[CommissionShare]:
    """Return who earns on a conversion, by level."""
    rows = select(CommissionShare).where(CommissionShare.conversion_id == conversion_id)
    return (await tx.scalars(rows.order_by(CommissionShare.level))).all()


async def due_for_approval(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the conversions that time approves, the longest due first."""
    rows = select(Conversion.id).where(
        Conversion.state == ConversionState.PENDING, Conversion.approve_at <= now
    )
    return (await tx.scalars(rows.order_by(Conversion.approve_at).limit(limit))).all()


async def due_for_release(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the conversions whose freeze is over, the longest due first."""
    rows = select(Conversion.id).where(
        Conversion.state == ConversionState.APPROVED, Conversion.payable_at <= now
    )
    return (
        await tx.scalars(rows.order_by(Conversion.payable_at, Conversion.id).limit(limit))
    ).all()


async def next_release(tx: Tx, party: int) -> datetime | None:
    """Return when the next commission of a party becomes payable, None if none is approved."""
    rows = (
        select(func.min(Conversion.payable_at))
        .join(CommissionShare, CommissionShare.conversion_id == Conversion.id)
        .where(CommissionShare.party_id == party, Conversion.state == ConversionState.APPROVED)
    )
    return await tx.scalar(rows)


async def listed(tx: Tx, state: str | None, *, limit: int) -> Sequence[Conversion]:
    """Return the newest conversions, of one state or of any."""
    rows = select(Conversion)
    if state is not None:
        rows = rows.where(Conversion.state == state)
    return (await tx.scalars(rows.order_by(Conversion.id.desc()).limit(limit))).all()


async def has_valid(tx: Tx, buyer_id: int) -> bool:
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
        .select_from(CommissionShare)
        .join(Conversion, Conversion.id == CommissionShare.conversion_id)
        .join(Party, Party.id == CommissionShare.party_id)
        .where(Party.member_id == member_id, CommissionShare.level == 1)
    )
    stand, taken = (await tx.execute(rows)).one()
    return int(stand), int(taken)
