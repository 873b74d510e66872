"""`backup` and `restore`: the whole shop in one file."""

import asyncio
from pathlib import Path

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot import key_at_hand, unlock
from bot.cli import output, shop
from domain.admin import audit
from domain.clock import Clock
from domain.delivery import restored
from domain.delivery.restored import HeldBack
from domain.reseal import Resealed
from domain.settings import Settings
from storage import migrate
from storage.backup import NotSqlite, check_integrity, create_backup
from storage.database import Database
from storage.migrate import DatabaseRefused
from storage.process_lock import AlreadyRunning, exclusive
from storage.restore import InvalidBackup, replace_database
from storage.sealing import sealed, shop_key
from storage.sealing.shop_key import KeyRefused, ShopKey

LOST = (
    "Payout accounts are forgotten, and members are asked for them again; the account of a "
    "withdrawal under way cannot be read. Codes of vouchers that were shown still open. Whoever was "
    "erased is not known again, banned or not. The log goes on, and says so."
)


def backup(file: Path) -> None:
    """Copy the database to a file that must not exist."""
    if file.exists():
        output.fail(f"{file} exists; choose another name", output.BAD_CALL)

    async def work(database: Database) -> None:
        try:
            await create_backup(database, file)
        except NotSqlite as refused:
            output.fail(str(refused), output.BAD_CALL)

    shop.with_database(work)
    output.say(f"{file}: {file.stat().st_size:,} bytes, integrity {check_integrity(file)}")
    output.say(
        f"The shop's key is not in it, on purpose: keep a copy of {_key_place(shop.settings(for_telegram=False))} "
        "in another place. Without the key nobody reads payout accounts or checks the audit log."
    )


def restore(file: Path, *, sure: bool) -> None:
    """Put a copy in the place of the database, after a question unless `sure`."""
    shop.existing(file)
    settings = shop.settings(for_telegram=False)
    if settings.sqlite_path is None:
        output.fail(
            "a PostgreSQL database is restored with pg_restore; the next `run` notices it, and holds "
            "what was due",
            output.BAD_CALL,
        )
    if not sure:
        typer.confirm(f"Replace {settings.sqlite_path} with {file}?", abort=True)
    output.say(f"Restored. {_said(asyncio.run(_restore(settings, settings.sqlite_path, file)))}")


def hold_outbox() -> None:
    """Hold what is due, as a restore does, where the bot is stopped."""
    output.say(_said(asyncio.run(_hold_alone(shop.settings(for_telegram=False)))))


def _said(held: HeldBack) -> str:
    return (
        f"{held.messages} messages that were due are held, and {held.campaigns} campaigns go on with "
        "their next slot: nothing is said twice."
    )


def _key_place(settings: Settings) -> str:
    path = shop_key.path_of(make_url(settings.database_url))
    return "SHOP_KEY" if settings.shop_key is not None else str(path)


def _refuse_sealed(database: Database, settings: Settings, known: str | None) -> None:
    """Refuse a backup that is sealed with another key, before anything is replaced by it."""
    kept = key_at_hand.where(database, settings)
    key_at_hand.refuse_other(
        known, key_at_hand.find(database, settings), "what the backup holds sealed", kept
    )


async def _hold_alone(settings: Settings) -> HeldBack:
    try:
        async with exclusive(make_url(settings.database_url)):
            return await _hold(settings)
    except (AlreadyRunning, DatabaseRefused, KeyRefused) as refused:
        output.fail(str(refused))
    except (SQLAlchemyError, OSError) as error:
        output.fail(f"the database cannot be used: {shop.first_line(error)}")


async def _hold(settings: Settings, *, older: bool = False) -> HeldBack:
    now = Clock().now()
    database = Database(settings.database_url)
    try:
        await migrate.upgrade(database, now=now)
        await unlock.unlock(database, settings, now=now, older=older)
        async with database.begin() as tx:
            held = await restored.hold_unsent(tx, now=now)
            await audit.record(tx, None, "outbox.hold", "all", now=now)
        return held
    finally:
        await database.close()


async def _restore(settings: Settings, path: Path, file: Path) -> HeldBack:
    now = Clock().now()
    try:
        async with exclusive(make_url(settings.database_url)):
            known = await asyncio.to_thread(shop_key.fingerprint_in, file)
            _refuse_sealed(Database(settings.database_url), settings, known)
            await asyncio.to_thread(replace_database, file, path, now)
            return await _hold(settings, older=known is None)
    except (AlreadyRunning, InvalidBackup, DatabaseRefused, KeyRefused) as refused:
        output.fail(str(refused))


def key_lost(*, sure: bool) -> None:
    """Have the key at hand, or a new one, be the shop's, after a question unless `sure`."""
    try:
        done = asyncio.run(_go_on(shop.settings(for_telegram=False), sure=sure))
    except (AlreadyRunning, DatabaseRefused, KeyRefused) as refused:
        output.fail(str(refused))
    output.say(f"The shop has another key. {done.unreadable} payout accounts are given up.")


async def _go_on(settings: Settings, *, sure: bool) -> Resealed:
    now = Clock().now()
    async with exclusive(make_url(settings.database_url)):
        database = Database(settings.database_url)
        try:
            await migrate.upgrade(database, now=now)
            async with database.read() as tx:
                known, there = await shop_key.fingerprint(tx), await sealed.counts(tx)
            key = key_at_hand.find(database, settings)
            if known is None or (key is not None and ShopKey(key).fingerprint == known):
                output.fail("the key of this shop is not lost: it fits", output.BAD_CALL)
            if not sure:
                output.say(f"Sealed with the lost key: {sealed.describe(there)}. {LOST}")
                typer.confirm("Give that up?", abort=True)
            return await unlock.start_anew(database, settings, now=now)
        finally:
            await database.close()
