"""Thirty members reach for ten seats at once: the database decides, and sells ten.

The same rush on SQLAlchemy's default way of beginning a transaction oversells; that is the
reason for one writer and BEGIN IMMEDIATE, and is shown here so that nobody takes it away.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from storage.database import Database
from storage.members import Member

SEATS = 10
RUSH = 30
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
Begin = Callable[[], AbstractAsyncContextManager[AsyncSession]]


async def take_a_seat(begin: Begin, number: int, sold: Counter[str]) -> None:
    """Look, think, take: the careful rule, safe only if nobody else can look meanwhile."""
    try:
        async with begin() as tx:
            taken = await tx.scalar(select(func.count()).select_from(Member).with_for_update())
            if (taken or 0) >= SEATS:
                sold["full"] += 1
                return
            await asyncio.sleep(0)
            tx.add(
                Member(
                    id=number, name="A", code=f"C{number}", first_seen_at=NOON, last_seen_at=NOON
                )
            )
        sold["seated"] += 1
    except OperationalError:
        sold["locked"] += 1


async def rush(begin: Begin) -> Counter[str]:
    sold: Counter[str] = Counter()
    await asyncio.gather(*(take_a_seat(begin, number, sold) for number in range(1, RUSH + 1)))
    return sold


async def test_thirty_at_once_get_ten_seats(shelf: Database) -> None:
    assert await rush(shelf.begin) == {"seated": SEATS, "full": RUSH - SEATS}


async def test_the_default_way_of_beginning_does_not_hold(sqlite_url: str) -> None:
    engine = create_async_engine(sqlite_url)

    @asynccontextmanager
    async def begin() -> AsyncIterator[AsyncSession]:
        async with AsyncSession(engine) as tx, tx.begin():
            yield tx

    sold = await rush(begin)
    await engine.dispose()
    assert sold != {"seated": SEATS, "full": RUSH - SEATS}


@pytest.mark.parametrize("step", ["raises", "holds"])
async def test_a_step_that_raises_takes_back_only_itself(database: Database, step: str) -> None:
    async with database.batch() as batch:
        for number in (1, 2, 3):
            try:
                async with batch.savepoint() as tx:
                    tx.add(
                        Member(
                            id=number,
                            name="A",
                            code=f"C{number}",
                            first_seen_at=NOON,
                            last_seen_at=NOON,
                        )
                    )
                    await tx.flush()
                    if number == 2 and step == "raises":
                        raise LookupError
            except LookupError:
                pass
    async with database.read() as tx:
        ids = set(await tx.scalars(select(Member.id)))
    assert ids == ({1, 3} if step == "raises" else {1, 2, 3})
