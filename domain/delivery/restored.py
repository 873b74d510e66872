"""A shop put back from a copy: it does not know what was said since the copy was made.

    copy --restore, or the first start on it--> held     what is due waits for a person,
                                                         campaigns go on with their next slot

A copy is known without anybody's word: PostgreSQL numbers a server, a database and its tables, and a
dump does not carry those numbers; `backup` writes into the copy of an SQLite file that it is one. A
server's own recovery to a moment leaves no such trace: for that there is `hold-outbox`.
"""

from datetime import datetime
from typing import NamedTuple, TypedDict

from domain.campaign import manage
from domain.notify import notify_owner
from storage import lease
from storage.backup import COPY
from storage.database import Tx
from storage.delivery import outbox
from storage.delivery.kinds import Kind
from storage.installation import delete_fact, get_fact, set_fact

HOME = "database.home"
"""`{"home": str}`: the database that this shop was last started in."""
HELD_BECAUSE = "restored"


class HeldBack(NamedTuple):
    """What a restore does to a shop: messages that are held, campaigns whose slot was moved."""

    messages: int
    campaigns: int


class Restored(TypedDict):
    """The same, told to the owner."""

    messages: int
    campaigns: int


RESTORED = Kind[Restored]("owner.restored")


async def hold_unsent(tx: Tx, *, now: datetime) -> HeldBack:
    """Hold every message that is due or on its way, and move campaigns to their next slot."""
    messages = await outbox.hold_all(tx, HELD_BECAUSE)
    await delete_fact(tx, COPY)
    return HeldBack(messages, await manage.replan_all(tx, now=now))


async def hold_if_restored(tx: Tx, *, now: datetime) -> HeldBack | None:
    """Do the same where this database is a copy, and tell the owner; called at every start."""
    home = await lease.find_home(await tx.connection())
    known = await get_fact(tx, HOME)
    is_copy = await get_fact(tx, COPY) is not None
    if home is not None and known != {"home": home}:
        await set_fact(tx, HOME, {"home": home})
        is_copy = is_copy or known is not None
    if not is_copy:
        return None
    held = await hold_unsent(tx, now=now)
    values = Restored(messages=held.messages, campaigns=held.campaigns)
    await notify_owner(tx, RESTORED, values, now=now)
    return held
