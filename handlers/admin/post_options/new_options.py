"""Of a new post: its buttons, pin and sound, and other words for it without sending it anew."""

from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from domain.post.link_buttons import check_rows, read_rows
from handlers.admin import context
from handlers.admin.context import AdminContext, Values
from handlers.admin.new_post import form
from handlers.admin.page import button, following, items, page, typed
from handlers.admin.post_options.option_buttons import PINS, SOME_ROW, Rows, link_items, without
from handlers.admin.post_options.preview import preview, show_preview
from handlers.admin.states import New


def rows_of(manager: DialogManager) -> Rows:
    return form.options(manager.dialog_data).get("buttons") or []


def keep_rows(manager: DialogManager, rows: Rows) -> None:
    """Let the post have these buttons, or refuse."""
    data = manager.dialog_data
    check_rows(rows, photos=len(form.photos(data)))
    data["options"] = {**form.options(data), "buttons": rows}


async def cycle_pin(_: object, __: object, manager: DialogManager) -> None:
    """Pin the post, pin it alone, or do not pin it: a press goes to the next of these."""
    options = form.options(manager.dialog_data)
    manager.dialog_data["options"] = {**options, "pin": following(PINS, options.get("pin"))}


async def cycle_sound(_: object, __: object, manager: DialogManager) -> None:
    """Post with a sound, or without one."""
    options = form.options(manager.dialog_data)
    manager.dialog_data["options"] = {**options, "silent": not options.get("silent")}


async def linked(ctx: AdminContext) -> Values:
    """The buttons that the post has by now."""
    rows = rows_of(ctx.manager)
    return {"items": link_items(rows), "links": sum(map(len, rows))}


async def to_links(_: object, __: object, manager: DialogManager) -> None:
    """Ask for buttons, where there can be some."""
    check_rows(SOME_ROW, photos=len(form.photos(manager.dialog_data)))
    await manager.switch_to(New.links)


async def add_links(_: object, __: object, manager: DialogManager, said: str) -> None:
    """Put the buttons that were typed below those that are there, and show the post."""
    more = read_rows(said, context.settings(manager).allowed_hosts)
    keep_rows(manager, [*rows_of(manager), *more])
    await show_preview(manager)


async def remove_link(_: object, __: object, manager: DialogManager, id_: str) -> None:
    """Take a button away."""
    keep_rows(manager, without(rows_of(manager), id_))


async def reword(message: Message, _: object, manager: DialogManager) -> None:
    """Take other words for the post; its photos, buttons and all else stay."""
    data = manager.dialog_data
    data["content"] = form.with_words(data["content"], form.words_of(message))
    await show_preview(manager)


WINDOWS = (
    page(
        New.links,
        "admin-links",
        typed("links", add_links),
        items("link", remove_link),
        reads=linked,
        back=button("back", preview),
    ),
    page(New.words, "admin-words", MessageInput(reword), back=New.preview),
)
