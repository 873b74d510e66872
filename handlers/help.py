"""/help: the commands of the place where it was asked, each with its meaning."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from domain.admin import authority
from domain.deep_link import LinkPage
from handlers.context import Context
from views import help
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)


async def page(ctx: Context) -> Screen:
    """Return the private help: the owner's own, that of an admin, or everybody's."""
    by = await authority.load(ctx.tx, ctx.member.id)
    if by is None:
        return help.private(ctx.t)
    return help.owner(ctx.t, ctx.me) if by.is_owner else help.admin(ctx.t)


@router.message(Command("help"), F.chat.type == "private")
async def help_command(message: Message, ctx: Context) -> Screen:
    """Show what can be done here."""
    return await page(ctx)


@router.message(Command("help"))
async def help_in_group(message: Message, ctx: Context) -> PrivateReply:
    """Show what can be done in a group, to the one who asked."""
    return PrivateReply(help.group(ctx.t), LinkPage.HELP)
