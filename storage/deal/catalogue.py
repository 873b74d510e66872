"""The catalogue: every deal of any state, found by words and turned page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, or_, select, true

from storage.database import Tx
from storage.deal.approvals import is_waiting
from storage.deal.deals import OPERATOR, matches_words, on_offer
from storage.deal.tables import Deal, DealState

PAGE_SIZE = 8
"""Deals on one page."""


class CatalogueFilter(StrEnum):
    """Which deals a page is about."""

    ALL = "all"
    NEW = "new"
    """Nobody has said yet whether rotations may post it."""
    OFFERED = "offered"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """Some deals, the newest first: page `number` (from 0) of `pages`, out of `total` deals."""

    deals: Sequence[Deal]
    number: int
    pages: int
    total: int


async def page(
    tx: Tx, number: int, *, words: str, shelf: CatalogueFilter, now: datetime
) -> CataloguePage:
    """Return a page of what holds every one of `words`, or the last page there is."""
    wanted = matches_words(words) & filter_condition(shelf, now)
    total = await tx.scalar(select(func.count()).select_from(Deal).where(wanted)) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    number = min(max(0, number), pages - 1)
    rows = select(Deal).where(wanted).order_by(Deal.id.desc())
    found = await tx.scalars(rows.offset(number * PAGE_SIZE).limit(PAGE_SIZE))
    return CataloguePage(found.all(), number, pages, total)


async def feed_counts(tx: Tx, *, limit: int) -> Sequence[tuple[str, int]]:
    """Return the feeds that deals come from and how many each has, the biggest first."""
    number = func.count()
    rows = select(Deal.source, number).where(Deal.source != OPERATOR).group_by(Deal.source)
    rows = rows.order_by(number.desc(), Deal.source)
    return [(source, deals) for source, deals in await tx.execute(rows.limit(limit))]


async def linked(tx: Tx, source: str) -> Deal | None:
    """Return the newest deal of a feed that has a link."""
    rows = select(Deal).where(Deal.source == source, Deal.link.is_not(None))
    return (await tx.scalars(rows.order_by(Deal.id.desc()).limit(1))).one_or_none()


async def active_ids(tx: Tx, source: str) -> set[str]:
    """Return the ids, as the feed has them, of its deals that are not withdrawn."""
    rows = select(Deal.source_id).where(Deal.source == source, Deal.state == DealState.ACTIVE)
    return set(await tx.scalars(rows))


async def count_without_link(tx: Tx, source: str) -> int:
    """Return how many deals of a feed lead nowhere, the withdrawn ones not counted."""
    mine = (Deal.source == source) & (Deal.state == DealState.ACTIVE) & Deal.link.is_(None)
    return await tx.scalar(select(func.count()).select_from(Deal).where(mine)) or 0


def filter_condition(shelf: CatalogueFilter, now: datetime) -> ColumnElement[bool]:
    """Return the condition that a deal is on a shelf."""
    if shelf is CatalogueFilter.NEW:
        return is_waiting()
    if shelf is CatalogueFilter.OFFERED:
        return on_offer(now)
    if shelf is CatalogueFilter.OVER:
        return or_(Deal.state == DealState.WITHDRAWN, Deal.ends_at <= now)
    return true()
