"""Stores, where vouchers are redeemed, and the staff who may redeem them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class Store(Table):
    """A place where members pick up what they bought."""

    __tablename__ = "stores"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    address: Mapped[str] = mapped_column(default="")
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


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
