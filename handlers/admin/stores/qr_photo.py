"""A voucher's code from a photo of its QR.

photo -> fetched -> not too large -> read in a thread -> the address in it -> the code
"""

import asyncio
import io
import re
from importlib import import_module
from typing import Any

from aiogram import Bot
from aiogram.types import Message

from domain import deep_link
from domain.deep_link import LinkKind
from domain.refusal import Refused

BYTES_MAX = 10 * 1024 * 1024
PIXELS_MAX = 25_000_000
"""A small file may unfold into a picture that fills the memory: its size is asked for first."""
FORMATS = ("JPEG", "PNG", "WEBP")
WORDS_CHARS_MAX = 512
_START = re.compile(r"[?&]start=([A-Za-z0-9_-]{1,64})")


async def code_of(bot: Bot, message: Message) -> str:
    """Return the voucher's code in the photo of a message, or refuse."""
    if not message.photo:
        raise Refused("voucher.no_qr")
    photo = message.photo[-1]
    if (photo.file_size or 0) > BYTES_MAX or photo.width * photo.height > PIXELS_MAX:
        raise Refused("voucher.picture_size")
    fetched = await bot.download(photo.file_id)
    data = b"" if fetched is None else fetched.read(BYTES_MAX + 1)
    if len(data) > BYTES_MAX:
        raise Refused("voucher.picture_size")
    words = await asyncio.to_thread(decode_qr, data)
    if words is None:
        raise Refused("voucher.no_qr")
    return code_in(words)


def code_in(words: str) -> str:
    """Return the code in what a QR says: behind a link to the bot, or by itself."""
    found = _START.search(words[:WORDS_CHARS_MAX])
    if found is None:
        return words[:WORDS_CHARS_MAX]
    asked = deep_link.parse(found[1])
    if asked.kind is not LinkKind.VOUCHER:
        raise Refused("voucher.no_qr")
    return asked.value


def decode_qr(data: bytes) -> str | None:
    """Return what the QR in a picture says, None if there is none; refuses what is too large."""
    pictures: Any = import_module("PIL.Image")  # Loaded with the first photo: many shops get none.
    barcodes: Any = import_module("zxingcpp")
    try:
        with pictures.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise Refused("voucher.picture_size")
            grey = picture.convert("L")
    except (pictures.DecompressionBombError, pictures.DecompressionBombWarning):
        raise Refused("voucher.picture_size") from None
    except (OSError, SyntaxError, ValueError):
        raise Refused("voucher.no_qr") from None
    found = barcodes.read_barcodes(grey, formats=barcodes.BarcodeFormat.QRCode)
    return str(found[0].text) if found else None
