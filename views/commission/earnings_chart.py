"""A promoter's months as a chart: what was earned, what waits, what was paid out."""

from collections.abc import Mapping, Sequence

from domain.csv_file import to_decimal
from domain.statement import MonthTotals
from views.chart import SQUARES, Drawing, Panel, bar
from views.commission.statement_lines import money
from views.i18n import Html, Translate

CURRENCIES_MAX = 3
"""So many fit a message, and a picture on a phone."""
ROWS = ("earned", "waiting", "paid")


def chart(chat_id: int, months: Mapping[str, Sequence[MonthTotals]], t: Translate) -> Drawing:
    """Return the chart of the months of one promoter, for their private chat."""
    shown = dict(list(months.items())[:CURRENCIES_MAX])
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
    return Html(f"{flow.name} {currency}: {figures}")


def _block(currency: str, flows: Sequence[MonthTotals], t: Translate) -> Html:
    """Return one currency's months as bars of characters, all on one scale."""
    most = max(figure for flow in flows for figure in flow.figures)
    lines = [f"<b>{currency}</b>"]
    for number in range(len(ROWS)):
        lines.append(_legend(number, t))
        for flow in flows:
            figure = flow.figures[number]
            drawn = f"<code>{flow.name} {bar(figure, most)}</code>"
            lines.append(f"{drawn} {money(figure, currency, t)}")
    return Html("\n".join(lines))
