"""/earnings: what a promoter has earned, and how every line of it came about.

In a group nobody's money is spoken of: whoever asks is shown the way to the private chat.
"""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.methods import SendDocument
from aiogram.types import CallbackQuery, Message, User

from domain import statement
from domain.csv_file import BOM, to_csv
from domain.deep_link import LinkPage
from domain.refusal import Refused
from domain.settings import Settings
from storage.database import Tx
from storage.members import Member
from views.chart import Drawing
from views.commission import earnings_chart, earnings_screens
from views.commission.earnings_screens import EarningsChart, EarningsMonth, EarningsPage
from views.i18n import Translate
from views.private_reply import PrivateReply
from views.screen import Screen

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
    return earnings_screens.earnings(seen, t)


@router.message(Command("earnings"), F.chat.type == PRIVATE)
async def earnings_command(
    message: Message, tx: Tx, now: datetime, member: Member, t: Translate, settings: Settings
) -> Screen:
    """Show whoever asks their own earnings."""
    return await own_earnings(tx, member, now=now, t=t, settings=settings)


@router.message(Command("earnings"))
async def earnings_in_group(message: Message, t: Translate, me: User) -> PrivateReply:
    """Show the way to the private chat."""
    return PrivateReply(earnings_screens.in_private(t, me), LinkPage.EARNINGS)


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
) -> Screen | PrivateReply:
    """Show the presser a page of their own statement, in private."""
    if query.message is None or query.message.chat.type != PRIVATE:
        return PrivateReply(earnings_screens.in_private(t, me), LinkPage.EARNINGS)
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
    found = await statement.export_month(tx, member.id, callback_data.month, zone=settings.timezone)
    text = BOM + to_csv(statement.COLUMNS, found.rows)
    return earnings_screens.sheet(member.id, callback_data.month, text, t, whole=found.whole)


@router.callback_query(EarningsChart.filter())
async def chart(
    query: CallbackQuery,
    tx: Tx,
    now: datetime,
    member: Member,
    t: Translate,
    me: User,
    settings: Settings,
) -> Drawing | PrivateReply:
    """Have the presser's own months drawn, for their private chat alone."""
    if query.message is None or query.message.chat.type != PRIVATE:
        return PrivateReply(earnings_screens.in_private(t, me), LinkPage.EARNINGS)
    months = await statement.load_months(tx, member.id, now=now, zone=settings.timezone)
    if not months:
        raise Refused("chart.nothing")
    return earnings_chart.chart(member.id, months, t)
