"""/me: a member's own card, with the code that others come by."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkKind, LinkPage
from handlers.context import Context
from storage import members, vouchers
from storage.group_buy import seats
from storage.group_buy.tables import SeatState, TeamState
from storage.payout import entries
from storage.payout.entries import Balances
from storage.payout.tables import party_id
from storage.referral import attributions
from views.member_screens import MemberMore, MemberProfile, MemberSummary, more, profile
from views.pager import LISTED_MAX
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)


async def own_profile(ctx: Context) -> Screen:
    """Return the card of a member, counted now."""
    return profile(ctx.member, await _summary(ctx), ctx.t, ctx.me)


@router.message(Command("me"))
@router.callback_query(MemberProfile.filter())
async def me_command(event: Message | CallbackQuery, ctx: Context) -> PrivateReply:
    """Show whoever asks or presses their own card."""
    return PrivateReply(await own_profile(ctx), LinkPage.ME)


@router.callback_query(MemberMore.filter())
async def more_pressed(_: CallbackQuery, ctx: Context) -> PrivateReply:
    """Show the presser what their card has no room for."""
    people = await members.count_link_visitors(ctx.tx, ctx.member, kind=LinkKind.REFERRAL)
    joined = await attributions.count_referred(ctx.tx, ctx.member.id)
    return PrivateReply(more(ctx.member, people, joined, ctx.t), LinkPage.ME)


async def _summary(ctx: Context) -> MemberSummary:
    rows = await seats.of_member(ctx.tx, ctx.member.id, limit=LISTED_MAX)
    own = [(row[0], row[1], row[2]) for row in rows]
    to_pay = [
        (offer.title, seat.until or team.closes_at)
        for offer, team, seat in own
        if seat.state == SeatState.RESERVED
    ]
    return MemberSummary(
        balances=await _balances(ctx) if ctx.in_private else None,
        to_pay=min(to_pay, key=lambda one: one[1], default=None),
        vouchers=len(await vouchers.of_member(ctx.tx, ctx.member.id, limit=LISTED_MAX)),
        forming=sum(team.state == TeamState.OPEN for _, team, _ in own),
        invited=await attributions.count_referred(ctx.tx, ctx.member.id),
    )


async def _balances(ctx: Context) -> Balances:
    party = await party_id(ctx.tx, ctx.member.id)
    return {} if party is None else await entries.balances(ctx.tx, party)
