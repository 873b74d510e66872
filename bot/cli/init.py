"""`init`: asks four questions, checks the token live, writes `.env` for its owner's eyes only."""

import asyncio
from pathlib import Path

import typer
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError

from bot.cli import shop
from bot.client import make_bot
from bot.settings import BadSettings, load
from domain.settings import Settings

ENV = Path(".env")
ASKED = (
    ("BOT_TOKEN", "Bot token (from @BotFather)", ""),
    ("OWNER_ID", "Your numeric Telegram id (empty: claim the bot with a code)", ""),
    ("TIMEZONE", "Time zone", "UTC"),
    ("LANGUAGE", "Language: en, zh or ru", "en"),
)


def init() -> None:
    """Ask, check and write."""
    if ENV.exists() and not typer.confirm(f"{ENV} exists. Write it anew?"):
        raise typer.Exit(0)
    values: dict[str, str] = {}
    for name, question, default in ASKED:
        values[name] = _ask(name, question, default, values)
    settings = _settings(values)
    username = asyncio.run(_username(settings))
    typer.secho(f"Telegram knows this bot as @{username}.", fg=typer.colors.GREEN)
    _write(values)
    typer.echo(f"Wrote {ENV}. Next: python -m bot doctor, then python -m bot run")


def _ask(name: str, question: str, default: str, before: dict[str, str]) -> str:
    secret = name == "BOT_TOKEN"
    while True:
        value: str = typer.prompt(
            question, default=default, show_default=bool(default), hide_input=secret
        ).strip()
        try:
            _load({**before, name: value})
        except BadSettings as bad:
            typer.secho(str(bad), fg=typer.colors.RED, err=True)
            continue
        return value


def _load(values: dict[str, str]) -> Settings:
    return load(env_file=None, **{name.lower(): value for name, value in values.items() if value})


def _settings(values: dict[str, str]) -> Settings:
    try:
        return _load(values)
    except BadSettings as bad:
        shop.fail(str(bad), shop.BAD_CALL)


async def _username(settings: Settings) -> str:
    bot = make_bot(settings)
    async with bot.session:
        try:
            return (await bot.get_me()).username or "-"
        except TelegramUnauthorizedError:
            shop.fail("BOT_TOKEN: Telegram does not know this token", shop.BAD_CALL)
        except TelegramAPIError as error:
            shop.fail(f"Telegram cannot be reached: {error}")


def _write(values: dict[str, str]) -> None:
    ENV.touch(mode=0o600)
    ENV.chmod(0o600)
    lines = [f"{name}={value}\n" for name, value in values.items() if value]
    ENV.write_text("".join(lines), encoding="utf-8")
