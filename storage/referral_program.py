"""Referral programs: who counts as having brought a member, and what they get for it.

open --ends_at or an operator--> closed

One of them is the house's: it pays no reward, never closes, and decides who earns commission.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, or_, select, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Minor, Table
from storage.database import Tx

OPEN_MAX = 10
"""Programs that run at the same time."""


class Binding(StrEnum):
    """Which touch binds a newcomer to a promoter."""

    FIRST = "first"
    LAST = "last"
    WINDOW = "window"
    """The first, for `window_days`; after them another may bind anew."""


class Program(Table):
    """The terms of one program; amounts are copied to rewards when they are earned."""

    __tablename__ = "referral_programs"
    __table_args__ = (
        Index(
            "uq_referral_programs_house",
            "is_house",
            unique=True,
            sqlite_where=text("is_house"),
            postgresql_where=text("is_house"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    starts_at: Mapped[datetime]
    is_house: Mapped[bool] = mapped_column(default=False)
    binding: Mapped[str] = mapped_column(default=Binding.FIRST)
    window_days: Mapped[int | None] = mapped_column(default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    reward_minor: Mapped[Minor] = mapped_column(default=0)
    currency: Mapped[str] = mapped_column(default="")
    """Of the reward; `domain.ledger.POINTS` for points."""
    stay_days: Mapped[int] = mapped_column(default=0)
    """How long the newcomer must stay before the reward vests."""
    wants_purchase: Mapped[bool] = mapped_column(default=False)
    grace_days: Mapped[int] = mapped_column(default=3)
    """A newcomer who leaves and comes back within these restores the reward."""
    cap_day: Mapped[int | None] = mapped_column(default=None)
    """Paid rewards of one promoter on one day."""
    cap_total: Mapped[int | None] = mapped_column(default=None)
    """Paid rewards of one promoter in the whole program."""
    budget_minor: Mapped[Minor | None] = mapped_column(default=None)
    spent_minor: Mapped[Minor] = mapped_column(default=0)
    """Promised and paid out of the budget; what is void has been given back."""


async def listed(tx: Tx, *, limit: int) -> Sequence[Program]:
    """Return every program, the oldest first."""
    return (await tx.scalars(select(Program).order_by(Program.id).limit(limit))).all()


async def find(tx: Tx, program_id: int) -> Program | None:
    """Return the program with this id."""
    return await tx.get(Program, program_id)


async def open_now(tx: Tx, *, now: datetime) -> Sequence[Program]:
    """Return the programs that run, the house's first."""
    rows = select(Program).where(
        Program.starts_at <= now,
        Program.closed_at.is_(None),
        or_(Program.ends_at.is_(None), Program.ends_at > now),
    )
    return (await tx.scalars(rows.order_by(Program.id).limit(OPEN_MAX))).all()


async def lock(tx: Tx, program_id: int) -> Program | None:
    """Load a program and hold it until the transaction ends: bindings of it happen one by one."""
    rows = select(Program).where(Program.id == program_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def house(tx: Tx) -> Program | None:
    """Return the house's own program, which the first touch makes."""
    return (await tx.scalars(select(Program).where(Program.is_house))).one_or_none()
