"""`doctor`: looks at everything that can be wrong, and says how to mend it."""

import asyncio

import typer

from bot import checks
from bot.checks import Finding
from bot.cli import output, shop
from domain.settings import Settings

MARKS = {"ok": ("ok", typer.colors.GREEN), "warn": ("!!", typer.colors.YELLOW)}
BAD = ("NO", typer.colors.RED)


def doctor(*, told: str = "") -> None:
    """Look at everything, and for a seal that was told once; exit 1 on a failure."""
    if asyncio.run(_look(shop.settings(), told)):
        raise typer.Exit(output.NOT_DONE)


async def _look(settings: Settings, told: str) -> bool:
    """Show each finding as it is found; return whether one was bad."""
    bad = False
    async for finding in checks.findings(settings, told=told):
        _show(finding)
        bad = bad or finding.verdict == "bad"
    return bad


def _show(finding: Finding) -> None:
    mark, colour = MARKS.get(finding.verdict, BAD)
    typer.secho(f"{mark}  ", fg=colour, nl=False)
    typer.echo(f"{finding.what}: {finding.words}")
    if finding.remedy:
        typer.echo(f"    {finding.remedy}")
