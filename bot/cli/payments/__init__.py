"""`payments`: what was paid and given back, and whether the books agree."""

from typing import Annotated

import typer

from bot.cli import output, shop
from domain.payment import report

app = typer.Typer()


@app.command("report")
def report_(month: Annotated[str, typer.Option(help="The month, such as 2026-05.")]) -> None:
    """Write what was paid, given back and promised to promoters as CSV, by day and currency."""
    lines = shop.read(
        lambda ctx: report.build_money_report(ctx.tx, month, zone=ctx.settings.timezone)
    )
    output.write_csv(report.COLUMNS, map(report.cells, lines))
