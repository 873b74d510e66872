"""Pictures at addresses that `jobs.pictures` has looked at: their digests, and the files that are kept."""

import asyncio
import time
from typing import TypeGuard

from aiogram.types import FSInputFile

from storage.database import Database
from storage.picture import picture_files, pictures

KNOWN_FOR_S = 60.0
REMEMBERED_MAX = 1_000
UPLOAD_NAME = "picture"
WEB = ("https://", "http://")


def is_web_address(photo: object) -> TypeGuard[str]:
    """Return whether a call's photo is an address that Telegram would fetch."""
    return isinstance(photo, str) and photo.startswith(WEB)


class KeptPictures:
    """What is known of pictures by address, remembered for a minute: one goes to hundreds of chats."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = picture_files.folder_of(database.url)
        self._known: dict[str, tuple[float, str | None]] = {}

    async def digest_of(self, address: str) -> str | None:
        """Return the digest of a picture that is fine, None of one that is not, or was not looked at."""
        until, digest = self._known.get(address, (0.0, None))
        if until > time.monotonic():
            return digest
        async with self._database.read() as tx:
            digest = await pictures.digest_of(tx, address)
        if len(self._known) >= REMEMBERED_MAX:
            self._known.clear()
        self._known[address] = (time.monotonic() + KNOWN_FOR_S, digest)
        return digest

    async def file(self, digest: str) -> FSInputFile | None:
        """Return the file of a picture to be uploaded, None where it is kept no longer."""
        path = await asyncio.to_thread(picture_files.find, self._folder, digest)
        return None if path is None else FSInputFile(path, filename=UPLOAD_NAME)
