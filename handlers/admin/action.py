"""One action at the desk: who may, the action, its audit line, in one short transaction.

    async def withdraw(tx, by): ...
    await act(manager, "deal.withdraw", "deal:K7Q2", withdraw)

The network is shut while the transaction is open; a window is drawn again after it.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from domain.admin import audit, authority, nonce
from domain.admin.authority import AccessLevel, Authority
from domain.clock import Clock
from domain.settings import Settings
from storage.database import Database, Tx
from storage.network_guard import forbid_network

Result = TypeVar("Result")
Work = Callable[[Tx, Authority], Awaitable[Result]]


def database(manager: DialogManager) -> Database:
    """Return the shop's database."""
    found: Database = manager.middleware_data["database"]
    return found


def settings(manager: DialogManager) -> Settings:
    """Return what the operator set."""
    found: Settings = manager.middleware_data["settings"]
    return found


def now(manager: DialogManager) -> datetime:
    """Return the shop's time."""
    clock: Clock = manager.middleware_data["clock"]
    return clock.now()


def local_now(manager: DialogManager) -> datetime:
    """Return what the clock on the shop's wall shows, without a zone."""
    return now(manager).astimezone(ZoneInfo(settings(manager).timezone)).replace(tzinfo=None)


def user_id(manager: DialogManager) -> int:
    """Return who looks, types or presses."""
    return int(manager.middleware_data["event_from_user"].id)


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
