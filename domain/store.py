"""Stores and their staff: who may redeem vouchers, where, and since when."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from domain import code
from domain.refusal import Refused
from storage import member as members
from storage import role as roles
from storage import store as stores
from storage.database import Tx
from storage.store import Staff, Store

NAME_CHARS_MAX = 64
ADDRESS_CHARS_MAX = 200
LETTER = "S"


async def find(tx: Tx, typed: str) -> Store:
    """Return the store behind a code as somebody typed it, or refuse."""
    store = await stores.by_code(tx, code.normal(typed))
    if store is None:
        raise Refused("store.not_found", code=code.normal(typed)[:12])
    return store


async def add(tx: Tx, name: str, address: str, *, now: datetime, rng: Random) -> Store:
    """Open a store, or refuse one without a name."""
    name = name.strip()
    if not name or len(name) > NAME_CHARS_MAX:
        raise Refused("store.name", maximum=NAME_CHARS_MAX)
    drawn = await code.free(rng, LETTER, lambda typed: stores.by_code(tx, typed))
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
    if await stores.at_work(tx, store.id, member_id) is None:
        tx.add(Staff(store_id=store.id, member_id=member_id, added_at=now))
        await tx.flush()
    return store


async def dismiss(tx: Tx, typed: str, member_id: int, *, now: datetime) -> Store:
    """Let a member redeem nothing more in a store, at once."""
    store = await find(tx, typed)
    place = await stores.at_work(tx, store.id, member_id)
    if place is None:
        raise Refused("store.not_staff", id=member_id)
    place.removed_at = now
    return store


async def redeems_in(tx: Tx, member_id: int) -> Sequence[Store]:
    """Return the stores in which somebody may redeem: who runs the whole shop in all of them."""
    if await roles.is_admin(tx, member_id):
        return await stores.open_ones(tx)
    return await stores.of_staff(tx, member_id)


async def may_redeem(tx: Tx, member_id: int) -> bool:
    """Whether somebody redeems vouchers at all; who runs the whole shop does, without a store."""
    if await roles.is_admin(tx, member_id):
        return True
    return bool(await stores.of_staff(tx, member_id))
