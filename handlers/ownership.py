"""Claiming the shop with the code from the console: `/claim CODE`, or the link printed there."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from domain.admin import ownership
from domain.refusal import Refused
from handlers.context import Context
from views.help import owner_menus
from views.member_screens import owner_welcome, ownership_refused
from views.screen import Reply, Screen

router = Router(name=__name__)
Answer = Screen | list[Screen | Reply]


async def attempt(ctx: Context, typed: str) -> Answer:
    """Try a code: the new owner hears so and gets their menu, anybody else why not."""
    if not await ownership.take_ownership(ctx.tx, ctx.member, typed, now=ctx.now):
        return ownership_refused(ctx.t)
    return [owner_welcome(ctx.t), *owner_menus(ctx.member.id)]


@router.message(Command("claim"), F.chat.type == "private")
async def claim(message: Message, command: CommandObject, ctx: Context) -> Answer:
    """Try the code that was typed."""
    if not command.args:
        raise Refused("owner.no_code")
    return await attempt(ctx, command.args)
