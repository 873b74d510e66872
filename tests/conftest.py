"""Real databases for every test that wants one: an SQLite file, and PostgreSQL where it runs.

On a machine without PostgreSQL those tests skip and say so; with TUAN_REQUIRE_ALL=1, as in
CI, they fail instead.
"""

import asyncio
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from bot import log
from storage import migrate
from storage.database import Database
from tests import compiled_once
from tests.shop_keys import unlocked
from tests.terminal import Terminal
from tests.timeouts import TIMEOUT_S

POSTGRES = os.environ.get(
    "TUAN_TEST_POSTGRES", "postgresql+asyncpg://postgres@127.0.0.1:5432/postgres"
)
EMPTY = """
DO $$ DECLARE one record; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %I', one.tablename); END LOOP;
    FOR one IN SELECT sequencename, start_value FROM pg_sequences
        WHERE schemaname = 'public' AND last_value IS NOT NULL
    LOOP PERFORM setval(format('%I', one.sequencename), one.start_value, false); END LOOP;
END $$
"""
"""Takes every row and number back, past triggers that refuse it. To truncate a hundred tables, each
with files of its own, takes a hundred times as long."""
MEMORY = Path("/dev/shm")
ROOM_BYTES = 2 << 30
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES:
    # Tests end processes, never the power: so that no commit has to wait for a disk.
    os.environ.setdefault("TMPDIR", str(MEMORY))
    tempfile.tempdir = os.environ["TMPDIR"]
log.configure("json", "debug")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
"""What one process has compiled, the other workers and every process of a test need not."""
compiled_once.share()
gc.disable()  # Until everything is imported: what that makes stays.


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes `-n auto` runs: for half of its time a test waits for a timer."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Set aside what all tests have imported: to look through it took a fifth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)
    gc.enable()


def missing(what: str) -> None:
    """Skip a test for want of a service, or fail where everything is required."""
    if os.environ.get("TUAN_REQUIRE_ALL") == "1":
        pytest.fail(f"{what} is required here")
    pytest.skip(what)


async def _create(url: str) -> None:
    database = Database(url)
    await migrate.upgrade(database, now=datetime.now(UTC))
    await database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every table, to be copied."""
    path = tmp_path_factory.mktemp("template") / "tuan.db"
    asyncio.run(_create(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_url(worker_id: str) -> Iterator[str]:
    """A database of this test process's own on the PostgreSQL server, with every table."""
    admin = make_url(POSTGRES)
    name = f"tuan_test_{os.getpid()}_{worker_id}"

    try:
        asyncio.run(_run(POSTGRES, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}"))
    except (OSError, TimeoutError, asyncpg.PostgresError) as reason:
        missing(f"PostgreSQL does not answer: {reason}")
    asyncio.run(_run(POSTGRES, f"ALTER DATABASE {name} SET synchronous_commit = off"))
    url = admin.set(database=name).render_as_string(hide_password=False)
    asyncio.run(_create(url))
    yield url
    asyncio.run(_run(POSTGRES, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def empty_postgresql_url(postgres_url: str) -> Iterator[str]:
    """The URL of a database without any table."""
    url = make_url(postgres_url)
    name = f"{url.database}_empty"
    asyncio.run(_run(POSTGRES, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}"))
    yield url.set(database=name).render_as_string(hide_password=False)
    asyncio.run(_run(POSTGRES, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for one test, gone after it: together they would fill a small machine's memory."""
    path = tmp_path_factory.mktemp("test")
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal in an empty folder."""
    return Terminal(tmp_path)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a fresh SQLite file with every table."""
    path = tmp_path / "tuan.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgresql_url(postgres_url: str) -> str:
    """The URL of an empty shop on PostgreSQL."""
    asyncio.run(_run(postgres_url, EMPTY))
    return postgres_url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty shop on each database in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty shop on each database in turn."""
    database = unlocked(database_url)
    yield database
    await database.close()


@pytest.fixture
async def shelf(sqlite_url: str) -> AsyncIterator[Database]:
    """An empty shop on SQLite alone, for tests where the kind of database is no matter."""
    database = unlocked(sqlite_url)
    yield database
    await database.close()


async def _run(url: str, *statements: str) -> None:
    plain = make_url(url).set(drivername="postgresql")
    connection = await asyncpg.connect(
        plain.render_as_string(hide_password=False), timeout=TIMEOUT_S
    )
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
