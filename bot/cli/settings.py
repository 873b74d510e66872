"""`settings`: what the owner may choose in the admin menu, and what the shop says of itself."""

from typing import Annotated

import typer

from bot.cli import output, shop
from bot.cli.shop import Ctx
from domain import shop_settings
from domain.admin import audit
from domain.support import shop_info

app = typer.Typer()
NAMES = (*shop_info.CHARS_MAX, *shop_settings.READERS)
Name = Annotated[str, typer.Argument(help="One of those that `settings list` shows.")]
SHOWN_CHARS_MAX = 60


@app.command("list")
def list_() -> None:
    """List the settings; those with a star were chosen by the owner, the others are the server's."""
    rows = shop.read(_rows)
    output.show_table(("Name", "Value", "Chosen"), rows)


@app.command("set")
def set_(
    name: Name,
    value: Annotated[str, typer.Argument(help="The value, as it would be typed in the menu.")],
) -> None:
    """Choose a setting. A running bot has it within seconds."""
    shop.one_of(name, NAMES)
    shop.write(lambda ctx: _choose(ctx, name, value))
    output.say(f"{name} is set.")


@app.command()
def reset(name: Name) -> None:
    """Take a choice back: what the server's environment has counts again."""
    shop.one_of(name, NAMES)
    shop.write(lambda ctx: _choose(ctx, name, None))
    output.say(f"{name} is as the server has it.")


async def _rows(ctx: Ctx) -> list[tuple[str, str, str]]:
    written = await shop_info.load(ctx.tx)
    chosen = await shop_settings.load_overrides(ctx.tx)
    info = [(name, _short(text), "*" if text else "") for name, text in written.items()]
    rest = [
        (name, _short(str(getattr(ctx.settings, name))), "*" if name in chosen else "")
        for name in shop_settings.READERS
    ]
    return [*info, *rest]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN_CHARS_MAX else f"{words[: SHOWN_CHARS_MAX - 1]}…"


async def _choose(ctx: Ctx, name: str, typed: str | None) -> None:
    if name in shop_info.CHARS_MAX:
        await shop_info.write(ctx.tx, name, typed or shop_info.NONE, by_id=None, now=ctx.now)
        return
    value = None if typed is None else shop_settings.parse_setting(name, typed)
    await shop_settings.set_override(ctx.tx, name, value)
    await audit.record(
        ctx.tx, None, f"settings.{name}", "settings", now=ctx.now, value=typed or "server"
    )
