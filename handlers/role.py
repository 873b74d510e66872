"""Invitations to run the shop or redeem in a store: `?start=a_CODE` says who, a press says yes."""

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
from storage.store import Store

router = Router(name=__name__)


async def opened(tx: Tx, member: Member, typed: str, *, now: datetime, t: Translate) -> Screen:
    """Return what a link invites to, or that it leads nowhere."""
    found = await role.invited(tx, member, typed, now=now)
    if found is None:
        return views.gone(t)
    by = await members.find(tx, found.made_by)
    if found.store_id is not None:
        its = await tx.get_one(Store, found.store_id)
        return views.staff_invitation(by.name if by else "-", its.name, typed, t)
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
    used = await role.accept(tx, member, callback_data.code, now=now)
    if used.store_id is not None:
        return views.employed((await tx.get_one(Store, used.store_id)).name, t)
    return views.accepted(t)
