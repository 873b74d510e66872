"""What a promoter sees of their money: what there is, how it came about, what is new.

    /earnings     balances -> months -> statement, page by page -> a month as a sheet
    news          one message for what happened within some minutes

Amounts are shown in private only. Of a buyer nothing is shown, of a purchase what was bought.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain.commission import earnings_notice
from domain.commission.earnings_notice import EarningsEvent, EarningsNews
from domain.csv_file import to_decimal
from domain.statement import Earnings, MonthEarnings, MonthTotals
from storage.payout.tables import LedgerAccount
from views.buttons import button, no_more
from views.chart.drawing import Drawing, bar
from views.chart.panels import SQUARES, Panel
from views.commission.statement_lines import line, money
from views.i18n import Html, Translate
from views.notice import Notice, notifies, table
from views.payout.withdrawal_screens import WithdrawPage
from views.screen import Screen

SHOWN = (
    LedgerAccount.PENDING,
    LedgerAccount.APPROVED,
    LedgerAccount.PAYABLE,
    LedgerAccount.HELD,
    LedgerAccount.PAID,
    LedgerAccount.DEBT,
)
"""The accounts of a promoter, in the order of money's road."""
CURRENCIES_MAX = 3
BARS_MAX = 2
"""Currencies whose balances, and whose months, fit a message beside the statement."""


CHART_CURRENCIES_MAX = 3
"""So many fit a message, and a picture on a phone."""
ROWS = ("earned", "waiting", "paid")


class EarningsPage(CallbackData, prefix="commission.page"):
    """Show the presser's own earnings; 0 is the newest page of the statement."""

    before: Annotated[int, Field(ge=0, le=2**31 - 1)]


class EarningsMonth(CallbackData, prefix="commission.month"):
    """Send the presser's own statement of a month as a sheet."""

    month: Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]


class EarningsChart(CallbackData, prefix="commission.chart"):
    """Send the presser's own months as a picture."""


def earnings_button(t: Translate) -> InlineKeyboardButton:
    """Return the button that leads to one's own earnings."""
    return button(t.plain("commission-button-earnings"), EarningsPage(before=0))


def earnings(seen: Earnings, t: Translate) -> Screen:
    """Return what a promoter has earned, with one page of the statement."""
    if not seen.balances:
        return Screen(t("commission-none"))
    parts = [t("commission-title"), *_balances(seen, t)]
    if seen.next_release is not None:
        parts.append(t("commission-next", moment=t.moment(seen.next_release)))
    parts += [_months(currency, seen.months[currency], t) for currency in _currencies(seen)]
    if seen.hosted:
        parts.append(t("host-earns-here"))
    if seen.items:
        parts.append(Html("\n\n".join([t("commission-statement"), *_lines(seen, t)])))
    return Screen("\n\n".join(parts), _keyboard(seen, t))


def sheet(
    chat_id: int, month: str, text: str, t: Translate, *, whole: bool, of: str = ""
) -> SendDocument:
    """Return the call that sends a month's sheet; where it is not whole, it says so.

    `of` is the name of another's, for whoever runs the shop.
    """
    file = BufferedInputFile(text.encode(), f"earnings-{month}.csv")
    if of:
        caption = t(
            "admin-sheet" if whole else "admin-sheet-cut", month=month_named(month, t), name=of
        )
    else:
        caption = t(
            "commission-sheet" if whole else "commission-sheet-cut", month=month_named(month, t)
        )
    return SendDocument(chat_id=chat_id, document=file, caption=caption)


def month_named(month: str, t: Translate) -> str:
    """Return a month such as `2026-11` by its name."""
    return t.month(date.fromisoformat(f"{month}-01"))


def news(values: EarningsNews, t: Translate) -> Notice:
    """Return the message of what happened to a promoter's money."""
    lines = [
        t(f"commission-news-{what}", count=count, amount=money(minor, currency, t))
        for what in EarningsEvent
        for currency, (count, minor) in values.get(what, {}).items()
    ]
    return Notice("\n".join(lines), [[earnings_button(t)], [no_more(t)]])


def _currencies(seen: Earnings) -> list[str]:
    earned = [one for one, months in seen.months.items() if any(month.minor for month in months)]
    return [currency for currency in sorted(seen.balances) if currency in earned][:BARS_MAX]


def _balances(seen: Earnings, t: Translate) -> list[Html]:
    blocks = []
    for currency in sorted(seen.balances)[:CURRENCIES_MAX]:
        sums = seen.balances[currency]
        rows = [
            t(f"commission-account-{account}", amount=money(sums[account], currency, t))
            for account in SHOWN
            if sums.get(account)
        ]
        if rows:
            blocks.append(Html("\n".join(rows)))
    return blocks or [t("commission-empty")]


def _months(currency: str, months: Sequence[MonthEarnings], t: Translate) -> Html:
    """Return the months as bars of characters."""
    most = max(1, *(month.minor for month in months))
    rows = [
        Html(
            f"<code>{month_named(month.name, t)} {bar(month.minor, most)}</code>"
            f" {money(month.minor, currency, t)}"
        )
        for month in months
        if month.minor
    ]
    return Html("\n".join([t("commission-months"), *rows]))


def _lines(seen: Earnings, t: Translate) -> list[Html]:
    return [line(item, t) for item in seen.items]


def _keyboard(seen: Earnings, t: Translate) -> InlineKeyboardMarkup:
    keyboard = InlineKeyboardBuilder()
    keyboard.row(button(t.plain("withdrawal-button-withdraw"), WithdrawPage()))
    if seen.older is not None:
        older = EarningsPage(before=seen.older)
        keyboard.row(button(t.plain("commission-button-older"), older))
    keyboard.row(
        *(
            button(
                t.plain("commission-button-month", month=month_named(month, t)),
                EarningsMonth(month=month),
            )
            for month in (seen.last_month, seen.this_month)
        )
    )
    keyboard.row(
        button(t.plain("chart-button-earnings"), EarningsChart()),
        button(t.plain("commission-button-newest"), EarningsPage(before=0)),
    )
    return keyboard.as_markup()


RENDERERS = table(notifies(earnings_notice.KIND, news))


def chart(chat_id: int, months: Mapping[str, Sequence[MonthTotals]], t: Translate) -> Drawing:
    """Return the chart of the months of one promoter, for their private chat."""
    shown = dict(list(months.items())[:CHART_CURRENCIES_MAX])
    legend = [_legend(number, t) for number in range(len(ROWS))]
    newest = [_newest(currency, flows[-1], t) for currency, flows in shown.items()]
    caption = [t("chart-earnings"), *legend, "", *newest]
    words = [t("chart-earnings"), *(_block(code, flows, t) for code, flows in shown.items())]
    return Drawing(
        chat_id,
        [_panel(currency, flows) for currency, flows in shown.items()],
        Html("\n".join(caption)),
        Html("\n\n".join(words)),
    )


def _panel(currency: str, flows: Sequence[MonthTotals]) -> Panel:
    rows = [
        [float(to_decimal(flow.figures[number], currency)) for flow in flows]
        for number in range(len(ROWS))
    ]
    return Panel(currency, [flow.name for flow in flows], rows)


def _legend(number: int, t: Translate) -> Html:
    return Html(f"{SQUARES[number]} {t(f'chart-earnings-{ROWS[number]}')}")


def _newest(currency: str, flow: MonthTotals, t: Translate) -> Html:
    figures = " · ".join(
        f"{square} {money(figure, currency, t)}"
        for square, figure in zip(SQUARES, flow.figures, strict=True)
    )
    return Html(f"{month_named(flow.name, t)} {currency}: {figures}")


def _block(currency: str, flows: Sequence[MonthTotals], t: Translate) -> Html:
    """Return one currency's months as bars of characters, all on one scale."""
    most = max(figure for flow in flows for figure in flow.figures)
    lines = [f"<b>{currency}</b>"]
    for number in range(len(ROWS)):
        lines.append(_legend(number, t))
        for flow in flows:
            figure = flow.figures[number]
            drawn = f"<code>{month_named(flow.name, t)} {bar(figure, most)}</code>"
            lines.append(f"{drawn} {money(figure, currency, t)}")
    return Html("\n".join(lines))
