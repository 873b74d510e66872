"""Whether a file is a picture that Telegram takes as a photo: by its first bytes, never by its name.

Telegram takes JPEG, PNG, GIF and WebP of up to 10 MB, whose sides add up to at most 10,000 pixels and are at most
20 times each other.
"""

from collections.abc import Iterator

from domain.refusal import Refused

BYTES_MAX = 10 * 1000 * 1000
SIDES_MAX, RATIO_MAX = 10_000, 20
JPEG, PNG, GIF, WEBP = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"WEBP"
NO_FRAME = {0xC4, 0xC8, 0xCC}
"""JPEG markers among those of frames that begin none."""
Size = tuple[int, int]


def check_picture(data: bytes) -> None:
    """Refuse what Telegram would not take as a photo."""
    if len(data) > BYTES_MAX:
        raise Refused("picture.too_big", megabytes=BYTES_MAX // 1_000_000)
    try:
        size = _size(data)
    except IndexError:
        raise Refused("picture.cut") from None
    if size is None:
        raise Refused("picture.none")
    width, height = size
    if not width or not height:
        raise Refused("picture.cut")
    if width + height > SIDES_MAX or max(size) > RATIO_MAX * min(size):
        raise Refused("picture.sides", width=width, height=height)


def _size(data: bytes) -> Size | None:
    """Return width and height; None where it is no picture, IndexError where it breaks off."""
    if data.startswith(JPEG):
        return next(_jpeg(data))
    if data.startswith(PNG):
        return _number(data, 16, 4), _number(data, 20, 4)
    if data.startswith(GIF):
        return _number(data, 6, 2, "little"), _number(data, 8, 2, "little")
    return _webp(data) if data[8:12] == WEBP else None


def _jpeg(data: bytes) -> Iterator[Size]:
    """Walk through the segments up to the frame that says the size."""
    place = 2
    while True:
        if data[place] != 0xFF:
            raise IndexError
        marker = data[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in NO_FRAME:
            yield _number(data, place + 7, 2), _number(data, place + 5, 2)
        place += 2 + _number(data, place + 2, 2) if marker != 0xFF else 1


def _webp(data: bytes) -> Size:
    kind = data[12:16]
    if kind == b"VP8X":
        return _number(data, 24, 3, "little") + 1, _number(data, 27, 3, "little") + 1
    if kind == b"VP8L":
        bits = _number(data, 21, 4, "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _number(data, 26, 2, "little") & 0x3FFF, _number(data, 28, 2, "little") & 0x3FFF


def _number(data: bytes, place: int, length: int, order: str = "big") -> int:
    found = data[place : place + length]
    if len(found) < length:
        raise IndexError
    return int.from_bytes(found, "little" if order == "little" else "big")
