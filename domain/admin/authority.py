"""What somebody may do in the shop, asked of the database at every press and command.

owner       everything, and who else is an admin
admin       everything else; or, of some chats only, what is posted there
anybody     nothing in the admin menu: members and the staff of stores have their own commands
"""

from dataclasses import dataclass
from enum import IntEnum

from domain.refusal import Refused
from storage import installation
from storage.admin import roles
from storage.database import Tx


class AccessLevel(IntEnum):
    """What an act asks for; each includes the ones before it."""

    SOME_CHATS = 1
    """Posts, queues, chats: of the admin's own chats."""
    EVERYWHERE = 2
    """Money, members, the catalogue, settings."""
    OWNER = 3
    """Who else is an admin."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What one person may do now."""

    member_id: int
    is_owner: bool
    everywhere: bool
    chats: frozenset[int] = frozenset()

    def meets(self, need: AccessLevel) -> bool:
        """Return whether this is enough for an act."""
        if need is AccessLevel.OWNER:
            return self.is_owner
        return self.everywhere or need is AccessLevel.SOME_CHATS

    def has(self, chat_id: int) -> bool:
        """Return whether a chat is one of theirs."""
        return self.everywhere or chat_id in self.chats


async def load(tx: Tx, member_id: int) -> Authority | None:
    """Return what a member may do in the admin menu; None for everybody who is nobody there."""
    if await installation.owner_id(tx) == member_id:
        return Authority(member_id, is_owner=True, everywhere=True)
    grant = await roles.find(tx, member_id)
    if grant is None:
        return None
    chats = frozenset() if grant.everywhere else await roles.chats_of(tx, member_id)
    return Authority(member_id, is_owner=False, everywhere=grant.everywhere, chats=chats)


async def require(
    tx: Tx, member_id: int, need: AccessLevel, chat_id: int | None = None
) -> Authority:
    """Return what a member may do, or refuse if it is not enough, or not for this chat."""
    found = await load(tx, member_id)
    if found is None:
        raise Refused("admin.nobody")
    if not found.meets(need) or (chat_id is not None and not found.has(chat_id)):
        raise Refused("admin.not_yours")
    return found
