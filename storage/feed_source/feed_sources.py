"""Queries on feeds that are fetched: the next one, those in trouble, and what they lack."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.deal.tables import Deal, DealState
from storage.feed_source.tables import FeedSource, MissingDeal

PART = 500
"""Rows named in one statement."""


async def next_due(tx: Tx, *, now: datetime) -> FeedSource | None:
    """Return the feed that has waited longest for its turn."""
    rows = select(FeedSource).where(FeedSource.next_at <= now).order_by(FeedSource.next_at)
    return (await tx.scalars(rows.limit(1))).one_or_none()


async def lock(tx: Tx, source_id: int) -> FeedSource | None:
    """Load a feed and hold it until the transaction ends."""
    return await lock_row(tx, FeedSource, FeedSource.id == source_id)


async def by_name(tx: Tx, source: str) -> FeedSource | None:
    """Return the feed of this name, held until the transaction ends."""
    return await lock_row(tx, FeedSource, FeedSource.source == source)


async def listed(tx: Tx) -> Sequence[FeedSource]:
    """Return every feed, by name."""
    return (await tx.scalars(select(FeedSource).order_by(FeedSource.source))).all()


async def hosts(tx: Tx) -> Sequence[str]:
    """Return the hosts that feeds are fetched from."""
    return (await tx.scalars(select(FeedSource.host).distinct().order_by(FeedSource.host))).all()


async def count(tx: Tx) -> int:
    """Return how many feeds are fetched."""
    return await tx.scalar(select(func.count()).select_from(FeedSource)) or 0


def is_stale(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a deal's feed has not been seen fresh for too long."""
    return Deal.source.in_(select(FeedSource.source).where(FeedSource.stale_at <= now))


async def is_stale_feed(tx: Tx, source: str, *, now: datetime) -> bool:
    """Return whether a feed has not been seen fresh for too long."""
    mine = (FeedSource.source == source) & (FeedSource.stale_at <= now)
    return await tx.scalar(select(FeedSource.id).where(mine)) is not None


async def count_stale(tx: Tx, *, told: int, now: datetime) -> int:
    """Return how many feeds are too old, and less than `told` was told of it."""
    mine = (FeedSource.stale_at <= now) & (FeedSource.told < told)
    return await tx.scalar(select(func.count()).select_from(FeedSource).where(mine)) or 0


async def lock_stale(tx: Tx, *, told: int, now: datetime) -> Sequence[FeedSource]:
    """Return the feeds that are too old and of which less than `told` was told, held."""
    rows = select(FeedSource).where(FeedSource.stale_at <= now, FeedSource.told < told)
    return (await tx.scalars(rows.with_for_update())).all()


async def note_missing(tx: Tx, source: str, source_ids: Collection[str], *, now: datetime) -> None:
    """Count one run more for the deals of a feed that it lacks; those that are back are forgotten."""
    mine = select(Deal.source_id, Deal.id).where(
        Deal.source == source, Deal.state == DealState.ACTIVE
    )
    lacks = {deal_id for source_id, deal_id in await tx.execute(mine) if source_id in source_ids}
    known = select(MissingDeal.deal_id).join(Deal, Deal.id == MissingDeal.deal_id)
    before = set(await tx.scalars(known.where(Deal.source == source)))
    back = sorted(before - lacks)
    for start in range(0, len(back), PART):
        gone = MissingDeal.deal_id.in_(back[start : start + PART])
        await tx.execute(delete(MissingDeal).where(gone))
    await count_run(tx, source)
    tx.add_all(MissingDeal(deal_id=one, since=now, runs=1) for one in sorted(lacks - before))
    await tx.flush()


async def count_run(tx: Tx, source: str) -> None:
    """Count one run more for every deal that its feed has not had."""
    mine = select(Deal.id).where(Deal.source == source)
    more = update(MissingDeal).where(MissingDeal.deal_id.in_(mine))
    await change_rows(tx, more.values(runs=MissingDeal.runs + 1))


async def long_missing(
    tx: Tx, source: str, *, runs: int, before: datetime, limit: int
) -> Sequence[str]:
    """Return the ids, as the feed had them, of deals missing in so many runs and since then."""
    rows = (
        select(Deal.source_id)
        .join(MissingDeal, MissingDeal.deal_id == Deal.id)
        .where(Deal.source == source, MissingDeal.runs >= runs, MissingDeal.since <= before)
        .order_by(Deal.id)
    )
    return (await tx.scalars(rows.limit(limit))).all()


async def count_missing(tx: Tx, source: str) -> int:
    """Return how many deals of a feed were not in its last runs."""
    rows = select(func.count()).select_from(MissingDeal)
    rows = rows.join(Deal, Deal.id == MissingDeal.deal_id).where(Deal.source == source)
    return await tx.scalar(rows) or 0


async def forget_missing(tx: Tx, source: str, source_ids: Collection[str] | None = None) -> None:
    """Forget that deals of a feed are missing, all of them unless told which."""
    mine = select(Deal.id).where(Deal.source == source)
    if source_ids is not None:
        mine = mine.where(Deal.source_id.in_(source_ids))
    await tx.execute(delete(MissingDeal).where(MissingDeal.deal_id.in_(mine)))
