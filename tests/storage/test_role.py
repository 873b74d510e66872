"""Roles on both databases: one link makes one admin, chats follow, and what is taken back is gone."""

import asyncio
from random import Random

import pytest

from domain.admin import authority, role
from domain.refusal import Refused
from storage import installation
from storage.admin import roles
from storage.database import Database
from storage.members import Member
from tests.flows.group_buy_shop import NOON, GroupBuyShop

OLGA = 1
CROWD = range(2, 10)


@pytest.fixture
async def shop(database: Database) -> Database:
    """A shop that Olga owns, and people who have met the bot."""
    await GroupBuyShop(database).meet(OLGA, *CROWD)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})
    return database


async def test_of_many_who_press_at_once_one_is_an_admin(shop: Database) -> None:
    async with shop.begin() as tx:
        code = await role.create_invite(tx, OLGA, now=NOON, rng=Random(1), chats=[-1, -2])

    async def accepts(who: int) -> bool:
        try:
            async with shop.begin() as tx:
                await role.accept(tx, await tx.get_one(Member, who), code, now=NOON)
        except Refused as no:
            assert no.reason == "role.invite_gone"
            return False
        return True

    done = await asyncio.gather(*(accepts(who) for who in CROWD))
    assert sum(done) == 1
    (winner,) = [who for who, made in zip(CROWD, done, strict=True) if made]
    async with shop.read() as tx:
        assert [grant.member_id for grant in await roles.grants(tx)] == [winner]
        found = await authority.load(tx, winner)
    assert found is not None
    assert (found.everywhere, found.chats) == (False, frozenset({-1, -2}))


async def test_a_role_is_widened_narrowed_moved_and_taken_back(shop: Database) -> None:
    async with shop.begin() as tx:
        await role.grant(tx, 2, by_id=OLGA, now=NOON)
        assert await roles.is_admin(tx, 2)
        await role.grant(tx, 2, by_id=OLGA, now=NOON, chats=[-1, -2])
        assert not await roles.is_admin(tx, 2)
        await roles.move_chat(tx, -1, -100)
        assert await roles.chats_of(tx, 2) == {-100, -2}
    async with shop.begin() as tx:
        await role.revoke_role(tx, 2, by_id=OLGA, now=NOON)
        assert await roles.chats_of(tx, 2) == frozenset()
        assert await authority.load(tx, 2) is None
        with pytest.raises(Refused, match=r"role\.none"):
            await role.revoke_role(tx, 2, by_id=OLGA, now=NOON)


async def test_links_that_nobody_used_end_together(shop: Database) -> None:
    async with shop.begin() as tx:
        codes = [await role.create_invite(tx, OLGA, now=NOON, rng=Random(n)) for n in range(3)]
        await role.accept(tx, await tx.get_one(Member, 2), codes[0], now=NOON)
        assert await roles.count_open_invites(tx, now=NOON) == 2
        assert await role.revoke_invites(tx, by_id=OLGA, now=NOON) == 2
        assert await roles.count_open_invites(tx, now=NOON) == 0
        with pytest.raises(Refused, match=r"role\.invite_gone"):
            await role.accept(tx, await tx.get_one(Member, 3), codes[1], now=NOON)
