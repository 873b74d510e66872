"""`python -m storage.migrations "what changes"`: writes the migration that tables lack.

The newest migrations are applied to an empty database, which is then compared with the
tables of the program. Read what was written before you keep it.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection

from storage import migrate
from storage.database import Database
from storage.migrations import steps


def _write(connection: Connection, message: str) -> None:
    alembic = steps.config(migrate.SCRIPTS)
    alembic.attributes["connection"] = connection
    command.upgrade(alembic, "head")
    head = ScriptDirectory.from_config(alembic).get_current_head()
    number = int(head or 0) + 1
    script = command.revision(alembic, message=message, autogenerate=True, rev_id=f"{number:04}")
    if not isinstance(script, Script):
        raise TypeError("alembic wrote no single migration")
    path = Path(script.path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "# ###" not in line), encoding="utf-8")


async def _main(message: str) -> None:
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'empty.db'}")
        async with database.writer.begin() as connection:
            await connection.run_sync(_write, message)
        await database.close()


if __name__ == "__main__":
    asyncio.run(_main(" ".join(sys.argv[1:]) or "change the tables"))
