"""The chats the bot posts to: where it stands in each, and how each wants to be treated."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import (
    Button,
    Cancel,
    Group,
    Row,
    ScrollingGroup,
    Select,
    SwitchTo,
    Url,
)

from domain.admin.authority import AccessLevel, Authority
from domain.chat import bot_membership, pause
from domain.refusal import Refused
from handlers.admin import action, confirm, conflicts
from handlers.admin.chats import chat_settings_page
from handlers.admin.chats.chat_page import get_chat, mark, require_chat, selected_chat_id
from handlers.admin.lists import PER_PAGE
from handlers.admin.states import Chats
from handlers.admin.widgets import I18nLabel, I18nText, Value
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Tx
from views.help import invitation

LISTED_MAX = 500
LEAVE = "chat.leave"


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the chats of whoever looks, with a mark for how each stands."""

    async def read(tx: Tx, by: Authority) -> list[Chat]:
        return [chat for chat in await chats.known(tx, limit=LISTED_MAX) if by.has(chat.id)]

    found = await action.load(dialog_manager, read)
    items = [{"id": chat.id, "name": f"{mark(chat)} {chat.title}"[:60]} for chat in found]
    me = getattr(dialog_manager.middleware_data.get("me"), "username", None) or ""
    return {
        "items": items,
        "chats": len(items),
        "add_group": invitation(me, channel=False),
        "add_channel": invitation(me, channel=True),
    }


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, chat_id: str) -> None:
    """Open one chat, if it is theirs: the number comes from outside."""
    try:
        number = int(chat_id)
    except ValueError:
        raise Refused("campaign.chat_unknown", chat=chat_id[:20]) from None

    async def read(tx: Tx, by: Authority) -> Chat:
        return await require_chat(tx, by, number)

    chat = await action.load(manager, read)
    manager.dialog_data.update(chat_id=chat.id, test_id=None)
    await manager.switch_to(Chats.one)


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Pause the chat or let posts go there again, unless somebody else has done so already."""
    saw, pausing = conflicts.remembered(manager), button.widget_id == "pause"

    async def work(tx: Tx, by: Authority) -> None:
        chat = await require_chat(tx, by, selected_chat_id(manager))
        conflicts.check_unchanged(saw, paused=chat.paused_at is not None)
        if pausing:
            await pause.pause(tx, chat, now=action.now(manager))
        else:
            await pause.resume(tx, chat)

    what, subject = f"chat.{button.widget_id}", f"chat:{selected_chat_id(manager)}"
    await conflicts.run_or_report(
        manager, action.perform(manager, what, subject, work, need=AccessLevel.SOME_CHATS)
    )


async def ask_to_leave(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask whether the bot shall really leave, by the chat's name."""
    data = await get_chat(manager)
    await confirm.ask(
        manager,
        LEAVE,
        f"chat:{selected_chat_id(manager)}",
        "desk-chat-leave-sure",
        title=data["title"],
    )


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Leave, if that was the answer."""
    said = confirm.parse_answer(result, LEAVE)
    if said is None:
        return

    async def work(tx: Tx, by: Authority) -> None:
        await bot_membership.leave(
            tx, await require_chat(tx, by, selected_chat_id(manager)), now=action.now(manager)
        )

    await action.perform(
        manager, LEAVE, said["subject"], work, need=AccessLevel.SOME_CHATS, word=said["word"]
    )
    await manager.switch_to(Chats.all)


def wish(name: str, state: Any) -> SwitchTo:
    """Return the way to the window of one wish."""
    return SwitchTo(I18nLabel(f"desk-button-{name}"), id=name, state=state)


DIALOG = Dialog(
    Window(
        I18nText("desk-chats"),
        ScrollingGroup(
            Select(
                Value("name"),
                id="chat",
                item_id_getter=lambda item: item["id"],
                items="items",
                on_click=choose,
            ),
            id="page",
            width=1,
            height=PER_PAGE,
            hide_on_single_page=True,
        ),
        Row(
            Url(I18nLabel("owner-button-group"), Value("add_group"), id="add_group"),
            Url(I18nLabel("owner-button-channel"), Value("add_channel"), id="add_channel"),
        ),
        Cancel(I18nLabel("desk-button-back")),
        state=Chats.all,
        getter=every,
    ),
    Window(
        Value("told", when=F["told"]),
        I18nText("desk-chat"),
        Value("rights"),
        I18nText("desk-chat-wishes"),
        I18nText("desk-chat-paused", when=F["paused"]),
        Value("health"),
        Group(
            wish("quiet", Chats.quiet_hours),
            wish("zone", Chats.zone),
            wish("cap", Chats.cap),
            wish("gap", Chats.gap),
            wish("language", Chats.language),
            wish("topic", Chats.topic),
            wish("tags", Chats.tags),
            Button(
                I18nLabel("desk-button-by_request"),
                id="by_request",
                on_click=chat_settings_page.toggle_requests,
            ),
            Button(
                I18nLabel("desk-button-test"), id="test", on_click=chat_settings_page.send_test_post
            ),
            Button(I18nLabel("desk-button-pause"), id="pause", on_click=turn, when=~F["paused"]),
            Button(I18nLabel("desk-button-resume"), id="resume", on_click=turn, when=F["paused"]),
            Button(I18nLabel("desk-button-leave"), id="leave", on_click=ask_to_leave),
            width=2,
        ),
        Url(I18nLabel("owner-button-rights"), Value("link"), id="rights", when=F["lacking"]),
        SwitchTo(I18nLabel("desk-button-back"), id="back", state=Chats.all),
        state=Chats.one,
        getter=get_chat,
        on_process_result=answered,
    ),
    *chat_settings_page.WINDOWS,
)
