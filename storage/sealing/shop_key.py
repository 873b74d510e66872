"""The key of the shop: what it seals, nobody reads or makes who has the database alone.

kept       in a file beside the database (0600), or in SHOP_KEY; never in the database or a backup
carried    by every transaction of a `Database` that was given it
"""

import hmac
import json
import os
import secrets
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from storage.database import KEY_INFO, Database, Tx
from storage.installation import get_fact

FACT = "shop_key"
"""`{"fingerprint": str, "since": str}`: the key that the database is sealed with."""
CHARS_MIN = 32
"""A shorter text is no key: it could be guessed."""
RANDOM_BYTES = 32
IN_USE = "in use since"
"""The second line of a key's file, once something is sealed with it."""
FOLDER = Path("data")
"""Where the key of a shop on PostgreSQL lies, under the name of its database."""


class KeyRefused(Exception):
    """The key at hand is not the one of the database; `str()` is a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class ShopKey:
    """The one secret that others are derived from, each for a purpose of its own."""

    words: str = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Return the secret of a purpose: 32 bytes, which tell nothing of the key or of others."""
        return hmac.digest(self.words.encode(), f"tuan {purpose}".encode(), "sha256")

    @property
    def fingerprint(self) -> str:
        """What a database keeps to know its key again."""
        return self.derive("fingerprint").hex()[:32]

    def hash_id(self, member_id: int) -> str:
        """Return what knows a Telegram id again, and tells nobody without the key which it is."""
        return hmac.new(self.derive("member"), str(member_id).encode(), "sha256").hexdigest()


async def fingerprint(tx: Tx) -> str | None:
    """Return by what a database knows its key, None before it has one."""
    kept = await get_fact(tx, FACT)
    return None if kept is None else str(kept["fingerprint"])


def give(database: Database, key: ShopKey) -> None:
    """Have every transaction that begins from now on carry the key."""
    database.info[KEY_INFO] = key


def key_of(tx: Tx) -> ShopKey:
    """Return the key that a transaction carries."""
    key = tx.info.get(KEY_INFO)
    if not isinstance(key, ShopKey):
        raise TypeError("the database was opened without the shop's key")
    return key


def path_of(url: URL) -> Path:
    """Return where the key of a database lies, unless SHOP_KEY is set."""
    if url.get_backend_name() == "sqlite":
        return Path(f"{url.database}.key")
    return FOLDER / f"{url.database}.key"


def read(path: Path) -> str | None:
    """Return the key in a file, None where there is none; raises `OSError` where it is not for us."""
    lines = _lines(path)
    return lines[0].strip() if lines else None


def is_in_use(path: Path) -> bool:
    """Return whether something was ever sealed with the key in a file."""
    return any(line.startswith(IN_USE) for line in _lines(path)[1:])


def mark_in_use(path: Path, *, now: datetime) -> None:
    """Write down in a key's file, if there is one, that it is used from now on."""
    if _lines(path) and not is_in_use(path):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{IN_USE} {now.isoformat(timespec='seconds')}\n")


def make(path: Path) -> str:
    """Write a new key to a file that only its owner reads; return it, or another's who was faster.

    The file appears whole or not at all, and is on the disk before anything is sealed with it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, f"{secrets.token_urlsafe(RANDOM_BYTES)}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        with suppress(FileExistsError):
            os.link(partial, path)
    finally:
        partial.unlink()
    _sync(path.parent)
    return read(path) or ""


def fingerprint_in(file: Path) -> str | None:
    """Return by what an SQLite file knows its key; None of a file that knows none, or is no shop's."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT value FROM facts WHERE name = ?", (FACT,))
            found = rows.fetchone()
    except sqlite3.DatabaseError:
        return None
    return None if found is None else str(json.loads(found[0])["fingerprint"])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
