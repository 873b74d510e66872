"""Fetches feeds that are due, one at a time, and imports what has changed.

    claimed -> fetched into a file -> read once for what it lacks -> imported as a file sent by hand
                                                                  -> what left long ago ends

No transaction is open while the network or the file is waited for; a kill leaves the feed as it
was, and it is fetched anew a quarter of an hour later.
"""

import asyncio
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import structlog

from domain.clock import Clock
from domain.feed_source import run
from domain.feed_source.address import open_address
from domain.feed_source.run import FeedRead, FeedRun
from domain.feeds.limits import FILE_BYTES_MAX
from domain.feeds.readers import reading
from domain.feeds.readers.reading import FeedTerms
from domain.feeds.row import BadRow, FeedContents, FeedRow
from domain.price_text import DecimalSign
from domain.refusal import Refused
from domain.settings import Settings
from jobs.http_door.body import FetchLimits
from jobs.http_door.door import Fetched, HttpDoor, Wanted
from jobs.import_file import CHUNK_ROWS, file_chunks, import_file
from jobs.job import Job, JobContext
from storage.database import Database
from storage.deal import catalogue, feed_settings
from storage.feed_source import feed_sources
from storage.feed_source.tables import FeedSource

EVERY_S = 2.0
LIMITS = FetchLimits(packed_bytes=FILE_BYTES_MAX, unpacked_bytes=FILE_BYTES_MAX, seconds=60)
log = structlog.get_logger("tuan.feed")


@dataclass(frozen=True, slots=True)
class FeedScan:
    """What a file has, found before anything of it is imported."""

    terms: FeedTerms
    """With what the file itself told."""
    contents: FeedContents
    cut: Refused | None
    """Why it cannot be read to its end."""


class FeedFetcher:
    """Runs the feeds of one shop."""

    def __init__(
        self, database: Database, settings: Settings, clock: Clock, rng: Random, door: HttpDoor
    ) -> None:
        self._database, self._settings = database, settings
        self._clock, self._rng = clock, rng
        self._door = door

    async def tick(self) -> int:
        """Run the feed that is due, if any; return how many people are told something."""
        now = self._clock.now()
        async with self._database.read() as tx:
            due = await feed_sources.next_due(tx, now=now)
            stale = await feed_sources.count_stale(tx, told=run.TOLD_HELD, now=now)
        if stale:
            async with self._database.begin() as tx:
                await run.tell_stale(tx, now=now)
        if due is None:
            return stale
        async with self._database.begin() as tx:
            source = await run.claim(tx, due.id, now=now)
        if source is not None and source.next_at is not None:
            await self._run(source, FeedRun(source.id, source.next_at))
        return 1

    async def _run(self, source: FeedSource, claimed: FeedRun) -> None:
        try:
            with TemporaryDirectory(prefix="tuan-feed-") as folder:
                await self._fetch_and_import(source, claimed, Path(folder) / "feed")
        except Refused as refused:
            await self._fail(claimed, refused)
        except OSError as error:
            log.warning("feed file cannot be kept", feed=source.source, why=error.strerror)
            await self._fail(claimed, Refused("feed_source.disk"))
        except Exception:
            await self._fail(claimed, Refused("feed.broken"))
            raise

    async def _fail(self, claimed: FeedRun, why: Refused) -> None:
        log.info("feed failed", number=claimed.source_id, why=why.reason)
        async with self._database.begin() as tx:
            await run.fail(tx, claimed, why, now=self._clock.now())

    async def _fetch_and_import(self, source: FeedSource, claimed: FeedRun, path: Path) -> None:
        got = await self._fetched(source, path)
        full = run.is_full_run(source, now=self._clock.now())
        if got.unchanged or (got.digest == source.digest and not full):
            await self._succeed(claimed, None)
            return
        scan = await self._scanned(source, path)
        async with self._database.read() as tx:
            known = await catalogue.active_ids(tx, source.source)
        missing = known - scan.contents.ids
        certain = scan.cut is None and not scan.contents.unknown
        if certain and run.shrinks_too_much(len(missing), len(known), source.agreed):
            async with self._database.begin() as tx:
                await run.ask(
                    tx, claimed, len(missing), len(known), now=self._clock.now(), rng=self._rng
                )
            return
        await self._import(source, claimed, path, got, scan, missing if certain else None)

    async def _fetched(self, source: FeedSource, path: Path) -> Fetched:
        address = open_address(source.address_sealed, self._settings.key)
        wanted = Wanted(address.url, address.headers, plain=source.plain)
        if not run.is_full_run(source, now=self._clock.now()):
            wanted = replace(wanted, etag=source.etag, last_modified=source.last_modified)
        return await self._door.fetch(wanted, path, LIMITS)

    async def _scanned(self, source: FeedSource, path: Path) -> FeedScan:
        """Read a file for what it has; refuses one that has no product, or is no feed."""
        terms = await self._terms(source)
        settled = await asyncio.to_thread(reading.settle, lambda: file_chunks(path), terms)
        rows = await asyncio.to_thread(reading.read, file_chunks(path), settled)
        contents, bad, good = FeedContents(), list[BadRow](), 0
        while chunk := await asyncio.to_thread(lambda: list(islice(rows, CHUNK_ROWS))):
            contents.note(chunk)
            bad += [row for row in chunk if isinstance(row, BadRow)]
            good += sum(isinstance(row, FeedRow) for row in chunk)
        stop = next((row for row in bad if row.stops), None)
        cut = None if stop is None else Refused(stop.reason, **stop.values)
        if not good:
            raise cut or Refused("feed_source.nothing", bad=len(bad))
        return FeedScan(settled, contents, cut)

    async def _terms(self, source: FeedSource) -> FeedTerms:
        """Return how the feed is read: as its last file that a person imported."""
        async with self._database.read() as tx:
            known = await feed_settings.find(tx, source.source)
        settings = self._settings
        terms = FeedTerms(settings.currency, source.shop_url, zone=settings.timezone)
        if known is None:
            return terms
        return replace(
            terms,
            shop_url=source.shop_url or known.shop_url,
            decimal=None if known.decimal is None else DecimalSign(known.decimal),
            columns=dict(known.columns),
            said_encoding=known.encoding,
        )

    async def _import(
        self,
        source: FeedSource,
        claimed: FeedRun,
        path: Path,
        got: Fetched,
        scan: FeedScan,
        missing: set[str] | None,
    ) -> None:
        done = await import_file(
            self._database,
            path,
            source=source.source,
            terms=scan.terms,
            now=self._clock.now,
            rng=self._rng,
        )
        read = FeedRead(got.etag, got.last_modified, got.digest, done.tally, missing, scan.cut)
        await self._succeed(claimed, read)

    async def _succeed(self, claimed: FeedRun, read: FeedRead | None) -> None:
        now, rng = self._clock.now(), self._rng
        async with self._database.begin() as tx:
            more = await run.succeed(tx, claimed, read, now=now, rng=rng)
        while more:
            async with self._database.begin() as tx:
                more = await run.end_more(tx, claimed.source_id, now=now)


def job(context: JobContext, door: HttpDoor) -> Job:
    """Return the job of one bot."""
    fetcher = FeedFetcher(context.database, context.settings, context.clock, context.rng, door)
    return Job("feed_source", every_s=EVERY_S, run=lambda _: fetcher.tick())
