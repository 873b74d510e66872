"""Queries on roles: who runs the shop, of which chats, and who is invited to."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from storage import installation
from storage.admin.tables import AdminChat, Role, RoleGrant, RoleInvite
from storage.columns import change_rows
from storage.database import Tx


async def find(tx: Tx, member_id: int) -> RoleGrant | None:
    """Return what makes a member an admin, fresh from the database."""
    return await tx.get(RoleGrant, (member_id, Role.ADMIN), populate_existing=True)


async def chats_of(tx: Tx, member_id: int) -> frozenset[int]:
    """Return the chats of an admin who is not one everywhere."""
    rows = select(AdminChat.chat_id).where(AdminChat.member_id == member_id)
    return frozenset(await tx.scalars(rows))


async def move_chat(tx: Tx, old: int, new: int) -> None:
    """Follow a group that became a supergroup: in what admins are in charge of, and are offered."""
    known = select(AdminChat.member_id).where(AdminChat.chat_id == new)
    rows = update(AdminChat).where(AdminChat.chat_id == old, AdminChat.member_id.not_in(known))
    await change_rows(tx, rows.values(chat_id=new))
    gone = delete(AdminChat).where(AdminChat.chat_id == old)
    await change_rows(tx, gone)
    for invite in await tx.scalars(select(RoleInvite).where(RoleInvite.used_at.is_(None))):
        if old in invite.chats:
            moved = (new if chat_id == old else chat_id for chat_id in invite.chats)
            invite.chats = list(dict.fromkeys(moved))


async def set_chats(tx: Tx, member_id: int, chats: Collection[int]) -> None:
    """Write an admin's chats in place of those before."""
    await tx.execute(delete(AdminChat).where(AdminChat.member_id == member_id))
    tx.add_all(AdminChat(member_id=member_id, chat_id=chat_id) for chat_id in chats)
    await tx.flush()


async def is_admin(tx: Tx, member_id: int) -> bool:
    """Return whether a member may run the shop: its owner, or an admin everywhere."""
    if await installation.owner_id(tx) == member_id:
        return True
    grant = await find(tx, member_id)
    return grant is not None and grant.everywhere


async def admins(tx: Tx) -> list[int]:
    """Return the owner, if there is one, and the admins everywhere, each once."""
    granted = await tx.scalars(
        select(RoleGrant.member_id)
        .where(RoleGrant.role == Role.ADMIN, RoleGrant.everywhere)
        .order_by(RoleGrant.member_id)
    )
    owner = await installation.owner_id(tx)
    return list(dict.fromkeys([*([] if owner is None else [owner]), *granted]))


async def revoke(tx: Tx, member_id: int, role: Role) -> None:
    """Take a role back; nothing happens where there was none."""
    await tx.execute(
        delete(RoleGrant).where(RoleGrant.member_id == member_id, RoleGrant.role == role)
    )


async def grants(tx: Tx) -> Sequence[RoleGrant]:
    """Return every admin's role, of some chats too, the oldest first."""
    rows = select(RoleGrant).where(RoleGrant.role == Role.ADMIN)
    return (await tx.scalars(rows.order_by(RoleGrant.granted_at, RoleGrant.member_id))).all()


async def find_invite(tx: Tx, code_hash: str) -> RoleInvite | None:
    """Return an invitation, fresh from the database."""
    return await tx.get(RoleInvite, code_hash, populate_existing=True)


async def use_invite(tx: Tx, code_hash: str, member_id: int, *, now: datetime) -> bool:
    """Use an invitation up; return False if somebody did before, or its time is over."""
    changed = await change_rows(
        tx,
        update(RoleInvite)
        .where(
            RoleInvite.code_hash == code_hash,
            RoleInvite.used_by.is_(None),
            RoleInvite.expires_at > now,
        )
        .values(used_by=member_id, used_at=now),
    )
    return changed > 0


def _unused(store_id: int | None, now: datetime) -> tuple[ColumnElement[bool], ...]:
    its = RoleInvite.store_id.is_not_distinct_from(store_id)
    return (its, RoleInvite.used_by.is_(None), RoleInvite.expires_at > now)


async def count_open_invites(tx: Tx, *, now: datetime) -> int:
    """Return how many invitations to the team nobody has used yet."""
    rows = select(func.count(RoleInvite.code_hash)).where(*_unused(None, now))
    return int(await tx.scalar(rows) or 0)


async def store_invites(tx: Tx, store_id: int, *, now: datetime) -> Sequence[RoleInvite]:
    """Return the invitations to a store that nobody has used yet, the newest first."""
    rows = select(RoleInvite).where(*_unused(store_id, now)).order_by(RoleInvite.made_at.desc())
    return (await tx.scalars(rows)).all()


async def expire_invites(tx: Tx, *, now: datetime, store_id: int | None = None) -> int:
    """Let every invitation to the team, or to a store, that nobody has used end now; count them."""
    return await change_rows(
        tx, update(RoleInvite).where(*_unused(store_id, now)).values(expires_at=now)
    )
