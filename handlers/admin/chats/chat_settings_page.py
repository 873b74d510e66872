"""How a chat wants to be treated: a window for each wish, pressed or typed, and the test post."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Select, SwitchTo

from domain import languages
from domain.admin.authority import AccessLevel, Authority
from domain.chat import chat_settings
from domain.chat.pause import test_post
from domain.promotion import live_card
from domain.refusal import Refused
from handlers.admin import action, conflicts
from handlers.admin.chats.chat_page import get_chat, require_chat, selected_chat_id, setting_values
from handlers.admin.states import Chats
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.chat import chats
from storage.database import Tx
from storage.delivery.tables import OutboxRow
from storage.delivery.tables import OutboxState as RowState

NONE = "-"
ZONES = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Moscow",
    "Asia/Dubai",
    "Asia/Almaty",
    "Asia/Shanghai",
    "Asia/Singapore",
    "America/New_York",
    "America/Los_Angeles",
)
CAPS = ("1", "2", "3", "4", "6", "8", "12")
GAPS = ("10m", "20m", "30m", "1h", "2h", "3h", "6h")
TEST_WAIT_S = 5.0
TEST_LOOK_S = 0.1
TEST_KEPT = timedelta(minutes=10)
ON_ITS_WAY = (RowState.QUEUED, RowState.SENDING)
NAMES: Mapping[str, tuple[str, ...]] = {
    "quiet": ("quiet_from", "quiet_to"),
    "zone": ("zone",),
    "cap": ("daily_cap",),
    "gap": ("minimum_gap_s",),
    "language": ("language",),
    "topic": ("thread_id",),
    "by_request": ("links_by_request",),
    "tags": ("tags",),
}
"""What each window sets, by the names of `storage.chat.chats.CHAT_SETTINGS`."""
FORMS: Mapping[State, str] = {
    Chats.quiet_hours: "quiet",
    Chats.zone: "zone",
    Chats.cap: "cap",
    Chats.gap: "gap",
    Chats.language: "language",
    Chats.topic: "topic",
    Chats.tags: "tags",
}


async def save(manager: DialogManager, name: str, typed: str) -> None:
    """Set one wish as somebody typed or pressed it; what differs meanwhile is told instead."""
    saw, value = conflicts.remembered(manager), "" if typed.strip() == NONE else typed.strip()

    async def work(tx: Tx, by: Authority) -> None:
        chat = await require_chat(tx, by, selected_chat_id(manager))
        now = setting_values(chat, await chats.tags_of(tx, (chat.id,)))
        conflicts.check_unchanged(saw, **{each: now[each] for each in NAMES[name]})
        if name == "tags":
            await chat_settings.set_tags(tx, chat.id, value.replace(",", " ").split())
        else:
            chat_settings.apply(chat, cells(name, value))
        await live_card.mark_chat_changed(tx, chat.id)

    subject = f"chat:{selected_chat_id(manager)}"
    doing = action.perform(
        manager, f"chat.{name}", subject, work, need=AccessLevel.SOME_CHATS, value=value
    )
    if not await conflicts.run_or_report(manager, doing):
        await manager.switch_to(Chats.one)


def cells(name: str, value: str) -> dict[str, str]:
    """Return what was typed by the names of the columns."""
    if name != "quiet":
        return {NAMES[name][0]: value}
    start, dash, end = value.partition("-")
    return {"quiet_from": start, "quiet_to": end if dash else start}


async def typed_in(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Set what the open window asks for, as somebody typed it."""
    await save(manager, form(manager), typed)


async def pressed(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Set what the open window asks for, as somebody pressed it."""
    await save(manager, form(manager), item)


async def none(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take the wish of the open window back."""
    await save(manager, form(manager), NONE)


def form(manager: DialogManager) -> str:
    """Return which wish the open window is about."""
    name = FORMS.get(manager.current_context().state)
    if name is None:
        raise Refused("desk.nobody")
    return name


async def toggle_tag(_: CallbackQuery, __: Any, manager: DialogManager, tag: str) -> None:
    """Put a tag on the chat, or take it off."""
    before = conflicts.remembered(manager).get("tags", NONE)
    tags = set() if before == NONE else set(before.split())
    await save(manager, "tags", " ".join(sorted(tags ^ {tag})))


async def toggle_requests(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Have members' links ask to be let in, or let in at once."""
    asks = conflicts.remembered(manager).get("links_by_request") == conflicts.as_text(value=True)
    await save(manager, "by_request", NONE if asks else "yes")


async def send_test_post(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send a test post by the way of all posts, and wait a moment for what becomes of it."""
    now = action.now(manager)

    async def work(tx: Tx, by: Authority) -> OutboxRow:
        chat = await require_chat(tx, by, selected_chat_id(manager))
        return await test_post(tx, chat, now=now, expires_at=now + TEST_KEPT)

    subject = f"chat:{selected_chat_id(manager)}"
    row = await action.perform(manager, "chat.test", subject, work, need=AccessLevel.SOME_CHATS)
    manager.dialog_data["test_id"] = row.id
    await settled(manager, row.id)
    await manager.switch_to(Chats.test)


async def settled(manager: DialogManager, row_id: int) -> None:
    """Wait until a row is not on its way any more, but not for long."""
    for _ in range(round(TEST_WAIT_S / TEST_LOOK_S)):
        async with action.database(manager).read() as tx:
            row = await tx.get(OutboxRow, row_id)
        if row is None or row.state not in ON_ITS_WAY:
            return
        await asyncio.sleep(TEST_LOOK_S)


async def choices(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the chat, and what each window offers to press."""
    t = translate(dialog_manager)
    return await get_chat(dialog_manager) | offered(
        t.plain("desk-minutes-m"), t.plain("desk-minutes-h")
    )


def offered(minute: str, hour: str) -> dict[str, Any]:
    """Return the buttons of the windows."""
    units = {"m": minute, "h": hour}
    return {
        "zones": [{"id": zone, "name": zone} for zone in ZONES],
        "caps": [{"id": cap, "name": cap} for cap in CAPS],
        "gaps": [{"id": gap, "name": f"{gap[:-1]} {units[gap[-1]]}"} for gap in GAPS],
        "languages": [{"id": code, "name": name} for code, name in languages.NAMES.items()],
    }


def buttons(items: str, on_click: Any = pressed, width: int = 2) -> Group:
    """Return a button for each of some items."""
    select = Select(
        Value("name"),
        id=items,
        item_id_getter=lambda item: item["id"],
        items=items,
        on_click=on_click,
    )
    return Group(select, width=width)


def window(state: State, *widgets: Any) -> Window:
    """Return the window of one wish: what is so, what to press, and typing instead."""
    name = FORMS[state]
    return Window(
        Value("told", when=F["told"]),
        I18nText(f"desk-chat-{name}"),
        *widgets,
        TextInput(id=f"typed_{name}", on_success=typed_in),
        Button(I18nLabel("desk-button-none"), id=f"none_{name}", on_click=none),
        SwitchTo(I18nLabel("desk-button-back"), id=f"back_{name}", state=Chats.one),
        state=state,
        getter=choices,
    )


WINDOWS = (
    window(Chats.quiet_hours),
    window(Chats.zone, buttons("zones")),
    window(Chats.cap, buttons("caps", width=4)),
    window(Chats.gap, buttons("gaps", width=4)),
    window(Chats.language, buttons("languages", width=3)),
    window(Chats.topic, buttons("topics")),
    window(Chats.tags, buttons("known_tags", on_click=toggle_tag)),
    Window(
        I18nText("desk-chat-test"),
        Value("test"),
        Button(I18nLabel("desk-button-look"), id="look"),
        SwitchTo(I18nLabel("desk-button-back"), id="back_test", state=Chats.one),
        state=Chats.test,
        getter=get_chat,
    ),
)
