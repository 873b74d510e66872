"""Imports a feed file of this machine, from its beginning to its end.

read once for its encoding and its decimal sign -> rows -> chunks, each committed
-> what came of it
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from random import Random

from domain.deal.deal import Tally, compare_feed, import_feed, withdraw_left
from domain.feed_preview.preview import FeedPreview, PreviewCount
from domain.feeds.limits import CHUNK_BYTES
from domain.feeds.readers import reading
from domain.feeds.readers.reading import FeedLayout, FeedTerms
from domain.feeds.row import BadRow, FeedContents, FeedRow
from storage.database import Database, Tx
from storage.deal import catalogue, feed_settings

CHUNK_ROWS = 200
"""Rows written in one transaction."""


@dataclass
class ByteCount:
    """How much of a file was read."""

    bytes_read: int = 0


@dataclass
class ImportProgress:
    """How far an import has come; `bytes_read` of `bytes_total` for a bar."""

    bytes_total: int
    layout: FeedLayout
    terms: FeedTerms
    """With what the file itself told."""
    count: ByteCount
    tally: Tally = field(default_factory=Tally)
    contents: FeedContents = field(default_factory=FeedContents)

    @property
    def bytes_read(self) -> int:
        return self.count.bytes_read


def no_bar(_: ImportProgress) -> None:
    """Show nothing while importing."""


async def import_file(
    database: Database,
    path: Path,
    *,
    source: str,
    terms: FeedTerms,
    now: Callable[[], datetime],
    rng: Random,
    pictures: Path | None = None,
    show: Callable[[ImportProgress], None] = no_bar,
    note: Callable[[Tx], Awaitable[object]] | None = None,
) -> ImportProgress:
    """Import a feed and return what came of it, the bad rows with line and reason.

    `source` names the feed: the same name finds the same deals again. `pictures` is a
    folder of `<source id>.png` that stand in for the feed's own. `note` is called in the
    transaction of the first rows. Raises `Refused` for a
    file that is no feed, `OSError` for one that cannot be read.
    """

    def opened() -> tuple[ImportProgress, Iterator[FeedRow | BadRow]]:
        count = ByteCount()
        settled = reading.settle(lambda: file_chunks(path), terms)
        feed = reading.open_feed(file_chunks(path, count), settled)
        progress = ImportProgress(path.stat().st_size, feed.layout, settled, count)
        rows = feed.rows
        return progress, rows if pictures is None else _with_pictures(rows, pictures)

    progress, rows = await asyncio.to_thread(opened)
    while chunk := await asyncio.to_thread(lambda: list(islice(rows, CHUNK_ROWS))):
        async with database.begin() as tx:
            tally = await import_feed(tx, chunk, source=source, now=now(), rng=rng)
            if note is not None:
                await note(tx)
                note = None
        progress.tally.add(tally)
        progress.contents.note(chunk)
        show(progress)
    return progress


async def withdraw_missing(
    database: Database,
    source: str,
    missing: Collection[str],
    *,
    now: Callable[[], datetime],
    note: Callable[[Tx, int], Awaitable[object]],
) -> int:
    """Withdraw the deals of a feed that it has no more; return how many.

    `note` is called in the transaction of the last ones, with their number in all.
    """
    ids, done = sorted(missing), 0
    for start in range(0, len(ids), CHUNK_ROWS):
        async with database.begin() as tx:
            chunk = ids[start : start + CHUNK_ROWS]
            done += await withdraw_left(tx, source, chunk, now=now())
            if start + CHUNK_ROWS >= len(ids):
                await note(tx, done)
    return done


def file_chunks(path: Path, count: ByteCount | None = None) -> Iterator[bytes]:
    """Yield the pieces of a file, counted on their way."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            if count is not None:
                count.bytes_read += len(chunk)
            yield chunk


async def preview_feed(
    database: Database,
    opener: Callable[[], Iterator[bytes]],
    *,
    source: str,
    terms: FeedTerms,
    now: datetime,
    show: Callable[[int], None] = lambda _: None,
) -> FeedPreview:
    """Return what a file is and what an import of it would do; write nothing. Raises `Refused`."""

    def opened() -> tuple[PreviewCount, Iterator[FeedRow | BadRow]]:
        settled = reading.settle(opener, terms)
        feed = reading.open_feed(opener(), settled)
        return PreviewCount(feed.layout, settled), feed.rows

    count, rows = await asyncio.to_thread(opened)
    done = 0
    while chunk := await asyncio.to_thread(lambda: list(islice(rows, CHUNK_ROWS))):
        async with database.read() as tx:
            count.note(chunk, await compare_feed(tx, chunk, source=source, now=now))
        done += len(chunk)
        show(done)
    async with database.read() as tx:
        known = await catalogue.active_ids(tx, source)
        return count.finished(known, await feed_settings.find(tx, source))


def _with_pictures(rows: Iterator[FeedRow | BadRow], folder: Path) -> Iterator[FeedRow | BadRow]:
    """Look ids up among the files there are; an id is never made into a path."""
    files = {path.stem: path.resolve().as_uri() for path in folder.glob("*.png")}
    for row in rows:
        if isinstance(row, FeedRow) and row.source_id in files:
            yield replace(row, photo=files[row.source_id])
        else:
            yield row
