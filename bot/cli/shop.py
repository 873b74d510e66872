"""What commands share: settings that are right, and the database while the bot runs."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from datetime import datetime

    from bot.cli.console import CommandRecord
    from domain.refusal import Refused
    from domain.settings import Settings
    from domain.voucher import Secret
    from storage.database import Database
Result = TypeVar("Result")
OUT_OF_ORDER = 1
BAD_CALL = 2


def fail(sentence: str, code: int = OUT_OF_ORDER) -> NoReturn:
    """Say on standard error what is wrong, and exit with `code`."""
    typer.secho(sentence, fg=typer.colors.RED, err=True)
    raise typer.Exit(code)


def refusal_text(reason: str, **values: object) -> str:
    """Return a refusal's reason in plain English, or the bare code where no text has it."""
    from views.i18n import refusal_key, translator

    try:
        return translator("en").plain(refusal_key(reason), **values)
    except LookupError:
        return reason


def refuse(refused: "Refused") -> NoReturn:
    """Say why a rule said no, and exit 2."""
    fail(refusal_text(refused.reason, **refused.values), BAD_CALL)


def settings() -> "Settings":
    """Return the settings, or exit 2 with a line for each variable that is wrong."""
    from bot.settings import BadSettings, load

    try:
        return load()
    except BadSettings as bad:
        fail(str(bad), BAD_CALL)


async def effective_settings(database: "Database") -> "Settings":
    """Return the settings as they are: what the owner chose at the desk over the environment's."""
    from bot import overrides

    found = settings()
    await overrides.apply(found, database)
    return found


def secret() -> "Secret":
    """Return what the codes of vouchers are derived from."""
    from domain.voucher import Secret

    return Secret(settings().voucher_secret)


def with_database(work: "Callable[[Database], Awaitable[Result]]") -> Result:
    """Run `work` on the shop's database, beside a running bot; what it changes is written down.

    Exits 1 where the database cannot be used, and 2, with the reason, where a rule says no.
    """
    from bot import log
    from bot.cli import console

    known = settings()
    log.configure(known.log_format, "warning")
    return asyncio.run(_with_database(known, work, console.current_command()))


async def _with_database(
    settings: "Settings",
    work: "Callable[[Database], Awaitable[Result]]",
    deed: "CommandRecord | None",
) -> Result:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.cli.console import AuditedDatabase
    from domain.clock import Clock
    from domain.refusal import Refused
    from storage import migrate

    if (path := settings.sqlite_path) is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    database = AuditedDatabase(settings.database_url, Clock().now)
    try:
        await migrate.upgrade(database, now=Clock().now())
        database.writes_down(deed)
        return await work(database)
    except Refused as refused:
        refuse(refused)
    except (SQLAlchemyError, OSError, migrate.DatabaseTooNew) as error:
        fail(f"the database cannot be used: {_first_line(error)}")
    finally:
        await database.close()


def now() -> "datetime":
    """Return the moment, in UTC."""
    from domain.clock import Clock

    return Clock().now()


def format_moment(at: "datetime | None") -> str:
    """Return a moment in this machine's zone, or a dash."""
    return "-" if at is None else at.astimezone().strftime("%Y-%m-%d %H:%M:%S %Z")


def existing(path: Path) -> Path:
    """Return `path` if it is a readable file, else exit 2."""
    if not path.is_file():
        fail(f"{path}: no such file", BAD_CALL)
    return path


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
