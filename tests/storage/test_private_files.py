"""What holds people's data is for the account that the bot runs as, whatever the umask lets through."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from storage import migrate, private_files
from storage.backup import create_backup
from storage.database import Database
from storage.process_lock import exclusive
from storage.restore import replace_database
from tests.terminal import Terminal

NOW = datetime(2026, 11, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """The umask under which everything new may be read by everybody."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: mode(path) for path in folder.iterdir()}


async def test_a_new_database_and_all_beside_it_is_private(tmp_path: Path) -> None:
    path = tmp_path / "shop" / "data" / "tuan.db"
    url = f"sqlite+aiosqlite:///{path}"
    async with exclusive(make_url(url)):
        database = Database(url)
        await migrate.upgrade(database, now=NOW)
        async with database.begin() as tx:
            await tx.execute(text("DELETE FROM facts"))
        await create_backup(database, path.with_name("backup.db"))
        names = {"tuan.db", "tuan.db-wal", "tuan.db-shm", "tuan.db.lock", "backup.db"}
        assert modes(path.parent) == dict.fromkeys(names, 0o600)
        await database.close()
    assert (mode(path.parent), mode(path.parent.parent)) == (0o700, 0o700)


async def test_what_an_older_version_left_open_is_closed_at_the_start(tmp_path: Path) -> None:
    os.umask(0)
    names = ("tuan.db", "tuan.db-wal", "tuan.db-shm", "tuan.db.before-20261101-000000")
    for name in (*names, "tuan.db.replaced-20261101-000000", "tuan.db.lock", "somebody.else"):
        (tmp_path / name).touch()
    async with exclusive(make_url(f"sqlite+aiosqlite:///{tmp_path / 'tuan.db'}")):
        found = modes(tmp_path)
    assert found.pop("somebody.else") == 0o666
    assert set(found.values()) == {0o600}


def test_a_restored_database_is_private_and_so_is_the_one_it_replaced(
    sqlite_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tuan.db"
    path.write_bytes(sqlite_template.read_bytes())
    private_files.tighten(path)
    backup = tmp_path / "backup.db"
    backup.write_bytes(sqlite_template.read_bytes())
    replace_database(backup, path, NOW)
    found = {name: one for name, one in modes(tmp_path).items() if name.startswith("tuan.db")}
    assert set(found.values()) == {0o600}
    assert len(found) == 2


def test_commands_make_and_keep_it_private(terminal: Terminal) -> None:
    assert terminal.types("deals", "list").returncode == 0
    data = terminal.folder / "data"
    assert mode(data) == 0o700
    assert set(modes(data).values()) == {0o600}
    (data / "tuan.db").chmod(0o644)
    assert terminal.types("deals", "list").returncode == 0
    assert mode(data / "tuan.db") == 0o600


def test_a_private_file_replaces_an_open_one(tmp_path: Path) -> None:
    path = tmp_path / "code"
    path.write_text("old")
    private_files.write(path, "new")
    assert (path.read_text(), mode(path)) == ("new", 0o600)
