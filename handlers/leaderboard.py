"""/top: the boards of the invite contests."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from domain.deep_link import LinkPage
from domain.referral import contest
from domain.referral.contest import Period
from domain.settings import Settings
from storage.database import Tx
from storage.members import Member
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.referral.leaderboard_screens import ContestBoard, leaderboard

router = Router(name=__name__)


async def leaderboard_page(
    tx: Tx, member: Member, period: Period, *, now: datetime, t: Translate, settings: Settings
) -> PrivateReply:
    """Return the board of a period for a member."""
    places, own = await contest.load_leaderboard(tx, member.id, period, settings.timezone, now=now)
    return PrivateReply(leaderboard(places, own, period, t), LinkPage.TOP)


@router.message(Command("top"))
async def top(
    _: Message, tx: Tx, now: datetime, member: Member, t: Translate, settings: Settings
) -> PrivateReply:
    """Show whoever asks the board of the week."""
    return await leaderboard_page(tx, member, Period.WEEK, now=now, t=t, settings=settings)


@router.callback_query(ContestBoard.filter())
async def turn(
    _: CallbackQuery,
    callback_data: ContestBoard,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> PrivateReply:
    """Show the presser the board of another period."""
    return await leaderboard_page(tx, member, callback_data.period, now=now, t=t, settings=settings)
