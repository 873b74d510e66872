"""The points of a promotion, and where and when each order is picked up.

A point is a store (`storage.stores`). A promotion without rows in `PromotionPoint` has the one
store that stands in it, or any.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table


class PromotionPoint(Table):
    """One of several points at which the orders of a promotion may be picked up."""

    __tablename__ = "promotion_points"

    subject: Mapped[str] = mapped_column(primary_key=True)
    """What the promotion is, in the words of `storage.subject`."""
    subject_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    store_id: Mapped[int] = mapped_column(
        ForeignKey("stores.id"), primary_key=True, autoincrement=False
    )


class PickupChoice(Table):
    """Where one order is picked up, and when, if its point has times.

    The time is what the clock at the point shows: a day, and the minute of it at which a slot
    begins. Without a minute it is any time of the day, without a day any time at all.
    """

    __tablename__ = "pickup_choices"
    __table_args__ = (
        Index("ix_pickup_choices_slot", "store_id", "day", "minute"),
        Index("ix_pickup_choices_member", "member_id"),
    )

    subject: Mapped[str] = mapped_column(primary_key=True)
    """What the order is, in the words of `storage.subject`."""
    subject_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    store_id: Mapped[int] = mapped_column(ForeignKey("stores.id"))
    chosen_at: Mapped[datetime]
    day: Mapped[str | None] = mapped_column(default=None)
    """In ISO 8601: `2026-12-06`."""
    minute: Mapped[int | None] = mapped_column(default=None)


class PickupDefault(Table):
    """The point that a member chose last: their next order takes it, if it can be had there."""

    __tablename__ = "pickup_defaults"

    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    store_id: Mapped[int] = mapped_column(ForeignKey("stores.id"))
    chosen_at: Mapped[datetime]


class Arrival(Table):
    """That something has come in: those whom it concerns are told, a page of them at a time."""

    __tablename__ = "arrivals"
    __table_args__ = (Index("ix_arrivals_done_at", "done_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    said_at: Mapped[datetime]
    said_by: Mapped[BigInt | None] = mapped_column(default=None)
    """None is the command line."""
    subject: Mapped[str | None] = mapped_column(default=None)
    """Of the promotion; None is everything that is picked up in the store."""
    subject_id: Mapped[int | None] = mapped_column(default=None)
    store_id: Mapped[int | None] = mapped_column(ForeignKey("stores.id"), default=None)
    """None is every store of the promotion."""
    told: Mapped[int] = mapped_column(default=0)
    """How many vouchers were told."""
    done_at: Mapped[datetime | None] = mapped_column(default=None)
