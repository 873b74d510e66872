"""`init`: asks four questions, checks the token live, writes `.env` for its owner's eyes only.

What is given by an option is not asked, and `--yes` asks nothing. An `.env` that is there keeps
every line that was not asked for, and a copy of it is made. What was set in the environment and
decides which server and which database are used is written too: the next command needs it.
"""

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramUnauthorizedError

from bot import env_file
from bot.cli import output
from bot.client import make_bot
from bot.env_file import NotWritable
from bot.session import explain
from bot.settings import BadSettings, load
from domain.clock import Clock
from domain.settings import Settings

ENV = Path(".env")
TOKEN = "BOT_TOKEN"  # noqa: S105 - the name of the variable
ASKED = (
    (TOKEN, "Bot token (from @BotFather)", ""),
    ("OWNER_ID", "Your numeric Telegram id (empty: claim the bot with a code)", ""),
    ("TIMEZONE", "Time zone", "UTC"),
    ("LANGUAGE", "Language: en, zh or ru", "en"),
)
WHERE = ("TELEGRAM_API", "DATABASE_URL")
"""Written where they are set in the environment."""
STDIN = "-"


def init(given: Mapping[str, str], *, sure: bool) -> None:
    """Ask for what is not `given` (by the names of variables), check and write.

    With `sure` nothing is asked: what is there already stays, or the default holds.
    """
    there = env_file.read(ENV) if ENV.exists() else {}
    if ENV.exists() and not sure:
        names = ", ".join(name for name, *_ in ASKED)
        typer.echo(f"{ENV} is there: {names} are asked for, every other line stays as it is.")
    values: dict[str, str] = {}
    where = {name: value for name in WHERE if (value := os.environ.get(name, ""))}
    for name, question, default in ASKED:
        value = given.get(name) or ""
        before = os.environ.get(name) or there.get(name) or default
        if name == TOKEN and (value == STDIN or (sure and not value and not before)):
            value = sys.stdin.readline().strip()
        if not value and name == TOKEN and os.environ.get(f"{TOKEN}_FILE"):
            continue  # It stays in its file.
        if not value:
            value = before if sure else _ask(name, question, before, {**there, **where, **values})
        values[name] = value
    values |= where
    settings = _settings(values)
    username = asyncio.run(_username(settings))
    typer.secho(f"Telegram knows this bot as @{username}.", fg=typer.colors.GREEN)
    _write(values)


def _ask(name: str, question: str, before: str, others: Mapping[str, str]) -> str:
    secret = name == TOKEN
    shown = f"{question} [Enter keeps the one there is]" if secret and before else question
    while True:
        try:
            value: str = typer.prompt(
                shown,
                default=before,
                show_default=bool(before) and not secret,
                # Without a terminal there is nothing to hide, and hiding warns of that.
                hide_input=secret and sys.stdin.isatty(),
            ).strip()
        except typer.Abort:
            output.fail(f"no answer to {question!r}: give options, or --yes", output.BAD_CALL)
        try:
            _load({**others, name: value})
        except BadSettings as bad:
            complaint = [line for line in str(bad).splitlines() if line.startswith(name)]
            if complaint:
                typer.secho(complaint[0], fg=typer.colors.RED, err=True)
                continue
        return value


def _load(values: Mapping[str, str]) -> Settings:
    given: dict[str, Any] = {name.lower(): value for name, value in values.items() if value}
    return load(env_file=None, **given)


def _settings(values: Mapping[str, str]) -> Settings:
    given: dict[str, Any] = {name.lower(): value for name, value in values.items() if value}
    try:
        return load(ENV, **given)
    except BadSettings as bad:
        output.fail(str(bad), output.BAD_CALL)


async def _username(settings: Settings) -> str:
    bot = make_bot(settings)
    async with bot.session:
        try:
            return (await bot.get_me()).username or "-"
        except TelegramUnauthorizedError:
            output.fail("BOT_TOKEN: Telegram does not know this token", output.BAD_CALL)
        except ClientDecodeError as error:
            words = f"answers, but not as the Bot API does: {explain(error)}"
            output.fail(f"{settings.telegram_api} {words}")
        except TelegramAPIError as error:
            output.fail(f"Telegram cannot be reached: {error}")


def _write(values: Mapping[str, str]) -> None:
    try:
        kept = env_file.change(ENV, values, now=Clock().now())
    except NotWritable as refused:
        output.fail(str(refused), output.BAD_CALL)
    if kept is not None:
        typer.echo(f"What {ENV} said before is in {kept.name}.")
    typer.echo(f"Wrote {ENV}. Next: python -m bot doctor, then python -m bot run")
