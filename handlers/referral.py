"""Referral codes: another one, as a QR, links into private groups, and who invited whom."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain import code
from domain.deep_link import LinkKind, LinkPage, build_payload
from domain.member import rotate_code
from domain.referral import attribution, growth, invite_link
from domain.referral.attribution import Evidence
from domain.referral.invite_link import takes_links
from domain.refusal import Refused
from handlers import questions
from handlers.context import Context
from storage import members
from storage.chat import chats, memberships
from storage.chat.tables import Chat, MembershipState
from storage.referral.tables import LinkState, TouchKind
from views.chart.drawing import Drawing
from views.pager import LISTED_MAX
from views.private_reply import PrivateReply, private_link
from views.private_way import private_way
from views.referral import referral_screens
from views.referral.referral_screens import (
    ReferralConfirm,
    ReferralGroups,
    ReferralGrowth,
    ReferralInvite,
    ReferralQr,
    ReferralRotate,
    ReferralWho,
)
from views.screen import Reply, Screen

router = Router(name=__name__)
PRIVATE = F.chat.type == "private"
TYPED_SHOWN_MAX = 16


class Inviter(StatesGroup):
    """A newcomer is about to type the code of whoever invited them."""

    code = State()


def own_link(ctx: Context) -> str:
    """Return a member's own link to the bot."""
    return private_link(ctx.me, build_payload(LinkKind.REFERRAL, ctx.member.code))


@router.callback_query(ReferralRotate.filter())
async def rotate(_: CallbackQuery, callback_data: ReferralRotate, ctx: Context) -> PrivateReply:
    """Ask whether the presser really wants another code; told so, give it."""
    if not callback_data.sure:
        return PrivateReply(referral_screens.sure(ctx.t), LinkPage.ME)
    fresh = await rotate_code(ctx.tx, ctx.member, now=ctx.now, rng=ctx.rng)
    return PrivateReply(referral_screens.rotated(fresh, own_link(ctx), ctx.t), LinkPage.ME)


@router.callback_query(ReferralQr.filter())
async def show_qr(_: CallbackQuery, ctx: Context) -> Reply:
    """Send the presser their own link as a picture, in private."""
    return referral_screens.qr_picture(ctx.member.id, own_link(ctx), ctx.t)


@router.callback_query(ReferralGrowth.filter())
async def show_growth(_: CallbackQuery, ctx: Context) -> Drawing | PrivateReply:
    """Have it drawn how many people the presser brought, for their private chat alone."""
    if not ctx.in_private:
        return PrivateReply(
            private_way("chart-in-private", LinkPage.ME, ctx.t, ctx.me), LinkPage.ME
        )
    seen = await growth.growth(ctx.tx, ctx.member.id, now=ctx.now, zone=ctx.settings.timezone)
    if seen is None:
        raise Refused("chart.nobody")
    return referral_screens.growth_chart(ctx.member.id, seen, ctx.t)


async def link_into(ctx: Context, chat: Chat) -> Screen:
    """Return a member's link into a group, or the word that it is being made."""
    link = await invite_link.request_link(ctx.tx, chat, ctx.member, now=ctx.now)
    if link.state == LinkState.MADE and link.url is not None:
        return referral_screens.invite(chat.title, link.url, ctx.t)
    return referral_screens.being_made(chat.title, ctx.t)


async def own_groups(ctx: Context) -> list[Chat]:
    """Return the private groups that a member is known to be in."""
    known = await memberships.of_member(ctx.tx, ctx.member.id, limit=LISTED_MAX)
    found = await chats.all_of(ctx.tx, [one.chat_id for one in known])
    return [chat for chat in found if takes_links(chat)]


@router.message(Command("invite"), PRIVATE)
async def invite_command(_: Message, ctx: Context) -> Screen:
    """List the groups that whoever asks may have a link into."""
    return referral_screens.groups(await own_groups(ctx), ctx.t)


@router.callback_query(ReferralGroups.filter(), F.message.chat.type == "private")
async def turn_groups(_: CallbackQuery, callback_data: ReferralGroups, ctx: Context) -> Screen:
    """Show the presser a page of the groups that they may have a link into."""
    return referral_screens.groups(await own_groups(ctx), ctx.t, callback_data.number)


@router.message(Command("invite"))
async def invite_in_group(_: Message, ctx: Context) -> PrivateReply:
    """Give whoever asks in a group their own link into it."""
    chat = await ctx.chat()
    if chat is None:
        raise Refused("referral.no_chat")
    return PrivateReply(await link_into(ctx, chat), LinkPage.ME)


@router.callback_query(ReferralInvite.filter())
async def invite_pressed(
    _: CallbackQuery, callback_data: ReferralInvite, ctx: Context
) -> PrivateReply:
    """Give the presser their own link into a group that they are in."""
    place = await chats.find_current(ctx.tx, callback_data.chat_id)
    if place is None:
        raise Refused("referral.no_chat")
    seen = await memberships.find(ctx.tx, place.id, ctx.member.id)
    if seen is None or seen.state != MembershipState.IN:
        raise Refused("referral.no_chat")
    return PrivateReply(await link_into(ctx, place), LinkPage.ME)


@router.callback_query(ReferralConfirm.filter())
async def confirm(_: CallbackQuery, callback_data: ReferralConfirm, ctx: Context) -> Screen:
    """Take the presser's word about a newcomer who named them."""
    counts = await attribution.confirm(
        ctx.tx, callback_data.attribution_id, ctx.member.id, yes=callback_data.yes, now=ctx.now
    )
    return referral_screens.confirmed(ctx.t, counts=counts)


@router.callback_query(ReferralWho.filter(), F.message.chat.type == "private")
async def who(
    _: CallbackQuery, callback_data: ReferralWho, ctx: Context, state: FSMContext
) -> Screen:
    """Ask for the code of whoever invited the presser, or note that nobody did."""
    if not callback_data.somebody:
        await state.clear()
        return referral_screens.nobody(ctx.t)
    await questions.ask(state, Inviter.code, "/invitedby", now=ctx.now)
    return referral_screens.which_code(ctx.t)


async def answered(ctx: Context, typed: str) -> Screen:
    """Take the answer to who invited a newcomer, or refuse it."""
    wanted = code.normalize(typed)
    referrer = await members.owner_of(ctx.tx, wanted)
    if referrer is None:
        raise Refused("referral.no_code", code=wanted[:TYPED_SHOWN_MAX])
    seen = Evidence(TouchKind.ANSWER, referrer, code=wanted)
    outcome = await attribution.record_touch(ctx.tx, ctx.member, seen, now=ctx.now)
    if not outcome.counts:
        why = "bound" if outcome.touch is None else outcome.touch.refused or "bound"
        raise Refused(f"referral.{why}")
    return referral_screens.noted(referrer.name, ctx.t, asked=bool(outcome.asked))


@router.message(Inviter.code, PRIVATE, ~F.text.startswith("/"))
async def code_typed(message: Message, ctx: Context, state: FSMContext) -> Screen:
    """Take the code that was typed; one that is refused may be typed again."""
    screen = await answered(ctx, message.text or "")
    await state.clear()
    return screen


@router.message(Command("invitedby"), PRIVATE, StateFilter("*"))
async def invited_by(_: Message, command: CommandObject, ctx: Context, state: FSMContext) -> Screen:
    """Take the code behind the command, or ask for it."""
    if not command.args:
        await questions.ask(state, Inviter.code, "/invitedby", now=ctx.now)
        return referral_screens.which_code(ctx.t)
    await state.clear()
    return await answered(ctx, command.args)
