"""A file is uploaded once and sent by its file id from then on.

    unknown -> uploading (the others with the same content wait) -> known
                                                                 -> unknown, if it failed
    known -> unknown, when Telegram does not take the id any more

Three hundred groups that get the same picture cost one upload.
"""

import asyncio
import hashlib
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import FSInputFile

from bot.sender.kept_pictures import KeptPictures, is_web_address
from storage.database import Database, Tx
from storage.delivery import sending

FILES = ("photo", "document", "animation", "video")
REMEMBERED_MAX = 1_000


class UploadCache:
    """What one bot has uploaded, as far as it is needed now."""

    def __init__(self, database: Database, bot_id: int) -> None:
        self._database = database
        self._bot_id = bot_id
        self._kept = KeptPictures(database)
        self._known: dict[str, str] = {}
        self._digests: dict[tuple[str, int, int], str] = {}
        self._uploading: set[str] = set()
        self._learned: dict[str, str | None] = {}

    async def prepare(self, method: TelegramMethod[Any]) -> tuple[str | None, bool]:
        """Put the file id into a call whose file is known already.

        Return (content, ready): the digest of its file, if it has one, and False where the same
        file is being uploaded by another call, so that this one must wait.
        """
        name = next((n for n in FILES if isinstance(getattr(method, n, None), FSInputFile)), None)
        if name is None:
            return await self._prepare_address(method)
        content = await self._digest(Path(getattr(method, name).path))
        if content in self._uploading:
            return content, False
        known = await self._find(content)
        if known is None:
            self._uploading.add(content)
        else:
            setattr(method, name, known)
        return content, True

    async def _prepare_address(self, method: TelegramMethod[Any]) -> tuple[str | None, bool]:
        """Put the file id, or else the file, into a call with the address of a picture that is kept."""
        address = getattr(method, "photo", None)
        content = await self._kept.digest_of(address) if is_web_address(address) else None
        if content is None:
            return None, True
        if content in self._uploading:
            return content, False
        found = await self._find(content) or await self._kept.file(content)
        if found is None:
            return None, True
        if isinstance(found, FSInputFile):
            self._uploading.add(content)
        method.photo = found  # type: ignore[attr-defined]  # Only a call with a photo comes here.
        return content, True

    def ended(self, content: str, file_id: str | None) -> None:
        """Note how a call with this content ended: with the file's id, or without."""
        if content in self._uploading:
            self._uploading.discard(content)
            if file_id is not None:
                self._remember(content, file_id)
                self._learned[content] = file_id

    def refused(self, content: str) -> None:
        """Forget a file id that Telegram does not take."""
        self._uploading.discard(content)
        self._known.pop(content, None)
        self._learned[content] = None

    async def save(self, tx: Tx) -> None:
        """Write down what was learned; call `saved` once that is committed."""
        for content, file_id in self._learned.items():
            if file_id is None:
                await sending.forget_file_id(tx, self._bot_id, content)
            else:
                await sending.record_file_id(tx, self._bot_id, content, file_id)

    def saved(self) -> None:
        """Drop what `save` has written."""
        self._learned.clear()

    async def _find(self, content: str) -> str | None:
        if content in self._known:
            return self._known[content]
        if content in self._learned:
            return self._learned[content]
        async with self._database.read() as tx:
            known = await sending.find_file_id(tx, self._bot_id, content)
        if known is not None:
            self._remember(content, known)
        return known

    async def _digest(self, path: Path) -> str:
        key = _version(path)
        if key not in self._digests:
            if len(self._digests) >= REMEMBERED_MAX:
                self._digests.clear()
            data = await asyncio.to_thread(path.read_bytes)
            self._digests[key] = hashlib.sha256(data).hexdigest()
        return self._digests[key]

    def _remember(self, content: str, file_id: str) -> None:
        if len(self._known) >= REMEMBERED_MAX:
            self._known.pop(next(iter(self._known)))
        self._known[content] = file_id


BROKEN_FOR_S = 600.0
"""A picture that was refused is left out for so long; then one message tries it again."""


class BrokenPictures:
    """Pictures that Telegram did not take lately; moments are real seconds."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def __contains__(self, picture: str | None) -> bool:
        return picture is not None and self._until.get(picture, 0.0) > time.monotonic()

    def remember(self, pictures: Iterable[str]) -> None:
        """Know pictures as broken; they are tried again at once."""
        for picture in pictures:
            self._until.setdefault(picture, 0.0)

    def refused(self, picture: str) -> bool:
        """Leave a picture out for a while; return whether that is new."""
        known = picture in self._until
        if len(self._until) >= REMEMBERED_MAX:
            self._until.pop(next(iter(self._until)))
        self._until[picture] = time.monotonic() + BROKEN_FOR_S
        return not known

    def taken(self, picture: str | None) -> bool:
        """Note that Telegram took a picture; return whether it had been refused before."""
        return picture is not None and self._until.pop(picture, None) is not None


def picture_of(values: Mapping[str, Any]) -> str | None:
    """Return what a row's picture is known by: its address or file id, of an album all of them."""
    photos = values.get("photos")
    found = "|".join(photos) if photos else values.get("photo")
    return str(found) if found else None


def _version(path: Path) -> tuple[str, int, int]:
    stat = path.stat()
    return str(path), stat.st_mtime_ns, stat.st_size
