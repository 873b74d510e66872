"""The door to the admin menu: what belongs to an admin's menus is put aside, and handled after the batch.

a press under a menu           by the mark that menus put into their buttons
/admin                         opens the menu, or opens it anew
anything else that an admin says in private, while no form of a member waits for it: a post to
be sent on, or the answer to a window's question; /cancel closes the window
"""

from typing import Any

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message, Update

from domain.admin import authority
from domain.refusal import Refused
from handlers import questions
from handlers.context import Context
from storage import dialogs
from storage.admin.tables import PendingUpdate
from storage.database import Tx
from views import question_screens
from views.admin_link import AdminPageOpen
from views.screen import Deferred, Screen

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"


async def is_admin(_: Message, tx: Tx, event_from_user: Any) -> bool:
    """Whether somebody runs the shop, or a part of it."""
    return await authority.load(tx, event_from_user.id) is not None


async def defer_update(ctx: Context, update: Update, bot_id: int) -> Deferred:
    """Put an update into the list of pending updates."""
    ctx.tx.add(
        PendingUpdate(
            bot_id=bot_id,
            update_id=update.update_id,
            member_id=ctx.member.id,
            body=update.model_dump_json(exclude_unset=True, by_alias=True),
            at=ctx.now,
        )
    )
    return Deferred()


@router.callback_query(AdminPageOpen.filter(), F.message.chat.type == "private")
@router.callback_query(F.data.contains(questions.MENU_MARK), F.message.chat.type == "private")
async def pressed(_: CallbackQuery, ctx: Context, event_update: Update, bot: Bot) -> Deferred:
    """Put aside a press under a menu, or on a button that opens one; refuse who is no admin."""
    if await authority.load(ctx.tx, ctx.member.id) is None:
        raise Refused("admin.nobody")
    return await defer_update(ctx, event_update, bot.id)


@router.message(Command("admin"), PRIVATE)
async def admin(_: Message, ctx: Context, event_update: Update, bot: Bot) -> Deferred:
    """Open the menu."""
    if await authority.load(ctx.tx, ctx.member.id) is None:
        raise Refused("admin.nobody")
    return await defer_update(ctx, event_update, bot.id)


@router.message(Command("cancel"), PRIVATE, StateFilter(None), is_admin)
@router.message(~F.text.startswith("/"), PRIVATE, StateFilter(None), is_admin)
async def said(message: Message, ctx: Context, event_update: Update, bot: Bot) -> Deferred | Screen:
    """Put what an admin says in private aside, for the window that asked or for a new post.

    What follows something else is not taken for the answer to the window, but asked for once more;
    not so an album, which comes in parts and is an answer to no question.
    """
    asked = await dialogs.find_menu_question(ctx.tx, bot.id, ctx.member.id)
    answers = questions.command_of(message) is None and message.media_group_id is None
    if asked is not None and questions.is_left(asked) and answers:
        await dialogs.note_menu_question(
            ctx.tx, bot.id, ctx.member.id, event_update.update_id, asks=True, now=ctx.now
        )
        return question_screens.not_taken_by_menu(ctx.t)
    return await defer_update(ctx, event_update, bot.id)
