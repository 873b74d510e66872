"""Queries on personal invite links: which live, and which are to be made."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from storage.columns import change_rows, lock_row
from storage.database import Tx
from storage.referral.tables import InviteLink, LinkState


async def find_live(tx: Tx, chat_id: int, member_id: int) -> InviteLink | None:
    """Return a member's link into a chat that is made or being made."""
    rows = select(InviteLink).where(
        InviteLink.chat_id == chat_id,
        InviteLink.member_id == member_id,
        InviteLink.state.in_((LinkState.WANTED, LinkState.MADE)),
    )
    return (await tx.scalars(rows)).one_or_none()


async def lock(tx: Tx, link_id: int) -> InviteLink | None:
    """Load a link and hold it."""
    return await lock_row(tx, InviteLink, InviteLink.id == link_id)


async def due(tx: Tx, *, now: datetime, limit: int) -> Sequence[InviteLink]:
    """Return the links to be made now, the oldest wish first."""
    rows = select(InviteLink).where(InviteLink.state == LinkState.WANTED, InviteLink.try_at <= now)
    return (await tx.scalars(rows.order_by(InviteLink.try_at, InviteLink.id).limit(limit))).all()


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup: wishes go along, made links stay as evidence.

    A link into the old group leads nowhere any more, so another may be wished for.
    """
    rows = update(InviteLink).where(InviteLink.chat_id == old)
    await change_rows(
        tx,
        rows.where(InviteLink.state == LinkState.MADE).values(
            state=LinkState.REVOKED, reason="moved"
        ),
    )
    wished = select(InviteLink.member_id).where(
        InviteLink.chat_id == new, InviteLink.state.in_((LinkState.WANTED, LinkState.MADE))
    )
    await change_rows(
        tx,
        rows.where(
            InviteLink.state == LinkState.WANTED, InviteLink.member_id.not_in(wished)
        ).values(chat_id=new),
    )
