"""/top: the boards of the invite contests."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkPage
from domain.referral import contest
from domain.referral.contest import Period
from handlers.context import Context
from views.private_reply import PrivateReply
from views.referral.leaderboard_screens import ContestBoard, leaderboard

router = Router(name=__name__)


async def leaderboard_page(ctx: Context, period: Period) -> PrivateReply:
    """Return the board of a period for a member."""
    zone = ctx.settings.timezone
    places, own = await contest.load_leaderboard(ctx.tx, ctx.member.id, period, zone, now=ctx.now)
    return PrivateReply(leaderboard(places, own, period, ctx.t), LinkPage.TOP)


@router.message(Command("top"))
async def top(_: Message, ctx: Context) -> PrivateReply:
    """Show whoever asks the board of the week."""
    return await leaderboard_page(ctx, Period.WEEK)


@router.callback_query(ContestBoard.filter())
async def turn(_: CallbackQuery, callback_data: ContestBoard, ctx: Context) -> PrivateReply:
    """Show the presser the board of another period."""
    return await leaderboard_page(ctx, callback_data.period)
