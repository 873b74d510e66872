"""Opens a migrated database with the shop's key, and makes the key of a shop that has none.

SHOP_KEY, else the file beside the database -> it fits: transactions carry it
                                            -> the database knows none yet: sealed with it, then known
                                            -> missing or another: refused, with what cannot be read
"""

from datetime import datetime

import structlog
from pydantic import SecretStr

from domain import reseal
from domain.payout.encryption import PayoutKey
from domain.reseal import Resealed
from domain.settings import Settings
from storage.database import Database
from storage.sealing import sealed, shop_key
from storage.sealing.shop_key import KeyRefused, ShopKey

HOW = (
    "Put the key that belongs to it back: the file, or SHOP_KEY. If it is lost for good, stop the "
    "bot and run: python -m bot key-lost"
)
log = structlog.get_logger("tuan.key")


async def unlock(
    database: Database, settings: Settings, *, now: datetime, older: bool = False
) -> None:
    """Have every transaction of a database carry the shop's key; raises `KeyRefused`.

    `older` is a database that is known to be from before its key: a backup that is put back.
    """
    async with database.read() as tx:
        known = await reseal.fingerprint(tx)
        there = await sealed.counts(tx)
    words = find(database, settings)
    refuse_other(known, words, reseal.describe(there), where(database, settings))
    if known is None and there and not older:
        _refuse_taken_away(database, settings)
    use(database, settings, ShopKey(words or shop_key.make(shop_key.path_of(database.url))))
    if known is None:
        await _adopt(database, settings, now=now)


def find(database: Database, settings: Settings) -> str | None:
    """Return the key that is at hand, None where there is none; raises `KeyRefused`."""
    if settings.shop_key is not None:
        return settings.shop_key.get_secret_value()
    path = shop_key.path_of(database.url)
    try:
        words = shop_key.read(path)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "is not text"
        raise KeyRefused(f"the shop's key cannot be read: {path}: {why}") from None
    if words is not None and len(words) < shop_key.CHARS_MIN:
        raise KeyRefused(f"{path} holds no key of a shop: it is too short")
    return words


def where(database: Database, settings: Settings) -> str:
    """Return where the shop's key is kept, for a person."""
    path = shop_key.path_of(database.url)
    if settings.shop_key is None or shop_key.read(path) == settings.key.words:
        return str(path)
    return "SHOP_KEY"


def refuse_other(known: str | None, words: str | None, there: str, kept: str) -> None:
    """Refuse a missing or another key for a database that knows one, and say what it would open."""
    if known is None or (words and ShopKey(words).fingerprint == known):
        return
    wrong = f"{kept} is not the key of this database." if words else f"The key {kept} is missing."
    lost = f"Without the shop's key nobody can read or check: {there}."
    raise KeyRefused(f"{wrong} {lost} {HOW}")


def use(database: Database, settings: Settings, key: ShopKey) -> None:
    """Have the settings and every transaction from now on carry a key."""
    shop_key.give(database, key)
    settings.shop_key = SecretStr(key.words)


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
        done = await reseal.adopt(tx, PayoutKey(settings.token_payout_key), kept, now=now)
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
