"""`key-lost`: going on where the shop's key is lost for good."""

import asyncio

import typer
from sqlalchemy import make_url

from bot import unlock
from bot.cli import shop
from domain import reseal
from domain.clock import Clock
from domain.reseal import Resealed
from domain.settings import Settings
from storage import migrate
from storage.database import Database
from storage.migrate import DatabaseRefused
from storage.process_lock import AlreadyRunning, exclusive
from storage.sealing import sealed
from storage.sealing.shop_key import KeyRefused, ShopKey

LOST = (
    "Payout accounts are forgotten, and members are asked for them again; the account of a "
    "withdrawal under way cannot be read. Codes of vouchers that were shown still open. Whoever was "
    "erased is not known again, banned or not. The log goes on, and says so."
)


def lost(*, sure: bool) -> None:
    """Have the key at hand, or a new one, be the shop's, after a question unless `sure`."""
    try:
        done = asyncio.run(_lost(shop.settings(), sure=sure))
    except (AlreadyRunning, DatabaseRefused, KeyRefused) as refused:
        shop.fail(str(refused))
    typer.echo(f"The shop has another key. {done.unreadable} payout accounts are given up.")


async def _lost(settings: Settings, *, sure: bool) -> Resealed:
    now = Clock().now()
    async with exclusive(make_url(settings.database_url)):
        database = Database(settings.database_url)
        try:
            await migrate.upgrade(database, now=now)
            async with database.read() as tx:
                known, there = await reseal.fingerprint(tx), await sealed.counts(tx)
            key = unlock.find(database, settings)
            if known is None or (key is not None and ShopKey(key).fingerprint == known):
                shop.fail("the key of this shop is not lost: it fits", shop.BAD_CALL)
            if not sure:
                typer.echo(f"Sealed with the lost key: {reseal.describe(there)}. {LOST}")
                typer.confirm("Give that up?", abort=True)
            return await unlock.start_anew(database, settings, now=now)
        finally:
            await database.close()
