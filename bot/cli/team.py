"""`team`: who runs the shop beside its owner. Administrators of a Telegram group are nobody here."""

from typing import Annotated

import typer

from bot.cli import shop
from bot.cli.shop import Ctx
from domain.admin import role
from storage import installation, members
from storage.admin import roles

app = typer.Typer()
MemberId = Annotated[int, typer.Argument(help="Telegram's numeric id of somebody who met the bot.")]


@app.command("list")
def list_() -> None:
    """List the owner and the admins."""
    rows = shop.read(_rows)
    for number, name, what in rows:
        typer.echo(f"{number}  {what}  {name}")
    if not rows:
        typer.echo("Nobody owns the shop yet: `owner-code` makes a code to claim it with.")


@app.command()
def add(member: MemberId) -> None:
    """Make a member an admin of everything, at once."""
    done = shop.write(lambda ctx: role.grant(ctx.tx, member, by_id=None, now=ctx.now))
    typer.echo(f"{done.name} runs the shop now.")


@app.command()
def remove(member: MemberId) -> None:
    """Take the role back, at once: open menus die at the next press."""
    done = shop.write(lambda ctx: role.revoke_role(ctx.tx, member, by_id=None, now=ctx.now))
    typer.echo(f"{done.name} does not run the shop any more.")


async def _rows(ctx: Ctx) -> list[tuple[int, str, str]]:
    owner = await installation.owner_id(ctx.tx)
    found = []
    for number in await roles.admins(ctx.tx):
        member = await members.find(ctx.tx, number)
        name = member.name if member is not None else "-"
        found.append((number, name, "owner" if number == owner else "admin"))
    return found
