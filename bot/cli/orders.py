"""`orders`: what was bought, paid or not: seats of group buys, claims of flash sales, recorded purchases."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain.admin import audit
from domain.order import export
from domain.order.export import COLUMNS, ROWS_MAX, Cells
from domain.order.period import read_period
from storage.order.order_columns import OrderState
from storage.order.orders import OrderFilter

app = typer.Typer()
LISTED = 50
State = Annotated[str, typer.Option(help=f"Only those: {', '.join(OrderState)}.")]
ChatId = Annotated[int | None, typer.Option("--chat", help="Ordered in this chat: its id.")]
Promotion = Annotated[str, typer.Option(help="Of the group buy or flash sale with this code.")]
MemberId = Annotated[
    int | None, typer.Option("--member", help="Of this member: their Telegram id.")
]
Period = Annotated[
    str, typer.Option(help="Ordered then: 2026-11, '1 Nov - 15 Nov' or a day, on the shop's clock.")
]
Limit = Annotated[int, typer.Option(min=1, max=ROWS_MAX, help="At most so many, the newest.")]


@app.command("list")
def list_(
    state: State = "",
    chat: ChatId = None,
    promotion: Promotion = "",
    member: MemberId = None,
    period: Period = "",
    limit: Limit = LISTED,
) -> None:
    """List the newest orders, of any state or as the options say."""

    async def found(ctx: Ctx) -> list[Cells]:
        wanted = await _wanted(ctx, state, chat, promotion, member, period)
        return await export.rows(ctx.tx, wanted, limit=limit)

    rows = shop.read(found)
    if output.wants_json():
        output.show_table(COLUMNS, rows)
        return
    head = ("Order", "State", "Ordered", "Title", "Units", "Amount", "Customer", "Chat")
    lines = [_line(dict(zip(COLUMNS, row, strict=True))) for row in rows]
    output.show_table(head, lines, empty="No orders like that.")


@app.command("export")
def export_(
    state: State = "",
    chat: ChatId = None,
    promotion: Promotion = "",
    member: MemberId = None,
    period: Period = "",
    limit: Limit = ROWS_MAX,
) -> None:
    """Write orders as CSV, for a spreadsheet: `orders export > orders.csv`."""

    async def found(ctx: Ctx) -> list[Cells]:
        wanted = await _wanted(ctx, state, chat, promotion, member, period)
        return await export.rows(ctx.tx, wanted, limit=limit)

    rows = shop.read(found)
    shop.write(lambda ctx: _record_export(ctx, len(rows)))
    output.write_csv(COLUMNS, rows)


async def _record_export(ctx: Ctx, orders: int) -> None:
    await audit.record(ctx.tx, None, "orders.export", "orders", now=ctx.now, orders=orders)


async def _wanted(
    ctx: Ctx, state: str, chat: int | None, promotion: str, member: int | None, period: str
) -> OrderFilter:
    """Return the filter that the options mean, or refuse one of them."""
    wanted = OrderFilter()
    if promotion:
        wanted = await export.filter_by_promotion(ctx.tx, promotion)
    if state:
        wanted = replace(wanted, state=OrderState(shop.one_of(state, OrderState)))
    if period:
        since, until = read_period(period, ctx.settings.timezone, now=ctx.now)
        wanted = replace(wanted, since=since, until=until)
    return replace(wanted, chat_id=chat, member_id=member)


def _line(row: dict[str, object]) -> tuple[object, ...]:
    at = output.format_moment(datetime.fromisoformat(str(row["ordered_at"])))
    amount = f"{row['amount']} {row['currency']}"
    customer = f"{row['name'] or 'erased'} ({row['member_id']})"
    cells = (row["order"], row["state"], at, row["title"], row["quantity"], amount)
    return (*cells, customer, row["chat"])
