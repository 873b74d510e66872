"""/earnings: a promoter reads their own money in private, line by line, and nobody else's."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest

from jobs import commission
from sandbox.people.person import Person
from storage.referral.tables import ReferralProgram
from tests.flows.shop import Shop
from tests.storage.commission_shop import CommissionShop, tea


async def brought(shop: Shop, *people: Person) -> CommissionShop:
    """Let each person be brought by the next, and ten percent hold."""
    for person in people:
        await person.says("/start")
        await person.sees("Hello")
    now = shop.clock.now()
    till = CommissionShop(shop.database, now)
    async with shop.database.begin() as tx:
        program = ReferralProgram(name="house", starts_at=now, is_house=True)
        deal = tea()
        tx.add_all([program, deal])
        await tx.flush()
        till.deal_id = deal.id
        for invitee, referrer in pairwise(people):
            await till.binds(tx, program.id, invitee.id, referrer.id)
    await till.pays()
    return till


@pytest.fixture
def ann(shop: Shop) -> Person:
    return shop.box.person("Ann", language="en")


@pytest.fixture
def zoe(shop: Shop) -> Person:
    return shop.box.person("Zoe Secretname", language="en")


async def test_a_promoter_reads_where_every_cent_came_from(
    shop: Shop, ann: Person, zoe: Person
) -> None:
    till = await brought(shop, zoe, ann)
    number = await till.bought(amount=1790, buyer=zoe.id)
    await ann.says("/earnings")
    shown = await ann.sees("Waiting for approval: €1.79")
    assert "€1.79 for Tea ×1: 10% of €17.90, the rate for everything." in shown.text
    assert "Will be approved on" in shown.text
    assert "Zoe" not in shown.text and "Secretname" not in shown.text
    await till.approves(number)
    await ann.clicks("Newest")
    shown = await ann.sees("Approved, not yet payable: €1.79")
    assert "You can withdraw the next commission from" in shown.text
    assert "You can withdraw it from" in shown.text
    await till.tick(days=14)
    await ann.clicks("Newest")
    shown = await ann.sees("You can withdraw: €1.79")
    assert "€0.00" not in shown.text
    await till.reverses(number, "came back <broken>")
    await ann.clicks("Newest")
    shown = await ann.sees("was taken back")
    assert "The shop says: “came back <broken>”" in shown.text


async def test_pages_turn_and_a_month_comes_as_a_file(shop: Shop, ann: Person, zoe: Person) -> None:
    till = await brought(shop, zoe, ann)
    for order in range(7):
        await till.bought(f"operator:{order}", 1000 + order * 100, buyer=zoe.id)
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await ann.says("/me", chat=tea)
    assert "€" not in (await ann.sees("Your money is shown in our private chat.", chat=tea)).text
    await ann.says("/me")
    await ann.sees("On the way to you: €9.10")
    await ann.clicks("My earnings")
    await ann.sees("10% of €16.00")
    await ann.clicks("Older")
    await ann.sees("10% of €10.00")
    await ann.clicks(f"{shop.clock.now():%b %Y}")
    sent = await ann.sees("Your statement of")
    assert sent.body["document"]["file_name"] == f"earnings-{shop.clock.now():%Y-%m}.csv"


async def test_in_a_group_nothing_is_said_of_money(shop: Shop, ann: Person, zoe: Person) -> None:
    till = await brought(shop, zoe, ann)
    await till.bought(buyer=zoe.id)
    tea_lovers = shop.box.group("Tea", members=[ann, zoe], bot_rights="admin")
    await ann.says("/earnings", chat=tea_lovers)
    answer = await ann.sees("in our private chat only", chat=tea_lovers)
    assert "€" not in answer.text
    assert not [line for line in zoe.screen(tea_lovers) if "private chat only" in line.text]
    await ann.opens(f"https://t.me/{shop.box.bot_username}?start=earnings")
    await ann.sees("Waiting for approval: €1.79")
    await zoe.says("/earnings")
    await zoe.sees("You have earned nothing yet")


async def test_news_of_some_minutes_arrive_as_one_message_and_can_be_ended(
    shop: Shop, ann: Person, zoe: Person
) -> None:
    till = await brought(shop, zoe, ann)
    for order in range(3):
        await till.bought(f"operator:{order}", 1000, buyer=zoe.id)
    await ann.never_sees("You earned")
    shop.clock.jump(timedelta(minutes=11))
    shop.app.sender.wake()
    told = await ann.sees("You earned €3.00 on 3 purchases")
    assert "Zoe" not in told.text
    await ann.clicks("My earnings", message=told)
    await ann.sees("Waiting for approval: €3.00")


async def test_time_approves_and_releases_while_the_shop_is_open(
    shop: Shop, ann: Person, zoe: Person
) -> None:
    till = await brought(shop, zoe, ann)
    await till.terms(approve_after_days=0, freeze_days=0)
    await till.bought(buyer=zoe.id)
    shop.clock.jump(timedelta(seconds=1))
    until = asyncio.get_running_loop().time() + 2 * commission.JOB.every_s
    while "payable" not in await till.has(ann.id):
        assert asyncio.get_running_loop().time() < until
        await asyncio.sleep(0.2)
    await ann.says("/earnings")
    await ann.sees("You can withdraw: €1.79")
