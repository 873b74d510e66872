"""/help: the commands of the place where it was asked, each with its meaning."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message, User

from bot.i18n import Translate
from bot.views import help as views
from bot.views.screen import Screen
from bot.views.whisper import Whisper
from domain.link import Page
from storage import installation
from storage.database import Tx
from storage.member import Member

router = Router(name=__name__)


async def page(tx: Tx, member: Member, t: Translate, me: User) -> Screen:
    """Return the private help: the owner's own, or everybody's."""
    is_owner = await installation.owner_id(tx) == member.id
    return views.owner(t, me) if is_owner else views.private(t)


@router.message(Command("help"), F.chat.type == "private")
async def help_command(message: Message, tx: Tx, member: Member, t: Translate, me: User) -> Screen:
    """Show what can be done here."""
    return await page(tx, member, t, me)


@router.message(Command("help"))
async def help_in_group(message: Message, t: Translate) -> Whisper:
    """Show what can be done in a group, to the one who asked."""
    return Whisper(views.group(t), Page.HELP)
