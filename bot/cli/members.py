"""`members`: whom the shop sells to."""

from typing import Annotated

import typer

from bot.cli import shop
from domain.member import ban_member

app = typer.Typer()
MemberId = Annotated[int, typer.Argument(help="The member's Telegram id.")]


@app.command()
def ban(member: MemberId) -> None:
    """Let a member join and claim nothing more; what they have stays theirs."""
    found = shop.change(
        "members.ban", f"member:{member}", lambda ctx: ban_member(ctx.tx, member, now=ctx.now)
    )
    typer.echo(f"{found.name} ({found.id}) can buy nothing more.")


@app.command()
def unban(member: MemberId) -> None:
    """Let a member join and claim again."""
    found = shop.change(
        "members.unban", f"member:{member}", lambda ctx: ban_member(ctx.tx, member, now=None)
    )
    typer.echo(f"{found.name} ({found.id}) can buy again.")
