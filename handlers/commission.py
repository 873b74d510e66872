"""/earnings: what a promoter has earned, and how every line of it came about.

In a group nobody's money is spoken of: whoever asks is shown the way to the private chat.
"""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.methods import SendDocument
from aiogram.types import CallbackQuery, Message, User

from bot.i18n import Translate
from bot.settings import Settings
from bot.views import commission as views
from bot.views import commission_chart
from bot.views.chart import Drawing
from bot.views.commission import EarningsChart, EarningsMonth, EarningsPage
from bot.views.screen import Screen
from bot.views.whisper import Whisper
from domain import statement, statement_months
from domain.link import Page
from domain.refusal import Refused
from domain.sheet import BOM, written
from storage.database import Tx
from storage.member import Member

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("commission."))

PRIVATE = "private"


async def own_earnings(
    tx: Tx, member: Member, *, now: datetime, t: Translate, settings: Settings, before: int = 0
) -> Screen:
    """Return what a member has earned, with a page of their statement."""
    seen = await statement.earnings(
        tx, member.id, now=now, zone=settings.timezone, before_id=before or None
    )
    return views.earnings(seen, t)


@router.message(Command("earnings"), F.chat.type == PRIVATE)
async def earnings_command(
    message: Message, tx: Tx, now: datetime, member: Member, t: Translate, settings: Settings
) -> Screen:
    """Show whoever asks their own earnings."""
    return await own_earnings(tx, member, now=now, t=t, settings=settings)


@router.message(Command("earnings"))
async def earnings_in_group(message: Message, t: Translate, me: User) -> Whisper:
    """Show the way to the private chat."""
    return Whisper(views.in_private(t, me), Page.EARNINGS)


@router.callback_query(EarningsPage.filter())
async def page(
    query: CallbackQuery,
    callback_data: EarningsPage,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> Screen | Whisper:
    """Show the presser a page of their own statement, in private."""
    if query.message is None or query.message.chat.type != PRIVATE:
        return Whisper(views.in_private(t, me), Page.EARNINGS)
    return await own_earnings(
        tx, member, now=now, t=t, settings=settings, before=callback_data.before
    )


@router.callback_query(EarningsMonth.filter())
async def month(
    query: CallbackQuery,
    callback_data: EarningsMonth,
    tx: Tx,
    member: Member,
    t: Translate,
    settings: Settings,
) -> SendDocument:
    """Send the presser their own statement of a month, to their private chat alone."""
    found = await statement.sheet(tx, member.id, callback_data.month, zone=settings.timezone)
    text = BOM + written(statement.COLUMNS, found.rows)
    return views.sheet(member.id, callback_data.month, text, t, whole=found.whole)


@router.callback_query(EarningsChart.filter())
async def chart(
    query: CallbackQuery,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> Drawing | Whisper:
    """Have the presser's own months drawn, for their private chat alone."""
    if query.message is None or query.message.chat.type != PRIVATE:
        return Whisper(views.in_private(t, me), Page.EARNINGS)
    months = await statement_months.months(tx, member.id, now=now, zone=settings.timezone)
    if not months:
        raise Refused("chart.nothing")
    return commission_chart.chart(member.id, months, t)
