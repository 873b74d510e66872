"""Announcements: posts of the operator's own, kept as they were written, with their formatting."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx

PHOTOS_MAX = 10
"""What one album holds."""


class Announcement(Table):
    """One post: its content is never changed once a campaign posts it."""

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    text: Mapped[str]
    """Plain, or the caption of its photos; may be empty with photos."""
    entities: Mapped[list[dict[str, Any]]]
    """What is bold, a link, an emoji, as Telegram counts: in UTF-16 units."""
    photos: Mapped[list[str]]
    """Telegram file ids, in order."""
    made_at: Mapped[datetime]
    made_by: Mapped[BigInt | None] = mapped_column(default=None)


async def find(tx: Tx, announcement_id: int) -> Announcement | None:
    """Return the announcement with this id."""
    return await tx.get(Announcement, announcement_id)
