"""`backup` and `restore`: the whole shop in one file."""

import asyncio
from pathlib import Path

import typer
from sqlalchemy import make_url

from bot import unlock
from bot.cli import shop
from domain.campaign import manage
from domain.clock import Clock
from domain.settings import Settings
from storage.backup import NotSqlite, check_integrity, create_backup
from storage.database import Database
from storage.migrate import DatabaseRefused
from storage.process_lock import AlreadyRunning, exclusive
from storage.restore import InvalidBackup, hold_unsent, replace_database
from storage.sealing import shop_key
from storage.sealing.shop_key import KeyRefused


def backup(file: Path) -> None:
    """Copy the database to a file that must not exist."""
    if file.exists():
        shop.fail(f"{file} exists; choose another name", shop.BAD_CALL)

    async def work(database: Database) -> None:
        try:
            await create_backup(database, file)
        except NotSqlite as refused:
            shop.fail(str(refused), shop.BAD_CALL)

    shop.with_database(work)
    typer.echo(f"{file}: {file.stat().st_size:,} bytes, integrity {check_integrity(file)}")
    typer.echo(
        f"The shop's key is not in it, on purpose: keep a copy of {_key_place(shop.settings())} "
        "in another place. Without the key nobody reads payout accounts or checks the audit log."
    )


def restore(file: Path, *, sure: bool) -> None:
    """Put a copy in the place of the database, after a question unless `sure`."""
    shop.existing(file)
    settings = shop.settings()
    if settings.sqlite_path is None:
        shop.fail("a PostgreSQL database is restored with pg_restore", shop.BAD_CALL)
    if not sure:
        typer.confirm(f"Replace {settings.sqlite_path} with {file}?", abort=True)
    held, moved = asyncio.run(_restore(settings, settings.sqlite_path, file))
    typer.echo(
        f"Restored. {held} messages that were due are held, and {moved} campaigns go on with "
        "their next slot: nothing is said twice."
    )


def _key_place(settings: Settings) -> str:
    path = shop_key.path_of(make_url(settings.database_url))
    return "SHOP_KEY" if settings.shop_key is not None else str(path)


def _refuse_sealed(database: Database, settings: Settings, known: str | None) -> None:
    """Refuse a backup that is sealed with another key, before anything is replaced by it."""
    kept = unlock.where(database, settings)
    unlock.refuse_other(
        known, unlock.find(database, settings), "what the backup holds sealed", kept
    )


async def _restore(settings: Settings, path: Path, file: Path) -> tuple[int, int]:
    now = Clock().now()
    try:
        async with exclusive(make_url(settings.database_url)):
            known = await asyncio.to_thread(shop_key.fingerprint_in, file)
            database = Database(settings.database_url)
            _refuse_sealed(database, settings, known)
            await asyncio.to_thread(replace_database, file, path, now)
            try:
                held = await hold_unsent(database, now=now)
                await unlock.unlock(database, settings, now=now, older=known is None)
                async with database.begin() as tx:
                    return held, await manage.replan_all(tx, now=now)
            finally:
                await database.close()
    except (AlreadyRunning, InvalidBackup, DatabaseRefused, KeyRefused) as refused:
        shop.fail(str(refused))
