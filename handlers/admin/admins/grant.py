"""Making an admin at the desk: who, in charge of which chats; then a link to send on, or a yes."""

from random import SystemRandom
from typing import Any

from aiogram import F
from aiogram.types import (
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    User,
)
from aiogram_dialog import DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Group

from domain.admin import role
from domain.admin.authority import AccessLevel, Authority
from domain.deep_link import LinkKind, build_payload
from domain.refusal import Refused
from handlers.admin import action, confirm, member_search
from handlers.admin.chats.chat_page import LISTED_MAX
from handlers.admin.lists import back_to, listed, scrolling, tickable
from handlers.admin.states import Team
from handlers.admin.widgets import I18nLabel, I18nText, translate
from storage import members
from storage.chat import chats
from storage.chat.tables import Chat
from storage.database import Tx
from storage.members import Member
from views.private_reply import private_link
from views.screen import Screen, send
from views.share import SHARE

GRANT = "role.grant"
_rng = SystemRandom()


async def picked(tx: Tx, manager: DialogManager) -> Member:
    """Return the member that the windows are about, or refuse."""
    number = int(manager.dialog_data.get("member_id") or 0)
    member = await members.find(tx, number)
    if member is None:
        raise Refused("member.unknown", id=number)
    return member


async def found(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the members that what was typed may mean."""
    return await member_search.search_members(dialog_manager, AccessLevel.OWNER)


async def places(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return every chat, and which of them are ticked."""

    async def read(tx: Tx, by: Authority) -> list[Chat]:
        return list(await chats.known(tx, limit=LISTED_MAX))

    ticked = set(dialog_manager.dialog_data.get("chats", ()))
    items = [
        tickable(chat.id, chat.title, chat.id in ticked)
        for chat in await action.load(dialog_manager, read, need=AccessLevel.OWNER)
    ]
    return {"items": items, "chats": len(items), "ticked": len(ticked)}


async def pick(_: CallbackQuery, __: Any, manager: DialogManager, member_id: str) -> None:
    """Take one of the members that were found."""
    manager.dialog_data["member_id"] = int(member_id)
    manager.dialog_data.pop("chats", None)
    await manager.switch_to(Team.chats)


async def tick(_: CallbackQuery, __: Any, manager: DialogManager, chat_id: str) -> None:
    """Tick a chat, or take its tick away."""
    ticked = set(manager.dialog_data.get("chats", ()))
    manager.dialog_data["chats"] = sorted(ticked ^ {int(chat_id)})


async def everywhere(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go on with the whole shop."""
    await go_on(manager, None)


async def ticked(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go on with the chats that are ticked."""
    some = list(manager.dialog_data.get("chats", ()))
    if not some:
        raise Refused("role.no_chats")
    await go_on(manager, some)


async def go_on(manager: DialogManager, some: list[int] | None) -> None:
    """Ask for the yes about a member who was picked; without one, make a link."""
    manager.dialog_data["some"] = some
    if manager.dialog_data.get("member_id") is None:
        await send_link(manager, some)
        return

    async def read(tx: Tx, by: Authority) -> tuple[Member, list[str] | None]:
        titles = None if some is None else [chat.title for chat in await chats.all_of(tx, some)]
        return await picked(tx, manager), titles

    member, titles = await action.load(manager, read, need=AccessLevel.OWNER)
    subject, number = f"member:{member.id}", len(titles or ())
    await confirm.ask(manager, GRANT, subject, "role-grant-sure", name=member.name, chats=number)


async def send_link(manager: DialogManager, some: list[int] | None) -> None:
    """Make a link and send it as a message of its own: only the hash of its code is kept."""
    now = action.now(manager)

    async def work(tx: Tx, by: Authority) -> str:
        return await role.create_invite(tx, by.member_id, now=now, rng=_rng, chats=some)

    code = await action.perform(
        manager, "role.invite", "invite", work, need=AccessLevel.OWNER, noted=True
    )
    await hand_over(manager, code, "role-link", chats=len(some or ()))
    await manager.switch_to(Team.all)


async def hand_over(manager: DialogManager, code: str, key: str, **values: str | int) -> None:
    """Send the link of an invitation as a message of its own, to copy or to send on."""
    t, bot = translate(manager), manager.middleware_data["bot"]
    me: User = manager.middleware_data["me"]
    link = private_link(me, build_payload(LinkKind.ROLE, code))
    copied = CopyTextButton(text=link)
    row = [
        InlineKeyboardButton(text=t.plain("role-button-send"), url=f"{SHARE}url={link}"),
        InlineKeyboardButton(text=t.plain("role-button-copy"), copy_text=copied),
    ]
    screen = Screen(t(key, link=link, **values), InlineKeyboardMarkup(inline_keyboard=[row]))
    await bot(send(action.user_id(manager), screen, None))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def granted(_: Any, result: Any, manager: DialogManager) -> None:
    """Give the role, if that was the answer."""
    said = confirm.parse_answer(result, GRANT)
    if said is None:
        return
    now, number = action.now(manager), int(manager.dialog_data["member_id"])
    some = manager.dialog_data["some"]

    async def work(tx: Tx, by: Authority) -> None:
        await role.grant(tx, number, by_id=by.member_id, now=now, chats=some)

    await action.perform(
        manager, GRANT, said["subject"], work, need=AccessLevel.OWNER, word=said["word"], noted=True
    )
    await manager.switch_to(Team.all)


WINDOWS = (
    Window(
        I18nText("role-who"),
        TextInput(id="typed_name", on_success=member_search.typed_name),
        scrolling("member_page", listed("member", pick)),
        back_to(Team.all),
        state=Team.who,
        getter=found,
    ),
    Window(
        I18nText("role-chats"),
        scrolling("chat_page", listed("chat", tick)),
        Group(
            Button(I18nLabel("role-button-everywhere"), id="everywhere", on_click=everywhere),
            Button(I18nLabel("desk-button-go-on"), id="on", on_click=ticked, when=F["ticked"]),
            width=2,
        ),
        back_to(Team.all),
        state=Team.chats,
        getter=places,
        on_process_result=granted,
    ),
)
