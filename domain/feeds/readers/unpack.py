"""What a file is packed in: nothing, gzip, or a zip of one file; a spreadsheet is a zip too.

A file that grows without end is refused while it grows: by its size, and by how much it grows.
"""

import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from lzma import LZMAError
from tempfile import TemporaryFile
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from domain.feeds.limits import (
    CHUNK_BYTES,
    FILE_BYTES_MAX,
    RATIO_FROM_BYTES,
    RATIO_MAX,
    UNPACKED_BYTES_MAX,
)
from domain.feeds.row import Stop
from domain.refusal import Refused


class Packing(StrEnum):
    """What a feed came in."""

    NONE = "none"
    GZIP = "gzip"
    ZIP = "zip"
    SHEET = "sheet"


GZIP, OLE = b"\x1f\x8b", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""The second is one without files."""
UNREADABLE = (b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
"""What rar, 7z, bzip2, xz and zstd files begin with."""
MAGIC_BYTES = 8
ENCRYPTED = 1
NAMED_MAX, NAME_CHARS_MAX = 3, 40
BROKEN = (BadZipFile, NotImplementedError, EOFError, zlib.error, LZMAError, ValueError, OSError)
"""What the library says of archives that were damaged, by the place of the damage."""
SHEETS = ("xl/workbook.xml", "xl/workbook.bin")
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def sized(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Pass on `chunks` until the file is too big."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > FILE_BYTES_MAX:
            raise Stop(0, "feed.file_too_big", megabytes=FILE_BYTES_MAX // 2**20)
        yield chunk


def unpack(chunks: Iterable[bytes]) -> tuple[Packing, Iterator[bytes]]:
    """Return what a file is packed in, and what is inside; a spreadsheet comes as it is."""
    stream = _unpacked(sized(chunks))
    packing = cast(Packing, next(stream))
    return packing, cast("Iterator[bytes]", stream)


def _unpacked(chunks: Iterator[bytes]) -> Iterator[Packing | bytes]:
    """Yield the packing, then the pieces; whoever has the first has what closes the files."""
    head, chunks = peeked(chunks, MAGIC_BYTES)
    if head.startswith(UNREADABLE):
        raise Refused("feed.packed")
    if head.startswith(GZIP):
        yield Packing.GZIP
        yield from _inside(_gunzipped(chunks))
    elif head.startswith(OLE):
        yield Packing.SHEET
        yield from chunks
    elif head.startswith(ZIP):
        with TemporaryFile() as file:
            for chunk in chunks:
                file.write(chunk)
            yield from _unzipped(file)
    else:
        yield Packing.NONE
        yield from chunks


def peeked(chunks: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """Return the beginning of a file, and the file from its beginning."""
    head = b""
    while len(head) < size and (chunk := next(chunks, b"")):
        head += chunk
    return head, chain([head], chunks)


def _inside(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Refuse what is packed twice."""
    head, chunks = peeked(chunks, MAGIC_BYTES)
    if head.startswith((*UNREADABLE, *ZIP, GZIP, OLE)):
        raise Refused("feed.packed_twice")
    return chunks


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    inflate, packed, unpacked = zlib.decompressobj(31), 0, 0
    for chunk in chunks:
        packed += len(chunk)
        while chunk:
            if inflate.eof:
                chunk = chunk.lstrip(b"\0")
                if not chunk:
                    break
                inflate = zlib.decompressobj(31)
            try:
                piece = inflate.decompress(chunk, CHUNK_BYTES)
            except zlib.error:
                if unpacked:
                    raise Stop(0, "feed.packing_broken") from None
                raise Refused("feed.packing_broken") from None
            chunk = inflate.unconsumed_tail or inflate.unused_data
            unpacked += len(piece)
            _check_growth(packed, unpacked)
            if piece:
                yield piece
    if not inflate.eof:
        raise Stop(0, "feed.packing_broken")


def _check_growth(packed: int, unpacked: int) -> None:
    bomb = unpacked > RATIO_FROM_BYTES and unpacked > packed * RATIO_MAX
    if bomb or unpacked > UNPACKED_BYTES_MAX:
        raise Refused("feed.bomb", megabytes=UNPACKED_BYTES_MAX >> 20)


def _unzipped(file: IO[bytes]) -> Iterator[Packing | bytes]:
    packed = file.tell()
    try:
        with ZipFile(file) as archive:
            if _is_sheet(archive):
                _check_sheet(archive, packed)
                yield Packing.SHEET
                file.seek(0)
                yield from iter(lambda: file.read(CHUNK_BYTES), b"")
                return
            info = _only_file(archive)
            yield Packing.ZIP
            yield from _inside(_members(archive, [info], packed))
    except BROKEN:
        raise Refused("feed.packing_broken") from None


def _is_sheet(archive: ZipFile) -> bool:
    names = archive.namelist()
    if any(name in names for name in SHEETS):
        return True
    if "mimetype" not in names:
        return False
    with archive.open("mimetype") as kind:
        return kind.read(len(ODS)) == ODS


def _check_sheet(archive: ZipFile, packed: int) -> None:
    """Refuse a spreadsheet that grows without end, before anything opens it."""
    for _ in _members(archive, archive.infolist(), packed):
        pass


def _only_file(archive: ZipFile) -> ZipInfo:
    inside = [info for info in archive.infolist() if not _is_litter(info)]
    if len(inside) != 1:
        names = ", ".join(info.filename[-NAME_CHARS_MAX:] for info in inside[:NAMED_MAX])
        raise Refused("feed.zip_many", files=len(inside), names=names)
    if inside[0].flag_bits & ENCRYPTED:
        raise Refused("feed.locked")
    return inside[0]


def _is_litter(info: ZipInfo) -> bool:
    """Whether it is a folder, or what macOS adds beside each file."""
    return info.is_dir() or info.filename.startswith(("__MACOSX/", "."))


def _members(archive: ZipFile, infos: Iterable[ZipInfo], packed: int) -> Iterator[bytes]:
    """Yield what the files hold, however small the archive says that they are."""
    unpacked = 0
    for info in infos:
        if info.flag_bits & ENCRYPTED:
            raise Refused("feed.locked")
        info.file_size = UNPACKED_BYTES_MAX + 1
        with archive.open(info) as member:
            while piece := member.read(CHUNK_BYTES):
                unpacked += len(piece)
                _check_growth(packed, unpacked)
                yield piece
