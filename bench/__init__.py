from storage.database import Database
from storage.sealing import shop_key

KEY_WORDS = "a-key-of-the-benches-0123456789-abcdefghijk"


def open_database(url: str, *, background: bool = False) -> Database:
    """Return a database whose transactions carry a key."""
    database = Database(url, background=background)
    shop_key.give(database, shop_key.ShopKey(KEY_WORDS))
    return database
