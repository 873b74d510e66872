"""`doctor`: looks at everything that can be wrong, and says how to mend it."""

import asyncio
from typing import TYPE_CHECKING

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from bot.checks import Finding
MARKS = {"ok": ("ok", typer.colors.GREEN), "warn": ("!!", typer.colors.YELLOW)}
BAD = ("NO", typer.colors.RED)


def doctor() -> None:
    """Check settings, database, token, rights per chat, clock and limits; exit 1 on a failure."""
    settings = shop.settings()

    from bot import checks

    findings = asyncio.run(checks.examine(settings))
    for finding in findings:
        _show(finding)
    if any(finding.verdict == "bad" for finding in findings):
        raise typer.Exit(shop.OUT_OF_ORDER)


def _show(finding: "Finding") -> None:
    mark, colour = MARKS.get(finding.verdict, BAD)
    typer.secho(f"{mark}  ", fg=colour, nl=False)
    typer.echo(f"{finding.what}: {finding.words}")
    if finding.remedy:
        typer.echo(f"    {finding.remedy}")
