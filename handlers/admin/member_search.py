"""Finding a member: by a part of the name, an @username or an id that somebody types."""

from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import ManagedTextInput

from domain.admin.authority import AccessLevel, Authority
from handlers.admin import action
from storage import members
from storage.database import Tx
from storage.members import Member

FOUND_MAX = 8
NAME_CHARS_MAX = 60


async def search_members(manager: DialogManager, need: AccessLevel) -> dict[str, Any]:
    """Return the members that what was typed may mean, as `items`, and whether anything was."""
    typed = str(manager.dialog_data.get("typed") or "")

    async def read(tx: Tx, by: Authority) -> list[Member]:
        return list(await members.search(tx, typed, limit=FOUND_MAX))

    people = await action.load(manager, read, need=need)
    items = [{"id": one.id, "name": called(one)} for one in people]
    return {"items": items, "members": len(items), "asked": bool(typed)}


def called(member: Member) -> str:
    """Return what a button calls a member."""
    username = f"@{member.username}" if member.username else ""
    return f"{member.name} {username}".strip()[:NAME_CHARS_MAX]


async def typed_name(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Search for what was typed."""
    manager.dialog_data["typed"] = typed
