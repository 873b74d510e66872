"""Invitations to run the shop or redeem in a store: `?start=a_CODE` says who, a press says yes."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.admin import role
from storage import members
from storage.chat import chats
from storage.database import Tx
from storage.members import Member
from storage.stores import Store
from views import role_screens
from views.i18n import Translate
from views.role_screens import RoleAccept
from views.screen import Screen

router = Router(name=__name__)


async def opened(tx: Tx, member: Member, typed: str, *, now: datetime, t: Translate) -> Screen:
    """Return what a link invites to, or that it leads nowhere."""
    found = await role.find_invite(tx, member, typed, now=now)
    if found is None:
        return role_screens.gone(t)
    by = await members.find(tx, found.made_by)
    if found.store_id is not None:
        its = await tx.get_one(Store, found.store_id)
        return role_screens.staff_invitation(by.name if by else "-", its.name, typed, t)
    known = {chat.id: chat.title for chat in await chats.all_of(tx, set(found.chats))}
    titles = None if found.everywhere else [known.get(one, str(one)) for one in found.chats]
    return role_screens.invitation(by.name if by else "-", titles, typed, t)


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
        return role_screens.employed((await tx.get_one(Store, used.store_id)).name, t)
    return role_screens.accepted(t)
