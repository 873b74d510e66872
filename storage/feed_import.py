"""Imports of feed files that admins send to the bot: what was asked, how far it is, what came of it.

    waiting -> running -> done | failed(reason) | stopped(by whom)

`rows_done` rows have been read and committed: after a kill the file is fetched again, and reading
goes on behind them.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class FeedState(StrEnum):
    """Where an import is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


OPEN = (FeedState.WAITING, FeedState.RUNNING)


class FeedImport(Table):
    """One file to be imported."""

    __tablename__ = "feed_imports"
    __table_args__ = (Index("ix_feed_imports_state", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    member_id: Mapped[BigInt]
    """Who sent it, and hears of it."""
    file_id: Mapped[str]
    file_name: Mapped[str]
    file_bytes: Mapped[BigInt]
    source: Mapped[str]
    """The feed whose deals it brings up to date."""
    currency: Mapped[str]
    """For prices that name none."""
    asked_at: Mapped[datetime]
    shop_url: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=FeedState.WAITING)
    rows_done: Mapped[int] = mapped_column(default=0)
    bytes_done: Mapped[BigInt] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    same: Mapped[int] = mapped_column(default=0)
    bad: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    """How often the file could not be fetched."""
    try_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    stopped_by: Mapped[BigInt | None] = mapped_column(default=None)


async def first(tx: Tx, *, now: datetime) -> FeedImport | None:
    """Return the oldest import that is to be worked on now."""
    due = or_(FeedImport.try_at.is_(None), FeedImport.try_at <= now)
    rows = select(FeedImport).where(FeedImport.state.in_(OPEN), due)
    return (await tx.scalars(rows.order_by(FeedImport.id).limit(1))).one_or_none()


async def lock(tx: Tx, import_id: int) -> FeedImport | None:
    """Load an import and hold it until the transaction ends."""
    rows = select(FeedImport).where(FeedImport.id == import_id).with_for_update()
    return (await tx.scalars(rows.execution_options(populate_existing=True))).one_or_none()


async def open_sources(tx: Tx) -> Sequence[str]:
    """Return the feeds that are being imported, or wait for it."""
    return (await tx.scalars(select(FeedImport.source).where(FeedImport.state.in_(OPEN)))).all()


async def under_way(tx: Tx) -> Sequence[FeedImport]:
    """Return the imports that run or wait, the first in line first."""
    rows = select(FeedImport).where(FeedImport.state.in_(OPEN)).order_by(FeedImport.id)
    return (await tx.scalars(rows)).all()


async def over(tx: Tx, *, limit: int) -> Sequence[FeedImport]:
    """Return the imports that ended last, the newest first."""
    rows = select(FeedImport).where(FeedImport.state.not_in(OPEN))
    return (await tx.scalars(rows.order_by(FeedImport.id.desc()).limit(limit))).all()
