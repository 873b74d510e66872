"""Stores and their staff: who may redeem vouchers, where, and since when."""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import TypedDict

from domain import code
from domain.admin import audit
from domain.code import INVITE_CODE_LENGTH, INVITE_VALID_FOR, hash_code
from domain.display_name import is_seen, visible
from domain.notify import notify
from domain.refusal import Refused
from storage import members, stores
from storage.admin import roles
from storage.admin.tables import Role, RoleInvite
from storage.database import Tx
from storage.delivery.kinds import Kind
from storage.members import Member
from storage.stores import Staff, Store

NAME_CHARS_MAX = 64
ADDRESS_CHARS_MAX = 200
LETTER = "S"


async def find(tx: Tx, typed: str) -> Store:
    """Return the store behind a code as somebody typed it, or refuse."""
    store = await stores.by_code(tx, code.normalize(typed))
    if store is None:
        raise Refused("store.not_found", code=code.normalize(typed)[:12])
    return store


async def add(tx: Tx, name: str, address: str, *, now: datetime, rng: Random) -> Store:
    """Open a store, or refuse one without a name."""
    name = visible(name).strip()
    if not is_seen(name) or len(name) > NAME_CHARS_MAX:
        raise Refused("store.name", maximum=NAME_CHARS_MAX)
    drawn = await code.generate_free(rng, LETTER, lambda typed: stores.by_code(tx, typed))
    store = Store(
        code=drawn, name=name, address=address.strip()[:ADDRESS_CHARS_MAX], created_at=now
    )
    tx.add(store)
    await tx.flush()
    return store


async def close(tx: Tx, typed: str, *, now: datetime) -> Store:
    """Close a store: nothing is redeemed there any more."""
    store = await find(tx, typed)
    store.closed_at = store.closed_at or now
    return store


async def employ(tx: Tx, typed: str, member_id: int, *, now: datetime) -> Store:
    """Let a member redeem vouchers in a store; asking twice is asking once."""
    store = await find(tx, typed)
    if await members.find(tx, member_id) is None:
        raise Refused("store.member_unknown", id=member_id)
    if await stores.find_active_staff(tx, store.id, member_id) is None:
        tx.add(Staff(store_id=store.id, member_id=member_id, added_at=now))
        await tx.flush()
    return store


async def dismiss(tx: Tx, typed: str, member_id: int, *, now: datetime) -> Store:
    """Let a member redeem nothing more in a store, at once."""
    store = await find(tx, typed)
    place = await stores.find_active_staff(tx, store.id, member_id)
    if place is None:
        raise Refused("store.not_staff", id=member_id)
    place.removed_at = now
    return store


async def redeemable_stores(tx: Tx, member_id: int) -> Sequence[Store]:
    """Return the stores in which somebody may redeem: who runs the whole shop in all of them."""
    if await roles.is_admin(tx, member_id):
        return await stores.open_stores(tx)
    return await stores.of_staff(tx, member_id)


async def may_redeem(tx: Tx, member_id: int) -> bool:
    """Whether somebody redeems vouchers at all; who runs the whole shop does, without a store."""
    if await roles.is_admin(tx, member_id):
        return True
    return bool(await stores.of_staff(tx, member_id))


class StaffJoined(TypedDict):
    """To whoever made the link: somebody is staff of a store now."""

    name: str
    store: str


JOINED: Kind[StaffJoined] = Kind("store.joined")


async def invite_staff(tx: Tx, its: Store, by_id: int, *, now: datetime, rng: Random) -> str:
    """Return the code of a new link that makes whoever says yes to it first staff of a store."""
    if its.closed_at is not None:
        raise Refused("store.is_closed", name=its.name)
    drawn = code.generate(rng, INVITE_CODE_LENGTH)
    made = RoleInvite(
        code_hash=hash_code(drawn),
        role=Role.STAFF,
        made_by=by_id,
        made_at=now,
        expires_at=now + INVITE_VALID_FOR,
        everywhere=False,
        store_id=its.id,
    )
    tx.add(made)
    subject = f"invite:{made.code_hash[:8]}"
    await audit.record(tx, by_id, "store.invite", subject, now=now, store=its.code)
    return drawn


async def recall_staff_invite(tx: Tx, its: Store, by_id: int, *, now: datetime) -> int:
    """End every link of a store that nobody has used; return how many."""
    ended = await roles.expire_invites(tx, now=now, store_id=its.id)
    await audit.record(tx, by_id, "store.recall", f"store:{its.code}", now=now, ended=ended)
    return ended


async def find_store(tx: Tx, found: RoleInvite) -> Store | None:
    """Return the store that a link leads to while it is open and its maker runs the shop."""
    its = await tx.get(Store, found.store_id)
    good = its is not None and its.closed_at is None and await roles.is_admin(tx, found.made_by)
    return its if good else None


async def accept_staff_invite(tx: Tx, member: Member, found: RoleInvite, *, now: datetime) -> Store:
    """Make a member staff, by a link that was just used up; or refuse."""
    its = await find_store(tx, found)
    if its is None:
        raise Refused("role.invite_gone")
    await employ(tx, its.code, member.id, now=now)
    subject = f"{audit.MEMBER}{member.id}"
    await audit.record(tx, found.made_by, "store.employ", subject, now=now, store=its.code)
    joined = StaffJoined(name=member.name, store=its.name)
    await notify(tx, found.made_by, JOINED, joined, now=now)
    return its
