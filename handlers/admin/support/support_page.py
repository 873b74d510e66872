"""Support in the menus: conversations that are open, where messages arrive, answers that are kept ready.

open -> one -> answered (typed, or one that is kept ready) | closed
"""

from typing import Any

from aiogram import F
from aiogram_dialog import Dialog, DialogManager

from domain.admin.authority import AccessLevel
from domain.refusal import Refused
from domain.support import conversation, inbox, templates
from domain.support.conversation import WrittenMessage
from handlers.admin.context import AdminContext, Values
from handlers.admin.form import question
from handlers.admin.lists import LISTED_MAX
from handlers.admin.page import acts, button, item, items, page
from handlers.admin.states import Support
from handlers.admin.widgets import Value
from storage import members
from storage.chat import chats
from storage.members import Member
from storage.support import tickets
from storage.support.tables import SupportTicket
from views.i18n import escaped
from views.support import inbox_screens

MESSAGES_SHOWN = 6
OWNER_CHAT = "owner"
"""The item that stands for the owner's private chat."""
EVERYWHERE, OWNER = AccessLevel.EVERYWHERE, AccessLevel.OWNER


async def every(ctx: AdminContext) -> Values:
    """Conversations that are open, and where new messages arrive."""
    found = [
        item(ticket.id, inbox_screens.waiting(name, ticket.last_at, ctx.t))
        for ticket, name in await tickets.listed_open(ctx.tx, limit=LISTED_MAX)
    ]
    return {
        "items": found,
        "support": len(found),
        "where": await place(ctx),
        "owner": ctx.by.is_owner,
    }


async def place(ctx: AdminContext) -> str:
    """Return what to call the place where messages arrive."""
    chosen = await inbox.forum_id(ctx.tx)
    chat = None if chosen is None else await chats.find(ctx.tx, chosen)
    return ctx.t.plain("support-where-owner") if chat is None else chat.title


async def selected(ctx: AdminContext) -> tuple[SupportTicket, Member]:
    """Return the conversation that is open and its customer, or refuse."""
    ticket = await tickets.find(ctx.tx, ctx.chosen("ticket_id"))
    member = None if ticket is None else await members.find(ctx.tx, ticket.member_id)
    if ticket is None or member is None:
        raise Refused("support.gone")
    return ticket, member


async def one(ctx: AdminContext) -> Values:
    """The last messages of a conversation."""
    ticket, member = await selected(ctx)
    said = await tickets.newest_messages(ctx.tx, member.id, limit=MESSAGES_SHOWN)
    kept = await tickets.templates(ctx.tx, limit=templates.TEMPLATES_MAX)
    return {
        "name": member.name,
        "history": inbox_screens.history(said, member.name, ctx.t),
        "open": ticket.closed_at is None,
        "kept": len(kept),
        "items": [item(each.id, inbox_screens.label(each)) for each in kept],
    }


async def subject(ctx: AdminContext) -> str:
    return f"member:{(await selected(ctx))[1].id}"


async def answer_with(ctx: AdminContext, text: str) -> None:
    ticket, _ = await selected(ctx)
    member = await conversation.answer(
        ctx.tx, ctx.by.member_id, ticket.id, WrittenMessage(text), now=ctx.now
    )
    ctx.told = ctx.t("support-sent", name=member.name)


@acts("support.answer", subject, need=EVERYWHERE, then=Support.one)
async def answer(ctx: AdminContext) -> None:
    """Send the customer what was typed."""
    await answer_with(ctx, ctx.said)


@acts("support.answer", subject, need=EVERYWHERE, then=Support.one)
async def use(ctx: AdminContext) -> None:
    """Send the customer an answer that is kept ready."""
    await answer_with(ctx, (await templates.find(ctx.tx, int(ctx.said))).text)


@acts("support.close", subject, need=EVERYWHERE, then=Support.all)
async def close(ctx: AdminContext) -> None:
    ticket, _ = await selected(ctx)
    member = await conversation.close(ctx.tx, ctx.by.member_id, ticket.id, now=ctx.now)
    ctx.told = ctx.t("support-closed", name=member.name)


async def where(ctx: AdminContext) -> Values:
    """The owner's chat and every group with topics: where messages may arrive."""
    owner = item(OWNER_CHAT, ctx.t.plain("support-where-owner"))
    forums = [item(chat.id, chat.title) for chat in await inbox.forums(ctx.tx)]
    return {"items": [owner, *forums], "where": await place(ctx), "forums": len(forums)}


@acts("support.inbox", "inbox", need=OWNER, then=Support.all)
async def choose(ctx: AdminContext) -> None:
    """Let messages arrive where was pressed."""
    await inbox.choose(ctx.tx, None if ctx.said == OWNER_CHAT else int(ctx.said))
    ctx.facts["chat"] = ctx.said


async def every_template(ctx: AdminContext) -> Values:
    """The answers that are kept ready."""
    kept = await tickets.templates(ctx.tx, limit=templates.TEMPLATES_MAX)
    found = [item(one.id, inbox_screens.label(one)) for one in kept]
    return {"items": found, "kept": len(found), "owner": ctx.by.is_owner}


async def template(ctx: AdminContext) -> Values:
    """One of them, whole."""
    found = await templates.find(ctx.tx, ctx.chosen("template_id"))
    return {"words": escaped(found.text), "owner": ctx.by.is_owner}


@acts("support.template", "new", need=OWNER, then=Support.templates)
async def add_template(ctx: AdminContext) -> None:
    """Keep what was typed ready."""
    await templates.add(ctx.tx, ctx.said, now=ctx.now)


@acts("support.template", "removed", need=OWNER, then=Support.templates)
async def remove_template(ctx: AdminContext) -> None:
    await templates.remove(ctx.tx, ctx.chosen("template_id"))


async def pick(_: object, widget: Any, manager: DialogManager, number: str) -> None:
    """Choose the place, or the answer, behind a pressed item."""
    await (choose if widget.widget_id == "place" else use).run(manager, number)


DIALOG = Dialog(
    page(
        Support.all,
        "support-all",
        items("ticket", Support.one),
        button("templates", Support.templates, text="support-button-templates"),
        button("where", Support.where, text="support-button-where", when="owner"),
        reads=every,
        need=EVERYWHERE,
    ),
    page(
        Support.one,
        "support-one",
        Value("history"),
        button("answer", Support.answer, text="support-button-answer"),
        button("use", Support.use, text="support-button-templates", when="kept"),
        button("close", close, text="support-button-close", when="open"),
        reads=one,
        back=Support.all,
        need=EVERYWHERE,
    ),
    question(
        Support.answer,
        "support-ask-answer",
        "answer",
        answer,
        reads=one,
        back=Support.one,
        need=EVERYWHERE,
    ),
    page(
        Support.use,
        "support-ask-template",
        items("kept", pick),
        reads=one,
        back=Support.one,
        need=EVERYWHERE,
    ),
    page(
        Support.where,
        "support-where",
        items("place", pick),
        reads=where,
        back=Support.all,
        need=OWNER,
    ),
    page(
        Support.templates,
        "support-templates",
        items("template", Support.template),
        button("add", Support.add, text="support-button-add", when="owner"),
        reads=every_template,
        back=Support.all,
        need=EVERYWHERE,
    ),
    page(
        Support.template,
        "support-template",
        Value("words"),
        button("remove", remove_template, text="support-button-remove", when=F["owner"]),
        reads=template,
        back=Support.templates,
        need=EVERYWHERE,
    ),
    question(
        Support.add,
        "support-ask-new",
        "template",
        add_template,
        reads=every_template,
        back=Support.templates,
        need=OWNER,
    ),
)
