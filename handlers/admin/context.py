"""What reads and acts of the menus work with: an open transaction, who presses, what was said."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random, SystemRandom
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from aiogram.types import Message
from aiogram_dialog import DialogManager

from domain.admin import authority
from domain.admin.authority import AccessLevel, Authority
from domain.clock import Clock
from domain.refusal import Refused
from domain.settings import Settings
from handlers.admin import conflicts
from handlers.admin.widgets import translate
from storage.chat import chats
from storage.database import Database, Tx
from views.i18n import Translate

Result = TypeVar("Result")
Values = dict[str, object]
"""What a read has for the texts and lists of a page."""
Data = Mapping[str, Any]
"""What a menu remembers between presses; aiogram-dialog types it as a bare dict."""
_rng = SystemRandom()


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


def sent_parts(manager: DialogManager, message: Message) -> list[Message]:
    """Return the parts of the album that a message begins, as far as they have come; or itself."""
    parts: list[Message] = manager.middleware_data.get("parts") or []
    return parts or [message]


def require_one_photo(manager: DialogManager, message: Message) -> None:
    """Refuse an album where one photo is asked for: nobody knows which of them is meant."""
    if len(sent_parts(manager, message)) > 1:
        raise Refused("admin.one_photo")


def user_id(manager: DialogManager) -> int:
    """Return who looks, types or presses."""
    return int(manager.middleware_data["event_from_user"].id)


@dataclass
class AdminContext:
    """One read or one act of somebody who may do it."""

    manager: DialogManager
    tx: Tx
    by: Authority
    said: str = ""
    """What was typed, or the id of what was pressed."""
    facts: dict[str, object] = field(default_factory=dict)
    """What the audit line of an act says beside its subject."""
    told: str = ""
    """What the page says above its text once the act is done, as HTML."""

    @property
    def t(self) -> Translate:
        return translate(self.manager)

    @property
    def settings(self) -> Settings:
        return settings(self.manager)

    @property
    def now(self) -> datetime:
        return now(self.manager)

    @property
    def rng(self) -> Random:
        return _rng

    @property
    def data(self) -> dict[str, Any]:
        """What the menu remembers between presses; plain JSON."""
        return self.manager.dialog_data

    def chosen(self, name: str) -> int:
        """Return the number of what was opened: from a list, from another menu, by a notice."""
        started: Any = self.manager.start_data or {}
        return int(self.data.get(name) or started.get(name) or started.get("number") or 0)

    def remember(self, **values: object) -> None:
        """Remember what the page shows, for `check_unchanged` at the next press."""
        conflicts.remember(self.manager, **values)

    def check_unchanged(self, **values: object) -> None:
        """Refuse if something is not what the page showed."""
        conflicts.check_unchanged(conflicts.remembered(self.manager), **values)


Work = Callable[[AdminContext], Awaitable[Result]]


async def enter(manager: DialogManager, tx: Tx, need: AccessLevel, said: str = "") -> AdminContext:
    """Return the context of somebody who may do what needs this; raises `Refused`."""
    by = await authority.require(tx, user_id(manager), need)
    return AdminContext(manager, tx, by, said)


async def load(
    manager: DialogManager,
    read: Work[Result],
    need: AccessLevel = AccessLevel.SOME_CHATS,
    said: str = "",
) -> Result:
    """Return what a page shows, read in one snapshot for somebody who may see it."""
    async with database(manager).read() as tx:
        return await read(await enter(manager, tx, need, said))


async def current_chat_id(ctx: AdminContext) -> int:
    """Return the id of the chat that was pressed: an old list may name one that has moved."""
    chat = await chats.find_current(ctx.tx, int(ctx.said))
    return int(ctx.said) if chat is None else chat.id


async def nothing(_: AdminContext) -> Values:
    """Read nothing: for a page whose texts need no values, and to ask only who may."""
    return {}
