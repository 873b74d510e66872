"""Files that hold people's data: readable by the account that the bot runs as, and by nobody else.

SQLite gives its log and its index the mode of the database, so it is enough to make that one first.
"""

import os
from pathlib import Path

FILE = 0o600
FOLDER = 0o700
BESIDE = ("", "-wal", "-shm", "-journal", ".lock", ".incoming", ".partial")
"""What stands beside a database, by what follows its name."""
COPIES = (".before-*", ".replaced-*")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each for us alone."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=FOLDER, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file for us alone, unless there is one."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, FILE))


def write(path: Path, words: str) -> None:
    """Write a file for us alone, in place of what was there; it appears whole."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    make_file(partial)
    partial.write_text(words, encoding="utf-8")
    partial.replace(path)


def tighten(database: Path) -> None:
    """Take a database, and what an older version left beside it, from everybody else."""
    beside = [database.with_name(database.name + suffix) for suffix in BESIDE]
    copies = [
        found for pattern in COPIES for found in database.parent.glob(database.name + pattern)
    ]
    for path in (*beside, *copies):
        if path.is_file() and path.stat().st_mode & 0o077:
            path.chmod(FILE)
