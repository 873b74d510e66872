"""The statement of any promoter: what they read themselves, and a month as a sheet."""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Row

from domain import statement
from domain.admin.authority import AccessLevel
from domain.csv_file import BOM, to_csv
from domain.refusal import Refused
from domain.statement import MonthExport
from handlers.admin import context
from handlers.admin.context import AdminContext, Values
from handlers.admin.member_search import search_page
from handlers.admin.messages import send_beside
from handlers.admin.page import acts, button, opens, page
from handlers.admin.states import Referrals
from handlers.admin.widgets import Value, translate
from storage import members
from storage.members import Member
from views.commission import earnings_screens


async def promoter(ctx: AdminContext) -> Member:
    """Return the member that the page is about, or refuse."""
    number = ctx.chosen("promoter_id")
    member = await members.find(ctx.tx, number)
    if member is None:
        raise Refused("member.unknown", id=number)
    return member


async def one(ctx: AdminContext) -> Values:
    """What a promoter reads at /earnings."""
    member, before = await promoter(ctx), ctx.data.get("before")
    seen = await statement.earnings(
        ctx.tx, member.id, now=ctx.now, zone=ctx.settings.timezone, before_id=before
    )
    months = {"last_month": seen.last_month, "this_month": seen.this_month}
    ctx.data.update(months, older=seen.older)
    return {
        **{which: earnings_screens.month_named(name, ctx.t) for which, name in months.items()},
        "name": member.name,
        "earnings": earnings_screens.earnings(seen, ctx.t).text,
        "is_older": seen.older is not None,
        "is_newer": before is not None,
    }


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Turn to the page before, or back to the newest."""
    data = manager.dialog_data
    data["before"] = data["older"] if pressed.widget_id == "older" else None


async def send_sheet(manager: DialogManager, made: tuple[str, str, MonthExport]) -> None:
    of, month, sheet = made
    text, t = BOM + to_csv(statement.COLUMNS, sheet.rows), translate(manager)
    to = context.user_id(manager)
    await send_beside(manager, earnings_screens.sheet(to, month, text, t, whole=sheet.whole, of=of))


@acts("statement.sheet", lambda ctx: f"member:{ctx.chosen('promoter_id')}", then=send_sheet)
async def export_month(ctx: AdminContext) -> tuple[str, str, MonthExport]:
    """Return whose month it is, which, and its sheet; that it was asked for is written down."""
    member, month = await promoter(ctx), ctx.data[ctx.said]
    ctx.facts["month"] = month
    sheet = await statement.export_month(ctx.tx, member.id, month, zone=ctx.settings.timezone)
    return member.name, month, sheet


PAGES = (
    search_page(
        Referrals.who,
        "admin-who",
        opens("promoter_id", Referrals.statement, "before"),
        back=Referrals.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Referrals.statement,
        "admin-statement",
        Value("earnings"),
        Row(
            button("older", turn, text="commission-button-older", when="is_older"),
            button("newest", turn, text="commission-button-newest", when="is_newer"),
        ),
        Row(
            button("last_month", export_month, text=Value("last_month")),
            button("this_month", export_month, text=Value("this_month")),
        ),
        reads=one,
        back=Referrals.who,
        need=AccessLevel.EVERYWHERE,
    ),
)
