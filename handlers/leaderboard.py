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
from views.private_reply import Whisper
from views.referral.leaderboard_screens import ContestBoard, board

router = Router(name=__name__)


async def shown(
    tx: Tx, member: Member, period: Period, *, now: datetime, t: Translate, settings: Settings
) -> Whisper:
    """Return the board of a period for a member."""
    places, own = await contest.load_leaderboard(tx, member.id, period, settings.timezone, now=now)
    return Whisper(board(places, own, period, t), LinkPage.TOP)


@router.message(Command("top"))
async def top(
    _: Message, tx: Tx, now: datetime, member: Member, t: Translate, settings: Settings
) -> Whisper:
    """Show whoever asks the board of the week."""
    return await shown(tx, member, Period.WEEK, now=now, t=t, settings=settings)


@router.callback_query(ContestBoard.filter())
async def turn(
    _: CallbackQuery,
    callback_data: ContestBoard,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    settings: Settings,
) -> Whisper:
    """Show the presser the board of another period."""
    return await shown(tx, member, callback_data.period, now=now, t=t, settings=settings)
