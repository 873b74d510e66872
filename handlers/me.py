"""/me: a member's own card, with the code that others come by."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkKind, LinkPage
from handlers.context import Context
from storage import members
from storage.referral import attributions
from views.member_screens import MemberProfile, profile
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)


async def own_profile(ctx: Context) -> Screen:
    """Return the card of a member, counted now."""
    people = await members.count_link_visitors(ctx.tx, ctx.member, kind=LinkKind.REFERRAL)
    joined = await attributions.count_referred(ctx.tx, ctx.member.id)
    return profile(ctx.member, people, joined, ctx.t, ctx.me)


@router.message(Command("me"))
@router.callback_query(MemberProfile.filter())
async def me_command(event: Message | CallbackQuery, ctx: Context) -> PrivateReply:
    """Show whoever asks or presses their own card."""
    return PrivateReply(await own_profile(ctx), LinkPage.ME)
