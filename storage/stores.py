"""Stores, where vouchers are redeemed, and the staff who may redeem them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Index, func, select, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Json, Table
from storage.database import Tx
from storage.members import Member


class Store(Table):
    """A place where members pick up what they bought."""

    __tablename__ = "stores"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    address: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    zone: Mapped[str | None] = mapped_column(default=None)
    """On whose clocks its hours are; None is the shop's."""
    hours: Mapped[Json | None] = mapped_column(default=None)
    """When it is open, as `domain.pickup.opening_hours` writes it; None is not known."""
    slot_minutes: Mapped[int | None] = mapped_column(default=None)
    """How long the times are that members choose from; None is a whole day."""
    capacity: Mapped[int | None] = mapped_column(default=None)
    """The most orders of one such time, or day; None is without end."""
    map_link: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="", server_default="")
    """How to find it: "behind the bakery, ring twice"."""


class Staff(Table):
    """A member who redeems vouchers in a store, from one moment to another."""

    __tablename__ = "staff"
    __table_args__ = (
        Index(
            "uq_staff_now",
            "store_id",
            "member_id",
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
            postgresql_where=text("removed_at IS NULL"),
        ),
        Index("ix_staff_member", "member_id", "removed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    store_id: Mapped[int] = mapped_column(ForeignKey("stores.id"))
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


async def by_code(tx: Tx, code: str) -> Store | None:
    """Return the store with this code, written as it is stored."""
    return (await tx.scalars(select(Store).where(Store.code == code))).one_or_none()


async def listed(tx: Tx, *, limit: int) -> Sequence[Store]:
    """Return the stores, the oldest first."""
    return (await tx.scalars(select(Store).order_by(Store.id).limit(limit))).all()


async def open_stores(tx: Tx) -> Sequence[Store]:
    """Return the stores that have not been closed."""
    rows = select(Store).where(Store.closed_at.is_(None)).order_by(Store.id)
    return (await tx.scalars(rows)).all()


async def count_open(tx: Tx) -> int:
    """Return how many stores have not been closed."""
    return await tx.scalar(select(func.count(Store.id)).where(Store.closed_at.is_(None))) or 0


async def of_staff(tx: Tx, member_id: int) -> Sequence[Store]:
    """Return the open stores that a member redeems vouchers in now."""
    rows = (
        select(Store)
        .join(Staff, Staff.store_id == Store.id)
        .where(Staff.member_id == member_id, Staff.removed_at.is_(None), Store.closed_at.is_(None))
        .order_by(Store.id)
    )
    return (await tx.scalars(rows)).all()


async def staff(tx: Tx, store_id: int) -> Sequence[Staff]:
    """Return who redeems vouchers in a store now."""
    rows = select(Staff).where(Staff.store_id == store_id, Staff.removed_at.is_(None))
    return (await tx.scalars(rows.order_by(Staff.id))).all()


async def all_staff(tx: Tx, *, limit: int) -> Sequence[tuple[Store, Member]]:
    """Return who redeems vouchers now, with the open store, store by store."""
    rows = (
        select(Store, Member)
        .join(Staff, Staff.store_id == Store.id)
        .join(Member, Member.id == Staff.member_id)
        .where(Staff.removed_at.is_(None), Store.closed_at.is_(None))
        .order_by(Store.id, Staff.id)
        .limit(limit)
    )
    return [(store, member) for store, member in await tx.execute(rows)]


async def find_active_staff(tx: Tx, store_id: int, member_id: int) -> Staff | None:
    """Return a member's present place in a store."""
    rows = select(Staff).where(
        Staff.store_id == store_id, Staff.member_id == member_id, Staff.removed_at.is_(None)
    )
    return (await tx.scalars(rows)).one_or_none()
