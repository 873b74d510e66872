"""Opens a migrated database with the shop's key, and makes the key of a shop that has none.

SHOP_KEY, else the file beside the database -> it fits: transactions carry it, and that is all
                                            -> the database knows none yet: sealed with it, then known
                                            -> missing or another: refused, with what cannot be read
"""

from datetime import datetime

import structlog

from bot.key_at_hand import find, fits, refuse_other, use, where
from domain import reseal
from domain.payout.encryption import PayoutKey
from domain.reseal import Resealed
from domain.settings import Settings
from storage.database import Database
from storage.sealing import sealed, shop_key
from storage.sealing.shop_key import KeyRefused, ShopKey

log = structlog.get_logger("tuan.key")


async def unlock(
    database: Database, settings: Settings, *, now: datetime, older: bool = False
) -> None:
    """Have every transaction of a database carry the shop's key; raises `KeyRefused`.

    `older` is a database that is known to be from before its key: a backup that is put back.
    """
    if await fits(database, settings):
        return
    async with database.read() as tx:
        known = await shop_key.fingerprint(tx)
        there = await sealed.counts(tx)
    words = find(database, settings)
    refuse_other(known, words, sealed.describe(there), where(database, settings))
    if there and not older:
        _refuse_taken_away(database, settings)
    if there and settings.bot_token is None:
        raise KeyRefused("BOT_TOKEN is needed once: the database was sealed with it before.")
    use(database, settings, ShopKey(words or shop_key.make(shop_key.path_of(database.url))))
    await _adopt(database, settings, now=now)


async def start_anew(database: Database, settings: Settings, *, now: datetime) -> Resealed:
    """Go on with the key at hand, or a new one, where the one of before is lost for good."""
    path = shop_key.path_of(database.url)
    use(database, settings, ShopKey(find(database, settings) or shop_key.make(path)))
    async with database.begin() as tx:
        done = await reseal.replace_lost(tx, now=now)
    _mark(database, settings, now=now)
    return done


async def _adopt(database: Database, settings: Settings, *, now: datetime) -> None:
    kept = where(database, settings)
    async with database.begin() as tx:
        before = None if settings.bot_token is None else PayoutKey(settings.token_payout_key)
        done = await reseal.adopt(tx, before, kept, now=now)
    _mark(database, settings, now=now)
    if done is not None:
        log.info(
            "sealed with the shop's key",
            kept=kept,
            accounts=done.accounts,
            unreadable=done.unreadable,
            vouchers=done.vouchers,
        )


def _refuse_taken_away(database: Database, settings: Settings) -> None:
    """Refuse a database that knows no key, where its key says that it had sealed one."""
    path = shop_key.path_of(database.url)
    if where(database, settings) == str(path) and shop_key.is_in_use(path):
        raise KeyRefused(
            f"{path} is in use, and the database knows of no key: it is older than the key, or "
            "somebody took the mark away to write the audit log anew. An older backup is put back "
            f"with `restore`. If you put it back by hand, delete the second line of {path}."
        )


def _mark(database: Database, settings: Settings, *, now: datetime) -> None:
    path = shop_key.path_of(database.url)
    if shop_key.read(path) == settings.key.words:
        shop_key.mark_in_use(path, now=now)
