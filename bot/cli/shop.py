"""What commands share: the shop's settings, its database beside a running bot, and how they answer.

read      looks, and changes nothing
write     one transaction; its work writes its own line of the audit log
change    one transaction, with a line for it: who runs commands is the owner
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

import typer
from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from bot import key_at_hand, log
from bot.cli import output
from bot.cli.refusals import exit_code, refusal_text
from bot.settings import BadSettings, load
from domain import shop_settings
from domain.admin import audit
from domain.clock import Clock
from domain.refusal import Refused
from domain.settings import Settings
from storage import migrate, private_files
from storage.admin import creation_keys
from storage.database import Database, Tx
from storage.sealing.shop_key import KeyRefused, key_of

Result = TypeVar("Result")
Item = TypeVar("Item", int, str)
NAME_CHARS_MAX = 80
NAMED_MAX = 10
"""So many of a command's numbers stand in its line of the audit log."""
Limit = Annotated[int, typer.Option(min=1, max=1_000_000, help="At most so many.")]
LISTED = 500
Key = Annotated[
    str,
    typer.Option("--key", help="A name of yours for this call: given again, it makes no second."),
]
KNOWN = "known"
"""What comes of a payment that had been written down before."""


@dataclass(frozen=True, slots=True)
class Ctx:
    """What a command works with."""

    tx: Tx
    now: datetime
    settings: Settings
    """The owner's own choices laid over the environment."""


class Numbered(Protocol):
    """What people name by a number."""

    id: Any


class Coded(Protocol):
    """What people name by a code."""

    code: Any


class MadeBefore(Exception):
    """A call was repeated with the key of one that has been carried out."""

    def __init__(self, field: str, made: str) -> None:
        super().__init__(field, made)
        self.field, self.made = field, made


Work = Callable[[Ctx], Awaitable[Result]]


def exactly_one(what: str, given: dict[str, str]) -> None:
    """Exit 2 unless one of these options was given."""
    if len([value for value in given.values() if value]) != 1:
        output.fail(f"say {what} with exactly one of {', '.join(given)}", output.BAD_CALL)


def one_of(typed: str, known: Iterable[str]) -> str:
    """Return what was typed, or exit 2 where it is none of those."""
    names = [str(one) for one in known]
    if typed not in names:
        output.fail(f"{typed} is none of {', '.join(names)}", output.BAD_CALL)
    return typed


def existing(path: Path) -> Path:
    """Return `path` if it is a readable file, else exit 2."""
    if not path.is_file():
        output.fail(f"{path}: no such file", output.BAD_CALL)
    return path


def settings(*, for_telegram: bool = True) -> Settings:
    """Return the settings, or exit 2 with a line for each variable that is wrong."""
    try:
        return load(for_telegram=for_telegram)
    except BadSettings as bad:
        output.fail(str(bad), output.BAD_CALL)


def with_database(work: Callable[[Database], Awaitable[Result]], *, already: str = "") -> Result:
    """Run `work` on the shop's database, beside a running bot.

    Exits 1 where the database cannot be used or a rule says no, and 2 where what was typed cannot
    be read, each with the reason.
    """
    known = settings(for_telegram=False)
    log.configure_late(known.log_format, "warning")
    try:
        return asyncio.run(_with_database(known, work))
    except Refused as refused:
        if refused.reason != already:
            output.fail(refusal_text(refused), exit_code(refused))
        output.say(refusal_text(refused))
        raise typer.Exit from None


async def _with_database(known: Settings, work: Callable[[Database], Awaitable[Result]]) -> Result:
    if (path := known.sqlite_path) is not None:
        private_files.make_folder(path.parent)
        private_files.tighten(path)
    database = Database(known.database_url, background=True)
    try:
        await migrate.upgrade(database, now=Clock().now())
        if not await key_at_hand.fits(database, known):
            # Loaded for the one call that needs it: sealing knows every part of the shop.
            from bot import unlock

            log.configure(known.log_format, "warning")
            await unlock.unlock(database, known, now=Clock().now())
        return await work(database)
    except MadeBefore as before:
        output.say(
            f"This was done before: {before.field} {before.made}.", **{before.field: before.made}
        )
        raise typer.Exit from None
    except KeyRefused as refused:
        output.fail(str(refused))
    except (SQLAlchemyError, OSError, migrate.DatabaseRefused) as error:
        output.fail(f"the database cannot be used: {first_line(error)}")
    finally:
        await database.close()


async def context(tx: Tx) -> Ctx:
    """Return what a command works with in a transaction."""
    known = settings(for_telegram=False)
    known.shop_key = SecretStr(key_of(tx).words)
    known.apply_overrides(await shop_settings.load_overrides(tx))
    return Ctx(tx, Clock().now(), known)


def read(work: Work[Result]) -> Result:
    """Return what `work` finds."""

    async def within(database: Database) -> Result:
        async with database.read() as tx:
            return await work(await context(tx))

    return with_database(within)


def write(work: Work[Result], *, already: str = "") -> Result:
    """Run `work` in a transaction; it, or what it calls, writes its line of the audit log.

    `already` is the reason for which it is refused where all is as it was asked to be: exit 0.
    """

    async def within(database: Database) -> Result:
        async with database.begin() as tx:
            return await work(await context(tx))

    return with_database(within, already=already)


def change(act: str, subject: str, work: Work[Result], *, already: str = "") -> Result:
    """Run `work` in a transaction, and write down there what was done to whom."""

    async def noted(ctx: Ctx) -> Result:
        done = await work(ctx)
        await audit.record(ctx.tx, None, act, subject, now=ctx.now)
        return done

    return write(noted, already=already)


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


def once(
    key: str,
    command: str,
    field: str,
    work: Work[Result],
    made: Callable[[Result], object],
) -> Work[Result]:
    """Return `work` as a script's `key` lets it happen once: again, it only says what was made.

    `field` is what a program knows it by, `id` or `code`; `made` finds it.
    """

    async def made_once(ctx: Ctx) -> Result:
        name = f"{command} {key}"
        row = await creation_keys.claim(ctx.tx, name, now=ctx.now) if key else None
        if key and row is None:
            raise MadeBefore(field, await creation_keys.made_by(ctx.tx, name))
        done = await work(ctx)
        if row is not None:
            row.made = str(made(done))
        return done

    return made_once


def id_of(made: Numbered) -> object:
    """Return the number of what was made."""
    return made.id


def code_of(made: Coded) -> object:
    """Return the code of what was made."""
    return made.code


def named(items: Sequence[int]) -> str:
    """Return numbers as the audit log keeps them."""
    return ",".join(str(one) for one in items[:NAMED_MAX])


def reason_text(reason: str) -> str:
    """Return in plain English why a post was not made."""
    return refusal_text(Refused(reason)) if "." in reason else reason


def first_line(error: Exception) -> str:
    """Return what a database complains of, without the statement."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]
