"""New: forward or write a post, or pick a deal; then where, when, and whether it fits.

what -> preview -> where -> when -> review -> posted or scheduled
                -> two presses post it to every chat now
                -> a deal: as what, by which terms -> preview
"""

from typing import Any

from aiogram import Bot, F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import (
    Button,
    Cancel,
    Group,
    Row,
    ScrollingGroup,
    Select,
    SwitchTo,
)

from bot.desk import act, draft, new_offer, new_type, new_when
from bot.desk.chats import LISTED_MAX, PER_PAGE
from bot.desk.states import New
from bot.desk.words import Label, Value, Words, translate
from bot.views import announcement as announcement_view
from bot.views.deal import card
from bot.views.screen import send
from domain import announcement
from domain.authority import Authority
from domain.refusal import Refused
from storage import chat as chats
from storage import deal as deals
from storage.chat import Chat, ChatState
from storage.database import Tx
from storage.deal import Deal

DEALS_LISTED_MAX = 200


async def offered(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the deals that may be picked."""

    async def read(tx: Tx, by: Authority) -> list[Deal]:
        return list(await deals.offered(tx, now=act.now(dialog_manager), limit=DEALS_LISTED_MAX))

    found = await act.look(dialog_manager, read)
    items = [{"id": deal.code, "name": f"{deal.code} {deal.title}"[:60]} for deal in found]
    return {"items": items, "deals": len(items)}


async def places(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the chats that may be posted to, and how many of them are ticked."""

    async def read(tx: Tx, by: Authority) -> list[Chat]:
        return [chat for chat in await chats.known(tx, limit=LISTED_MAX) if by.has(chat.id)]

    found = [
        chat for chat in await act.look(dialog_manager, read) if chat.state == ChatState.ACTIVE
    ]
    ticked = set(dialog_manager.dialog_data.get("chats", ()))
    items = [
        {"id": chat.id, "name": f"{'☑' if chat.id in ticked else '☐'} {chat.title}"[:60]}
        for chat in found
    ]
    dialog_manager.dialog_data["all"] = [chat.id for chat in found]
    return {"items": items, "chats": len(items), "ticked": len(ticked)}


async def received(message: Message, _: Any, manager: DialogManager) -> None:
    """Take a post that was sent or forwarded; the photos of an album come one by one."""
    more = draft.content_of(message)
    content: dict[str, Any] = manager.dialog_data.get("content") or {"album": None}
    goes_on = bool(more["album"]) and content["album"] == more["album"]
    content = draft.with_more(content, more) if goes_on else more
    draft.check(content)
    manager.dialog_data.pop("deal", None)
    new_type.forget(manager)
    manager.dialog_data["content"] = content
    if goes_on:
        await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)
    else:
        await show_preview(manager)


async def picked(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Take a deal."""
    manager.dialog_data.pop("content", None)
    new_type.forget(manager)
    manager.dialog_data["deal"] = code
    await show_preview(manager)


async def show_preview(manager: DialogManager) -> None:
    """Send the post to whoever makes it exactly as it will look, then the window about it."""
    if "type" in manager.dialog_data:
        await new_offer.show(manager)
        await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)
        return
    async with act.database(manager).read() as tx:
        matter = await draft.matter_of(tx, manager.dialog_data)
    bot: Bot = manager.middleware_data["bot"]
    values = matter.values | {"zone": act.settings(manager).timezone, "disclosure": None}
    if matter.kind == announcement.KIND:
        call = announcement_view.call(act.presser(manager), values)
    else:
        call = send(act.presser(manager), card(values, translate(manager)), None)
    await new_offer.shown(bot, call)
    await manager.switch_to(New.preview, show_mode=ShowMode.DELETE_AND_SEND)


async def preview(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send the post once more as it will look."""
    await show_preview(manager)


async def drafted(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what the window under a preview says of it."""
    content = dialog_manager.dialog_data.get("content") or {"photos": []}
    return {"photos": len(content["photos"]), "deal": "deal" in dialog_manager.dialog_data}


async def tick(_: CallbackQuery, __: Any, manager: DialogManager, chat_id: str) -> None:
    """Tick a chat, or take its tick away."""
    ticked = set(manager.dialog_data.get("chats", ()))
    manager.dialog_data["chats"] = sorted(ticked ^ {int(chat_id)})


async def tick_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Tick every chat; pressed again, none."""
    everything = manager.dialog_data["all"]
    everything_ticked = set(manager.dialog_data.get("chats", ())) == set(everything)
    manager.dialog_data["chats"] = [] if everything_ticked else everything


async def to_when(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go on to when, once there is a where."""
    if not manager.dialog_data.get("chats"):
        raise Refused("desk.no_chat_ticked")
    await manager.switch_to(New.when)


async def everywhere_now(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go straight to the review of a post to every chat, now."""
    await places(manager)
    manager.dialog_data["chats"] = manager.dialog_data["all"]
    manager.dialog_data["when"] = {}
    if not manager.dialog_data["chats"]:
        raise Refused("campaign.no_chats")
    await manager.switch_to(New.review)


def scrolling(id_: str, items: Select[str]) -> ScrollingGroup:
    """Return a list in pages."""
    return ScrollingGroup(items, id=id_, width=1, height=PER_PAGE, hide_on_single_page=True)


def listed(id_: str, on_click: Any) -> Select[str]:
    """Return one button for each of the getter's items."""
    return Select(
        Value("name"),
        id=id_,
        item_id_getter=lambda item: item["id"],
        items="items",
        on_click=on_click,
    )


DIALOG = Dialog(
    Window(
        Words("desk-new"),
        MessageInput(received),
        SwitchTo(Label("desk-button-pick-deal"), id="deals", state=New.deals),
        Cancel(Label("desk-button-back")),
        state=New.what,
    ),
    Window(
        Words("desk-new-deals"),
        scrolling("deal_page", listed("deal", picked)),
        SwitchTo(Label("desk-button-back"), id="back", state=New.what),
        state=New.deals,
        getter=offered,
    ),
    Window(
        Words("desk-new-preview"),
        MessageInput(received),
        Row(
            SwitchTo(Label("desk-button-where"), id="where", state=New.where),
            Button(Label("desk-button-everywhere"), id="all_now", on_click=everywhere_now),
        ),
        SwitchTo(Label("desk-button-type"), id="type", state=New.type, when=F["deal"]),
        Button(Label("desk-button-preview"), id="preview", on_click=preview),
        SwitchTo(Label("desk-button-back"), id="back", state=New.what),
        state=New.preview,
        getter=drafted,
    ),
    Window(
        Words("desk-new-where"),
        scrolling("chat_page", listed("chat", tick)),
        Group(
            Button(Label("desk-button-all"), id="all", on_click=tick_all),
            Button(Label("desk-button-go-on"), id="on", on_click=to_when),
            width=2,
        ),
        SwitchTo(Label("desk-button-back"), id="back", state=New.preview),
        state=New.where,
        getter=places,
    ),
    *new_type.WINDOWS,
    *new_when.WINDOWS,
)
