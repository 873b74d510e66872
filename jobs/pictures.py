"""Looks at the pictures of deals that campaigns may take, before they are posted.

    address -> fetched by the door, one at a time from each host -> is it a photo for Telegram?
            -> kept on disk by its digest: the first post uploads it, the others send its file id
            -> or a problem, which the owner hears of before a post is due

A picture that was looked at is asked for again after a day, by what is known of it.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from domain.clock import Clock
from domain.picture import check
from domain.picture.kind import BYTES_MAX, check_picture
from domain.refusal import Refused
from jobs.http_door.body import FetchLimits
from jobs.http_door.door import Fetched, HttpDoor, Wanted
from jobs.job import Job, JobContext
from storage import private_files
from storage.database import Database
from storage.picture import picture_files, pictures
from storage.picture.tables import Picture

EVERY_S = 3.0
AT_ONCE = 8
"""Pictures looked at in one tick."""
TELL_EVERY = timedelta(hours=1)
REST = timedelta(seconds=30)
"""After a tick that left nothing to look at."""
SWEEP_EVERY = timedelta(days=1)
LIMITS = FetchLimits(packed_bytes=BYTES_MAX, unpacked_bytes=BYTES_MAX, seconds=20)
MEGABYTE = 1_000_000
log = structlog.get_logger("tuan.pictures")


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """Where pictures are kept, and how much of them."""

    path: Path
    most_bytes: int


class PictureChecker:
    """Looks at the pictures of one shop."""

    def __init__(
        self, database: Database, clock: Clock, door: HttpDoor, folder: PictureFolder
    ) -> None:
        self._database, self._clock, self._door = database, clock, door
        self._folder = folder
        self._told_at: datetime | None = None
        self._rests_until: datetime | None = None
        self._swept_at: datetime | None = None

    async def tick(self) -> int:
        """Look at some pictures; return how many deals the owner was told of."""
        now = self._clock.now()
        if self._rests_until is not None and now < self._rests_until:
            return 0
        async with self._database.read() as tx:
            due = await pictures.to_look_at(tx, now=now, limit=AT_ONCE)
        if due:
            async with asyncio.TaskGroup() as tasks:
                for address, known in due:
                    tasks.create_task(self._look(address, known))
        if len(due) == AT_ONCE:
            return 0
        self._rests_until = now + REST
        await self._sweep(now)
        if self._told_at is not None and now < self._told_at + TELL_EVERY:
            return 0
        return await self._tell(now)

    async def _sweep(self, now: datetime) -> None:
        if self._swept_at is None or self._swept_at + SWEEP_EVERY <= now:
            self._swept_at = now
            async with self._database.begin() as tx:
                await pictures.forget_unused(tx)

    async def _tell(self, now: datetime) -> int:
        async with self._database.read() as tx:
            _, number = await pictures.untold(tx, limit=1)
        if number:
            self._told_at = now
            async with self._database.begin() as tx:
                await check.tell(tx, now=now)
        return number

    async def _look(self, address: str, known: Picture | None) -> None:
        try:
            got = await self._fetched(address, known)
        except Refused as refused:
            if refused.reason != "fetch.outside":  # The sandbox may not look: that is no problem.
                async with self._database.begin() as tx:
                    await check.note_bad(tx, address, refused, now=self._clock.now())
                return
            got = Fetched(True)
        async with self._database.begin() as tx:
            await check.note_fine(
                tx,
                address,
                digest=got.digest or None,
                etag=got.etag,
                last_modified=got.last_modified,
                now=self._clock.now(),
            )

    async def _fetched(self, address: str, known: Picture | None) -> Fetched:
        wanted = Wanted(address, plain=True)
        if known is not None and await self._is_kept(known):
            wanted = Wanted(address, plain=True, etag=known.etag, last_modified=known.last_modified)
        private_files.make_folder(self._folder.path.parent)
        with TemporaryDirectory(dir=self._folder.path.parent, prefix="picture-") as folder:
            path = Path(folder) / "picture"
            got = await self._door.fetch(wanted, path, LIMITS)
            if not got.unchanged:
                check_picture(await asyncio.to_thread(path.read_bytes))
                await asyncio.to_thread(self._keep, path, got.digest)
        return got

    async def _is_kept(self, known: Picture) -> bool:
        digest = known.digest
        if digest is None or known.problem is not None:
            return False
        return await asyncio.to_thread((self._folder.path / digest).exists)

    def _keep(self, path: Path, digest: str) -> None:
        picture_files.keep(self._folder.path, path, digest, most_bytes=self._folder.most_bytes)


def jobs(context: JobContext, door: HttpDoor) -> tuple[Job, ...]:
    """Return the job of one bot, none where pictures are not looked at."""
    settings = context.settings
    if not settings.looks_at_pictures:
        return ()
    path = picture_files.folder_of(context.database.url)
    folder = PictureFolder(path, settings.picture_cache_mb * MEGABYTE)
    checker = PictureChecker(context.database, context.clock, door, folder)
    return (Job("pictures", every_s=EVERY_S, run=lambda _: checker.tick()),)
