"""Cards sent on by inline mode: chosen by a button, posted as the sender's, the code inside."""

import asyncio

import pytest
from sqlalchemy import select

from sandbox import Person
from sandbox.people.acts import CannotAct
from sandbox.state.messages import Message
from storage.deal.tables import Deal
from storage.referral.tables import Attribution
from tests.flows.sample_deals import deals, import_sample
from tests.flows.shop import Shop
from tests.flows.test_members import BOT, met
from tests.timeouts import TIMEOUT_S

SHARE = "📤 Share link"


@pytest.fixture
async def ann(shop: Shop) -> Person:
    """A promoter, with the sample goods on the shelf."""
    await import_sample(shop.database, now=shop.clock.now())
    return shop.box.person("Ann", language="en")


async def brought(shop: Shop, *pairs: tuple[int, int]) -> None:
    """Wait until just these (invitee, promoter) are bound."""

    async def bound() -> set[tuple[int, int]]:
        async with shop.database.read() as tx:
            rows = await tx.scalars(select(Attribution).where(Attribution.state == "bound"))
            return {(row.invitee_id, row.referrer_id) for row in rows}

    async with asyncio.timeout(TIMEOUT_S):
        while await bound() != set(pairs):
            await asyncio.sleep(0.02)


async def a_deal(shop: Shop) -> Deal:
    return (await deals(shop.database))[0]


def way(card: Message) -> str:
    """Where the one button of a card leads."""
    ((button,),) = card.buttons
    return str(button["url"])


async def test_a_card_goes_to_a_friend_who_then_counts(shop: Shop, ann: Person) -> None:
    ben = shop.box.person("Ben", language="en")
    code = (await met(shop, ann)).code
    await ann.sees(f"Your code: {code}")
    talk = shop.box.dialog(ann, ben)
    card = await ann.shares(SHARE, talk)
    seen = await ben.sees("Ann recommends these offers", talk)
    assert seen is card
    assert card.body["via_bot"]["id"] == shop.box.bot_id
    assert card.sender_id == ann.id
    assert way(card) == f"{BOT}?start=r_{code}"
    answer = await ben.clicks("Have a look", talk)
    assert answer.url is not None
    await ben.opens(answer.url)
    await ben.sees("Ann sent you here.")
    await brought(shop, (ben.id, ann.id))


async def test_a_card_goes_into_groups_with_and_without_the_bot(shop: Shop, ann: Person) -> None:
    ben, chiara = (shop.box.person(name, language="en") for name in ("Ben", "Chiara"))
    tea = shop.box.group("Tea", [ann, ben], bot_rights="admin")
    own = shop.box.group("Our corner", [ann, chiara], bot_rights=None)
    code = (await met(shop, ann)).code
    await ann.sees(f"Your code: {code}")
    for group, friend in ((tea, ben), (own, chiara)):
        await ann.shares(SHARE, group)
        await friend.sees("Ann recommends these offers", group)
        answer = await friend.clicks("Have a look", group)
        assert answer.url is not None
        await friend.opens(answer.url)
        await friend.sees("Ann sent you here.")
    await brought(shop, (ben.id, ann.id), (chiara.id, ann.id))


async def test_a_deal_goes_on_with_the_promoters_code(shop: Shop, ann: Person) -> None:
    ben = shop.box.person("Ben", language="en")
    tea = shop.box.group("Tea", [ann, ben], bot_rights=None)
    code = (await met(shop, ann)).code
    deal = await a_deal(shop)
    card = await ann.sends_inline(f"d_{deal.code}", tea, title=deal.title)
    assert deal.title in card.text
    assert way(card) == f"{BOT}?start=d_{deal.code}-{code}"
    answer = await ben.clicks("See the deal", tea)
    assert answer.url is not None
    await ben.opens(answer.url)
    await ben.sees(deal.title)
    await brought(shop, (ben.id, ann.id))


async def test_a_shop_goes_on_by_its_button(shop: Shop, ann: Person) -> None:
    ben = shop.box.person("Ben", language="en")
    code = (await met(shop, ann)).code
    await ann.says("/shop Ann's garden")
    await ann.sees("Your shop: Ann's garden")
    await ann.clicks("✨ The newest deals")
    await ann.sees("It shows 6 deals.")
    talk = shop.box.dialog(ann, ben)
    card = await ann.shares("📤", talk)
    assert "Ann's garden" in card.text and way(card) == f"{BOT}?start=s_{code}"
    await ben.opens(way(card))
    await ben.sees("Ann's garden")
    await brought(shop, (ben.id, ann.id))


async def test_the_button_does_not_lead_to_the_bot_itself(shop: Shop, ann: Person) -> None:
    await met(shop, ann)
    await ann.sees("Your code")
    with pytest.raises(CannotAct, match="does not lead to"):
        await ann.shares(SHARE, ann.private)


async def test_what_the_bot_posts_by_inline_mode_is_not_heard_as_a_command(
    shop: Shop, ann: Person
) -> None:
    """The card comes back to the bot as a message of a group, and of its own private chat."""
    tea = shop.box.group("Tea", [ann], bot_rights="admin")
    await met(shop, ann)
    await ann.sends_inline("me", tea)
    await ann.sends_inline("me", ann.private)
    lines = len(ann.screen()), len(ann.screen(tea))
    await asyncio.sleep(0.3)
    assert (len(ann.screen()), len(ann.screen(tea))) == lines


async def test_nothing_found_offers_the_list_of_deals(shop: Shop, ann: Person) -> None:
    await met(shop, ann)
    offer = await ann.is_offered("no such thing at all")
    assert offer.results == []
    assert offer.button == {"text": "Nothing found. See all deals", "start_parameter": "deals"}
    await ann.opens(f"?start={offer.button['start_parameter']}")
    await ann.sees("page 1 of 4")
