"""The lease on a PostgreSQL database: one holder, a growing number, and writes that need it."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import make_url, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage import lease, process_identity, process_lock
from storage.database import Database
from storage.installation import Fact, set_fact
from storage.lease import Lease, LeaseStatus
from storage.process_lock import BOT, AlreadyRunning, NotHeld, exclusive
from tests.timeouts import TIMEOUT_S

ELSEWHERE = "another-machine/pid:[1]/1/1"


@pytest.fixture
async def engine(postgresql_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(postgresql_url, poolclass=NullPool)
    yield engine
    await engine.dispose()


async def take(engine: AsyncEngine) -> int | LeaseStatus | None:
    async with engine.begin() as connection:
        return await lease.take(connection, BOT)


async def let(engine: AsyncEngine, **values: object) -> None:
    """Have the lease say something else."""
    async with engine.begin() as connection:
        await connection.execute(update(Lease).values(values))


async def test_who_comes_second_hears_who_has_it(engine: AsyncEngine) -> None:
    assert await take(engine) == 1
    other = await take(engine)
    assert isinstance(other, LeaseStatus)
    assert (other.number, other.holder) == (1, process_identity.describe())
    assert lease.LIFE_S - 20 < other.left_s <= lease.LIFE_S


async def test_one_of_many_that_start_at_once_has_it(engine: AsyncEngine) -> None:
    found = await asyncio.gather(*(take(engine) for _ in range(8)))
    assert [one for one in found if isinstance(one, int)] == [1]


async def test_a_lease_that_ended_is_taken_under_the_next_number(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LIFE_S", 0.0)
    assert [await take(engine) for _ in range(3)] == [1, 2, 3]


async def test_a_lease_is_renewed_by_its_number_even_after_its_end(engine: AsyncEngine) -> None:
    assert await take(engine) == 1
    await let(engine, expires_at=lease.NOW)
    async with engine.begin() as connection:
        assert await lease.renew(connection, BOT, 1)
        status = await lease.look(connection, BOT)
        assert status is not None
        assert status.left_s > 0
    await let(engine, number=2)
    async with engine.begin() as connection:
        assert not await lease.renew(connection, BOT, 1)


async def test_the_lease_of_a_process_that_died_here_is_free_at_once(engine: AsyncEngine) -> None:
    assert await take(engine) == 1
    child = subprocess.run(
        [sys.executable, "-c", "from storage import process_identity as p; print(p.identity())"],
        capture_output=True,
        text=True,
        check=True,
    )
    gone = child.stdout.strip()
    assert process_identity.is_gone(gone) is True
    assert process_identity.is_gone(process_identity.identity()) is False
    assert process_identity.is_gone(ELSEWHERE) is None
    await let(engine, process=gone)
    assert await take(engine) == 2


async def test_a_copy_of_the_tables_in_another_database_is_free(engine: AsyncEngine) -> None:
    assert await take(engine) == 1
    await let(engine, home="1.2.3")
    assert await take(engine) == 2


async def test_a_holder_of_another_machine_is_waited_for_and_taken_from_once_it_is_silent(
    engine: AsyncEngine, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LIFE_S", 2.0)
    assert await take(engine) == 1
    await let(engine, process=ELSEWHERE)
    async with exclusive(make_url(postgresql_url)):
        async with engine.connect() as connection:
            status = await lease.look(connection, BOT)
        assert status is not None
        assert status.number == 2


async def test_a_holder_of_another_machine_that_renews_is_not_taken_from(
    engine: AsyncEngine, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_lock, "RETRY_S", 0.1)
    assert await take(engine) == 1
    await let(engine, process=ELSEWHERE, holder="far away, process 7")

    async def renew() -> None:
        while True:
            async with engine.begin() as connection:
                await lease.renew(connection, BOT, 1)
            await asyncio.sleep(0.05)

    renewing = asyncio.create_task(renew())
    with pytest.raises(AlreadyRunning, match=r"another bot \(far away, process 7\) is running"):
        async with exclusive(make_url(postgresql_url)):
            raise AssertionError("taken from a living bot")
    renewing.cancel()
    await asyncio.gather(renewing, return_exceptions=True)


async def test_an_older_version_that_holds_its_lock_is_not_taken_from(
    engine: AsyncEngine, postgresql_url: str
) -> None:
    async with engine.connect() as old:
        await old.execute(text(f"SELECT pg_try_advisory_lock({lease.ADVISORY_KEY})"))
        with pytest.raises(AlreadyRunning, match="another bot is starting"):
            async with exclusive(make_url(postgresql_url)):
                raise AssertionError("two bots")


async def test_who_was_taken_over_from_writes_nothing(
    engine: AsyncEngine, postgresql_url: str
) -> None:
    lost = []
    async with exclusive(make_url(postgresql_url)) as hold:
        hold.when_lost = lambda: lost.append(True)
        database = Database(postgresql_url, fence=hold.fence)
        async with database.begin() as tx:
            await set_fact(tx, "before", {})
        await let(engine, number=2, holder="far away, process 7")
        with pytest.raises(NotHeld):
            async with database.begin() as tx:
                await set_fact(tx, "after", {})
        with pytest.raises(NotHeld):
            async with database.batch():
                raise AssertionError("a batch begins")
        async with asyncio.timeout(TIMEOUT_S):
            while not lost:
                await asyncio.sleep(0.01)
        assert not hold.is_held()
        with pytest.raises(NotHeld):
            hold.check()
        with pytest.raises(AlreadyRunning, match=r"\(far away, process 7\) has taken over"):
            hold.raise_if_lost()
        async with database.read() as tx:
            assert list(await tx.scalars(select(Fact.name))) == ["before"]
        await database.close()
    async with engine.connect() as connection:
        status = await lease.look(connection, BOT)
    assert status is not None
    assert not status.released, "who lost it gives back what is another's"


async def test_a_renewal_does_not_wait_for_writers_and_a_taker_does(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await take(engine) == 1
    async with engine.connect() as writer:
        assert await lease.fence(writer, BOT, 1)
        async with asyncio.timeout(TIMEOUT_S), engine.begin() as renewer:
            assert await lease.renew(renewer, BOT, 1)
        await let(engine, expires_at=lease.NOW)
        taking = asyncio.create_task(take(engine))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await asyncio.shield(taking)
        await writer.commit()
        assert await taking == 2
        assert not await lease.fence(writer, BOT, 1)


async def test_a_writer_that_was_stopped_in_the_middle_keeps_nobody_waiting(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LIFE_S", 3.0)
    assert await take(engine) == 1
    async with engine.connect() as stopped:
        assert await lease.fence(stopped, BOT, 1)
        await stopped.execute(text("INSERT INTO facts (name, value) VALUES ('late', '{}')"))
        async with asyncio.timeout(TIMEOUT_S):
            while not isinstance(found := await take(engine), int):
                await asyncio.sleep(0.05)
        assert found == 2
        with pytest.raises(DBAPIError):
            await stopped.commit()
    async with engine.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM facts")) == 0


async def test_a_renewal_that_stops_in_the_middle_keeps_nobody_out(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process may be stopped for ever between the statement and the commit."""
    monkeypatch.setattr(lease, "LIFE_S", 3.0)
    assert await take(engine) == 1
    stopped = await engine.connect()
    assert await lease.renew(stopped, BOT, 1)
    async with asyncio.timeout(TIMEOUT_S):
        while await take(engine) != 2:
            await asyncio.sleep(0.05)
    with pytest.raises(DBAPIError):
        await stopped.execute(text("SELECT 1"))
    await stopped.close()
