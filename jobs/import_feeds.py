"""Imports the feed files that admins sent: a slice of work at each tick, one file after another.

    fetched from Telegram -> read and shown -> (somebody's word)
    fetched again -> rows behind those that are done -> chunks, each committed -> the report

The file is held in memory while it is read, and fetched again after a restart.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from random import Random

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
)
from aiohttp import ClientError

from domain.deal import feed_import
from domain.delivery.outcome import Postponed
from domain.feed_preview import ready
from domain.feed_preview.preview import unknown_preview
from domain.feeds.columns import UnknownColumns
from domain.feeds.excerpt import excerpts
from domain.feeds.limits import CHUNK_BYTES
from domain.feeds.readers import reading
from domain.feeds.readers.reading import FeedLayout, Format
from domain.feeds.row import BadRow, FeedContents, FeedRow
from domain.refusal import Refused
from jobs.import_file import CHUNK_ROWS, preview_feed
from jobs.job import Job, JobContext
from storage.database import Database
from storage.deal import feed_imports
from storage.deal.tables import FeedImport, FeedState

EVERY_S = 0.5
SLICE_S = 0.8
"""So long one tick works; the rest is done at the next."""
FETCH_S = 120
REFUSALS = (TelegramBadRequest, TelegramForbiddenError, TelegramNotFound)
TROUBLES = (TelegramAPIError, ClientDecodeError, ClientError, Postponed, OSError)
"""What passes by itself."""
Row = FeedRow | BadRow
log = structlog.get_logger("tuan.feed")


@dataclass
class FeedReader:
    """A file that is being read: its rows behind `place`, and what was seen before."""

    number: int
    data: bytes
    zone: str = "UTC"
    bytes_read: int = 0
    place: int = 0
    bad: list[BadRow] = field(default_factory=list)
    contents: FeedContents = field(default_factory=FeedContents)
    rows: Iterator[Row] = field(default_factory=lambda: iter(()))
    layout: FeedLayout = field(default_factory=lambda: FeedLayout(Format.TABLE))

    def open(self, asked: FeedImport) -> None:
        """Recognise the format, and pass the rows that are done; refuses what is no feed."""
        terms = reading.settle(self.pieces, ready.terms_of(asked, self.zone))
        feed = reading.open_feed(self.pieces(), terms)
        self.rows, self.layout = feed.rows, feed.layout
        while self.place < asked.rows_done:
            if not self.note(self.next(min(CHUNK_ROWS, asked.rows_done - self.place))):
                return

    def next(self, most: int | None = None) -> list[Row]:
        """Return the next rows, a chunk unless told otherwise; none is the end of the file."""
        return list(islice(self.rows, most or CHUNK_ROWS))

    def note(self, rows: list[Row]) -> int:
        """Remember what rows said that are done; return how many they were."""
        self.place += len(rows)
        self.bad += [row for row in rows if isinstance(row, BadRow)]
        self.contents.note(rows)
        return len(rows)

    def excerpts(self, wanted: set[int]) -> dict[int, str]:
        """Return what stands at lines of the file."""
        return excerpts(self.pieces(), self.layout, wanted)

    def pieces(self) -> Iterator[bytes]:
        for start in range(0, len(self.data), CHUNK_BYTES):
            self.bytes_read = min(start + CHUNK_BYTES, len(self.data))
            yield self.data[start : start + CHUNK_BYTES]


class Importer:
    """Works on the oldest import there is, from tick to tick."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        clock: Callable[[], datetime],
        rng: Random,
        zone: str = "UTC",
    ) -> None:
        self._database = database
        self._bot = bot
        self._clock = clock
        self._rng = rng
        self._zone = zone
        self._reading: FeedReader | None = None

    async def tick(self) -> int:
        """Work for a while; return whether there was anything to do, as a number."""
        async with self._database.read() as tx:
            asked = await feed_imports.next_runnable(tx, now=self._clock())
        if asked is None:
            self._reading = None
            return 0
        reading, self._reading = self._reading, None
        try:
            if reading is None or reading.number != asked.id:
                reading = await self._opened(asked)
            if reading is not None and await self._read_on(reading):
                self._reading = reading
        except Refused as refused:
            log.info("feed refused", number=asked.id, reason=refused.reason)
            async with self._database.begin() as tx:
                await feed_import.fail(tx, asked.id, refused, now=self._clock())
        except Exception:
            # It is reported, and tried again a few times: others must not wait for ever.
            await self._put_off(asked, Refused("feed.broken"))
            raise
        return 1

    async def _put_off(self, asked: FeedImport, why: Refused) -> None:
        async with self._database.begin() as tx:
            await feed_import.retry_later(tx, asked.id, why, now=self._clock())

    async def _opened(self, asked: FeedImport) -> FeedReader | None:
        """Fetch a file and open it where it was left; None where it cannot be fetched now."""
        try:
            fetched = await self._bot.download(asked.file_id, timeout=FETCH_S)
        except REFUSALS as refusal:
            log.warning("feed file is gone", number=asked.id, why=refusal.message)
            raise Refused("feed.not_fetched") from None
        except TROUBLES as trouble:
            log.warning("feed file waits", number=asked.id, why=type(trouble).__name__)
            await self._put_off(asked, Refused("feed.not_fetched"))
            return None
        data = b"" if fetched is None else fetched.read(feed_import.FETCHED_BYTES_MAX + 1)
        if len(data) > feed_import.FETCHED_BYTES_MAX:
            raise Refused("feed.too_big_to_fetch", megabytes=feed_import.FETCHED_BYTES_MAX >> 20)
        reading = FeedReader(asked.id, data, self._zone)
        if asked.state == FeedState.WAITING:
            await self._preview(reading, asked)
            return None
        await asyncio.to_thread(reading.open, asked)
        return reading

    async def _preview(self, reading: FeedReader, asked: FeedImport) -> None:
        """Show what a file is and would do."""
        now = self._clock()
        try:
            preview = await preview_feed(
                self._database,
                reading.pieces,
                source=asked.source,
                terms=ready.terms_of(asked, self._zone),
                now=now,
            )
        except UnknownColumns as unknown:
            preview = unknown_preview(unknown)
        async with self._database.begin() as tx:
            await ready.show_preview(tx, asked.id, preview, now=now)

    async def _read_on(self, reading: FeedReader) -> bool:
        """Import chunks for a while; return whether there are more."""
        until = time.monotonic() + SLICE_S
        while True:
            rows = await asyncio.to_thread(reading.next)
            if not rows:
                await self._finish(reading)
                return False
            async with self._database.begin() as tx:
                done = await feed_import.import_chunk(
                    tx,
                    reading.number,
                    reading.place,
                    rows,
                    bytes_done=reading.bytes_read,
                    now=self._clock(),
                    rng=self._rng,
                )
            if not done:
                return False
            reading.note(rows)
            if time.monotonic() >= until:
                return True

    async def _finish(self, reading: FeedReader) -> None:
        wanted = {row.line for row in reading.bad}
        lines = await asyncio.to_thread(reading.excerpts, wanted)
        async with self._database.begin() as tx:
            await feed_import.finish(
                tx,
                reading.number,
                reading.bad,
                lines,
                seen=reading.contents.ids,
                now=self._clock(),
                form=reading.layout.form,
            )


def job(context: JobContext) -> Job:
    """Return the job of one bot: it keeps the file that it reads from tick to tick."""
    zone = context.settings.timezone
    importer = Importer(context.database, context.bot, context.clock.now, context.rng, zone)
    return Job("feed_import", every_s=EVERY_S, run=lambda _: importer.tick())
