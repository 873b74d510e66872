"""Drafts: a new post put aside, and taken up again from the queue."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel, Authority
from domain.post import draft
from handlers.admin import action
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.new_post import form
from handlers.admin.states import Menu, New, Queue
from handlers.admin.widgets import I18nText, translate
from storage.database import Tx
from storage.post import drafts
from storage.post.tables import PostDraft

KEPT = ("content", "deal", "type", "terms", "chats", "topics")
"""What of a form is kept; when it goes out is asked again, for a kept moment would pass."""


async def keep(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Put the form aside; one that was taken up again replaces what it was."""
    data, now = manager.dialog_data, action.now(manager)
    kept = {name: data[name] for name in KEPT if name in data}

    async def work(tx: Tx, by: Authority) -> PostDraft:
        name = form.name_of(await form.content_from_draft(tx, data))
        return await draft.save(
            tx, data.get("draft"), name=name, data=kept, by_id=by.member_id, now=now
        )

    made = await action.perform(manager, "draft.keep", "draft", work, need=AccessLevel.SOME_CHATS)
    said = translate(manager)("desk-kept", name=made.name)
    await manager.start(Menu.home, data={"said": said}, mode=StartMode.RESET_STACK)


async def drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Throw a draft away; the form stays, so that keeping it again undoes this."""
    number = manager.dialog_data["draft"]

    async def work(tx: Tx, by: Authority) -> None:
        await draft.discard(tx, number, by.member_id)

    await action.perform(
        manager, "draft.drop", f"draft:{number}", work, need=AccessLevel.SOME_CHATS
    )
    del manager.dialog_data["draft"]


async def take_up(manager: DialogManager, number: int) -> None:
    """Fill the form with what was put aside."""

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        return dict((await draft.load_own(tx, number, by.member_id)).data)

    manager.dialog_data.update(await action.load(manager, read))
    manager.dialog_data["draft"] = number


async def all_kept(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what somebody has put aside, the newest first."""

    async def read(tx: Tx, by: Authority) -> list[PostDraft]:
        return list(await drafts.of_member(tx, by.member_id, limit=draft.DRAFTS_MAX))

    found = await action.load(dialog_manager, read)
    items = [{"id": one.id, "name": f"📝 {one.name}"[:60]} for one in found]
    return {"items": items, "drafts": len(items)}


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Open a new post with what was put aside."""
    await manager.start(New.what, data={"draft": int(number)})


QUEUE_WINDOWS = (
    Window(
        I18nText("desk-drafts"),
        scrolling("draft_page", listed("draft", choose)),
        back_to(Queue.week),
        state=Queue.drafts,
        getter=all_kept,
    ),
)
