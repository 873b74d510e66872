"""`packing`: what each store hands out, to whom, and what has changed since the list was taken."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain import store
from domain.admin import audit
from domain.order.export import filter_by_promotion
from domain.packing import packing_file, packing_list
from domain.packing.packing_file import COLUMNS, Cells
from domain.packing.packing_list import PackingOverview
from storage.packing.packing_rows import PackingScope
from storage.subject import FLASH_SALE, GROUP_BUY

app = typer.Typer()
HEAD = (
    "Store",
    "No.",
    "Name",
    "What",
    "Units",
    "Day",
    "Time",
    "Money",
    "To pay",
    "Packed",
    "Change",
)
Promotion = Annotated[str, typer.Option(help="Of the group buy or flash sale with this code.")]
AtStore = Annotated[str, typer.Option("--store", help="Of the store with this code.")]
Day = Annotated[str, typer.Option(help="Of this day: 2026-12-06.")]


@app.command("show")
def show_(promotion: Promotion = "", at_store: AtStore = "", day: Day = "") -> None:
    """Show what is to be packed, by store and person."""
    made = shop.read(lambda ctx: _load(ctx, promotion, at_store, day))
    rows = packing_file.rows(made)
    if output.wants_json():
        output.show_table(COLUMNS, rows)
        return
    lines = [_line(dict(zip(COLUMNS, row, strict=True))) for row in rows]
    output.show_table(HEAD, lines, empty="Nothing to pack.")


@app.command("export")
def export_(
    promotion: Promotion = "",
    at_store: AtStore = "",
    day: Day = "",
    to: Annotated[Path | None, typer.Option(help="An .xlsx file; else CSV on the screen.")] = None,
) -> None:
    """Write a packing list as CSV or XLSX; what changes from then on is marked on the next one."""

    async def taken(ctx: Ctx) -> PackingOverview:
        made = await _load(ctx, promotion, at_store, day)
        await packing_list.take(ctx.tx, made, None, now=ctx.now)
        facts = {"orders": len(made.lines), "format": "csv" if to is None else "xlsx"}
        subject = f"packing:{made.scope.key}"
        await audit.record(ctx.tx, None, "packing.export", subject, now=ctx.now, **facts)
        return made

    made = shop.write(taken)
    if to is None:
        output.write_csv(COLUMNS, packing_file.rows(made))
        return
    to.write_bytes(packing_file.xlsx_of(made, {"sheet_orders": "Orders", "sheet_sums": "Sums"}))
    output.say(f"{len(made.lines)} orders are in {to}.")


async def _load(ctx: Ctx, promotion: str, at_store: str, day: str) -> PackingOverview:
    subject, number = None, None
    if promotion:
        found = await filter_by_promotion(ctx.tx, promotion)
        subject = GROUP_BUY if found.flash_sale_id is None else FLASH_SALE
        number = found.group_buy_id if found.flash_sale_id is None else found.flash_sale_id
    where = (await store.find(ctx.tx, at_store)).id if at_store else None
    return await packing_list.load(ctx.tx, PackingScope(subject, number, where, _day(day)))


def _day(typed: str) -> str | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise typer.BadParameter("a day is written like this: 2026-12-06") from None


def _line(row: dict[str, object]) -> Cells:
    names = ("store", "number", "name", "title", "quantity", "day", "time", "money", "amount")
    return (*(row[name] for name in names), row["packed"], row["change"])
