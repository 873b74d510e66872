"""One action at the desk: who may, the action, its audit line, in one short transaction.

    async def withdraw(tx, by): ...
    await act(manager, "deal.withdraw", "deal:K7Q2", withdraw)

The network is shut while the transaction is open; a window is drawn again after it.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiogram_dialog import DialogManager

from domain.admin import audit, authority, nonce
from domain.admin.authority import AccessLevel, Authority
from handlers.admin.context import database, local_now, now, settings, user_id
from storage.database import Tx
from storage.network_guard import forbid_network

Result = TypeVar("Result")
Work = Callable[[Tx, Authority], Awaitable[Result]]


__all__ = ["database", "load", "local_now", "now", "perform", "settings", "user_id"]


async def load(
    manager: DialogManager, read: Work[Result], *, need: AccessLevel = AccessLevel.SOME_CHATS
) -> Result:
    """Return what a window shows, read for somebody who may see it; raises `Refused`."""
    async with database(manager).read() as tx:
        return await read(tx, await authority.require(tx, user_id(manager), need))


async def perform(
    manager: DialogManager,
    what: str,
    subject: str,
    work: Work[Result],
    *,
    need: AccessLevel = AccessLevel.EVERYWHERE,
    chat_id: int | None = None,
    word: str | None = None,
    noted: bool = False,
    **facts: Any,
) -> Result:
    """Carry out an action and write it down, together or not at all; raises `Refused`.

    `word` is the number of a yes (`handlers.admin.confirm`), which is used up by it. An action that
    writes its own line is `noted`.
    """
    with forbid_network():
        async with database(manager).begin() as tx:
            by = await authority.require(tx, user_id(manager), need, chat_id)
            if word is not None:
                await nonce.spend(tx, word, by.member_id, f"{what} {subject}", now=now(manager))
            result = await work(tx, by)
            if not noted:
                await audit.record(tx, by.member_id, what, subject, now=now(manager), **facts)
            return result
