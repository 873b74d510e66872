"""Queries on deals: found by code, source, link or words, listed and counted; and what each cost from when on."""

import unicodedata
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    event,
    func,
    insert,
    inspect,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Mapper

from storage.columns import NO_SYNC, lock_row
from storage.database import Tx
from storage.deal.tables import Deal, DealApproval, DealState, DealTag, PriceChange
from storage.feed_source.feed_sources import is_stale

PAGE_SIZE = 6
"""Deals on one page of the list."""
PARTNER = "partner:"
"""What the feeds of other shops' deals begin with; no file is imported as one either."""
OPERATOR = "operator"
"""The feed of what was added by hand; no file is imported as this one."""
BROKEN_MAX = 1_000
"""So many refused photos are remembered from before a start."""
WORDS_MAX = 8
"""Words of a search; those behind them are not looked for."""


PRICES_READ_MAX = 1_000
"""So many of a deal's changes are looked at; the database keeps all."""


def fold_case(words: str) -> str:
    """Return words without their case, in every script: SQLite's own `lower` knows only Latin."""
    return unicodedata.normalize("NFKC", words).casefold()


@event.listens_for(Deal, "before_insert")
@event.listens_for(Deal, "before_update")
def _fold(_: Mapper[Deal], __: Connection, deal: Deal) -> None:
    deal.sought = fold_case(f"{deal.title} {deal.code} {deal.source}")
    if inspect(deal).attrs.photo.history.has_changes():
        deal.photo_problem = None  # Another picture has not been tried yet.


async def set_photo_problem(tx: Tx, photo: str, words: str | None) -> list[str]:
    """Remember why a photo is refused, or with None that it is not; return the deals that are new."""
    mine = update(Deal).where(Deal.photo == photo)
    known = Deal.photo_problem.is_not(None) if words is None else Deal.photo_problem.is_(None)
    changed = mine.where(known).values(photo_problem=words).returning(Deal.title)
    return list(await tx.scalars(changed.execution_options(**NO_SYNC)))


async def broken_photos(tx: Tx) -> list[str]:
    """Return the photos of deals that Telegram did not take when they were sent last."""
    rows = select(Deal.photo).where(Deal.photo_problem.is_not(None), Deal.photo.is_not(None))
    return [photo for photo in await tx.scalars(rows.distinct().limit(BROKEN_MAX)) if photo]


def on_offer(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a deal can be bought at `now`; `domain.deal.deal` has its twin."""
    return (
        (Deal.state == DealState.ACTIVE)
        & Deal.in_stock
        & or_(Deal.starts_at.is_(None), Deal.starts_at <= now)
        & or_(Deal.ends_at.is_(None), Deal.ends_at > now)
    )


def matches_words(words: str) -> ColumnElement[bool]:
    """Return the condition that title, code or feed of a deal hold every one of `words`."""
    some = fold_case(words).split()[:WORDS_MAX]
    return and_(true(), *(Deal.sought.contains(word, autoescape=True) for word in some))


async def find(tx: Tx, deal_id: int) -> Deal | None:
    """Return the deal with this id."""
    return await tx.get(Deal, deal_id)


async def by_ids(tx: Tx, deal_ids: Collection[int]) -> Sequence[Deal]:
    """Return the deals with these ids, as far as there are any."""
    return (await tx.scalars(select(Deal).where(Deal.id.in_(deal_ids)))).all()


async def by_code(tx: Tx, code: str) -> Deal | None:
    """Return the deal with this code, written as it is stored."""
    return (await tx.scalars(select(Deal).where(Deal.code == code))).one_or_none()


async def by_source(tx: Tx, source: str, source_ids: Collection[str]) -> dict[str, Deal]:
    """Return the deals of a feed among `source_ids`, by that id."""
    rows = select(Deal).where(Deal.source == source, Deal.source_id.in_(source_ids))
    return {deal.source_id: deal for deal in await tx.scalars(rows)}


async def lock_by_source(tx: Tx, source: str, source_ids: Collection[str]) -> dict[str, Deal]:
    """Load the deals of a feed among `source_ids`, and hold them until the transaction ends."""
    rows = select(Deal).where(Deal.source == source, Deal.source_id.in_(source_ids))
    rows = rows.order_by(Deal.id).with_for_update()
    return {deal.source_id: deal for deal in await tx.scalars(rows)}


async def by_link(tx: Tx, link: str, *, now: datetime) -> Deal | None:
    """Return the newest deal on offer that leads to this address."""
    rows = select(Deal).where(on_offer(now), Deal.link == link)
    return (await tx.scalars(rows.order_by(Deal.id.desc()).limit(1))).one_or_none()


async def has_category(tx: Tx, category: str) -> bool:
    """Return whether any deal is of this category."""
    rows = select(Deal.id).where(Deal.category == category).limit(1)
    return await tx.scalar(rows) is not None


async def taken_codes(tx: Tx, codes: Collection[str]) -> set[str]:
    """Return those of `codes` that belong to a deal already."""
    return set(await tx.scalars(select(Deal.code).where(Deal.code.in_(codes))))


async def count(tx: Tx) -> int:
    """Return how many deals there are, whatever their state."""
    return await tx.scalar(select(func.count()).select_from(Deal)) or 0


async def listed(
    tx: Tx, *, limit: int, words: str = "", source: str = "", state: str = ""
) -> Sequence[Deal]:
    """Return the newest `limit` deals of any state, or those that fit, for the operator."""
    rows = select(Deal).where(matches_words(words)).order_by(Deal.id.desc()).limit(limit)
    if source:
        rows = rows.where(Deal.source == source)
    if state:
        rows = rows.where(Deal.state == state)
    return (await tx.scalars(rows)).all()


async def page(
    tx: Tx, number: int, *, now: datetime, category: str | None = None, size: int = PAGE_SIZE
) -> tuple[Sequence[Deal], int]:
    """Return page `number` (from 0) of what is on offer, and how many pages there are."""
    wanted = on_offer(now) & (true() if category is None else Deal.category == category)
    total = await tx.scalar(select(func.count()).select_from(Deal).where(wanted)) or 0
    rows = select(Deal).where(wanted).order_by(Deal.id)
    found = await tx.scalars(rows.offset(number * size).limit(size))
    return found.all(), -(-total // size)


async def categories(tx: Tx, *, now: datetime, limit: int) -> Sequence[str]:
    """Return the categories of what is on offer, the largest first."""
    named = on_offer(now) & Deal.category.is_not(None) & (Deal.category != "")
    rows = select(Deal.category).where(named).group_by(Deal.category)
    rows = rows.order_by(func.count().desc(), Deal.category).limit(limit)
    return [category for category in await tx.scalars(rows) if category]


async def offered(tx: Tx, *, now: datetime, limit: int) -> Sequence[Deal]:
    """Return what is on offer, the newest first."""
    return (
        await tx.scalars(select(Deal).where(on_offer(now)).order_by(Deal.id.desc()).limit(limit))
    ).all()


async def search(tx: Tx, words: str, *, now: datetime, limit: int) -> Sequence[Deal]:
    """Return deals on offer that hold every word somebody typed, the newest first."""
    rows = select(Deal).where(on_offer(now), matches_words(words))
    return (await tx.scalars(rows.order_by(Deal.id.desc()).limit(limit))).all()


def taken_by(sources: Collection[str], tags: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a rotation takes a deal: of these feeds, with any of these tags."""
    wanted: list[ColumnElement[bool]] = [true()]
    if sources:
        wanted.append(Deal.source.in_(sources))
    if tags:
        wanted.append(Deal.id.in_(select(DealTag.deal_id).where(DealTag.tag.in_(tags))))
    return and_(*wanted)


def in_turn(
    sources: Collection[str], tags: Collection[str], *, now: datetime
) -> ColumnElement[bool]:
    """Return the condition that a rotation may post a deal now: allowed, on offer, its feed not too old."""
    allowed = on_offer(now) & (Deal.approval == DealApproval.ALLOWED)
    return allowed & taken_by(sources, tags) & ~is_stale(now)


async def has_stale(
    tx: Tx, sources: Collection[str], tags: Collection[str], *, now: datetime
) -> bool:
    """Return whether a rotation would post something, were its feed not too old."""
    held = on_offer(now) & (Deal.approval == DealApproval.ALLOWED) & taken_by(sources, tags)
    return await tx.scalar(select(Deal.id).where(held, is_stale(now)).limit(1)) is not None


async def next_in_rotation(
    tx: Tx, *, after_id: int, sources: Collection[str], tags: Collection[str], now: datetime
) -> Deal | None:
    """Return the allowed deal on offer that follows `after_id`, from the beginning after the last."""
    allowed = in_turn(sources, tags, now=now)
    rows = select(Deal).where(allowed).order_by(Deal.id).limit(1)
    later = (await tx.scalars(rows.where(Deal.id > after_id))).one_or_none()
    return later or (await tx.scalars(rows)).one_or_none()


async def tags_of(tx: Tx, deal_ids: Collection[int]) -> dict[int, set[str]]:
    """Return the tags of each deal that has any."""
    found: dict[int, set[str]] = {}
    rows = select(DealTag.deal_id, DealTag.tag).where(DealTag.deal_id.in_(deal_ids))
    for deal_id, tag in await tx.execute(rows):
        found.setdefault(deal_id, set()).add(tag)
    return found


async def set_tags(tx: Tx, tags: dict[int, set[str]]) -> None:
    """Replace the tags of each deal named."""
    await tx.execute(delete(DealTag).where(DealTag.deal_id.in_(tags)))
    rows = [{"deal_id": deal_id, "tag": tag} for deal_id, words in tags.items() for tag in words]
    if rows:
        await tx.execute(insert(DealTag), rows)


async def to_close(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the ids of deals that are over and whose posts have not all been ended."""
    ended = Deal.ends_at <= now
    rows = (
        select(Deal.id)
        .where(Deal.closed_at.is_(None), or_(ended, Deal.state == DealState.WITHDRAWN))
        .order_by(Deal.id)
        .limit(limit)
    )
    return (await tx.scalars(rows)).all()


async def to_reprice(tx: Tx, *, now: datetime, limit: int) -> Sequence[int]:
    """Return the ids of deals whose sale begins or ends by `now`."""
    rows = select(Deal.id).where(Deal.reprice_at <= now).order_by(Deal.reprice_at, Deal.id)
    return (await tx.scalars(rows.limit(limit))).all()


async def lock(tx: Tx, deal_id: int) -> Deal | None:
    """Load a deal and hold it until the transaction ends."""
    return await lock_row(tx, Deal, Deal.id == deal_id)


async def price_history(tx: Tx, deal_id: int) -> Sequence[PriceChange]:
    """Return the changes of a deal's price, the oldest first."""
    rows = select(PriceChange).where(PriceChange.deal_id == deal_id)
    newest = (await tx.scalars(rows.order_by(PriceChange.id.desc()).limit(PRICES_READ_MAX))).all()
    return newest[::-1]


async def price_histories(tx: Tx, deal_ids: Collection[int]) -> dict[int, list[PriceChange]]:
    """Return the same for each of some deals."""
    newest = func.row_number().over(
        partition_by=PriceChange.deal_id, order_by=PriceChange.id.desc()
    )
    ranked = (
        select(PriceChange.id, newest.label("place"))
        .where(PriceChange.deal_id.in_(deal_ids))
        .subquery()
    )
    rows = (
        select(PriceChange)
        .join(ranked, ranked.c.id == PriceChange.id)
        .where(ranked.c.place <= PRICES_READ_MAX)
        .order_by(PriceChange.id)
    )
    found: dict[int, list[PriceChange]] = {}
    for change in await tx.scalars(rows):
        found.setdefault(change.deal_id, []).append(change)
    return found
