"""Whose promotion it is: of everybody who is in charge of all the chats it runs in."""

from domain.admin.authority import Authority
from domain.refusal import Refused
from storage.database import Tx
from storage.promotion import cards


async def may_manage(tx: Tx, by: Authority, kind: str, subject_id: int) -> bool:
    """Return whether every chat of a group buy or flash sale is one of theirs."""
    if by.everywhere:
        return True
    chats = await cards.chats_of(tx, kind, subject_id)
    return bool(chats) and all(by.has(chat_id) for chat_id in chats)


async def require(tx: Tx, by: Authority, kind: str, subject_id: int) -> None:
    """Refuse whoever is not in charge of a promotion."""
    if not await may_manage(tx, by, kind, subject_id):
        raise Refused("admin.not_yours")
