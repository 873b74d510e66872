"""/host in private: the groups that somebody hosts, the rule they earn by, handing over, leaving."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.host import join, pace
from domain.refusal import Refused
from handlers.context import Context
from storage.chat.tables import Chat
from storage.host import hosts, numbers
from storage.host.tables import LIVE, ChatHost, HostState
from storage.order import orders
from storage.order.orders import OrderFilter
from views.host import host_screens
from views.host.host_screens import (
    HostHandOver,
    HostLeave,
    HostOpen,
    HostOrderList,
    HostOwn,
    HostPace,
)
from views.screen import Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("ho."), F.message.chat.type == "private")
GROUPS_MAX = 20
"""Groups of one host that are listed."""
ORDERS_SHOWN = 15


async def own_groups(ctx: Context) -> Screen:
    """Return the groups of a host, or how to become one."""
    found = await hosts.of_member(ctx.tx, ctx.member.id, limit=GROUPS_MAX)
    return host_screens.own(found, ctx.t, ctx.me)


@router.message(Command("host"), F.chat.type == "private")
@router.callback_query(HostOwn.filter())
async def host_command(_: Message | CallbackQuery, ctx: Context) -> Screen:
    """Show whoever asks the groups that they host."""
    return await own_groups(ctx)


async def its(ctx: Context, host_id: int) -> tuple[ChatHost, Chat]:
    """Return one of the presser's groups, asked for or hosted, or refuse."""
    found = await ctx.tx.get(ChatHost, host_id)
    if (
        found is None
        or found.member_id != ctx.member.id
        or found.state not in (*LIVE, HostState.ASKED)
    ):
        raise Refused("host.not_yours")
    return found, await ctx.tx.get_one(Chat, found.chat_id)


@router.callback_query(HostOpen.filter())
async def group_pressed(_: CallbackQuery, callback_data: HostOpen, ctx: Context) -> Screen:
    """Show one group."""
    host, chat = await its(ctx, callback_data.host_id)
    made = await numbers.orders(ctx.tx, chat.id)
    return host_screens.group(host, chat, made, await numbers.earnings(ctx.tx, host.id), ctx.t)


@router.callback_query(HostOrderList.filter())
async def orders_pressed(_: CallbackQuery, callback_data: HostOrderList, ctx: Context) -> Screen:
    """Show the newest orders of one of the presser's groups."""
    host, chat = await join.own(ctx.tx, ctx.member.id, callback_data.host_id)
    found = await orders.page(ctx.tx, OrderFilter(chat_id=chat.id), limit=ORDERS_SHOWN)
    return host_screens.orders(host, chat, found.orders, ctx.t)


@router.callback_query(HostPace.filter())
async def pace_pressed(_: CallbackQuery, callback_data: HostPace, ctx: Context) -> Screen:
    """Show how a group wants to be treated, changed by the press where it says so."""
    host, chat = await join.own(ctx.tx, ctx.member.id, callback_data.host_id)
    if callback_data.what in pace.STEPS:
        await pace.turn(ctx.tx, host, chat, callback_data.what)
    return host_screens.pace(host, chat, ctx.t)


@router.callback_query(HostHandOver.filter())
async def hand_over(_: CallbackQuery, callback_data: HostHandOver, ctx: Context) -> Screen:
    """Ask whether somebody else shall host the group; told so, let them ask for it."""
    host, chat = await join.own(ctx.tx, ctx.member.id, callback_data.host_id)
    if not callback_data.sure:
        return host_screens.hand_over_sure(host, chat, ctx.t)
    chat = await join.hand_over(ctx.tx, ctx.member.id, host.id, now=ctx.now)
    return host_screens.handing_over(chat, ctx.t, ctx.me)


@router.callback_query(HostLeave.filter())
async def leave(_: CallbackQuery, callback_data: HostLeave, ctx: Context) -> Screen:
    """Ask whether the group shall be given up; told so, give it up."""
    host, chat = await join.own(ctx.tx, ctx.member.id, callback_data.host_id)
    if not callback_data.sure:
        return host_screens.leave_sure(host, chat, ctx.t)
    await join.leave(ctx.tx, ctx.member, host.id, now=ctx.now)
    return host_screens.left(chat, ctx.t)
