"""`backup` and `restore`: the whole shop in one file."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import shop

if TYPE_CHECKING:
    from domain.settings import Settings
    from storage.database import Database


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
) -> None:
    """Copy the database to FILE while the bot runs."""
    from storage.backup import NotSqlite, check_integrity, create_backup

    if file.exists():
        shop.fail(f"{file} exists; choose another name", shop.BAD_CALL)

    async def work(database: "Database") -> None:
        try:
            await create_backup(database, file)
        except NotSqlite as refused:
            shop.fail(str(refused), shop.BAD_CALL)

    shop.with_database(work)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes, integrity {check_integrity(file)}")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put FILE in the place of the database; what was due to be sent is held, not sent twice."""
    shop.existing(file)
    settings = shop.settings()
    if settings.sqlite_path is None:
        shop.fail("a PostgreSQL database is restored with pg_restore", shop.BAD_CALL)
    if not yes:
        typer.confirm(f"Replace {settings.sqlite_path} with {file}?", abort=True)
    held, moved = asyncio.run(_restore(settings, settings.sqlite_path, file))
    typer.echo(
        f"Restored. {held} messages that were due are held, and {moved} campaigns go on with "
        "their next slot: nothing is said twice."
    )


async def _restore(settings: "Settings", path: Path, file: Path) -> tuple[int, int]:
    from sqlalchemy import make_url

    from domain.campaign import manage
    from domain.clock import Clock
    from storage.database import Database
    from storage.migrate import DatabaseTooNew
    from storage.process_lock import AlreadyRunning, exclusive
    from storage.restore import InvalidBackup, hold_unsent, replace_database

    now = Clock().now()
    try:
        async with exclusive(make_url(settings.database_url)):
            await asyncio.to_thread(replace_database, file, path, now)
            database = Database(settings.database_url)
            try:
                held = await hold_unsent(database, now=now)
                async with database.begin() as tx:
                    return held, await manage.replan_all(tx, now=now)
            finally:
                await database.close()
    except (AlreadyRunning, InvalidBackup, DatabaseTooNew) as refused:
        shop.fail(str(refused))
