"""Imports a feed file of this machine, from its beginning to its end.

rows -> chunks, each committed -> what came of it
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from random import Random

from domain import feeds
from domain.deal.deal import Tally, import_feed, withdraw_left
from domain.feeds.limits import CHUNK_BYTES
from domain.feeds.row import BadRow, FeedContents, FeedRow
from domain.price_text import DecimalSign
from storage.database import Database, Tx

CHUNK_ROWS = 200
"""Rows written in one transaction."""


@dataclass
class ImportProgress:
    """How far an import has come; `bytes_read` of `bytes_total` for a bar."""

    bytes_total: int
    bytes_read: int = 0
    tally: Tally = field(default_factory=Tally)
    contents: FeedContents = field(default_factory=FeedContents)


def no_bar(_: ImportProgress) -> None:
    """Show nothing while importing."""


async def import_file(
    database: Database,
    path: Path,
    *,
    source: str,
    currency: str,
    now: Callable[[], datetime],
    rng: Random,
    shop_url: str | None = None,
    decimal: DecimalSign | None = None,
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
        progress = ImportProgress(bytes_total=path.stat().st_size)
        pieces = _chunks(path, progress)
        rows = feeds.read(pieces, currency=currency, shop_url=shop_url, decimal=decimal)
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


def _chunks(path: Path, progress: ImportProgress) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            progress.bytes_read += len(chunk)
            yield chunk


def _with_pictures(rows: Iterator[FeedRow | BadRow], folder: Path) -> Iterator[FeedRow | BadRow]:
    """Look ids up among the files there are; an id is never made into a path."""
    files = {path.stem: path.resolve().as_uri() for path in folder.glob("*.png")}
    for row in rows:
        if isinstance(row, FeedRow) and row.source_id in files:
            yield replace(row, photo=files[row.source_id])
        else:
            yield row
