"""`team`: who runs the shop beside its owner. Administrators of a Telegram group are nobody here."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.database import Database
    from storage.members import Member
app = typer.Typer(help="Who runs the shop beside its owner.", no_args_is_help=True)
MemberId = Annotated[int, typer.Argument(help="Telegram's numeric id of somebody who met the bot.")]


@app.command("list")
def list_() -> None:
    """List the owner and the admins."""
    rows = shop.with_database(_rows)
    for number, name, what in rows:
        typer.echo(f"{number}  {what}  {name}")
    if not rows:
        typer.echo("Nobody owns the shop yet: `run` prints a code to claim it with.")


@app.command()
def add(member: MemberId) -> None:
    """Make a member an admin of everything, at once."""
    done = shop.with_database(lambda database: _granted(database, member))
    typer.echo(f"{done.name} runs the shop now.")


@app.command()
def remove(member: MemberId) -> None:
    """Take the role back, at once: open menus die at the next press."""
    done = shop.with_database(lambda database: _withdrawn(database, member))
    typer.echo(f"{done.name} does not run the shop any more.")


async def _rows(database: "Database") -> list[tuple[int, str, str]]:
    from storage import installation, members
    from storage.admin import roles

    async with database.read() as tx:
        owner = await installation.owner_id(tx)
        found = []
        for number in await roles.admins(tx):
            member = await members.find(tx, number)
            name = member.name if member is not None else "-"
            found.append((number, name, "owner" if number == owner else "admin"))
        return found


async def _granted(database: "Database", member_id: int) -> "Member":
    from domain.admin import role

    async with database.begin() as tx:
        return await role.grant(tx, member_id, by_id=None, now=shop.now())


async def _withdrawn(database: "Database", member_id: int) -> "Member":
    from domain.admin import role

    async with database.begin() as tx:
        return await role.revoke_role(tx, member_id, by_id=None, now=shop.now())
