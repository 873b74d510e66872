"""Memberships: who is in which chat, as far as Telegram has told.

unknown --joins--> in <--> left        every coming back is counted
                   in  --> banned

People who were in a chat before the bot was are unknown until they act.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select, update
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
    __table_args__ = (
        Index("ix_memberships_member", "member_id", "state"),
        Index("ix_memberships_joined_at", "joined_at"),
        Index("ix_memberships_left_at", "left_at"),
    )

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


async def lock(tx: Tx, chat_id: int, member_id: int) -> Membership | None:
    """Load what is known of a person in a chat, and hold it."""
    rows = select(Membership).where(
        Membership.chat_id == chat_id, Membership.member_id == member_id
    )
    rows = rows.with_for_update().execution_options(populate_existing=True)
    return (await tx.scalars(rows)).one_or_none()


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    known = select(Membership.member_id).where(Membership.chat_id == new)
    await tx.execute(
        update(Membership)
        .where(Membership.chat_id == old, Membership.member_id.not_in(known))
        .values(chat_id=new)
        .execution_options(synchronize_session=False)
    )
