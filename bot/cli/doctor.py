"""`doctor`: looks at everything that can be wrong, and says how to mend it."""

import asyncio

import typer

from bot import checks
from bot.checks import Finding
from bot.cli import shop

MARKS = {"ok": ("ok", typer.colors.GREEN), "warn": ("!!", typer.colors.YELLOW)}
BAD = ("NO", typer.colors.RED)


def doctor() -> None:
    """Look at everything; exit 1 on a failure."""
    findings = asyncio.run(checks.examine(shop.settings()))
    for finding in findings:
        _show(finding)
    if any(finding.verdict == "bad" for finding in findings):
        raise typer.Exit(shop.OUT_OF_ORDER)


def _show(finding: Finding) -> None:
    mark, colour = MARKS.get(finding.verdict, BAD)
    typer.secho(f"{mark}  ", fg=colour, nl=False)
    typer.echo(f"{finding.what}: {finding.words}")
    if finding.remedy:
        typer.echo(f"    {finding.remedy}")
