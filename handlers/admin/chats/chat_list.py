"""The chats the bot posts to, and one of them."""

from aiogram import F
from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Group, Row, Start, Url

from domain.admin.authority import AccessLevel
from domain.chat import bot_membership, pause
from domain.refusal import Refused
from handlers.admin.chats import chat_settings_page
from handlers.admin.chats.chat_page import (
    bot_name,
    chats_of,
    mark,
    read_chat,
    require_chat,
    subject,
)
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.lists import listed
from handlers.admin.page import acts, button, item, page
from handlers.admin.states import Chats, Hosts
from handlers.admin.widgets import I18nLabel, I18nText, Value
from storage.chat.tables import Chat
from storage.host import hosts
from views.help import invitation


async def read_list(ctx: AdminContext) -> Values:
    found, me = await chats_of(ctx), bot_name(ctx)
    return {
        "items": [item(chat.id, f"{mark(chat)} {chat.title}") for chat in found],
        "chats": len(found),
        "add_group": invitation(me, channel=False),
        "add_channel": invitation(me, channel=True),
        "everywhere": ctx.by.everywhere,
        "asking": await hosts.count_asking(ctx.tx) if ctx.by.everywhere else 0,
    }


async def open_chat(_: object, __: object, manager: DialogManager, chat_id: str) -> None:
    """Open one chat, if it is theirs."""
    chat = await load(manager, pressed_chat, said=chat_id)
    manager.dialog_data.update(chat_id=chat.id, test_id=None)
    await manager.switch_to(Chats.one)


async def pressed_chat(ctx: AdminContext) -> Chat:
    """Return the chat that was pressed, or refuse: the number comes from outside."""
    try:
        number = int(ctx.said)
    except ValueError:
        raise Refused("campaign.chat_unknown", chat=ctx.said[:20]) from None
    return await require_chat(ctx, number)


@acts("chat.pause", subject, need=AccessLevel.SOME_CHATS)
async def pause_chat(ctx: AdminContext) -> None:
    """Pause the chat, unless somebody else has already."""
    chat = await require_chat(ctx)
    ctx.check_unchanged(paused=chat.paused_at is not None)
    await pause.pause(ctx.tx, chat, now=ctx.now)


@acts("chat.resume", subject, need=AccessLevel.SOME_CHATS)
async def resume_chat(ctx: AdminContext) -> None:
    """Resume the chat, unless somebody else has already."""
    chat = await require_chat(ctx)
    ctx.check_unchanged(paused=chat.paused_at is not None)
    await pause.resume(ctx.tx, chat)


async def title(ctx: AdminContext) -> Values:
    return {"title": (await require_chat(ctx)).title}


@acts(
    "chat.leave",
    subject,
    need=AccessLevel.SOME_CHATS,
    sure="admin-chat-leave-sure",
    shows=title,
    then=Chats.all,
)
async def leave(ctx: AdminContext) -> None:
    await bot_membership.leave(ctx.tx, await require_chat(ctx), now=ctx.now)


DIALOG = Dialog(
    page(
        Chats.all,
        "admin-chats",
        listed("chat", open_chat),
        Row(
            Url(I18nLabel("owner-button-group"), Value("add_group"), id="add_group"),
            Url(I18nLabel("owner-button-channel"), Value("add_channel"), id="add_channel"),
        ),
        Start(
            I18nLabel("admin-host-button-all"), id="hosts", state=Hosts.all, when=F["everywhere"]
        ),
        reads=read_list,
    ),
    page(
        Chats.one,
        "admin-chat",
        Value("rights"),
        I18nText("admin-chat-wishes"),
        I18nText("admin-chat-in-topic", when=F["in_topic"]),
        I18nText("admin-chat-tagged", when=F["tagged"]),
        I18nText("admin-chat-paused", when=F["paused"]),
        Value("health"),
        Group(
            *chat_settings_page.BUTTONS,
            button("pause", pause_chat, when=~F["paused"]),
            button("resume", resume_chat, when="paused"),
            button("leave", leave),
            width=2,
        ),
        Url(I18nLabel("owner-button-rights"), Value("link"), id="rights", when=F["lacking"]),
        reads=read_chat,
        back=Chats.all,
    ),
    *chat_settings_page.WINDOWS,
)
