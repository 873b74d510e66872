"""Drafts: a new post put aside, and taken up again from the queue."""

from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.post import draft
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.messages import start_anew
from handlers.admin.new_post import form
from handlers.admin.page import acts, item, items, page
from handlers.admin.states import Menu, New, Queue
from handlers.admin.widgets import translate
from storage.post import posts

KEPT = ("content", "deal", "type", "terms", "options", "chats", "topics")
"""What of a form is kept; when it goes out is asked again, for a kept moment would pass."""


async def go_home(manager: DialogManager, name: str) -> None:
    """Say on the first page that the form was put aside."""
    said = translate(manager)("admin-kept", name=name)
    await start_anew(manager, Menu.home, {"said": said})


@acts("draft.keep", "draft", need=AccessLevel.SOME_CHATS, then=go_home)
async def keep(ctx: AdminContext) -> str:
    """Put the form aside, and return its name; one that was taken up again replaces what it was."""
    kept = {name: ctx.data[name] for name in KEPT if name in ctx.data}
    name = form.name_of(await form.content_from_draft(ctx.tx, ctx.data))
    number, who = ctx.data.get("draft"), ctx.by.member_id
    return (await draft.save(ctx.tx, number, name=name, data=kept, by_id=who, now=ctx.now)).name


def subject(ctx: AdminContext) -> str:
    return f"draft:{ctx.data['draft']}"


@acts("draft.drop", subject, need=AccessLevel.SOME_CHATS)
async def drop(ctx: AdminContext) -> None:
    """Throw a draft away; the form stays, so that keeping it again undoes this."""
    await draft.discard(ctx.tx, ctx.data["draft"], ctx.by.member_id)
    del ctx.data["draft"]


async def kept_form(ctx: AdminContext) -> Values:
    """Return what was put aside under a number."""
    return dict((await draft.load_own(ctx.tx, int(ctx.said), ctx.by.member_id)).data)


async def take_up(manager: DialogManager, number: int) -> None:
    """Fill the form with what was put aside."""
    manager.dialog_data.update(await load(manager, kept_form, said=str(number)), draft=number)


async def all_kept(ctx: AdminContext) -> Values:
    """What somebody has put aside, the newest first."""
    found = await posts.drafts_of(ctx.tx, ctx.by.member_id, limit=draft.DRAFTS_MAX)
    return {"items": [item(one.id, f"📝 {one.name}") for one in found], "drafts": len(found)}


async def choose(_: object, __: object, manager: DialogManager, number: str) -> None:
    """Open a new post with what was put aside."""
    await manager.start(New.what, data={"draft": int(number)})


QUEUE_WINDOWS = (
    page(Queue.drafts, "admin-drafts", items("draft", choose), reads=all_kept, back=Queue.week),
)
