"""Queries on what rotations may post: new deals that wait for a word, and feeds that are trusted."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update

from storage.columns import change_rows
from storage.database import Tx
from storage.deal.deals import in_turn, on_offer, taken_by
from storage.deal.tables import Deal, DealApproval, DealState, DealTag, TrustedFeed


def is_waiting() -> ColumnElement[bool]:
    """Return the condition that a deal waits for somebody's word."""
    return (Deal.approval == DealApproval.PENDING) & (Deal.state == DealState.ACTIVE)


async def count_waiting(
    tx: Tx, sources: Collection[str], tags: Collection[str], *, now: datetime
) -> int:
    """Return how many new deals on offer a rotation would take: of these feeds, with any of these tags."""
    wanted = is_waiting() & on_offer(now) & taken_by(sources, tags)
    return await tx.scalar(select(func.count()).select_from(Deal).where(wanted)) or 0


async def waiting(tx: Tx, source: str, *, limit: int) -> Sequence[Deal]:
    """Return the new deals of a feed that wait, the newest first."""
    rows = select(Deal).where(is_waiting(), Deal.source == source).order_by(Deal.id.desc())
    return (await tx.scalars(rows.limit(limit))).all()


async def counts_by_feed(tx: Tx, *, limit: int) -> Sequence[tuple[str, int, int]]:
    """Return feeds with how many deals each has and how many of them wait, the biggest first."""
    wait = func.count().filter(is_waiting())
    number = func.count()
    rows = select(Deal.source, number, wait).group_by(Deal.source)
    found = await tx.execute(rows.order_by(number.desc(), Deal.source).limit(limit))
    return [(source, deals, new) for source, deals, new in found]


async def count_of_feed(tx: Tx, source: str) -> tuple[int, int]:
    """Return how many deals a feed has, and how many of them wait."""
    rows = select(func.count(), func.count().filter(is_waiting())).where(Deal.source == source)
    deals, new = (await tx.execute(rows)).one()
    return deals, new


async def allow_waiting(tx: Tx, source: str | None, *, now: datetime) -> int:
    """Allow the new deals of a feed, or of all; return how many."""
    rows = update(Deal).where(is_waiting())
    if source is not None:
        rows = rows.where(Deal.source == source)
    return await change_rows(tx, rows.values(approval=DealApproval.ALLOWED, changed_at=now))


async def turns_between(
    tx: Tx,
    sources: Collection[str],
    tags: Collection[str],
    *,
    after_id: int,
    deal_id: int,
    now: datetime,
) -> int:
    """Return how many allowed deals a rotation posts after one and before another."""
    allowed = in_turn(sources, tags, now=now)
    if after_id < deal_id:
        between = (Deal.id > after_id) & (Deal.id < deal_id)
    else:
        between = (Deal.id > after_id) | (Deal.id < deal_id)
    rows = select(func.count()).select_from(Deal).where(allowed, Deal.id != deal_id, between)
    return await tx.scalar(rows) or 0


async def count_all_waiting(tx: Tx) -> int:
    """Return how many new deals of all feeds wait."""
    return await tx.scalar(select(func.count()).select_from(Deal).where(is_waiting())) or 0


async def tags_by_number(tx: Tx, *, limit: int) -> Sequence[str]:
    """Return the tags of deals, categories among them, those of most deals first."""
    number = func.count()
    rows = select(DealTag.tag).group_by(DealTag.tag).order_by(number.desc(), DealTag.tag)
    return (await tx.scalars(rows.limit(limit))).all()


async def trusted(tx: Tx) -> set[str]:
    """Return the feeds that are trusted."""
    return set(await tx.scalars(select(TrustedFeed.source)))


async def is_trusted(tx: Tx, source: str) -> bool:
    """Return whether new deals of a feed may be posted at once."""
    return await tx.get(TrustedFeed, source) is not None


async def trust(tx: Tx, source: str, *, now: datetime) -> None:
    """Trust a feed; twice is once."""
    if not await is_trusted(tx, source):
        tx.add(TrustedFeed(source=source, since=now))
        await tx.flush()


async def distrust(tx: Tx, source: str) -> None:
    """Trust a feed no longer."""
    known = await tx.get(TrustedFeed, source)
    if known is not None:
        await tx.delete(known)
        await tx.flush()
