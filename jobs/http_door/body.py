"""A body as it arrives: unpacked, counted and written to a file, never beyond its limits."""

import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from domain.refusal import Refused

RATIO_MAX = 100
"""What unpacks to more than so many times its size is a bomb."""
RATIO_FREE_BYTES = 1 << 20
"""So much is unpacked whatever its ratio: a short page of blanks is none."""
PIECE_BYTES = 256 * 1024
GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
PACKED = {"gzip", "x-gzip", "deflate"}
PLAIN = {"", "identity"}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much of an answer is taken: bytes as they come, bytes unpacked, seconds in all."""

    packed_bytes: int
    unpacked_bytes: int
    seconds: float


class BodyFile:
    """Takes the pieces of a body; used as a context, closes its file."""

    def __init__(self, path: Path, limits: FetchLimits, encoding: str) -> None:
        if encoding not in PACKED | PLAIN:
            raise Refused("fetch.encoding", encoding=encoding[:20])
        self._limits = limits
        self._unpacker = zlib.decompressobj(GZIP_OR_ZLIB) if encoding in PACKED else None
        self._path = path
        self._hash = hashlib.sha256()
        self._file: BinaryIO
        self.came = 0
        self.written = 0

    def __enter__(self) -> Self:
        self._file = self._path.open("wb")
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def digest(self) -> str:
        """Of what was written."""
        return self._hash.hexdigest()

    def take(self, piece: bytes) -> None:
        """Write a piece; refuses what is too much."""
        self.came += len(piece)
        if self.came > self._limits.packed_bytes:
            raise Refused("fetch.too_big", megabytes=self._limits.packed_bytes >> 20)
        if self._unpacker is None:
            self._write(piece)
            return
        try:
            while piece:
                self._write(self._unpacker.decompress(piece, PIECE_BYTES))
                piece = self._unpacker.unconsumed_tail
        except zlib.error:
            raise Refused("fetch.broken_off") from None

    def finish(self) -> None:
        """Take the end of the body; refuses one that ends in the middle."""
        if self._unpacker is not None and self.came and not self._unpacker.eof:
            raise Refused("fetch.broken_off")

    def _write(self, data: bytes) -> None:
        self.written += len(data)
        if self.written > self._limits.unpacked_bytes or (
            self.written > max(RATIO_FREE_BYTES, self.came * RATIO_MAX)
        ):
            raise Refused("fetch.unpacks")
        self._hash.update(data)
        self._file.write(data)
