"""Announcements: posts of the operator's own, kept as they were written, with their formatting."""

from storage.campaign.tables import Announcement
from storage.database import Tx

PHOTOS_MAX = 10
"""What one album holds."""


async def find(tx: Tx, announcement_id: int) -> Announcement | None:
    """Return the announcement with this id."""
    return await tx.get(Announcement, announcement_id)
