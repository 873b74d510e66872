"""New: forward or write a post, or pick a deal; then where, when, and whether it fits.

what -> preview -> where -> when -> review -> posted or scheduled
                -> two presses post it to every chat now
                -> a deal: as what, by which terms -> preview
"""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Row, SwitchTo

from domain.admin.authority import Authority
from domain.campaign import announcement
from handlers.admin import action
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.messages import send_preview
from handlers.admin.new_post import (
    form,
    post_type,
    promotion_terms,
    review,
    saved_drafts,
    when,
    where,
)
from handlers.admin.states import New
from handlers.admin.widgets import I18nLabel, I18nText, translate
from storage.database import Tx
from storage.deal import deals
from storage.deal.tables import Deal
from views.deal.deal_screens import card
from views.post import announcement_messages
from views.screen import send

DEALS_LISTED_MAX = 200


async def offered(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the deals that may be picked."""

    async def read(tx: Tx, by: Authority) -> list[Deal]:
        return list(await deals.offered(tx, now=action.now(dialog_manager), limit=DEALS_LISTED_MAX))

    found = await action.load(dialog_manager, read)
    items = [{"id": deal.code, "name": f"{deal.code} {deal.title}"[:60]} for deal in found]
    return {"items": items, "deals": len(items)}


async def received(message: Message, _: Any, manager: DialogManager) -> None:
    """Take a post that was sent or forwarded; the photos of an album come one by one.

    The address of a deal, alone, is that deal.
    """
    if (code := await deal_behind(message, manager)) is not None:
        await take_deal(manager, code)
        return
    more = form.content_from_message(message)
    content: dict[str, Any] = manager.dialog_data.get("content") or {"album": None}
    goes_on = bool(more["album"]) and content["album"] == more["album"]
    content = form.with_more(content, more) if goes_on else more
    form.check(content)
    manager.dialog_data.pop("deal", None)
    post_type.forget(manager)
    manager.dialog_data["content"] = content
    if goes_on:
        await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)
    else:
        await show_preview(manager)


async def picked(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Take a deal from the shelf."""
    await take_deal(manager, code)


async def begin(message: Message, _: Any, manager: DialogManager) -> None:
    """Begin with a post that came while no form was open."""
    form.content_from_message(message)  # Or it is refused before a window opens for it.
    await manager.start(New.what, mode=StartMode.RESET_STACK, show_mode=ShowMode.NO_UPDATE)
    await received(message, None, manager)
    await manager.show(ShowMode.SEND)


async def deal_behind(message: Message, manager: DialogManager) -> str | None:
    """Return the code of the deal whose address is all that somebody sent."""
    words = (message.text or "").strip()
    if not words.startswith(("http://", "https://")) or len(words.split()) > 1:
        return None

    async def read(tx: Tx, by: Authority) -> Deal | None:
        return await deals.by_link(tx, words, now=action.now(manager))

    deal = await action.load(manager, read)
    return None if deal is None else deal.code


async def take_deal(manager: DialogManager, code: str) -> None:
    """Fill the form with a deal, and show it."""
    manager.dialog_data.pop("content", None)
    post_type.forget(manager)
    manager.dialog_data["deal"] = code
    await show_preview(manager)


async def show_preview(manager: DialogManager) -> None:
    """Send the post to whoever makes it exactly as it will look, then the window about it."""
    if "type" in manager.dialog_data:
        await promotion_terms.show(manager)
        await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)
        return
    async with action.database(manager).read() as tx:
        matter = await form.content_from_draft(tx, manager.dialog_data)
    values = matter.values | {"zone": action.settings(manager).timezone, "disclosure": None}
    if matter.kind == announcement.KIND:
        call = announcement_messages.call(action.user_id(manager), values)
    else:
        call = send(action.user_id(manager), card(values, translate(manager)), None)
    await send_preview(manager, call)
    await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)


async def preview(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send the post once more as it will look."""
    await show_preview(manager)


async def drafted(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what the window under a preview says of it."""
    content = dialog_manager.dialog_data.get("content") or {"photos": []}
    data = dialog_manager.dialog_data
    return {"photos": len(content["photos"]), "deal": "deal" in data, "kept": "draft" in data}


async def started(_: Any, manager: DialogManager) -> None:
    """Take up a draft, if the form was opened with one."""
    given: Any = manager.start_data or {}
    if "draft" in given:
        await saved_drafts.take_up(manager, given["draft"])
        await show_preview(manager)


DIALOG = Dialog(
    Window(
        I18nText("desk-new"),
        MessageInput(received),
        SwitchTo(I18nLabel("desk-button-pick-deal"), id="deals", state=New.deals),
        Cancel(I18nLabel("desk-button-back")),
        state=New.what,
    ),
    Window(
        I18nText("desk-new-deals"),
        scrolling("deal_page", listed("deal", picked)),
        back_to(New.what),
        state=New.deals,
        getter=offered,
    ),
    Window(
        I18nText("desk-new-preview"),
        MessageInput(received),
        Row(
            SwitchTo(I18nLabel("desk-button-where"), id="where", state=New.where),
            Button(
                I18nLabel("desk-button-everywhere"), id="all_now", on_click=where.everywhere_now
            ),
        ),
        SwitchTo(I18nLabel("desk-button-type"), id="type", state=New.type, when=F["deal"]),
        Button(I18nLabel("desk-button-preview"), id="preview", on_click=preview),
        Row(
            Button(I18nLabel("desk-button-keep"), id="keep", on_click=saved_drafts.keep),
            Button(
                I18nLabel("desk-button-drop_draft"),
                id="drop_draft",
                on_click=saved_drafts.drop,
                when=F["kept"],
            ),
        ),
        back_to(New.what),
        state=New.preview,
        getter=drafted,
    ),
    *where.WINDOWS,
    *post_type.WINDOWS,
    *when.WINDOWS,
    *review.WINDOWS,
    on_start=started,
)
