"""/earnings: what a promoter has earned, and how every line of it came about.

In a group nobody's money is spoken of: whoever asks is shown the way to the private chat.
"""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.methods import SendDocument
from aiogram.types import CallbackQuery, Message

from domain import statement
from domain.csv_file import BOM, to_csv
from domain.refusal import Refused
from handlers.context import Context
from handlers.private_only import way_of
from views.chart.drawing import Drawing
from views.commission import earnings_screens
from views.commission.earnings_screens import EarningsChart, EarningsMonth, EarningsPage
from views.private_reply import PrivateReply
from views.screen import Screen

router = Router(name=__name__)
router.callback_query.filter(F.data.startswith("commission."))
PRIVATE = "private"


async def own_earnings(ctx: Context, *, before: int = 0) -> Screen:
    """Return what a member has earned, with a page of their statement."""
    zone = ctx.settings.timezone
    seen = await statement.earnings(
        ctx.tx, ctx.member.id, now=ctx.now, zone=zone, before_id=before or None
    )
    return earnings_screens.earnings(seen, ctx.t)


@router.message(Command("earnings"), F.chat.type == PRIVATE)
async def earnings_command(message: Message, ctx: Context) -> Screen:
    """Show whoever asks their own earnings."""
    return await own_earnings(ctx)


@router.callback_query(EarningsPage.filter())
async def page(
    _: CallbackQuery, callback_data: EarningsPage, ctx: Context
) -> Screen | PrivateReply:
    """Show the presser a page of their own statement, in private."""
    if not ctx.in_private:
        return way_of("earnings", ctx)
    return await own_earnings(ctx, before=callback_data.before)


@router.callback_query(EarningsMonth.filter())
async def month(query: CallbackQuery, callback_data: EarningsMonth, ctx: Context) -> SendDocument:
    """Send the presser their own statement of a month, to their private chat alone."""
    asked, zone = callback_data.month, ctx.settings.timezone
    found = await statement.export_month(ctx.tx, ctx.member.id, asked, zone=zone)
    text = BOM + to_csv(statement.COLUMNS, found.rows)
    return earnings_screens.sheet(ctx.member.id, asked, text, ctx.t, whole=found.whole)


@router.callback_query(EarningsChart.filter())
async def chart(_: CallbackQuery, ctx: Context) -> Drawing | PrivateReply:
    """Have the presser's own months drawn, for their private chat alone."""
    if not ctx.in_private:
        return way_of("earnings", ctx)
    zone = ctx.settings.timezone
    months = await statement.load_months(ctx.tx, ctx.member.id, now=ctx.now, zone=zone)
    if not months:
        raise Refused("chart.nothing")
    return earnings_screens.chart(ctx.member.id, months, ctx.t)
