"""Vouchers that wait to be fetched: whom an arrival concerns, who is reminded, what was not fetched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select

from storage.database import Tx
from storage.members import Member
from storage.personal_data import ANONYMOUS_IDS_FROM
from storage.pickup.points import ORDER_TABLES
from storage.pickup.tables import Arrival
from storage.vouchers import Voucher, VoucherState


@dataclass(frozen=True, slots=True)
class PickupScope:
    """The orders of a promotion, of a store, or of both; with neither of all."""

    subject: str | None = None
    """What the promotion is, in the words of `storage.subject`."""
    subject_id: int | None = None
    store_id: int | None = None


def _conditions(scope: PickupScope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if scope.subject is not None:
        its = [
            (Voucher.subject == subject)
            & exists().where(
                orders.table.id == Voucher.subject_id, orders.promotion_id == scope.subject_id
            )
            for subject, orders in ORDER_TABLES.items()
            if orders.promotion == scope.subject
        ]
        found.append(or_(*its))
    if scope.store_id is not None:
        found.append(Voucher.store_id == scope.store_id)
    return found


async def count_untold(tx: Tx, scope: PickupScope) -> int:
    """Return how many vouchers are still to hear that what they are for is there."""
    rows = select(func.count(Voucher.id)).where(
        Voucher.state == VoucherState.ISSUED, Voucher.arrived_at.is_(None), *_conditions(scope)
    )
    return await tx.scalar(rows) or 0


async def lock_untold(
    tx: Tx, scope: PickupScope, *, now: datetime, limit: int
) -> Sequence[Voucher]:
    """Return some of them, held until the transaction ends."""
    rows = select(Voucher).where(
        Voucher.state == VoucherState.ISSUED,
        Voucher.expires_at > now,
        Voucher.arrived_at.is_(None),
        *_conditions(scope),
    )
    rows = rows.order_by(Voucher.id).limit(limit).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()


async def open_arrivals(tx: Tx, *, limit: int) -> Sequence[int]:
    """Return the arrivals of which not all have been told."""
    rows = select(Arrival.id).where(Arrival.done_at.is_(None)).order_by(Arrival.id)
    return (await tx.scalars(rows.limit(limit))).all()


async def members_to_remind(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the members of whom a voucher is due to be reminded of."""
    rows = (
        select(Voucher.member_id)
        .where(
            Voucher.remind_at <= now,
            Voucher.state == VoucherState.ISSUED,
            Voucher.member_id < ANONYMOUS_IDS_FROM,
        )
        .group_by(Voucher.member_id)
        .order_by(func.min(Voucher.remind_at), Voucher.member_id)
        .limit(limit)
    )
    return (await tx.scalars(rows)).all()


async def lock_of_member(tx: Tx, member_id: int) -> Sequence[Voucher]:
    """Return the vouchers that a member can still redeem, held, the first to expire on top."""
    rows = select(Voucher).where(
        Voucher.member_id == member_id, Voucher.state == VoucherState.ISSUED
    )
    rows = rows.order_by(Voucher.expires_at, Voucher.id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).all()


async def not_fetched(
    tx: Tx, *, soon: datetime, since: datetime, limit: int, store_id: int | None = None
) -> Sequence[tuple[Voucher, Member]]:
    """Return what nobody has fetched: told that it is there, over `soon`, or over `since` a moment."""
    late = or_(Voucher.arrived_at.is_not(None), Voucher.expires_at <= soon)
    waits = (Voucher.state == VoucherState.ISSUED) & late
    over = (Voucher.state == VoucherState.EXPIRED) & (Voucher.expires_at > since)
    rows = (
        select(Voucher, Member)
        .join(Member, Member.id == Voucher.member_id)
        .where(or_(waits, over), Voucher.member_id < ANONYMOUS_IDS_FROM)
        .order_by(Voucher.expires_at, Voucher.id)
        .limit(limit)
    )
    if store_id is not None:
        rows = rows.where(Voucher.store_id == store_id)
    return [(voucher, member) for voucher, member in await tx.execute(rows)]
