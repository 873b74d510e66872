"""`owner-code`: a new code for claiming a shop that nobody owns yet."""

from random import SystemRandom

import typer

from bot.cli import shop
from bot.cli.shop import Ctx
from bot.owner_code import show
from domain.admin import ownership
from domain.settings import Settings


def owner_code() -> None:
    """Make a code, which replaces the one before, and show it."""

    async def made(ctx: Ctx) -> tuple[str | None, Settings]:
        if ctx.settings.owner_id is not None:
            return None, ctx.settings
        return await ownership.new_code(ctx.tx, now=ctx.now, rng=SystemRandom()), ctx.settings

    code, settings = shop.write(made)
    if code is None:
        shop.fail("the shop has an owner: `team list` says who", shop.BAD_CALL)
    show(settings, f"Send the bot in private: /claim {code}")
    typer.echo("The code before is worth nothing any more.")
