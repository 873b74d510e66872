"""The code that makes its bearer the owner: shown to whoever sits at the console, kept by no log.

A person at a terminal reads it there. Where standard output goes to a journal or a container's log,
which keep it for months, it is written to a file for the bot's own account, and the log says where.
"""

import sys
from datetime import datetime
from pathlib import Path
from random import SystemRandom

from domain.admin import ownership
from domain.deep_link import LinkKind, build_payload
from domain.settings import Settings
from storage import private_files
from storage.database import Database

MINUTES = int(ownership.CODE_LASTS.total_seconds() // 60)
FOLDER = Path("data")
"""Where the file goes if the database is a server."""


async def offer(database: Database, settings: Settings, username: str, *, now: datetime) -> None:
    """Show a new code where nobody owns the shop yet; called at every start."""
    async with database.begin() as tx:
        code = await ownership.prepare(tx, owner_id=settings.owner_id, now=now, rng=SystemRandom())
    if code is None:
        path_of(settings).unlink(missing_ok=True)
    else:
        link = f"https://t.me/{username}?start={build_payload(LinkKind.OWNER, code)}"
        show(settings, f"Open {link} or send the bot: /claim {code}")


def show(settings: Settings, way: str) -> None:
    """Show how the shop is claimed, where only people at the console see it."""
    lasts = f"within {MINUTES} minutes"
    if sys.stdout.isatty():
        line = f"Nobody owns this shop yet. {way} ({lasts})"
    else:
        path = path_of(settings)
        private_files.make_folder(path.parent)
        private_files.write(path, way + "\n")
        line = f"Nobody owns this shop yet. {path} says how to claim it, {lasts}"
    print(f"{line}; `python -m bot owner-code` makes a new code.", flush=True)  # noqa: T201


def path_of(settings: Settings) -> Path:
    """Return where the code is written if standard output is no terminal."""
    database = settings.sqlite_path
    return (FOLDER if database is None else database.parent) / "owner-code.txt"
