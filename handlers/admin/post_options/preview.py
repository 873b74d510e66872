"""The post as it will be, sent to whoever makes it: the very call that posts it, to another chat."""

from aiogram_dialog import DialogManager, ShowMode

from domain.post.planner import Content
from handlers.admin.context import AdminContext, load
from handlers.admin.messages import send_post
from handlers.admin.new_post import form, promotion_terms
from handlers.admin.states import New
from storage.chat.chats import all_of
from storage.chat.tables import Chat


async def first_chat(ctx: AdminContext) -> Chat | None:
    """Return the first of the chats that are ticked, None before there is any."""
    mine = [chat for chat in ctx.data.get("chats", ()) if ctx.by.has(chat)]
    return next(iter(await all_of(ctx.tx, mine[:1])), None)


async def shown(ctx: AdminContext) -> tuple[Content, Chat | None]:
    """Return what is posted, and the chat in whose language and with whose label it is shown."""
    return await form.content_from_draft(ctx.tx, ctx.data), await first_chat(ctx)


async def show_preview(manager: DialogManager) -> None:
    """Send the post to whoever makes it exactly as it will look, then the window about it."""
    if "type" in manager.dialog_data:
        await promotion_terms.show(manager)
    else:
        content, chat = await load(manager, shown)
        await send_post(manager, content.values, chat=chat)
    await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)


async def preview(_: object, __: object, manager: DialogManager) -> None:
    await show_preview(manager)
