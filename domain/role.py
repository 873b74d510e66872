"""Making somebody an admin, and taking it back: at once, and written down."""

from collections.abc import Collection
from datetime import datetime

from domain import audit
from domain.refusal import Refused
from storage import installation
from storage import member as members
from storage import role as roles
from storage.database import Tx
from storage.member import Member
from storage.role import Grant, Role


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
    held = await roles.find(tx, member_id)
    if held is None:
        held = Grant(member_id=member_id, role=Role.ADMIN, granted_at=now, granted_by=by_id)
        tx.add(held)
    held.everywhere = chats is None
    await tx.flush()
    await roles.set_chats(tx, member_id, chats or ())
    where = "everywhere" if chats is None else ",".join(map(str, sorted(chats)))
    await audit.note(tx, by_id, "role.grant", f"member:{member_id}", now=now, where=where)
    return member


async def withdraw(tx: Tx, member_id: int, *, by_id: int | None, now: datetime) -> Member:
    """Take an admin's role back, or refuse where there is none."""
    member = await _known(tx, member_id)
    if await roles.find(tx, member_id) is None:
        raise Refused("role.none", name=member.name)
    await roles.set_chats(tx, member_id, ())
    await roles.withdraw(tx, member_id, Role.ADMIN)
    await audit.note(tx, by_id, "role.withdraw", f"member:{member_id}", now=now)
    return member


async def _known(tx: Tx, member_id: int) -> Member:
    member = await members.find(tx, member_id)
    if member is None:
        raise Refused("member.unknown", id=member_id)
    return member
