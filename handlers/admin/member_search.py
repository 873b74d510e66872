"""Finding a member: by a part of the name, an @username or an id that somebody types."""

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window

from domain.admin.authority import AccessLevel
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import Handler
from handlers.admin.page import item, items, page, typed
from storage import members
from storage.members import Member

FOUND_MAX = 8


async def found(ctx: AdminContext) -> Values:
    """The members that what was typed may mean, and whether anything was."""
    words = str(ctx.data.get("typed") or "")
    people = await members.search(ctx.tx, words, limit=FOUND_MAX)
    rows = [item(one.id, called(one)) for one in people]
    return {"items": rows, "members": len(rows), "asked": bool(words)}


def called(member: Member) -> str:
    """Return what a button calls a member."""
    return f"{member.name} @{member.username}" if member.username else member.name


async def search(_: object, __: object, manager: DialogManager, words: str) -> None:
    """Search for what was typed."""
    manager.dialog_data["typed"] = words


def search_page(
    state: State, title: str, pick: Handler, *, back: State | None, need: AccessLevel
) -> Window:
    """Return the page where a member is searched for and picked."""
    return page(
        state,
        title,
        typed("name", search),
        items("member", pick),
        reads=found,
        back=back,
        need=need,
    )
