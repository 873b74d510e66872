"""Options as people choose them: one press more in a group, words behind a command."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select, update

from domain.deal.deal import load_facts
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from sandbox.people.person import Person
from sandbox.state.chats import SandboxChat
from storage.deal.tables import Deal
from storage.flash_sale.tables import Claim
from storage.group_buy.tables import GroupBuy, Seat
from storage.option.tables import DealOption, PromotionOption
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_group_buy import known, people


async def add_sizes(shop: Shop) -> Deal:
    """Import the sample deals, the second of which comes in three sizes; return it."""
    await import_sample(shop.database, now=shop.clock.now())
    deal = (await deals(shop.database))[1]
    async with shop.database.begin() as tx:
        mine = await tx.get_one(Deal, deal.id)
        mine.photo, mine.option_kinds = None, ["Size"]
        for place, (size, price) in enumerate((("S", None), ("M", None), ("L", 6999))):
            tx.add(DealOption(deal_id=deal.id, position=place, words=[size], price_minor=price))
    return deal


async def publish(shop: Shop, places: list[SandboxChat], **terms: object) -> GroupBuy:
    deal, now = await add_sizes(shop), shop.clock.now()
    await known(shop, places)
    plain: dict[str, object] = {
        "tiers": ((3, 4999), (5, 3999)),
        "starts_at": now,
        "ends_at": now + timedelta(hours=5),
        "per_member": 3,
    }
    async with shop.database.begin() as tx:
        return await publish_group_buy(
            tx,
            await tx.get_one(Deal, deal.id),
            GroupBuyTerms(**{**plain, **terms}),  # type: ignore[arg-type]
            [(place.id, None) for place in places],
            now=now,
            rng=Random(3),
        )


async def ordered(shop: Shop) -> list[tuple[str, int]]:
    """Return the names of the options that there are seats for, and how many units of each."""
    async with shop.database.read() as tx:
        rows = select(PromotionOption.label, Seat.quantity).join(
            Seat, Seat.option_id == PromotionOption.id
        )
        return [(row[0], row[1]) for row in await tx.execute(rows.order_by(Seat.id))]


async def test_a_press_under_a_card_asks_which_option_in_private(shop: Shop) -> None:
    ann, ben = people(shop, "Ann", "Ben")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    await publish(shop, [tea])
    card = await ben.sees("0 of 3 joined", chat=tea)
    assert "S, M, L" in card.text
    assert "from €49.99" in card.text
    await ann.clicks("Join", chat=tea)
    await ann.sees("Which one?", chat=tea)
    assert not [one for one in ben.screen(tea) if "Which one?" in one.text]
    answer = await ann.clicks("L · €59.99", chat=tea)
    assert answer.text is not None and answer.text.startswith("You are in! 1 of 3, 2 to go.")
    await ben.sees("1 of 3 joined", chat=tea)
    await ben.clicks("Join", chat=tea)
    await ben.clicks("S · €49.99", chat=tea)
    assert await ordered(shop) == [("L", 1), ("S", 1)]
    await ann.says("/start")
    await ann.says("/buys")
    assert "· L" in (await ann.sees("×1 · €59.99")).text


@pytest.mark.parametrize(("typed", "option"), [("2 m", ("M", 2)), ("L", ("L", 1))])
async def test_a_command_names_the_option(shop: Shop, typed: str, option: tuple[str, int]) -> None:
    (ann,) = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    offer = await publish(shop, [tea])
    await ann.says("/start")
    await ann.says(f"/join {offer.code}")
    await ann.sees("There is: S, M, L.")
    await ann.says(f"/join {offer.code} XXL")
    await ann.sees("There is no “XXL”")
    await ann.says(f"/join {offer.code} {typed}")
    await ann.sees("You are in!")
    assert await ordered(shop) == [option]


async def test_whoever_opens_a_team_chooses_first(shop: Shop) -> None:
    (ann,) = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await publish(shop, [tea], shape="team", tiers=((3, 4999),))
    await ann.clicks("➕ Open a team", chat=tea)
    await ann.sees("Which one?", chat=tea)
    await ann.clicks("M · €49.99", chat=tea)
    assert await ordered(shop) == [("M", 1)]


async def test_an_option_that_ended_meanwhile_is_told_and_nothing_is_ordered(shop: Shop) -> None:
    (ann,) = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    await publish(shop, [tea])
    await ann.clicks("Join", chat=tea)
    await ann.sees("Which one?", chat=tea)
    async with shop.database.begin() as tx:
        rows = await tx.scalars(select(DealOption).where(DealOption.price_minor.is_(None)))
        option = next(one for one in rows if one.words == ["M"])
        option.closed_at = shop.clock.now()
    answer = await ann.clicks("M · €49.99", chat=tea)
    assert answer.text == "M has just ended. Nothing was ordered; choose another."
    assert await ordered(shop) == []


async def test_a_rush_on_a_card_with_options_asks_everybody_alone(shop: Shop) -> None:
    crowd = people(shop, *(f"Member {number}" for number in range(6)))
    tea = shop.box.group("Tea", members=crowd, bot_rights="admin")
    await publish(shop, [tea], size=10, tiers=((3, 4999), (10, 3999)))

    async def joins(person: Person) -> None:
        await person.clicks("Join", chat=tea)
        await person.sees("Which one?", chat=tea)
        await person.clicks("S · €49.99", chat=tea)

    await asyncio.gather(*(joins(person) for person in crowd))
    assert await ordered(shop) == [("S", 1)] * 6


async def test_an_option_is_named_in_a_reply_to_the_card(shop: Shop) -> None:
    [ann] = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann])
    await ann.says("/start")
    await publish(shop, [tea])
    card = await ann.sees("0 of 3 joined", chat=tea)
    await ann.says("+2", tea, reply_to=card)
    await ann.sees("S, M, L")
    await ann.says("+2 XL", tea, reply_to=card)
    await ann.sees("I did not understand that")
    assert await ordered(shop) == []
    await ann.says("2 m", tea, reply_to=card)
    await ann.sees("1 of 3 joined", chat=tea)
    assert await ordered(shop) == [("M", 2)]


async def test_an_option_of_a_flash_sale_is_named_in_a_reply(shop: Shop) -> None:
    [ann] = people(shop, "Ann")
    tea = shop.box.group("Tea", members=[ann])
    await ann.says("/start")
    deal, now = await add_sizes(shop), shop.clock.now()
    await known(shop, [tea])
    terms = FlashSaleTerms(
        price_minor=3999,
        starts_at=now,
        lasts=timedelta(hours=1),
        stock=10,
        per_member=3,
        per_order=3,
    )
    async with shop.database.begin() as tx:
        its = await tx.get_one(Deal, deal.id)
        await publish_flash_sale(tx, its, terms, [(tea.id, None)], now=now, rng=Random(3))
    card = await ann.sees("10 of 10 left", chat=tea)
    await ann.says("+2", tea, reply_to=card)
    await ann.sees("S, M, L")
    await ann.says("2 M", tea, reply_to=card)
    await ann.sees("8 of 10 left", chat=tea)
    async with shop.database.read() as tx:
        rows = select(PromotionOption.label).join(Claim, Claim.option_id == PromotionOption.id)
        assert list(await tx.scalars(rows)) == ["M"]


async def test_a_deals_own_card_names_what_it_comes_in(shop: Shop) -> None:
    deal = await add_sizes(shop)
    ann = shop.box.person("Ann", language="en")
    await ann.says("/start")
    await ann.sees("Hello")
    await ann.says(f"/deal {deal.code}")
    assert "🎨 S, M, L" in (await ann.sees(deal.title)).text
    async with shop.database.begin() as tx:
        facts = await load_facts(tx, await tx.get_one(Deal, deal.id))
        assert facts["options"] == ["S", "M", "L"]
        rows = update(DealOption).where(DealOption.words == ["M"]).values(in_stock=False)
        await tx.execute(rows)
    await ann.says(f"/deal {deal.code}")
    await ann.sees("🎨 S, L")
