"""Making somebody an admin, and taking it back: at once, and written down.

    invited --opens the link, says yes--> admin --taken back--> nobody
    picked from the members ------------> admin

A link works once, for two days, and only while whoever made it still owns the shop.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from random import Random
from typing import TypedDict

from domain import code, store
from domain.admin import audit
from domain.code import INVITE_CODE_LENGTH, INVITE_VALID_FOR, hash_code
from domain.deep_link import LinkKind
from domain.notify import notify
from domain.refusal import Refused
from storage import installation, members
from storage.admin import roles
from storage.admin.tables import Role, RoleGrant, RoleInvite
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import LinkOpening, Member


class RoleGranted(TypedDict):
    """To an admin: they run so many chats now; 0 is the whole shop."""

    chats: int


class RoleWithdrawn(TypedDict):
    """To somebody who does not run the shop any more."""


class InviteAccepted(TypedDict):
    """To whoever made the link."""

    name: str
    chats: int


GRANTED: Kind[RoleGranted] = Kind("role.granted")
WITHDRAWN: Kind[RoleWithdrawn] = Kind("role.withdrawn")
ACCEPTED: Kind[InviteAccepted] = Kind("role.accepted")
ATTEMPTS_MAX = 10
ATTEMPTS_WITHIN = timedelta(hours=1)


async def grant(
    tx: Tx,
    member_id: int,
    *,
    by_id: int | None,
    now: datetime,
    chats: Collection[int] | None = None,
) -> Member:
    """Make a member an admin, of some `chats` only or of everything; told twice, it is once."""
    member = await _known(tx, member_id)
    if await installation.owner_id(tx) == member_id:
        raise Refused("role.owner")
    if chats is not None and not chats:
        raise Refused("role.no_chats")
    held = await roles.find(tx, member_id)
    if held is None:
        held = RoleGrant(member_id=member_id, role=Role.ADMIN, granted_at=now, granted_by=by_id)
        tx.add(held)
    held.everywhere = chats is None
    await tx.flush()
    await roles.set_chats(tx, member_id, chats or ())
    where = "everywhere" if chats is None else ",".join(map(str, sorted(chats)))
    await audit.record(tx, by_id, "role.grant", f"member:{member_id}", now=now, where=where)
    await notify(tx, member_id, GRANTED, RoleGranted(chats=len(chats or ())), now=now)
    return member


async def revoke_role(tx: Tx, member_id: int, *, by_id: int | None, now: datetime) -> Member:
    """Take an admin's role back, or refuse where there is none."""
    member = await _known(tx, member_id)
    if await roles.find(tx, member_id) is None:
        raise Refused("role.none", name=member.name)
    await roles.set_chats(tx, member_id, ())
    await roles.revoke(tx, member_id, Role.ADMIN)
    await audit.record(tx, by_id, "role.withdraw", f"member:{member_id}", now=now)
    await notify(tx, member_id, WITHDRAWN, RoleWithdrawn(), now=now)
    return member


async def create_invite(
    tx: Tx, by_id: int, *, now: datetime, rng: Random, chats: Collection[int] | None = None
) -> str:
    """Return the code of a new link that makes whoever says yes to it first an admin."""
    if chats is not None and not chats:
        raise Refused("role.no_chats")
    drawn = code.generate(rng, INVITE_CODE_LENGTH)
    made = RoleInvite(
        code_hash=hash_code(drawn),
        role=Role.ADMIN,
        made_by=by_id,
        made_at=now,
        expires_at=now + INVITE_VALID_FOR,
        everywhere=chats is None,
        chats=sorted(chats or ()),
    )
    tx.add(made)
    where = "everywhere" if chats is None else ",".join(map(str, made.chats))
    await audit.record(
        tx, by_id, "role.invite", f"invite:{made.code_hash[:8]}", now=now, where=where
    )
    return drawn


async def revoke_invites(tx: Tx, *, by_id: int | None, now: datetime) -> int:
    """End every link that nobody has used; return how many."""
    ended = await roles.expire_invites(tx, now=now)
    await audit.record(tx, by_id, "role.recall", "invites", now=now, ended=ended)
    return ended


async def find_invite(tx: Tx, member: Member, typed: str, *, now: datetime) -> RoleInvite | None:
    """Return what a link invites a member to; None where it leads nowhere, whatever the reason.

    No `Refused`: that would roll the attempt back and let codes be guessed without end.
    """
    since = now - ATTEMPTS_WITHIN
    if await members.count_openings(tx, member.id, since=since, kind=LinkKind.ROLE) >= ATTEMPTS_MAX:
        raise Refused("owner.too_often", minutes=int(ATTEMPTS_WITHIN.total_seconds() // 60))
    tx.add(
        LinkOpening(member_id=member.id, payload="", kind=LinkKind.ROLE, value="", opened_at=now)
    )
    return await _open(tx, typed, now=now)


async def accept(tx: Tx, member: Member, typed: str, *, now: datetime) -> RoleInvite:
    """Make the member what the link says, once; or refuse."""
    found = await _open(tx, typed, now=now)
    if found is None:
        raise Refused("role.invite_gone")
    if found.made_by == member.id:
        raise Refused("role.owner" if found.store_id is None else "store.own_link")
    if not await roles.use_invite(tx, found.code_hash, member.id, now=now):
        raise Refused("role.invite_gone")
    if found.store_id is not None:
        await store.accept_staff_invite(tx, member, found, now=now)
        return found
    chats = None if found.everywhere else found.chats
    await grant(tx, member.id, by_id=found.made_by, now=now, chats=chats)
    values = InviteAccepted(name=member.name, chats=len(found.chats))
    await notify(tx, found.made_by, ACCEPTED, values, now=now)
    return found


async def _open(tx: Tx, typed: str, *, now: datetime) -> RoleInvite | None:
    found = await roles.find_invite(tx, hash_code(typed))
    if found is None or found.used_by is not None or found.expires_at <= now:
        return None
    if found.store_id is not None:
        return found if await store.find_store(tx, found) else None
    return found if await installation.owner_id(tx) == found.made_by else None


async def _known(tx: Tx, member_id: int) -> Member:
    member = await members.find(tx, member_id)
    if member is None:
        raise Refused("member.unknown", id=member_id)
    return member
