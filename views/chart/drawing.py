"""Charts on their way to a chat: figures become a photo, one after the other in a thread of its own.

Drawing --call--> SendPhoto      a rush holds up nobody else
        --in_words--> SendMessage    the same figures, where Telegram takes no photo
"""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module

from aiogram.methods import SendMessage, SendPhoto
from aiogram.types import BufferedInputFile

from views.chart.panels import Part
from views.screen import NO_PREVIEW

BAR = 10
"""Cells of the longest bar of characters."""
_pencil = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn for a chat after the commit, and the same in words."""

    chat_id: int
    panels: Sequence[Part]
    caption: str
    words: str


async def render_drawing(drawing: Drawing) -> SendPhoto:
    """Return the call that shows a drawing; never to be awaited within a transaction."""
    data = await render_parts(drawing.panels)
    file = BufferedInputFile(data, "chart.png")
    return SendPhoto(chat_id=drawing.chat_id, photo=file, caption=drawing.caption)


async def render_parts(parts: Sequence[Part]) -> bytes:
    """Return parts below each other as a PNG; never to be awaited within a transaction."""
    return await asyncio.get_running_loop().run_in_executor(_pencil, _paint, parts)


def in_words(drawing: Drawing) -> SendMessage:
    """Return the call that says a drawing in words."""
    return SendMessage(chat_id=drawing.chat_id, text=drawing.words, link_preview_options=NO_PREVIEW)


def bar(value: float, most: float) -> str:
    """Return a value as a bar of characters; below zero it is empty."""
    full = int(max(0, value) * BAR // most) if most > 0 else 0
    return "▰" * full + "▱" * (BAR - full)


def _paint(parts: Sequence[Part]) -> bytes:
    """Paint; what paints is loaded with the first picture, and never where none is wanted."""
    data: bytes = import_module("views.chart.painter").png(parts)
    return data
