"""Group buys as people live them: cards in chats, buttons, commands, teams, endings, two languages."""

import asyncio
from collections.abc import Awaitable, Callable
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from sandbox.people.acts import press
from sandbox.people.person import Person
from sandbox.state.account import ANONYMOUS_ADMIN, CHANNEL_SENDER
from sandbox.state.chats import SandboxChat, User
from sandbox.state.messages import Message
from storage.chat import chats
from storage.deal.tables import Deal
from storage.group_buy.tables import (
    GroupBuy,
    GroupBuyShape,
    PaymentMethod,
    PaymentTiming,
    Seat,
    SeatState,
)
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.timeouts import TIMEOUT_S

Publish = Callable[..., Awaitable[GroupBuy]]
TIERS = ((3, 4999), (5, 3999))
"""Of the second deal of the sample feed, whose list price is €74.99."""


@pytest.fixture
def publish(shop: Shop) -> Publish:
    """Publish a group buy of the second sample deal into chats."""

    async def publish(places: list[SandboxChat], **changes: object) -> GroupBuy:
        await import_sample(shop.database, now=shop.clock.now())
        deal = (await deals(shop.database))[1]
        now = shop.clock.now()
        plain: dict[str, object] = {
            "tiers": TIERS,
            "starts_at": now,
            "ends_at": now + timedelta(hours=5),
            "per_member": 3,
        }
        terms = GroupBuyTerms(**{**plain, **changes})  # type: ignore[arg-type]
        await known(shop, places)
        async with shop.database.begin() as tx:
            (await tx.get_one(Deal, deal.id)).photo = None
            return await publish_group_buy(
                tx,
                await tx.get_one(Deal, deal.id),
                terms,
                [(place.id, None) for place in places],
                now=now,
                rng=Random(3),
            )

    return publish


async def known(shop: Shop, places: list[SandboxChat]) -> None:
    """Wait until the bot knows these chats."""
    async with asyncio.timeout(TIMEOUT_S):
        while True:
            async with shop.database.read() as tx:
                if all([await chats.find(tx, place.id) for place in places]):
                    return
            await asyncio.sleep(0.02)


def people(shop: Shop, *names: str, language: str = "en") -> list[Person]:
    return [shop.box.person(name, language=language) for name in names]


async def seats(shop: Shop, state: SeatState) -> int:
    async with shop.database.read() as tx:
        rows = select(func.count()).select_from(Seat).where(Seat.state == state)
        return await tx.scalar(rows) or 0


async def test_the_quantity_leads_back_to_the_team(shop: Shop, publish: Publish) -> None:
    (ann,) = people(shop, "Ann")
    await ann.says("/start")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    offer = await publish([tea])
    await ann.says(f"/join {offer.code}")
    await ann.says(f"/team {offer.code}")
    await ann.sees("1 of 3 joined, 2 to go")
    await ann.clicks("✏️ Quantity")
    await ann.sees("you have 1. How many do you want?")
    await ann.clicks("‹ Back")
    await ann.sees("1 of 3 joined, 2 to go")


async def test_a_card_counts_people_from_two_chats_together(shop: Shop, publish: Publish) -> None:
    ann, ben, mei = people(shop, "Ann", "Ben", "Mei")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    cha = shop.box.group("茶", members=[mei], bot_rights="admin")
    await known(shop, [tea, cha])
    async with shop.database.begin() as tx:
        chat = await chats.find(tx, cha.id)
        assert chat is not None
        chat.language = "zh"
    await publish([tea, cha])
    await ann.sees("0 of 3 joined, 3 to go", chat=tea)
    await mei.sees("已有 0 / 3 人，还差 3 人", chat=cha)
    answer = await ann.clicks("Join", chat=tea)
    assert answer.text is not None and answer.text.startswith("You are in! 1 of 3, 2 to go.")
    await ann.sees("1 of 3 joined, 2 to go", chat=tea)
    await mei.clicks("参团", chat=cha)
    card = await ben.sees("2 of 3 joined, 1 to go", chat=tea)
    assert "Ann, Mei" in card.text
    assert "Next price: €39.99 at 5" in card.text
    await ben.clicks("Join", chat=tea)
    await ben.sees("3 joined — the goal of 3 is reached", chat=tea)
    await mei.sees("已有 3 人，已达到 3 人目标", chat=cha)
    assert len([message for message in ann.screen(tea) if "joined" in message.text]) == 1


async def test_a_second_press_and_a_leaver_and_a_return(shop: Shop, publish: Publish) -> None:
    """RULES 12, defects 10 and 20."""
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await publish([tea])
    await ann.clicks("Join", chat=tea)
    again = await ann.clicks("Join", chat=tea)
    assert again.show_alert and again.text == "You are already in; 2 to go."
    assert (
        await ben.clicks("Leave", chat=tea)
    ).text == "You are not in this group buy. /buys shows yours."
    assert (await ann.clicks("Leave", chat=tea)).text == "You have left. You owe nothing for it."
    await ann.sees("0 of 3 joined", chat=tea)
    await ann.clicks("Join", chat=tea)
    await ann.sees("1 of 3 joined", chat=tea)
    assert await seats(shop, SeatState.LEFT) == 1
    assert await seats(shop, SeatState.CONFIRMED) == 1


async def test_everything_works_by_command_alone(shop: Shop, publish: Publish) -> None:
    boris, vera = people(shop, "Boris", "Vera", language="ru")
    tea = shop.box.group("Чай", members=[boris, vera], bot_rights="admin")
    offer = await publish([tea])
    await boris.says("/start")
    await boris.says(f"/join {offer.code.lower()} 2")
    await boris.sees("Вы участвуете! 1 из 3")
    await boris.says("/buys")
    await boris.sees("×2 · 49,99")
    for typed in ("٢", "1e9", "-1", "nan", "1.5", "4"):
        await vera.says(f"/join {offer.code} {typed}")
        await vera.sees(f"«{typed}» — не число от 1 до 3.")
    await vera.says(f"/join {offer.code}", chat=tea)
    await vera.sees("Вы участвуете! 2 из 3", chat=tea)
    await boris.says(f"/team {offer.code}")
    await boris.sees("2 из 3, не хватает: 1")
    await boris.says(f"/leave {offer.code}")
    await boris.sees("Вы вышли")
    await boris.says("/join")
    await boris.sees("Напишите код после команды: /join")
    await boris.says("/join G<b>")
    await boris.sees("Нет совместной покупки или команды G<B>")
    assert await seats(shop, SeatState.CONFIRMED) == 1


async def test_a_member_leads_a_team_and_shares_it(shop: Shop, publish: Publish) -> None:
    """RULES 12, defect 7: the leader leaves, the oldest member leads, the deadline stays."""
    ann, ben, mei = people(shop, "Ann", "Ben", "Mei")
    tea = shop.box.group("Tea", members=[ann, ben, mei], bot_rights="admin")
    offer = await publish([tea], shape=GroupBuyShape.TEAM, tiers=((3, 4999),))
    for person in (ann, ben, mei):
        await person.says("/start")
    await ann.clicks("Open a team", chat=tea)
    link = await ann.sees("Send your friends this link", chat=tea)
    code = link.text.split()[-1]
    await mei.sees(f"{code} Ann · 1 of 3", chat=tea)
    await ben.opens(f"https://t.me/{shop.box.bot_username}?start=t_{code}")
    await ben.sees("1 of 3 joined")
    await ben.clicks("Join")
    await mei.sees("2 of 3", chat=tea)
    await ann.says(f"/leave {code}")
    await ben.sees(f"You lead team {code}")
    await mei.clicks("Ben · 2 to go", chat=tea)
    await ann.says(f"/join {code}")
    await ann.sees("the goal is reached")
    for person in (ann, ben, mei):
        await person.sees("Enough people joined the group buy!")
    await mei.sees("1 team is complete", chat=tea)
    await ann.says(f"/open {offer.code}")
    await ann.sees("already")
    (zoe,) = people(shop, "Zoe")
    await zoe.opens(f"https://t.me/{shop.box.bot_username}?start=g_{offer.code}")
    await zoe.clicks("Open a team")
    await zoe.sees("1 of 3 joined")


async def test_too_few_by_the_deadline_and_nobody_owes_anything(
    shop: Shop, publish: Publish
) -> None:
    """RULES 12, defect 9: nobody acts, and it fails on its own."""
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await publish([tea])
    await ann.says("/start")
    await ann.clicks("Join", chat=tea)
    reminded = await ann.clicks("Remind me", chat=tea)
    assert reminded.text == "🔔 I will remind you in private before it closes."
    shop.clock.jump(timedelta(hours=4, minutes=5))
    await ann.sees("2 more are needed")
    shop.clock.jump(timedelta(hours=1))
    await ann.sees("there were not enough people this time. You owe nothing.")
    card = await ben.sees("did not reach 3. Nobody owes anything.", chat=tea)
    assert [button.get("text") for row in card.buttons for button in row] == ["Closed"]
    await ann.says("/buys")
    await ann.sees("You have joined or ordered nothing")


async def test_a_full_pool_has_a_waiting_list(shop: Shop, publish: Publish) -> None:
    ann, ben, mei, zoe = people(shop, "Ann", "Ben", "Mei", "Zoe")
    tea = shop.box.group("Tea", members=[ann, ben, mei, zoe], bot_rights="admin")
    await publish([tea], tiers=((2, 4999),), size=2, ends_when_full=False)
    for person in (mei, zoe):
        await person.says("/start")
    await ann.clicks("Join", chat=tea)
    await ben.clicks("Join", chat=tea)
    await mei.sees("All places are taken. The waiting list is open.", chat=tea)
    waits = await mei.clicks("Waiting list", chat=tea)
    assert waits.text is not None and waits.text.startswith("You are number 1 on the waiting list.")
    assert "number 2" in ((await zoe.clicks("Waiting list", chat=tea)).text or "")
    await zoe.sees("Waiting list: 2", chat=tea)
    await ann.clicks("Leave", chat=tea)
    await mei.sees("There is a free place for you")
    shop.clock.jump(timedelta(minutes=16))
    await mei.sees("went to the next person on the waiting list")
    await zoe.sees("There is a free place for you")
    taken = await zoe.clicks("Take the place")
    assert taken.text is not None and taken.text.startswith("You are in!")
    late = await mei.clicks("Take the place")
    assert late.text == "This place is no longer held for you."
    assert await seats(shop, SeatState.CONFIRMED) == 2
    assert await seats(shop, SeatState.LAPSED) == 1


async def test_who_pays_first_is_held_a_place_until_the_money_is_there(
    shop: Shop, publish: Publish
) -> None:
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await publish([tea], pay=PaymentMethod.EXTERNAL, pay_when=PaymentTiming.NOW)
    await ann.says("/start")
    await ann.clicks("Join", chat=tea)
    await ann.sees("Pay €49.99 in the shop", chat=tea)
    shop.clock.jump(timedelta(minutes=16))
    await ann.sees("went to the next person on the waiting list")
    await ben.sees("0 of 3 joined", chat=tea)


async def test_presses_that_are_too_early_too_late_and_made_up(
    shop: Shop, publish: Publish
) -> None:
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    starts = shop.clock.now() + timedelta(hours=1)
    offer = await publish([tea], starts_at=starts)
    await ann.sees("starts", chat=tea)
    await ann.says(f"/join {offer.code}")
    await ann.sees("has not started yet")
    shop.clock.jump(timedelta(hours=1, seconds=2))
    card = await ann.sees("0 of 3 joined", chat=tea)
    await ann.clicks("Join", chat=tea)
    for data in ("gb.join:999999:1", "gb.join:1:0", "gb.join:-1:5", "gb.join:1e9:5", "gb.open:<"):
        await forged(ben, card, data)
    assert await seats(shop, SeatState.CONFIRMED) == 1
    shop.clock.jump(timedelta(hours=9))
    answer = await ben.clicks("Join", message=card)
    assert answer.text == "Copper Light is over. /buys shows what is running."
    await ann.sees("did not reach 3. Nobody owes anything.", chat=tea)
    assert await seats(shop, SeatState.CONFIRMED) == 0


async def forged(person: Person, card: Message, data: str) -> None:
    """Press a button with made-up data; it is answered, whatever the answer."""
    body = deepcopy(card.body)
    body["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = data
    await person.clicks("Join", message=replace(card, body=body))


@pytest.mark.parametrize("nobody", [ANONYMOUS_ADMIN, CHANNEL_SENDER], ids=["group", "channel"])
async def test_a_group_or_a_channel_cannot_join(shop: Shop, publish: Publish, nobody: User) -> None:
    ann = shop.box.person("Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await publish([tea])
    card = await ann.sees("0 of 3 joined", chat=tea)
    query = press(shop.box.world, nobody, card, (0, 0))
    async with asyncio.timeout(TIMEOUT_S):
        await query.answered.wait()
    assert query.answer is not None
    assert query.answer.text.startswith("I cannot tell who pressed this.")
    assert await seats(shop, SeatState.CONFIRMED) == 0


async def test_plus_two_under_the_card_joins_with_two(shop: Shop, publish: Publish) -> None:
    [ann] = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann])
    await ann.says("/start")
    await publish([tea])
    card = await ann.sees("0 of 3 joined", chat=tea)
    said = await ann.says("+2", tea, reply_to=card)
    await ann.sees("1 of 3 joined", chat=tea)
    await shop.box.world.conditions[tea.id].until(lambda: bool(said.reactions), TIMEOUT_S)
    await ann.says("+4", tea, reply_to=card)
    await ann.sees("from 1 to 3")
    await ann.says("+1", tea, reply_to=card)
    await ann.sees("already")
    await ann.says("2", tea, reply_to=card)
    await ann.sees("I did not understand that")
    await ann.says("-", tea, reply_to=card)
    await ann.sees("0 of 3 joined", chat=tea)
