"""/contact, /terms and /paysupport: what the shop says of itself, and the way to write to it."""

from collections.abc import Callable, Mapping
from functools import partial

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from domain.admin import authority
from domain.payment import history
from domain.support import shop_info
from handlers.context import Context
from views.screen import Screen
from views.support import contact_screens

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"
Page = Callable[..., Screen]


async def _page(ctx: Context, draw: Page) -> Screen:
    runs_it = await authority.load(ctx.tx, ctx.member.id) is not None
    info: Mapping[str, str] = await shop_info.load(ctx.tx)
    return draw(info, ctx.t, runs_it=runs_it)


async def contact_page(ctx: Context) -> Screen:
    """Return how the shop is reached."""
    return await _page(ctx, contact_screens.contact)


async def terms_page(ctx: Context) -> Screen:
    """Return the shop's terms."""
    return await _page(ctx, contact_screens.terms)


async def payment_page(ctx: Context) -> Screen:
    """Return what to do about a payment."""
    most = contact_screens.PAID_SHOWN
    paid = await history.of_member(ctx.tx, ctx.member.id, limit=most)
    return await _page(ctx, partial(contact_screens.payment_help, paid=paid))


@router.message(Command("contact", "support"), PRIVATE)
async def contact_command(_: Message, ctx: Context) -> Screen:
    """Show how the shop is reached."""
    return await contact_page(ctx)


@router.message(Command("terms"), PRIVATE)
async def terms_command(_: Message, ctx: Context) -> Screen:
    """Show the shop's terms."""
    return await terms_page(ctx)


@router.message(Command("paysupport"), PRIVATE)
async def payment_command(_: Message, ctx: Context) -> Screen:
    """Show what to do about a payment."""
    return await payment_page(ctx)
