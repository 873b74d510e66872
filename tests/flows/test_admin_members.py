"""Members in the admin menu: a ban says what becomes of what somebody has, and does it."""

from datetime import timedelta
from random import Random

from sqlalchemy import select

from domain.group_buy.join import join_team
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.deal.tables import Deal
from storage.group_buy import offers
from storage.group_buy.tables import Seat, TeamState
from storage.members import Member
from tests.flows.admins import audit_actions, new_member
from tests.flows.sample_deals import import_sample
from tests.flows.shop import Shop


async def seated(shop: Shop, person: Person) -> None:
    """Let somebody have a seat in a group buy of the first deal."""
    await import_sample(shop.database)
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        deal = (await tx.scalars(select(Deal).order_by(Deal.id).limit(1))).one()
        terms = GroupBuyTerms(
            tiers=((2, deal.price_minor // 2),), starts_at=now, ends_at=now + timedelta(days=1)
        )
        offer = await publish_group_buy(tx, deal, terms, (), now=now, rng=Random(5))
        team_id = (await offers.team_ids(tx, offer.id, tuple(TeamState)))[0]
        member = await tx.get_one(Member, person.id)
        await join_team(tx, team_id, member, 1, now=now)


async def test_a_ban_says_what_goes_does_it_and_is_lifted_without_it(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    ann = await new_member(shop, "Ann")
    await seated(shop, ann)
    await olga.says("/admin")
    await olga.clicks("👤 Members")
    await olga.says("Ann")
    await olga.clicks("Ann")
    await olga.sees("· 1 seat in a group buy is given up")
    await olga.clicks("🚫 Ban")
    await olga.sees("Ban Ann?")
    await olga.clicks("Yes, do it")
    page = await olga.sees("🚫 Ann is banned.")
    assert "given up" not in page.text
    await ann.sees("· 1 seat in a group buy")
    async with shop.database.read() as tx:
        assert (await tx.get_one(Seat, 1)).state == "left"
    await olga.clicks("✅ Lift the ban")
    await olga.sees("do not come back")
    await olga.sees("May buy here.")
    assert [act for act, _ in await audit_actions(shop.database)] == [
        "members.ban",
        "members.ban",
        "members.unban",
    ]


async def test_the_owner_is_not_banned(shop: Shop, olga: Person, place: SandboxChat) -> None:
    await olga.says("/admin")
    await olga.clicks("👤 Members")
    await olga.says("Olga")
    await olga.clicks("Olga")
    answer = await olga.clicks("🚫 Ban")
    assert answer.text is not None and "This is the owner of the shop" in answer.text
