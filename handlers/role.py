"""Invitations to run the shop or redeem in a store: `?start=a_CODE` says who, a press says yes."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from domain.admin import role
from handlers.context import Context
from storage import members
from storage.chat import chats
from storage.stores import Store
from views import role_screens
from views.role_screens import RoleAccept
from views.screen import Screen

router = Router(name=__name__)


async def opened(ctx: Context, typed: str) -> Screen:
    """Return what a link invites to, or that it leads nowhere."""
    found = await role.find_invite(ctx.tx, ctx.member, typed, now=ctx.now)
    if found is None:
        return role_screens.gone(ctx.t)
    by = await members.find(ctx.tx, found.made_by)
    if found.store_id is not None:
        its = await ctx.tx.get_one(Store, found.store_id)
        return role_screens.staff_invitation(
            by.name if by else ctx.t.plain("admin-member-gone"), its.name, typed, ctx.t
        )
    known = {chat.id: chat.title for chat in await chats.all_of(ctx.tx, set(found.chats))}
    titles = None if found.everywhere else [known.get(one, str(one)) for one in found.chats]
    return role_screens.invitation(
        by.name if by else ctx.t.plain("admin-member-gone"), titles, typed, ctx.t
    )


@router.callback_query(RoleAccept.filter(), F.message.chat.type == "private")
async def accept(_: CallbackQuery, callback_data: RoleAccept, ctx: Context) -> Screen:
    """Make the presser what the invitation says."""
    used = await role.accept(ctx.tx, ctx.member, callback_data.code, now=ctx.now)
    if used.store_id is not None:
        return role_screens.employed((await ctx.tx.get_one(Store, used.store_id)).name, ctx.t)
    return role_screens.accepted(ctx.t)
