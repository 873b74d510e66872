"""Packing lists and arrivals, for the staff of stores and whoever runs the shop, in private.

    /packing           the lists of one's stores, and the newest promotions
    /packing CODE      the list of a promotion or store
    /arrived CODE      it has arrived: asked first, then those whom it concerns are told

Who may is looked up anew at every press; a screen that is still open gives no right. Files are made
after the batch.
"""

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, Update

from domain.packing import access, packing_list
from domain.pickup import arrival
from domain.refusal import Refused
from handlers.admin_updates import defer_update
from handlers.context import Context
from storage.packing.packing_rows import PackingScope
from storage.pickup import waiting_vouchers
from views.buttons import toast
from views.packing import packing_screens
from views.packing.packing_screens import (
    PackingArrived,
    PackingDays,
    PackingFile,
    PackingLines,
    PackingOpen,
    PackingTick,
    read_scope,
)
from views.screen import Deferred, Reply, Screen, show

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("pa."), F.message.chat.type == "private")
PRIVATE = F.chat.type == "private"


@router.message(Command("packing"), PRIVATE)
async def packing_command(_: Message, command: CommandObject, ctx: Context) -> Screen:
    """Show whoever hands out the lists that there are, or the one of a code."""
    if not command.args:
        stores, promotions = await access.lists_of(ctx.tx, ctx.member.id)
        return packing_screens.choose(stores, promotions, ctx.t)
    scopes = await access.find_scopes(ctx.tx, ctx.member.id, command.args)
    return await _open(ctx, scopes)


@router.message(Command("arrived"), PRIVATE)
async def arrived_command(_: Message, command: CommandObject, ctx: Context) -> Screen:
    """Ask whether those who wait for what has a code shall be told that it is there."""
    if not command.args:
        raise Refused("packing.no_code")
    scopes = await access.find_scopes(ctx.tx, ctx.member.id, command.args)
    return await _sure(ctx, scopes[0]) if len(scopes) == 1 else await _open(ctx, scopes)


async def _open(ctx: Context, scopes: list[PackingScope]) -> Screen:
    if len(scopes) > 1:
        named = [(scope, await access.title_of(ctx.tx, scope)) for scope in scopes]
        return packing_screens.choose_scope(named, ctx.t)
    return await overview_of(ctx, scopes[0])


async def overview_of(ctx: Context, scope: PackingScope) -> Screen:
    made = await packing_list.load(ctx.tx, scope)
    return packing_screens.overview(made, await access.title_of(ctx.tx, scope), ctx.t)


async def lines_of(ctx: Context, scope: PackingScope, number: int) -> Screen:
    made = await packing_list.load(ctx.tx, scope)
    title = await access.title_of(ctx.tx, scope)
    return packing_screens.lines_page(made, title, ctx.t, number)


async def allowed(ctx: Context, word: str) -> PackingScope:
    """Return the scope of a button for somebody who hands out there; or refuse."""
    scope = read_scope(word)
    await access.require(ctx.tx, ctx.member.id, scope)
    return scope


@router.callback_query(PackingOpen.filter())
async def opened(_: CallbackQuery, callback_data: PackingOpen, ctx: Context) -> Screen:
    """Show a list."""
    return await overview_of(ctx, await allowed(ctx, callback_data.scope))


@router.callback_query(PackingLines.filter())
async def lines(_: CallbackQuery, callback_data: PackingLines, ctx: Context) -> Screen:
    """Show some orders of a list."""
    return await lines_of(ctx, await allowed(ctx, callback_data.scope), callback_data.number)


@router.callback_query(PackingTick.filter())
async def ticked(query: CallbackQuery, callback_data: PackingTick, ctx: Context) -> list[Reply]:
    """Turn an order from not packed to packed, or back."""
    scope = await allowed(ctx, callback_data.scope)
    packed = await packing_list.tick(ctx.tx, scope, callback_data.order, ctx.member.id, now=ctx.now)
    words = ctx.t.plain("packing-toast-packed" if packed else "packing-toast-open")
    page = await lines_of(ctx, scope, callback_data.number)
    return [toast(query, words), show(query, page)]


@router.callback_query(PackingDays.filter())
async def days(_: CallbackQuery, callback_data: PackingDays, ctx: Context) -> Screen:
    """Show the days of a list."""
    scope = await allowed(ctx, callback_data.scope)
    found = access.next_days(ctx.now, ctx.settings.timezone)
    return packing_screens.days(scope, found, ctx.t)


@router.callback_query(PackingFile.filter())
async def file_pressed(
    _: CallbackQuery, callback_data: PackingFile, ctx: Context, event_update: Update, bot: Bot
) -> Deferred:
    """Put a file aside: it is made after the batch."""
    await allowed(ctx, callback_data.scope)
    return await defer_update(ctx, event_update, bot.id)


@router.callback_query(PackingArrived.filter())
async def arrived(_: CallbackQuery, callback_data: PackingArrived, ctx: Context) -> Screen:
    """Ask whether people shall be told that it is there; told so, tell them."""
    scope = await allowed(ctx, callback_data.scope)
    if not callback_data.sure:
        return await _sure(ctx, scope)
    whom = access.to_arrival(scope)
    waiting = await arrival.announce(ctx.tx, whom, ctx.member.id, now=ctx.now)
    return packing_screens.arrived(await access.title_of(ctx.tx, scope), waiting, ctx.t)


async def _sure(ctx: Context, scope: PackingScope) -> Screen:
    waiting = await waiting_vouchers.count_untold(ctx.tx, access.to_arrival(scope))
    if not waiting:
        raise Refused("pickup.nobody_waits")
    title = await access.title_of(ctx.tx, scope)
    return packing_screens.arrived_sure(scope, title, waiting, ctx.t)
