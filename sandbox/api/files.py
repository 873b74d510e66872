"""Files that were sent: kept in memory, found by ids that only this bot may use.

uploaded -> file_id -> sent again by it        an id of another bot or a made-up one: refused
"""

import hashlib
import struct
from dataclasses import dataclass

from sandbox.api.refusals import WRONG_FILE, BotApiRefusal, bad_request
from sandbox.state.chats import Json

PHOTO_BYTES_MAX = 10 * 1024 * 1024
FILE_BYTES_MAX = 50 * 1024 * 1024
SIDES_MAX = 10_000
RATIO_MAX = 20
STORE_BYTES_MAX = 1024 * 1024 * 1024
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One upload; `width` and `height` are pixels, 0 for a document."""

    file_id: str
    data: bytes
    name: str
    mime_type: str
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Where it is fetched below /file/bot<token>/."""
        return f"{'photos' if self.width else 'documents'}/{self.file_id}-{self.name}"

    def file_json(self) -> Json:
        """Return Bot API `FeedFile`."""
        return self._ids() | {"file_size": len(self.data), "file_path": self.path}

    def photo_json(self) -> list[Json]:
        """Return Bot API `PhotoSize`s; the sandbox keeps one size only."""
        size = {"width": self.width, "height": self.height, "file_size": len(self.data)}
        return [self._ids() | size]

    def document_json(self) -> Json:
        """Return Bot API `Document`."""
        about = {"file_name": self.name, "mime_type": self.mime_type}
        return self._ids() | about | {"file_size": len(self.data)}

    def _ids(self) -> Json:
        unique = hashlib.sha256(self.data).hexdigest()[:16]
        return {"file_id": self.file_id, "file_unique_id": unique}


class FileStore:
    """All uploads of one sandbox."""

    def __init__(self, bot_id: int) -> None:
        self._bot_id = bot_id
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._bytes = 0
        self.uploads = 0

    def add_photo(self, data: bytes, name: str = "photo.jpg") -> list[Json]:
        """Store a picture and return its `PhotoSize`s; refuse what Telegram refuses."""
        if len(data) > PHOTO_BYTES_MAX:
            raise BotApiRefusal(413, "Request Entity Too Large")
        width, height = picture_size(data)
        if not width or not height:
            raise bad_request("IMAGE_PROCESS_FAILED")
        longer, shorter = max(width, height), min(width, height)
        if width + height > SIDES_MAX or longer > shorter * RATIO_MAX:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        kind = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
        return self._add("P", data, name, kind, width, height).photo_json()

    def add_document(self, data: bytes, name: str, mime_type: str) -> Json:
        """Store a file and return its `Document`."""
        if len(data) > FILE_BYTES_MAX:
            raise BotApiRefusal(413, "Request Entity Too Large")
        if not data:
            raise bad_request("file must be non-empty")
        return self._add("D", data, name or "file", mime_type).document_json()

    def find(self, file_id: str) -> StoredFile:
        """Return an upload by id, or refuse as Telegram does."""
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request(WRONG_FILE)
        return stored

    def at(self, path: str) -> StoredFile | None:
        """Return an upload by the path that getFile gave."""
        return self._by_path.get(path)

    def _add(
        self, letter: str, data: bytes, name: str, mime_type: str, width: int = 0, height: int = 0
    ) -> StoredFile:
        self.uploads += 1
        self._bytes += len(data)
        if self._bytes > STORE_BYTES_MAX:
            raise BotApiRefusal(413, "Request Entity Too Large")
        safe = "".join(c for c in name if c.isalnum() or c in "._-")[-60:] or "file"
        file_id = f"Sandbox{letter}{self._bot_id}-{self.uploads:06d}"
        stored = StoredFile(file_id, data, safe, mime_type, width, height)
        self._by_id[file_id] = self._by_path[stored.path] = stored
        return stored


def picture_size(data: bytes) -> tuple[int, int]:
    """Return (width, height) in pixels of a PNG, GIF or JPEG, (0, 0) of anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else (0, 0)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0
