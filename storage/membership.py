"""Memberships: who is in which chat, as far as Telegram has told.

unknown --joins--> in <--> left        every coming back is counted
                   in  --> banned

People who were in a chat before the bot was are unknown until they act.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import BigInt, Table
from storage.database import Tx


class MembershipState(StrEnum):
    """Whether somebody is in a chat now."""

    IN = "in"
    LEFT = "left"
    BANNED = "banned"


class Membership(Table):
    """One person in one chat."""

    __tablename__ = "memberships"
    __table_args__ = (Index("ix_memberships_member", "member_id", "state"),)

    chat_id: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[BigInt] = mapped_column(
        ForeignKey("members.id"), primary_key=True, autoincrement=False
    )
    first_joined_at: Mapped[datetime]
    joined_at: Mapped[datetime]
    """The last time; what a stay is counted from."""
    joins: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default=MembershipState.IN)
    left_at: Mapped[datetime | None] = mapped_column(default=None)


async def find(tx: Tx, chat_id: int, member_id: int) -> Membership | None:
    """Return what is known of a person in a chat."""
    return await tx.get(Membership, (chat_id, member_id))


async def of_member(tx: Tx, member_id: int, *, limit: int) -> Sequence[Membership]:
    """Return the chats that a person is known to be in, the newest first."""
    rows = select(Membership).where(
        Membership.member_id == member_id, Membership.state == MembershipState.IN
    )
    return (await tx.scalars(rows.order_by(Membership.joined_at.desc()).limit(limit))).all()
