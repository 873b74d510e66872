"""Inviting somebody to redeem vouchers in a store: a link that works once, as the team's do.

made on the store's page --opens the link, says yes--> staff of that store
                         --recalled, too old, store closed, maker runs the shop no more--> nobody
"""

from datetime import datetime
from random import Random

from domain import audit, code, store
from domain.invite_code import CODE_LENGTH, LIVES_FOR, digest
from domain.refusal import Refused
from domain.tell import tell
from storage import role as roles
from storage.database import Tx
from storage.member import Member
from storage.role import Role, RoleInvite
from storage.store import Store

JOINED = "store.joined"
"""The notice to whoever made the link; values: name, store."""


async def invite(tx: Tx, its: Store, by_id: int, *, now: datetime, rng: Random) -> str:
    """Return the code of a new link that makes whoever says yes to it first staff of a store."""
    if its.closed_at is not None:
        raise Refused("store.is_closed", name=its.name)
    drawn = code.draw(rng, CODE_LENGTH)
    made = RoleInvite(
        code_hash=digest(drawn),
        role=Role.STAFF,
        made_by=by_id,
        made_at=now,
        expires_at=now + LIVES_FOR,
        everywhere=False,
        store_id=its.id,
    )
    tx.add(made)
    subject = f"invite:{made.code_hash[:8]}"
    await audit.note(tx, by_id, "store.invite", subject, now=now, store=its.code)
    return drawn


async def recall(tx: Tx, its: Store, by_id: int, *, now: datetime) -> int:
    """End every link of a store that nobody has used; return how many."""
    ended = await roles.end_invites(tx, now=now, store_id=its.id)
    await audit.note(tx, by_id, "store.recall", f"store:{its.code}", now=now, ended=ended)
    return ended


async def leads_to(tx: Tx, found: RoleInvite) -> Store | None:
    """Return the store that a link leads to while it is open and its maker runs the shop."""
    its = await tx.get(Store, found.store_id)
    good = its is not None and its.closed_at is None and await roles.is_admin(tx, found.made_by)
    return its if good else None


async def employ(tx: Tx, member: Member, found: RoleInvite, *, now: datetime) -> Store:
    """Make a member staff, by a link that was just used up; or refuse."""
    its = await leads_to(tx, found)
    if its is None:
        raise Refused("role.invite_gone")
    await store.employ(tx, its.code, member.id, now=now)
    subject = f"{audit.MEMBER}{member.id}"
    await audit.note(tx, found.made_by, "store.employ", subject, now=now, store=its.code)
    await tell(tx, found.made_by, JOINED, {"name": member.name, "store": its.name}, now=now)
    return its
