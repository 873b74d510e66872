"""Queries on memberships: who is in which chat."""

from collections.abc import Sequence

from sqlalchemy import select, update

from storage.chat.tables import Membership, MembershipState
from storage.columns import change_rows, lock_row
from storage.database import Tx


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
    return await lock_row(
        tx, Membership, Membership.chat_id == chat_id, Membership.member_id == member_id
    )


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup."""
    known = select(Membership.member_id).where(Membership.chat_id == new)
    await change_rows(
        tx,
        update(Membership)
        .where(Membership.chat_id == old, Membership.member_id.not_in(known))
        .values(chat_id=new),
    )
