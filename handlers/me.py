"""/me: a member's own card, with the code that others come by."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, User

from domain.deep_link import LinkKind, LinkPage
from storage import members
from storage.database import Tx
from storage.members import Member
from storage.referral import attributions
from views.i18n import Translate
from views.member_screens import MemberProfile, profile
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)


async def own_profile(tx: Tx, member: Member, t: Translate, me: User) -> Screen:
    """Return the card of a member, counted now."""
    people = await members.count_link_visitors(tx, member, kind=LinkKind.REFERRAL)
    joined = await attributions.count_referred(tx, member.id)
    return profile(member, people, joined, t, me)


@router.message(Command("me"))
@router.callback_query(MemberProfile.filter())
async def me_command(
    event: Message | CallbackQuery, tx: Tx, member: Member, t: Translate, me: User
) -> PrivateReply:
    """Show whoever asks or presses their own card."""
    return PrivateReply(await own_profile(tx, member, t, me), LinkPage.ME)
