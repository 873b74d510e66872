"""The chats the bot posts to: where it stands in each, and how each wants to be treated."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Back, Button, Cancel, Group, ScrollingGroup, Select, SwitchTo

from bot.desk import act, confirm
from bot.desk.states import Chats
from bot.desk.words import Label, Value, Words, translate
from bot.i18n import Html, Translate
from domain import card, wish
from domain.authority import Authority, Need
from domain.chat import leave, wanted
from domain.refusal import Refused
from storage import chat as chats
from storage.chat import Chat, ChatState
from storage.database import Tx

LISTED_MAX = 500
PER_PAGE = 8
LEAVE = "chat.leave"


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the chats of whoever looks, with a mark for how each stands."""

    async def read(tx: Tx, by: Authority) -> list[Chat]:
        return [chat for chat in await chats.known(tx, limit=LISTED_MAX) if by.has(chat.id)]

    found = await act.look(dialog_manager, read)
    items = [{"id": chat.id, "name": f"{mark(chat)} {chat.title}"[:60]} for chat in found]
    return {"items": items, "chats": len(items)}


def mark(chat: Chat) -> str:
    """Return the sign of how the bot stands in a chat."""
    if chat.state != ChatState.ACTIVE:
        return "🔴"
    return "🟢" if all(may for _, may in wanted(chat.type, chat.rights)) else "🟡"


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return how one chat stands and what it wants."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> Chat:
        return await of(tx, by, chosen(dialog_manager))

    chat = await act.look(dialog_manager, read)
    return {
        "title": chat.title,
        "state": t(f"desk-chat-state-{chat.state}"),
        "rights": rights(chat, t),
        "quiet": f"{chat.quiet_from}-{chat.quiet_to}" if chat.quiet_from else "-",
        "zone": chat.zone or act.settings(dialog_manager).timezone,
    }


def rights(chat: Chat, t: Translate) -> Html:
    """Return a line for each right the shop uses, green or red."""
    lines = (
        f"{'✅' if may else '❌'} {t('owner-right-' + name)}"
        for name, may in wanted(chat.type, chat.rights)
    )
    return Html("\n".join(lines))


def chosen(manager: DialogManager) -> int:
    """Return the chat that the windows after the list are about."""
    return int(manager.dialog_data["chat_id"])


async def of(tx: Tx, by: Authority, chat_id: int) -> Chat:
    """Return a chat that is there and is the admin's, or refuse."""
    chat = await chats.find(tx, chat_id)
    if chat is None or not by.has(chat_id):
        raise Refused("campaign.chat_unknown", chat=str(chat_id))
    return chat


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, chat_id: str) -> None:
    """Open one chat."""
    manager.dialog_data["chat_id"] = int(chat_id)
    await manager.switch_to(Chats.one)


async def set_quiet_hours(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Set the hours without posts, as somebody typed them; a refusal keeps the form open."""
    chat_id = chosen(manager)
    start, dash, end = typed.partition("-")
    wishes = {"quiet_from": start, "quiet_to": end if dash else start}

    async def work(tx: Tx, by: Authority) -> None:
        chat = await of(tx, by, chat_id)
        wish.apply(chat, {} if typed.strip() == "-" else wishes)
        await card.chat_changed(tx, chat_id)

    await act.act(
        manager, "chat.quiet", f"chat:{chat_id}", work, need=Need.SOME_CHATS, chat_id=chat_id
    )
    await manager.switch_to(Chats.one)


async def ask_to_leave(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask whether the bot shall really leave, by the chat's name."""
    data = await one(manager)
    await confirm.ask(
        manager, LEAVE, f"chat:{chosen(manager)}", "desk-chat-leave-sure", title=data["title"]
    )


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Leave, if that was the answer."""
    said = confirm.answer(result, LEAVE)
    if said is None:
        return

    async def work(tx: Tx, by: Authority) -> None:
        await leave(tx, await of(tx, by, chosen(manager)), now=act.now(manager))

    await act.act(manager, LEAVE, said["subject"], work, word=said["word"])
    await manager.switch_to(Chats.all)


DIALOG = Dialog(
    Window(
        Words("desk-chats"),
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
        Cancel(Label("desk-button-back")),
        state=Chats.all,
        getter=every,
    ),
    Window(
        Words("desk-chat"),
        Group(
            SwitchTo(Label("desk-button-quiet"), id="quiet", state=Chats.quiet_hours),
            Button(Label("desk-button-leave"), id="leave", on_click=ask_to_leave),
            width=2,
        ),
        SwitchTo(Label("desk-button-back"), id="back", state=Chats.all),
        state=Chats.one,
        getter=one,
        on_process_result=answered,
    ),
    Window(
        Words("desk-chat-quiet"),
        TextInput(id="typed", on_success=set_quiet_hours),
        Back(Label("desk-button-back")),
        state=Chats.quiet_hours,
        getter=one,
    ),
)
