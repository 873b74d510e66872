"""/help: the commands of the place where it was asked, each with its meaning."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message, User

from domain.deep_link import LinkPage
from storage import installation
from storage.database import Tx
from storage.members import Member
from views import help
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)


async def page(tx: Tx, member: Member, t: Translate, me: User) -> Screen:
    """Return the private help: the owner's own, or everybody's."""
    is_owner = await installation.owner_id(tx) == member.id
    return help.owner(t, me) if is_owner else help.private(t)


@router.message(Command("help"), F.chat.type == "private")
async def help_command(message: Message, tx: Tx, member: Member, t: Translate, me: User) -> Screen:
    """Show what can be done here."""
    return await page(tx, member, t, me)


@router.message(Command("help"))
async def help_in_group(message: Message, t: Translate) -> PrivateReply:
    """Show what can be done in a group, to the one who asked."""
    return PrivateReply(help.group(t), LinkPage.HELP)
