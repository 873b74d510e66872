"""The staff of a store in the admin menu: a link that works once, recalled, and a dismissal with a yes."""

import re
from datetime import timedelta
from random import Random

import pytest

from domain import store
from domain.admin import role
from domain.code import INVITE_VALID_FOR
from domain.refusal import Refused
from sandbox import Person
from storage import installation
from storage.admin import roles
from storage.database import Database
from storage.members import Member
from storage.stores import Store
from tests.flows.admins import audit_actions, new_member, opens_market, owner_with_market
from tests.flows.group_buy_shop import NOON, GroupBuyShop
from tests.flows.shop import Shop
from tests.flows.test_admin_admins import GONE

OLGA, BEN, SAM = 1, 2, 3


@pytest.fixture
async def olga(shop: Shop) -> Person:
    """The owner, with a store that is called Market."""
    return await owner_with_market(shop)


async def opens(olga: Person) -> None:
    await opens_market(olga, "👥 Staff", "Market: staff")


async def link_of(olga: Person) -> str:
    """Make a link on the store's page and return it."""
    await opens(olga)
    await olga.clicks("🔗 Invite by a link")
    sent = await olga.sees("Whoever opens it first and accepts can redeem vouchers in Market")
    found = re.search(r"https://t\.me/\S+\?start=a_\w{12}", sent.text)
    assert found is not None
    return found.group()


async def redeems(database: Database, member_id: int) -> bool:
    async with database.read() as tx:
        return await store.may_redeem(tx, member_id)


async def test_a_link_makes_one_staff_and_no_more(shop: Shop, olga: Person) -> None:
    link = await link_of(olga)
    await olga.sees("by Olga, until")
    ben, eve = await new_member(shop, "Ben"), await new_member(shop, "Eve")
    await ben.opens(link)
    await ben.sees("Olga invites you to redeem vouchers in Market")
    assert not await redeems(shop.database, ben.id)
    await ben.clicks("✅ Yes, I will help")
    await ben.sees("You can now redeem vouchers in Market")
    await olga.sees("Ben accepted and can now redeem vouchers in Market")
    assert await redeems(shop.database, ben.id)
    async with shop.database.read() as tx:
        assert await roles.find(tx, ben.id) is None
    await eve.opens(link)
    await eve.sees(GONE)
    done = [act for act, _ in await audit_actions(shop.database)]
    assert done == ["store.invite", "store.employ"]
    await opens(olga)
    await olga.clicks("👤 Ben")
    await olga.sees("Remove Ben?")
    await olga.clicks("Yes, do it")
    await olga.sees("No staff yet")
    assert not await redeems(shop.database, ben.id)
    assert [act for act, _ in await audit_actions(shop.database)][-1] == "store.dismiss"


async def test_a_link_is_recalled_by_a_press(shop: Shop, olga: Person) -> None:
    link = await link_of(olga)
    await olga.sees("by Olga, until")
    await olga.clicks("🚫 End open invitations")
    ben = await new_member(shop, "Ben")
    await ben.opens(link)
    await ben.sees(GONE)
    assert [act for act, _ in await audit_actions(shop.database)][-1] == "store.recall"


@pytest.fixture
async def market(database: Database) -> GroupBuyShop:
    """Olga, who owns the shop, Ben, an admin, and Sam, on each database."""
    market = GroupBuyShop(database)
    await market.meet(OLGA, BEN, SAM)
    async with database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})
        await role.grant(tx, BEN, by_id=OLGA, now=NOON)
        await store.add(tx, "Market", "", now=NOON, rng=Random(1))
    return market


async def leads(market: GroupBuyShop, code: str, *, later: timedelta = timedelta()) -> bool:
    async with market.database.begin() as tx:
        sam = await tx.get_one(Member, SAM)
        return await role.find_invite(tx, sam, code, now=NOON + later) is not None


async def invited(market: GroupBuyShop, seed: int) -> str:
    async with market.database.begin() as tx:
        its = await tx.get_one(Store, 1)
        return await store.invite_staff(tx, its, BEN, now=NOON, rng=Random(seed))


async def test_a_link_ends_with_time_its_store_and_its_maker(market: GroupBuyShop) -> None:
    code = await invited(market, 1)
    assert await leads(market, code)
    assert not await leads(market, code, later=INVITE_VALID_FOR)
    async with market.database.begin() as tx:
        (await tx.get_one(Store, 1)).closed_at = NOON
    assert not await leads(market, code)
    with pytest.raises(Refused, match=r"store\.is_closed"):
        await invited(market, 2)
    async with market.database.begin() as tx:
        (await tx.get_one(Store, 1)).closed_at = None
        await role.revoke_role(tx, BEN, by_id=OLGA, now=NOON)
    assert not await leads(market, code)


async def test_the_teams_invitations_and_a_stores_are_counted_and_ended_apart(
    market: GroupBuyShop,
) -> None:
    code = await invited(market, 1)
    async with market.database.begin() as tx:
        admin = await role.create_invite(tx, OLGA, now=NOON, rng=Random(9))
        assert await roles.count_open_invites(tx, now=NOON) == 1
        assert len(await roles.store_invites(tx, 1, now=NOON)) == 1
        assert await role.revoke_invites(tx, by_id=OLGA, now=NOON) == 1
    assert (await leads(market, admin), await leads(market, code)) == (False, True)
    async with market.database.begin() as tx:
        its = await tx.get_one(Store, 1)
        assert await store.recall_staff_invite(tx, its, BEN, now=NOON) == 1
    assert not await leads(market, code)


async def test_who_made_the_link_cannot_use_it_and_a_second_one_comes_late(
    market: GroupBuyShop,
) -> None:
    code = await invited(market, 1)
    async with market.database.begin() as tx:
        ben, sam = await tx.get_one(Member, BEN), await tx.get_one(Member, SAM)
        with pytest.raises(Refused, match=r"store\.own_link"):
            await role.accept(tx, ben, code, now=NOON)
        await role.accept(tx, sam, code, now=NOON)
    assert await redeems(market.database, SAM)
    async with market.database.begin() as tx:
        with pytest.raises(Refused, match=r"role\.invite_gone"):
            await role.accept(tx, await tx.get_one(Member, OLGA), code, now=NOON)
