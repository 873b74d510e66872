"""Importing a feed file that an admin sent: begun, carried on chunk by chunk, finished, failed or stopped.

Each chunk is committed with its counts and with `rows_done`, so that a kill loses nothing and
counts nothing twice; whoever stops an import holds its row, so the chunk under way is done or
never begun. The card of an import tells how far it is; the report at the end is a notice of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import NotRequired, TypedDict, TypeGuard
from urllib.parse import quote

from domain.campaign.appearance import destinations
from domain.deal.deal import import_feed
from domain.feeds.row import BadRow, FeedRow
from domain.feeds.words import one_line
from domain.notify import notify
from domain.promotion import live_card
from domain.promotion.live_card import CardValues
from domain.refusal import Refused
from storage import members
from storage.chat.tables import Chat
from storage.columns import Json
from storage.database import Tx
from storage.deal import approvals, catalogue, feed_imports, feed_settings
from storage.deal.deals import OPERATOR, PARTNER
from storage.deal.feed_imports import OPEN, RUNNABLE
from storage.deal.tables import Deal, FeedImport, FeedState
from storage.delivery.kinds import Kind


class FeedCounts(TypedDict):
    """What every message about an import has."""

    name: str
    """Of the file."""
    source: str
    new: int
    changed: int
    same: int
    bad: int


class FeedProgress(FeedCounts):
    """How far an import is; `by` is the name of whoever stopped it."""

    state: str
    percent: int
    again: bool
    """It waits to be tried again."""
    done: int
    """Rows."""
    by: str | None


class FeedCard(FeedProgress, CardValues):
    """The card of an import."""


FeedReason = tuple[str, Json]
"""The name of a refusal, and its values."""
ReportRow = tuple[int, str, Json, str]
"""A bad row: its line, reason with values, and text."""


class FeedReport(FeedCounts):
    """What came of an import."""

    missing: int
    """Deals of the feed that the file does not have."""
    stopped: ReportRow | None
    """The row that ended the reading."""
    reason: FeedReason | None
    """Why nothing was imported."""
    rows: list[ReportRow]
    waiting: NotRequired[int]
    """New deals of the feed that no rotation posts yet; a report of an older program does not say."""
    deals: NotRequired[list[tuple[str, list[str]]]]
    """The titles of the newest of them, each with the rotations that would post it."""
    without_link: NotRequired[int]
    """Deals of the feed that lead nowhere."""
    number: NotRequired[int]
    """Of the import."""


class FeedStopped(FeedProgress, FeedReport):
    """What came of an import that somebody stopped."""


KIND = "feed_import"
"""The kind of the card."""
REPORT: Kind[FeedReport] = Kind("feed_import.report")
MISSING_KEPT_MAX = 10_000
"""Deals that left a feed and can be withdrawn in the menus at once."""
FETCHED_BYTES_MAX = 20 * 1024 * 1024
"""What Telegram lets a bot fetch."""
WAITING_MAX = 10
DEALS_NAMED = 3
"""New deals that a report names."""
NAME_CHARS_MAX = 60
TRIES_MAX = 6
TRY_AGAIN = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A file as Telegram knows it."""

    id: str
    name: str
    size: int
    """In bytes."""


def source_name(typed: str) -> str:
    """Return the name of a feed as somebody typed it, or refuse."""
    name = one_line(typed, NAME_CHARS_MAX)
    if not name or len(typed) > NAME_CHARS_MAX:
        raise Refused("feed.source", maximum=NAME_CHARS_MAX)
    if name == OPERATOR or name.startswith(PARTNER):
        raise Refused("feed.operator", source=name)
    return name


def shop_url(deal: Deal | None) -> str | None:
    """Return the address of the shop that a product's link was made from, as Shopify makes them."""
    tail = "" if deal is None else f"/products/{quote(deal.source_id, safe='')}"
    if deal is None or deal.link is None or not deal.link.endswith(tail):
        return None
    return deal.link.removesuffix(tail)


async def begin(
    tx: Tx,
    member_id: int,
    file: FeedFile,
    *,
    source: str,
    currency: str,
    now: datetime,
    shop: str | None = None,
) -> FeedImport:
    """Put a file in line: it is read, and shown before it is imported.

    One of each feed at a time; it takes the place of one that waits for somebody's word.
    """
    if file.size > FETCHED_BYTES_MAX:
        raise Refused("feed.too_big_to_fetch", megabytes=FETCHED_BYTES_MAX >> 20)
    under_way = await feed_imports.open_sources(tx)
    if source in under_way:
        raise Refused("feed.under_way", source=source)
    if len(under_way) >= WAITING_MAX:
        raise Refused("feed.too_many_waiting", maximum=WAITING_MAX)
    for one in await feed_imports.lock_ready(tx, source):
        one.state, one.stopped_by, one.settled_at = FeedState.STOPPED, member_id, now
        await live_card.mark_changed(tx, KIND, one.id)
    known = await feed_settings.find(tx, source)
    made = FeedImport(
        member_id=member_id,
        file_id=file.id,
        file_name=one_line(file.name, NAME_CHARS_MAX) or "-",
        file_bytes=file.size,
        source=source,
        currency=currency,
        asked_at=now,
        shop_url=shop or (known.shop_url if known else None),
        columns=dict(known.columns) if known else {},
        decimal=known.decimal if known else None,
        encoding=known.encoding if known else None,
    )
    tx.add(made)
    await tx.flush()
    await live_card.publish(tx, KIND, made.id, [(member_id, None)], now=now)
    return made


async def lock_open(tx: Tx, import_id: int) -> FeedImport | None:
    """Return an import that is not over, and hold it until the transaction ends."""
    found = await feed_imports.lock(tx, import_id)
    return found if found is not None and found.state in OPEN else None


async def import_chunk(
    tx: Tx,
    import_id: int,
    place: int,
    rows: Sequence[FeedRow | BadRow],
    *,
    bytes_done: int,
    now: datetime,
    rng: Random,
) -> bool:
    """Import the rows from `place` on; return False where somebody else is further already."""
    found = await lock_open(tx, import_id)
    if found is None or found.state not in RUNNABLE or found.rows_done != place:
        return False
    tally = await import_feed(tx, rows, source=found.source, now=now, rng=rng)
    found.state, found.tries, found.try_at = FeedState.RUNNING, 0, None
    found.rows_done += len(rows)
    found.bytes_done = bytes_done
    found.new += tally.new
    found.changed += tally.changed
    found.same += tally.same
    found.bad += len(tally.bad)
    await live_card.mark_changed(tx, KIND, import_id)
    return True


async def retry_later(tx: Tx, import_id: int, why: Refused, *, now: datetime) -> None:
    """Try again later, longer after each time; in the end give up, and tell why."""
    found = await lock_open(tx, import_id)
    if found is None:
        return
    found.tries += 1
    if found.tries >= TRIES_MAX:
        await fail(tx, import_id, why, now=now)
        return
    found.try_at = now + TRY_AGAIN * found.tries


async def finish(
    tx: Tx,
    import_id: int,
    bad: Sequence[BadRow],
    lines: Mapping[int, str],
    *,
    seen: set[str],
    now: datetime,
    form: str | None = None,
) -> None:
    """Tell what came of an import; `lines` are the texts of the bad rows, `seen` the ids of the file."""
    found = await lock_open(tx, import_id)
    if found is None:
        return
    stopped = next((report_row(row, lines) for row in bad if row.stops), None)
    known = await catalogue.active_ids(tx, found.source)
    left = [] if stopped else sorted(known - seen)
    missing = len(left)
    found.missing = left[:MISSING_KEPT_MAX]
    found.state, found.settled_at = FeedState.DONE, now
    if form is not None:
        await feed_settings.remember(
            tx,
            found.source,
            form=form,
            columns=found.columns,
            decimal=found.decimal,
            shop_url=found.shop_url,
            encoding=found.encoding,
        )
    await live_card.mark_changed(tx, KIND, import_id)
    values: FeedReport = {
        **counts(found),
        "missing": missing,
        "without_link": await catalogue.count_without_link(tx, found.source),
        "stopped": stopped,
        "reason": None,
        "rows": [report_row(row, lines) for row in bad],
        **await news(tx, found.source),
        "number": found.id,
    }
    await notify(tx, found.member_id, REPORT, values, now=now)


async def fail(tx: Tx, import_id: int, refused: Refused, *, now: datetime) -> None:
    """Tell that a file is not imported, and why."""
    found = await lock_open(tx, import_id)
    if found is None:
        return
    found.state, found.reason, found.settled_at = FeedState.FAILED, refused.reason, now
    await live_card.mark_changed(tx, KIND, import_id)
    values: FeedReport = {
        **counts(found),
        "missing": 0,
        "without_link": 0,
        "stopped": None,
        "reason": (refused.reason, plain(refused.values)),
        "rows": [],
        **await news(tx, found.source),
        "number": found.id,
    }
    await notify(tx, found.member_id, REPORT, values, now=now)


async def stop(tx: Tx, import_id: int, by_id: int, *, now: datetime) -> FeedImport:
    """End an import for good; what was imported stays, and whoever sent the file hears of it."""
    found = await lock_open(tx, import_id)
    if found is None:
        raise Refused("feed.over")
    found.state, found.stopped_by, found.settled_at = FeedState.STOPPED, by_id, now
    await live_card.mark_changed(tx, KIND, import_id)
    values: FeedStopped = {
        **await progress(tx, found),
        "missing": 0,
        "without_link": 0,
        "stopped": None,
        "reason": None,
        "rows": [],
        **await news(tx, found.source),
        "number": found.id,
    }
    await notify(tx, found.member_id, REPORT, values, now=now)
    return found


class FeedNews(TypedDict):
    """What of a feed waits for somebody's word."""

    waiting: int
    deals: list[tuple[str, list[str]]]


async def news(tx: Tx, source: str, *, limit: int = DEALS_NAMED) -> FeedNews:
    """Return how many new deals of a feed wait, and where the first of them would be posted."""
    _, waiting = await approvals.count_of_feed(tx, source)
    named = await approvals.waiting(tx, source, limit=limit)
    where = await destinations(tx, named)
    return {"waiting": waiting, "deals": [(deal.title, where[deal.id]) for deal in named]}


def counts(found: FeedImport) -> FeedCounts:
    return {
        "name": found.file_name,
        "source": found.source,
        "new": found.new,
        "changed": found.changed,
        "same": found.same,
        "bad": found.bad,
    }


def report_row(row: BadRow, lines: Mapping[int, str]) -> ReportRow:
    return row.line, row.reason, plain(row.values), lines.get(row.line, "")


def was_stopped(values: FeedReport) -> TypeGuard[FeedStopped]:
    """Whether a report is of an import that somebody stopped."""
    return values.get("state") == FeedState.STOPPED


def plain(values: Mapping[str, object]) -> Json:
    """Return values that JSON can keep."""
    return {name: value if isinstance(value, int) else str(value) for name, value in values.items()}


async def card_values(
    tx: Tx, import_id: int, _: Chat | None, zone: str, __: datetime
) -> FeedCard | None:
    """Return what the card of an import says now."""
    found = await tx.get(FeedImport, import_id)
    if found is None:
        return None
    final = found.state not in OPEN
    return {**await progress(tx, found), "final": final, "live": False, "zone": zone}


async def progress(tx: Tx, found: FeedImport) -> FeedProgress:
    percent = min(100, found.bytes_done * 100 // max(1, found.file_bytes))
    stopper = None if found.stopped_by is None else await members.find(tx, found.stopped_by)
    return {
        **counts(found),
        "state": str(found.state),
        "percent": 100 if found.state == FeedState.DONE else percent,
        "again": found.try_at is not None,
        "done": found.rows_done,
        "by": None if stopper is None else stopper.name,
    }
