"""Queries on imports of feed files: the next one, those under way, and those that are over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select

from storage.columns import lock_row
from storage.database import Tx
from storage.deal.tables import FeedImport, FeedState

RUNNABLE = (FeedState.WAITING, FeedState.RUNNING)
OPEN = (*RUNNABLE, FeedState.READY)


async def next_runnable(tx: Tx, *, now: datetime) -> FeedImport | None:
    """Return the oldest import that is to be worked on now."""
    due = or_(FeedImport.try_at.is_(None), FeedImport.try_at <= now)
    rows = select(FeedImport).where(FeedImport.state.in_(RUNNABLE), due)
    return (await tx.scalars(rows.order_by(FeedImport.id).limit(1))).one_or_none()


async def lock(tx: Tx, import_id: int) -> FeedImport | None:
    """Load an import and hold it until the transaction ends."""
    return await lock_row(tx, FeedImport, FeedImport.id == import_id)


async def open_sources(tx: Tx) -> Sequence[str]:
    """Return the feeds whose files are being worked on, or wait for it."""
    return (await tx.scalars(select(FeedImport.source).where(FeedImport.state.in_(RUNNABLE)))).all()


async def lock_ready(tx: Tx, source: str) -> Sequence[FeedImport]:
    """Load the imports of a feed that wait for somebody's word, and hold them."""
    rows = select(FeedImport).where(
        FeedImport.source == source, FeedImport.state == FeedState.READY
    )
    return (await tx.scalars(rows.with_for_update())).all()


async def last_done(tx: Tx, source: str) -> FeedImport | None:
    """Return the import of a feed that ended last."""
    rows = select(FeedImport).where(FeedImport.source == source, FeedImport.state == FeedState.DONE)
    return (await tx.scalars(rows.order_by(FeedImport.id.desc()).limit(1))).one_or_none()


async def active(tx: Tx) -> Sequence[FeedImport]:
    """Return the imports that run or wait, the first in line first."""
    rows = select(FeedImport).where(FeedImport.state.in_(OPEN)).order_by(FeedImport.id)
    return (await tx.scalars(rows)).all()


async def finished(tx: Tx, *, limit: int) -> Sequence[FeedImport]:
    """Return the imports that ended last, the newest first."""
    rows = select(FeedImport).where(FeedImport.state.not_in(OPEN))
    return (await tx.scalars(rows.order_by(FeedImport.id.desc()).limit(limit))).all()
