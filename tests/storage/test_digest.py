"""The digest on both databases: one a day and admin, however many write it at once."""

import asyncio

import pytest
from sqlalchemy import select

from domain import digest
from domain.admin import role
from domain.refusal import Refused
from storage import installation
from storage.database import Database
from storage.delivery.tables import OutboxRow
from tests.flows.group_buy_shop import NOON, GroupBuyShop

OLGA, BEN, ANN = 1, 2, 3
DAY = "2026-05-01"


@pytest.fixture
async def team(database: Database) -> Database:
    """Olga, who owns the shop, and Ben, an admin of one chat; Ann runs nothing."""
    await GroupBuyShop(database).meet(OLGA, BEN, ANN)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})
        await role.grant(tx, BEN, by_id=OLGA, now=NOON, chats=[-1])
    return database


async def written(database: Database, member_id: int, day: str = DAY) -> bool:
    async with database.begin() as tx:
        return await digest.queue_digest(tx, member_id, day, now=NOON, zone="UTC")


async def test_many_who_write_it_at_once_write_it_once(team: Database) -> None:
    done = await asyncio.gather(*(written(team, who) for who in [OLGA, BEN] * 6))
    assert sum(done) == 2
    assert not await written(team, OLGA)
    assert await written(team, OLGA, "2026-05-02")
    assert not await written(team, ANN)
    async with team.read() as tx:
        rows = await tx.scalars(select(OutboxRow.chat_id).where(OutboxRow.kind == digest.KIND))
        assert sorted(rows) == [OLGA, OLGA, BEN]


async def test_who_reads_it_is_who_runs_the_shop_and_wants_it(team: Database) -> None:
    async with team.begin() as tx:
        assert await digest.recipients(tx) == [OLGA, BEN]
        await digest.set_enabled(tx, BEN, on=False, now=NOON)
        assert await digest.recipients(tx) == [OLGA]
        await digest.set_enabled(tx, BEN, on=True, now=NOON)
        await role.revoke_role(tx, BEN, by_id=OLGA, now=NOON)
        assert await digest.recipients(tx) == [OLGA]
        with pytest.raises(Refused, match=r"admin\.nobody"):
            await digest.set_enabled(tx, ANN, on=True, now=NOON)


async def test_the_hour_is_kept(team: Database) -> None:
    async with team.begin() as tx:
        assert await digest.get_hour(tx) == digest.HOUR
        await digest.set_hour(tx, 18)
    async with team.read() as tx:
        assert await digest.get_hour(tx) == 18
