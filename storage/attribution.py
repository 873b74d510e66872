"""Attributions: who brought whom, once per program and newcomer, with the touch that decided it.

asked --both sides agree--> bound --last touch, or a window that is over--> bound to another
      --one declines, or nobody answers--> declined
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx
from storage.referral_program import Program


class AttributionState(StrEnum):
    """Whether an attribution counts."""

    BOUND = "bound"
    ASKED = "asked"
    """Low confidence: it waits for the word of both sides."""
    DECLINED = "declined"


class Attribution(Table):
    """One newcomer's promoter in one program."""

    __tablename__ = "attributions"
    __table_args__ = (
        UniqueConstraint("program_id", "invitee_id"),
        Index("ix_attributions_referrer", "referrer_id", "state"),
        Index("ix_attributions_asked", "state", "expires_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    program_id: Mapped[int] = mapped_column(ForeignKey("referral_programs.id"))
    invitee_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    referrer_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    touch_id: Mapped[int] = mapped_column(ForeignKey("touches.id"))
    confidence: Mapped[str]
    state: Mapped[str]
    since: Mapped[datetime]
    """When it was bound, or asked about."""
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    """Bound: when another may bind anew. Asked: until when the answers are waited for."""
    invitee_agreed: Mapped[bool] = mapped_column(default=False)
    referrer_agreed: Mapped[bool] = mapped_column(default=False)


async def promoter_of(tx: Tx, invitee_id: int) -> int | None:
    """Return who earns on what a member buys: their promoter in the house's own program."""
    rows = (
        select(Attribution.referrer_id)
        .join(Program, Program.id == Attribution.program_id)
        .where(
            Program.is_house,
            Attribution.invitee_id == invitee_id,
            Attribution.state == AttributionState.BOUND,
        )
    )
    return await tx.scalar(rows)
