"""Touches: the evidence that somebody brought a newcomer. Rows are only ever added."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class TouchKind(StrEnum):
    """What was seen."""

    START_LINK = "start_link"
    """A deep link with a member's code: `r_CODE`, a shop's `s_CODE`, or any with `-CODE` behind."""
    INVITE_LINK = "invite_link"
    JOIN_REQUEST = "join_request"
    ANSWER = "answer"
    """The newcomer said who invited them."""
    MASKED = "masked"
    """Joined by another administrator's link, of which Telegram shows only the beginning."""
    FOLDER = "folder"
    PUBLIC = "public"
    """Pressed Join in a public group, or came without any link."""
    BY_HAND = "by_hand"


class Confidence(StrEnum):
    """How sure the evidence is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Touch(Table):
    """One piece of evidence; `referrer_id` is None where it names nobody."""

    __tablename__ = "touches"
    __table_args__ = (
        Index("ix_touches_invitee", "invitee_id", "at"),
        Index("ix_touches_referrer", "referrer_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    invitee_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    kind: Mapped[str]
    confidence: Mapped[str]
    at: Mapped[datetime]
    referrer_id: Mapped[BigInt | None] = mapped_column(ForeignKey("members.id"), default=None)
    code: Mapped[str | None] = mapped_column(default=None)
    """The code that was brought, which may be a retired one."""
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    refused: Mapped[str | None] = mapped_column(default=None)
    """Why it binds nobody: `self`, `loop`, `earlier`, `banned`, `bot`, `bound`, `closed`."""
    by_id: Mapped[BigInt | None] = mapped_column(default=None)
    """Who attached it by hand."""
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why it was attached by hand, in that person's words."""


async def since(tx: Tx, invitee_id: int, *, since: datetime) -> int:
    """Return how many touches of a newcomer were written down after a moment."""
    rows = select(func.count(Touch.id)).where(Touch.invitee_id == invitee_id, Touch.at > since)
    return int(await tx.scalar(rows) or 0)


async def of_invitee(tx: Tx, invitee_id: int, *, limit: int) -> list[Touch]:
    """Return the newest touches of a newcomer."""
    rows = select(Touch).where(Touch.invitee_id == invitee_id)
    return list(await tx.scalars(rows.order_by(Touch.id.desc()).limit(limit)))
