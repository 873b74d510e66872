"""Touches: the evidence that somebody brought a newcomer. Rows are only ever added."""

from datetime import datetime

from sqlalchemy import func, select

from storage.database import Tx
from storage.referral.tables import Touch


async def count_since(tx: Tx, invitee_id: int, *, since: datetime) -> int:
    """Return how many touches of a newcomer were written down after a moment."""
    rows = select(func.count(Touch.id)).where(Touch.invitee_id == invitee_id, Touch.at > since)
    return int(await tx.scalar(rows) or 0)


async def of_invitee(tx: Tx, invitee_id: int, *, limit: int) -> list[Touch]:
    """Return the newest touches of a newcomer."""
    rows = select(Touch).where(Touch.invitee_id == invitee_id)
    return list(await tx.scalars(rows.order_by(Touch.id.desc()).limit(limit)))
