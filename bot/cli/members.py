"""`members`: whom the shop sells to."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from storage.database import Database
    from storage.members import Member
app = typer.Typer(help="Whom the shop sells to.", no_args_is_help=True)
MemberId = Annotated[int, typer.Argument(help="The member's Telegram id.")]


@app.command()
def ban(member: MemberId) -> None:
    """Let a member join and claim nothing more; what they have stays theirs."""
    found = shop.with_database(lambda database: _turned(database, member, banned=True))
    typer.echo(f"{found.name} ({found.id}) can buy nothing more.")


@app.command()
def unban(member: MemberId) -> None:
    """Let a member join and claim again."""
    found = shop.with_database(lambda database: _turned(database, member, banned=False))
    typer.echo(f"{found.name} ({found.id}) can buy again.")


async def _turned(database: "Database", member_id: int, *, banned: bool) -> "Member":
    from domain.clock import Clock
    from domain.member import ban_member

    async with database.begin() as tx:
        return await ban_member(tx, member_id, now=Clock().now() if banned else None)
