"""What commands share: the shop's settings, its database beside a running bot, and how they answer.

read      looks, and changes nothing
write     one transaction; its work writes its own line of the audit log
change    one transaction, with a line for it: who runs commands is the owner
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TypeVar

import typer
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

from bot import log, unlock
from bot.settings import BadSettings, load
from domain import shop_settings
from domain.admin import audit
from domain.clock import Clock
from domain.csv_file import to_csv
from domain.refusal import Refused
from domain.settings import Settings
from storage import migrate, private_files
from storage.database import Database, Tx
from storage.sealing.shop_key import KeyRefused, key_of
from views.i18n import refusal_key, translator

Result = TypeVar("Result")
Item = TypeVar("Item", int, str)
OUT_OF_ORDER = 1
BAD_CALL = 2
PARTLY = 3
"""A file was imported in part."""
NAMED_MAX = 10
"""So many of a command's numbers stand in its line of the audit log."""
HERE = {"deal.not_found": "There is no deal {code}. `deals list` shows the codes."}
"""Where a text for members names a command of the chat, what to type here instead."""
KNOWN = "known"
"""What comes of a payment that had been written down before."""


@dataclass(frozen=True, slots=True)
class Ctx:
    """What a command works with."""

    tx: Tx
    now: datetime
    settings: Settings
    """The owner's own choices laid over the environment."""


Work = Callable[[Ctx], Awaitable[Result]]


def fail(sentence: str, code: int = OUT_OF_ORDER) -> NoReturn:
    """Say on standard error what is wrong, and exit with `code`."""
    typer.secho(sentence, fg=typer.colors.RED, err=True)
    raise typer.Exit(code)


def refusal_text(refused: Refused) -> str:
    """Return a refusal's reason in plain English, or the bare code where no text has it."""
    if refused.reason in HERE:
        return HERE[refused.reason].format(**refused.values)
    try:
        return translator("en").plain(refusal_key(refused.reason), **refused.values)
    except LookupError:
        return refused.reason


def exactly_one(what: str, given: dict[str, str]) -> None:
    """Exit 2 unless one of these options was given."""
    if len([value for value in given.values() if value]) != 1:
        fail(f"say {what} with exactly one of {', '.join(given)}", BAD_CALL)


def one_of(typed: str, known: Iterable[str]) -> str:
    """Return what was typed, or exit 2 where it is none of those."""
    names = [str(one) for one in known]
    if typed not in names:
        fail(f"{typed} is none of {', '.join(names)}", BAD_CALL)
    return typed


def existing(path: Path) -> Path:
    """Return `path` if it is a readable file, else exit 2."""
    if not path.is_file():
        fail(f"{path}: no such file", BAD_CALL)
    return path


def settings() -> Settings:
    """Return the settings, or exit 2 with a line for each variable that is wrong."""
    try:
        return load()
    except BadSettings as bad:
        fail(str(bad), BAD_CALL)


def with_database(work: Callable[[Database], Awaitable[Result]]) -> Result:
    """Run `work` on the shop's database, beside a running bot.

    Exits 1 where the database cannot be used, and 2, with the reason, where a rule says no.
    """
    known = settings()
    log.configure(known.log_format, "warning")
    return asyncio.run(_with_database(known, work))


async def _with_database(known: Settings, work: Callable[[Database], Awaitable[Result]]) -> Result:
    if (path := known.sqlite_path) is not None:
        private_files.make_folder(path.parent)
        private_files.tighten(path)
    database = Database(known.database_url, background=True)
    try:
        await migrate.upgrade(database, now=Clock().now())
        await unlock.unlock(database, known, now=Clock().now())
        return await work(database)
    except Refused as refused:
        fail(refusal_text(refused), BAD_CALL)
    except KeyRefused as refused:
        fail(str(refused))
    except (SQLAlchemyError, OSError, migrate.DatabaseRefused) as error:
        fail(f"the database cannot be used: {first_line(error)}")
    finally:
        await database.close()


async def context(tx: Tx) -> Ctx:
    """Return what a command works with in a transaction."""
    known = settings()
    known.shop_key = SecretStr(key_of(tx).words)
    known.apply_overrides(await shop_settings.load_overrides(tx))
    return Ctx(tx, Clock().now(), known)


def read(work: Work[Result]) -> Result:
    """Return what `work` finds."""

    async def within(database: Database) -> Result:
        async with database.read() as tx:
            return await work(await context(tx))

    return with_database(within)


def write(work: Work[Result]) -> Result:
    """Run `work` in a transaction; it, or what it calls, writes its line of the audit log."""

    async def within(database: Database) -> Result:
        async with database.begin() as tx:
            return await work(await context(tx))

    return with_database(within)


def change(act: str, subject: str, work: Work[Result]) -> Result:
    """Run `work` in a transaction, and write down there what was done to whom."""

    async def noted(ctx: Ctx) -> Result:
        done = await work(ctx)
        await audit.record(ctx.tx, None, act, subject, now=ctx.now)
        return done

    return write(noted)


def change_each(
    act: str, subject: str, items: Sequence[Item], work: Callable[[Ctx, Item], Awaitable[str]]
) -> list[tuple[Item, str]]:
    """Run `work` for each in a transaction of its own: a refused one does not stop the next.

    Returns each with what came of it. The audit log has one line, with the first change.
    """

    async def in_turn(database: Database) -> list[tuple[Item, str]]:
        outcomes: list[tuple[Item, str]] = []
        noted = False
        for item in items:
            try:
                async with database.begin() as tx:
                    ctx = await context(tx)
                    outcome = str(await work(ctx, item))
                    if not noted and outcome != KNOWN:
                        await audit.record(tx, None, act, subject, now=ctx.now)
                noted = noted or outcome != KNOWN
            except Refused as refused:
                outcome = refusal_text(refused)
            outcomes.append((item, outcome))
        return outcomes

    return with_database(in_turn)


def named(items: Sequence[int]) -> str:
    """Return numbers as the audit log keeps them."""
    return ",".join(str(one) for one in items[:NAMED_MAX])


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; None is an empty cell."""
    table = Table(*columns)
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console().print(table)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows to standard output as CSV, with a head."""
    sys.stdout.write(to_csv(columns, rows))


def format_moment(at: datetime | None) -> str:
    """Return a moment in this machine's zone, or a dash."""
    return "-" if at is None else at.astimezone().strftime("%Y-%m-%d %H:%M:%S %Z")


def money(minor: int, currency: str) -> str:
    """Return an amount with its currency, in English."""
    return translator("en").money(minor, currency)


def first_line(error: Exception) -> str:
    """Return what a database complains of, without the statement."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]
