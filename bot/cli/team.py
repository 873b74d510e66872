"""`team`: who runs the shop beside its owner. Administrators of a Telegram group are nobody here."""

from random import SystemRandom
from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from bot.owner_code import show
from domain.admin import ownership, role
from domain.settings import Settings
from storage import installation, members
from storage.admin import roles

app = typer.Typer()
MemberId = Annotated[int, typer.Argument(help="Telegram's numeric id of somebody who met the bot.")]


@app.command("list")
def list_() -> None:
    """List the owner and the admins."""
    rows = shop.read(_rows)
    output.show_table(
        ("ID", "Name", "Role"),
        rows,
        empty="Nobody owns the shop yet: `owner-code` makes a code to claim it with.",
    )


@app.command()
def add(member: MemberId) -> None:
    """Make a member an admin of everything, at once."""
    done = shop.write(lambda ctx: role.grant(ctx.tx, member, by_id=None, now=ctx.now))
    output.say(f"{done.name} runs the shop now.")


@app.command()
def remove(member: MemberId) -> None:
    """Take the role back, at once: open menus die at the next press."""
    done = shop.write(lambda ctx: role.revoke_role(ctx.tx, member, by_id=None, now=ctx.now))
    output.say(f"{done.name} does not run the shop any more.")


async def _rows(ctx: Ctx) -> list[tuple[int, str, str]]:
    owner = await installation.owner_id(ctx.tx)
    found = []
    for number in await roles.admins(ctx.tx):
        member = await members.find(ctx.tx, number)
        name = member.name if member is not None else "-"
        found.append((number, name, "owner" if number == owner else "admin"))
    return found


def owner_code() -> None:
    """Make a code, which replaces the one before, and show it."""

    async def made(ctx: Ctx) -> tuple[str | None, Settings]:
        if ctx.settings.owner_id is not None:
            return None, ctx.settings
        return await ownership.new_code(ctx.tx, now=ctx.now, rng=SystemRandom()), ctx.settings

    code, settings = shop.write(made)
    if code is None:
        output.fail("the shop has an owner: `team list` says who", output.BAD_CALL)
    show(settings, f"Send the bot in private: /claim {code}")
    output.say("The code before is worth nothing any more.")
