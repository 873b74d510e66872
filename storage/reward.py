"""Rewards for bringing a newcomer: one per program and newcomer, for ever.

pending --its conditions hold--> vested (posted to the ledger)
        --the newcomer leaves--> void --comes back within the grace--> pending
        --suspicion--> held(reason) --a person--> pending | void
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Minor, Table


class RewardState(StrEnum):
    """How far a reward has come."""

    PENDING = "pending"
    HELD = "held"
    VESTED = "vested"
    VOID = "void"


class Reward(Table):
    """What one promoter gets for one newcomer; terms as they were when it was made."""

    __tablename__ = "rewards"
    __table_args__ = (
        UniqueConstraint("program_id", "invitee_id"),
        Index("ix_rewards_due", "state", "vests_at"),
        Index("ix_rewards_referrer", "referrer_id", "state"),
        Index("ix_rewards_invitee", "invitee_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    program_id: Mapped[int] = mapped_column(ForeignKey("referral_programs.id"))
    invitee_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    referrer_id: Mapped[BigInt] = mapped_column(ForeignKey("members.id"))
    attribution_id: Mapped[int] = mapped_column(ForeignKey("attributions.id"))
    amount_minor: Mapped[Minor]
    """0 where a cap or the budget left nothing; `reason` says which."""
    currency: Mapped[str]
    made_at: Mapped[datetime]
    vests_at: Mapped[datetime]
    """The earliest moment: when the newcomer will have stayed long enough."""
    wants_purchase: Mapped[bool]
    grace_days: Mapped[int]
    stay_days: Mapped[int]
    state: Mapped[str] = mapped_column(default=RewardState.PENDING)
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why it is held or void, or why its amount is 0."""
    chat_id: Mapped[BigInt | None] = mapped_column(default=None)
    """The chat that the newcomer must stay in; None where they came to the bot alone."""
    purchased_at: Mapped[datetime | None] = mapped_column(default=None)
    vested_at: Mapped[datetime | None] = mapped_column(default=None)
    void_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[BigInt | None] = mapped_column(default=None)
    """The person who released it or made it void."""
