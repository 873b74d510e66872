"""The shop's key as it is at hand: found, compared with what a database knows, and given to it."""

from pydantic import SecretStr

from domain.settings import Settings
from storage.database import Database
from storage.sealing import shop_key
from storage.sealing.shop_key import KeyRefused, ShopKey

HOW = (
    "Put the key that belongs to it back: the file, or SHOP_KEY. If it is lost for good, stop the "
    "bot and run: python -m bot key-lost"
)


async def fits(database: Database, settings: Settings) -> bool:
    """Have every transaction carry the key at hand if the database knows it; return whether."""
    async with database.read() as tx:
        known = await shop_key.fingerprint(tx)
    words = find(database, settings)
    if not words or ShopKey(words).fingerprint != known:
        return False
    use(database, settings, ShopKey(words))
    return True


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
