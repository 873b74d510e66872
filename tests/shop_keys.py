"""The key of every shop of the tests, and another that fits none."""

from storage.database import Database
from storage.sealing import shop_key
from storage.sealing.shop_key import ShopKey

WORDS = "a-key-of-the-tests-0123456789-abcdefghijklm"
KEY, OTHER = ShopKey(WORDS), ShopKey("another" + WORDS)


def unlocked(url: str, *, background: bool = False) -> Database:
    """Return a database whose transactions carry the key of the tests."""
    database = Database(url, background=background)
    shop_key.give(database, KEY)
    return database
