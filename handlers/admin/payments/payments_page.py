"""The books in the menus: what was paid and went back by day and currency, and the balance of Stars."""

from aiogram_dialog import Dialog, DialogManager
from aiogram_dialog.widgets.kbd import Row

from domain.admin.authority import AccessLevel
from domain.csv_file import to_csv
from domain.payment import report
from handlers.admin.context import AdminContext, Values, load, settings
from handlers.admin.messages import send_csv
from handlers.admin.page import acts, button, line, page
from handlers.admin.payments import provider_page, refunds_page
from handlers.admin.states import PaymentStates
from handlers.admin.widgets import Value, translate
from storage.payment import star_books
from storage.provider import provider_refunds
from views.payment import payment_pages

TESTED = ("Stars", "Stars invoices", "PAYMENT_TOKEN", "STRIPE_KEY")
"""What of the shop's health is about payments."""


async def every(ctx: AdminContext) -> Values:
    """This month's books, the balance of Stars, and how many refunds wait for a person."""
    this, last = payment_pages.months(ctx.now, ctx.settings.timezone)
    ctx.data.update(this_month=this, last_month=last)
    lines = await report.build_money_report(ctx.tx, this, zone=ctx.settings.timezone)
    return {
        "books": payment_pages.books(lines, ctx.t),
        "stars": payment_pages.stars(await star_books.find_book(ctx.tx), ctx.t),
        "tested": ctx.data.pop("tested", ""),
        "refunds": await provider_refunds.count_open(ctx.tx),
        "this_month": payment_pages.month_button(this, ctx.t),
        "last_month": payment_pages.month_button(last, ctx.t),
    }


async def send_sheet(manager: DialogManager, made: tuple[str, str]) -> None:
    await send_csv(manager, *made)


@acts("payments.sheet", "payments", then=send_sheet)
async def sheet(ctx: AdminContext) -> tuple[str, str]:
    """Return a month's books as CSV; that they were asked for is written down."""
    month = str(ctx.data[ctx.said])
    ctx.facts["month"] = month
    lines = await report.build_money_report(ctx.tx, month, zone=ctx.settings.timezone)
    return f"payments-{month}", to_csv(report.COLUMNS, map(report.cells, lines))


async def test(_: object, __: object, manager: DialogManager) -> None:
    """Ask Telegram for an invoice of each kind, which nobody is sent, and look at the books."""
    await load(manager, every, AccessLevel.EVERYWHERE)
    found = await manager.middleware_data["examine"](settings(manager))
    shown = [(one.verdict, one.what, one.words) for one in found if one.what in TESTED]
    manager.dialog_data["tested"] = payment_pages.tested(shown, translate(manager))


DIALOG = Dialog(
    page(
        PaymentStates.all,
        "payment-all",
        Value("books"),
        line("stars"),
        line("tested"),
        Row(
            button("this_month", sheet, text=Value("this_month")),
            button("last_month", sheet, text=Value("last_month")),
        ),
        button("refunds", PaymentStates.refunds, text="payment-button-refunds"),
        button("card", PaymentStates.card, text="payment-button-card"),
        button("test", test, text="payment-button-test"),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    *refunds_page.PAGES,
    *provider_page.PAGES,
)
