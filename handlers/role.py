"""Invitations to run the shop: `?start=a_CODE` says who invites to what, and a press says yes."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.i18n import Translate
from bot.views import role as views
from bot.views.role import RoleAccept
from bot.views.screen import Screen
from domain import role
from storage import chat as chats
from storage import member as members
from storage.database import Tx
from storage.member import Member

router = Router(name=__name__)


async def opened(tx: Tx, member: Member, typed: str, *, now: datetime, t: Translate) -> Screen:
    """Return what a link invites to, or that it leads nowhere."""
    found = await role.invited(tx, member, typed, now=now)
    if found is None:
        return views.gone(t)
    by = await members.find(tx, found.made_by)
    known = {chat.id: chat.title for chat in await chats.all_of(tx, set(found.chats))}
    titles = None if found.everywhere else [known.get(one, str(one)) for one in found.chats]
    return views.invitation(by.name if by else "-", titles, typed, t)


@router.callback_query(RoleAccept.filter(), F.message.chat.type == "private")
async def accept(
    _: CallbackQuery,
    callback_data: RoleAccept,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
) -> Screen:
    """Make the presser what the invitation says."""
    await role.accept(tx, member, callback_data.code, now=now)
    return views.accepted(t)
