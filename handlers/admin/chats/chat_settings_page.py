"""The settings of a chat: a page for each, pressed or typed, and the test post."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, SwitchTo

from domain import languages
from domain.admin.authority import AccessLevel
from domain.chat import chat_settings
from domain.chat.pause import test_post
from domain.country import country_name
from domain.promotion import live_card
from handlers.admin import conflicts
from handlers.admin.chats.chat_page import read_chat, require_chat, setting_values, subject
from handlers.admin.context import AdminContext, Values, database
from handlers.admin.form import NONE, question
from handlers.admin.lists import Handler, listed
from handlers.admin.page import Act, acts, button, dial, following, item, page
from handlers.admin.presets import CAPS, COUNTRIES, GAPS, ZONES, gap_label
from handlers.admin.states import Chats
from handlers.admin.widgets import I18nLabel, Value
from storage.chat import chats
from storage.delivery.tables import OutboxRow, OutboxState
from views.i18n import Translate

TEST_WAIT_S = 5.0
TEST_LOOK_S = 0.1
TEST_KEPT = timedelta(minutes=10)
ASKS = "yes"
ON_ITS_WAY = (OutboxState.QUEUED, OutboxState.SENDING)


@dataclass(frozen=True)
class ChatSetting:
    """What is set by the names of `storage.chat.chats.CHAT_SETTINGS`, on which page, and how."""

    columns: tuple[str, ...]
    state: State | None = None
    items: str = ""
    """The list of values that may be pressed there."""
    width: int = 2


SETTINGS = {
    "quiet": ChatSetting(("quiet_from", "quiet_to"), Chats.quiet_hours),
    "zone": ChatSetting(("zone",), Chats.zone, "zones"),
    "cap": ChatSetting(("daily_cap",), Chats.cap, "caps", 4),
    "gap": ChatSetting(("minimum_gap_s",), Chats.gap, "gaps", 4),
    "language": ChatSetting(("language",), Chats.language, "languages", 3),
    "country": ChatSetting(("country",), Chats.country, "countries"),
    "topic": ChatSetting(("thread_id",), Chats.topic, "topics"),
    "tags": ChatSetting(("tags",), Chats.tags, "known_tags"),
    "by_request": ChatSetting(("links_by_request",)),
    "plain_only": ChatSetting(("plain_only",)),
}
FORMS = {each.state: name for name, each in SETTINGS.items() if each.state is not None}


async def set_setting(name: str, ctx: AdminContext) -> None:
    """Set one setting, unless somebody else has changed it since it was shown."""
    chat, value = await require_chat(ctx), ctx.said.strip()
    value = "" if value == NONE else value
    now = setting_values(chat, await chats.tags_of(ctx.tx, (chat.id,)))
    ctx.check_unchanged(**{each: now[each] for each in SETTINGS[name].columns})
    if name == "tags":
        await chat_settings.set_tags(ctx.tx, chat.id, value.replace(",", " ").split())
    else:
        chat_settings.apply(chat, cells(name, value))
    await live_card.mark_chat_changed(ctx.tx, chat.id)
    ctx.facts["value"] = value


def cells(name: str, value: str) -> dict[str, str]:
    """Return the value of each column."""
    if name != "quiet":
        return {SETTINGS[name].columns[0]: value}
    start, dash, end = value.partition("-")
    return {"quiet_from": start, "quiet_to": end if dash else start}


ACTS = {
    name: Act(
        f"chat.{name}", subject, partial(set_setting, name), AccessLevel.SOME_CHATS, then=Chats.one
    )
    for name in SETTINGS
}


async def toggle_tag(_: object, __: object, manager: DialogManager, tag: str) -> None:
    """Put a tag on the chat, or take it off."""
    before = conflicts.remembered(manager).get("tags", NONE)
    tags = set() if before == NONE else set(before.split())
    await ACTS["tags"].run(manager, " ".join(sorted(tags ^ {tag})))


async def cycle_requests(_: object, __: object, manager: DialogManager) -> None:
    """Have members' links ask to be let in, or let people in at once."""
    asks = conflicts.remembered(manager).get("links_by_request") == conflicts.as_text(value=True)
    await ACTS["by_request"].run(manager, following((NONE, ASKS), ASKS if asks else NONE))


async def cycle_plain_only(_: object, __: object, manager: DialogManager) -> None:
    """Have a reduction that does not hold lowered to the one that does, or left out."""
    plain = conflicts.remembered(manager).get("plain_only") == conflicts.as_text(value=True)
    await ACTS["plain_only"].run(manager, following((NONE, ASKS), ASKS if plain else NONE))


async def show_test(manager: DialogManager, row: OutboxRow) -> None:
    """Wait up to `TEST_WAIT_S` for the result of a test post, and show it."""
    manager.dialog_data["test_id"] = row.id
    for _ in range(round(TEST_WAIT_S / TEST_LOOK_S)):
        async with database(manager).read() as tx:
            found = await tx.get(OutboxRow, row.id)
        if found is None or found.state not in ON_ITS_WAY:
            break
        await asyncio.sleep(TEST_LOOK_S)
    await manager.switch_to(Chats.test)


@acts("chat.test", subject, need=AccessLevel.SOME_CHATS, then=show_test)
async def send_test_post(ctx: AdminContext) -> OutboxRow:
    """Send a test post by the way of all posts."""
    chat = await require_chat(ctx)
    return await test_post(ctx.tx, chat, now=ctx.now, expires_at=ctx.now + TEST_KEPT)


async def read_choices(ctx: AdminContext) -> Values:
    """Return the chat, and what each page offers to press."""
    return await read_chat(ctx) | choice_values(ctx.t)


def choice_values(t: Translate) -> Values:
    return {
        "zones": [item(zone, zone) for zone in ZONES],
        "caps": [item(cap, cap) for cap in CAPS],
        "gaps": [item(gap, gap_label(gap, t)) for gap in GAPS],
        "countries": [item(code, country_name(code, t.language)) for code in COUNTRIES],
        "languages": [item(code, name) for code, name in languages.NAMES.items()],
    }


def window(state: State, name: str) -> Window:
    """Return the page of one setting: what is so, what to press, and typing instead."""
    items, width = SETTINGS[name].items, SETTINGS[name].width
    press: Handler = toggle_tag if name == "tags" else ACTS[name]
    return question(
        state,
        f"admin-chat-{name}",
        name,
        ACTS[name],
        *((listed(items, press, items=items, width=width),) if items else ()),
        without="admin-button-none",
        reads=read_choices,
        back=SwitchTo(I18nLabel("admin-button-back"), id=f"back_{name}", state=Chats.one),
        need=AccessLevel.SOME_CHATS,
    )


BUTTONS = (
    *(button(name, state) for state, name in FORMS.items()),
    dial("by_request", cycle_requests),
    dial("plain_only", cycle_plain_only),
    button("test", send_test_post),
)
WINDOWS = (
    *(window(state, name) for state, name in FORMS.items()),
    page(
        Chats.test,
        "admin-chat-test",
        Value("test"),
        Button(I18nLabel("admin-button-look"), id="look"),
        reads=read_chat,
        back=SwitchTo(I18nLabel("admin-button-back"), id="back_test", state=Chats.one),
    ),
)
